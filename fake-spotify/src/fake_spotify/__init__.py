"""A Spotify for tests and demos: accounts service and Web API over made-up music and listeners."""

from fake_spotify.accounts.apps import SCOPES, App
from fake_spotify.accounts.grants import Grant, challenge_of
from fake_spotify.behaviour import Behaviour, Faults, Fraction, Group, Mode, Outage, Quota
from fake_spotify.calls import Call
from fake_spotify.clock import Clock
from fake_spotify.fake import CLIENT_ID, FakeSpotify
from fake_spotify.plays import Play
from fake_spotify.recently import Shown
from fake_spotify.serving import serving
from fake_spotify.world import World

__all__ = [
    "CLIENT_ID",
    "SCOPES",
    "App",
    "Behaviour",
    "Call",
    "Clock",
    "FakeSpotify",
    "Faults",
    "Fraction",
    "Grant",
    "Group",
    "Mode",
    "Outage",
    "Play",
    "Quota",
    "Shown",
    "World",
    "challenge_of",
    "serving",
]
