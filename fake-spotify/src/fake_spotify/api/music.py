"""Tracks, albums and artists, one by one and several at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from fake_spotify.api.question import Endpoint
from fake_spotify.behaviour import Group
from fake_spotify.chance import is_spotify_id
from fake_spotify.errors import ApiError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from fake_spotify.api.question import Answer, Question
    from fake_spotify.bodies import Body

T = TypeVar("T")


def _one(question: Question, found: Mapping[str, T]) -> T:
    key = question.names["id"]
    if not is_spotify_id(key):
        raise ApiError(400, "Invalid base62 id")
    if key not in found:
        raise ApiError(404, "Resource not found")
    return found[key]


def _several(
    question: Question, found: Mapping[str, T], body_of: Callable[[T], Body], most: int
) -> list[Body | None]:
    keys = question.listed("ids", most)
    if not all(is_spotify_id(key) for key in keys):
        raise ApiError(400, "Invalid base62 id")
    return [body_of(found[key]) if key in found else None for key in keys]


def track(question: Question) -> Body:
    """One track."""
    return question.bodies.track(_one(question, question.fake.world.catalogue.tracks))


def tracks(question: Question) -> Body:
    """Up to 50 tracks; null for what there is not."""
    found = question.fake.world.catalogue.tracks
    return {"tracks": _several(question, found, question.bodies.track, 50)}


def album(question: Question) -> Body:
    """One album."""
    return question.bodies.album(_one(question, question.fake.world.catalogue.albums))


def albums(question: Question) -> Body:
    """Up to 20 albums; null for what there is not."""
    found = question.fake.world.catalogue.albums
    return {"albums": _several(question, found, question.bodies.album, 20)}


def album_tracks(question: Question) -> Body:
    """The tracks of an album."""
    catalogue = question.fake.world.catalogue
    found = catalogue.album_tracks[_one(question, catalogue.albums).id]
    return question.page(found, question.bodies.simple_track)


def artist(question: Question) -> Body:
    """One artist."""
    return question.bodies.artist(_one(question, question.fake.world.catalogue.artists))


def artists(question: Question) -> Body:
    """Up to 50 artists; null for what there is not."""
    found = question.fake.world.catalogue.artists
    return {"artists": _several(question, found, question.bodies.artist, 50)}


def _not_there(_question: Question) -> Answer:
    raise ApiError(404, "Service not found")


# What development mode lost and nothing here needs: 403 there, and not there at all otherwise.
_GONE = (
    "/episodes",
    "/shows",
    "/artists/{id}/top-tracks",
    "/artists/{id}/related-artists",
    "/markets",
    "/users/{id}",
    "/audio-features",
    "/audio-features/{id}",
    "/audio-analysis/{id}",
    "/recommendations",
)
ENDPOINTS = (
    Endpoint("GET", "/tracks", Group.TRACKS, tracks, gone=True),
    Endpoint("GET", "/tracks/{id}", Group.TRACKS, track),
    Endpoint("GET", "/albums", Group.ALBUMS, albums, gone=True),
    Endpoint("GET", "/albums/{id}", Group.ALBUMS, album),
    Endpoint("GET", "/albums/{id}/tracks", Group.ALBUMS, album_tracks),
    Endpoint("GET", "/artists", Group.ARTISTS, artists, gone=True),
    Endpoint("GET", "/artists/{id}", Group.ARTISTS, artist),
    *(Endpoint("GET", path, Group.OTHER, _not_there, gone=True) for path in _GONE),
)
