"""Who signed in, and what they like most."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from fake_spotify.api.question import Endpoint
from fake_spotify.behaviour import Group
from fake_spotify.clock import DAY_MS
from fake_spotify.errors import ApiError

if TYPE_CHECKING:
    from fake_spotify.api.question import Question
    from fake_spotify.bodies import Body
    from fake_spotify.catalogue import Artist, Track
    from fake_spotify.world import World

RANGE_DAYS = {"short_term": 28, "medium_term": 182, "long_term": 365}


def me(question: Question) -> Body:
    """Who signed in."""
    return question.bodies.listener(question.listener, question.scopes)


def top(question: Question) -> Body:
    """The most played artists or tracks of a range of time."""
    kind, time_range = question.names["kind"], question.query.get("time_range", "medium_term")
    if time_range not in RANGE_DAYS:
        raise ApiError(400, "Invalid time range")
    of = (question.fake.world, question.listener.id, time_range, question.now_ms)
    if kind == "artists":
        return question.page(top_artists(*of), question.bodies.artist)
    if kind == "tracks":
        return question.page(top_tracks(*of), question.bodies.track)
    raise ApiError(404, "Service not found")


def top_tracks(world: World, user: str, time_range: str, now_ms: int) -> list[Track]:
    """The tracks of a range, most played first. Lists are made once a day, at midnight UTC."""
    tracks = _shown_tracks(world, user, time_range, now_ms)
    counts = Counter(track.uri for track in tracks)
    found = {track.uri: track for track in tracks}
    return [found[uri] for uri in sorted(counts, key=lambda uri: (-counts[uri], uri))]


def top_artists(world: World, user: str, time_range: str, now_ms: int) -> list[Artist]:
    """The artists of a range, most played first."""
    tracks = _shown_tracks(world, user, time_range, now_ms)
    counts = Counter(track.artists[0].id for track in tracks)
    found = world.catalogue.artists
    return [found[key] for key in sorted(counts, key=lambda key: (-counts[key], key))]


def _shown_tracks(world: World, user: str, time_range: str, now_ms: int) -> list[Track]:
    midnight = now_ms - now_ms % DAY_MS
    since = midnight - RANGE_DAYS[time_range] * DAY_MS
    tracks = []
    for play in world.backwards(user, midnight):
        if play.ended_at <= since:
            break
        if play.track and not play.track.is_local:
            tracks.append(play.track)
    return tracks


ENDPOINTS = (
    Endpoint("GET", "/me", Group.ME, me),
    Endpoint("GET", "/me/top/{kind}", Group.TOP, top, frozenset({"user-top-read"})),
)
