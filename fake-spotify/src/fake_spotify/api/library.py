"""Saved tracks and albums."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from fake_spotify.api.question import Answer, Endpoint
from fake_spotify.behaviour import Group
from fake_spotify.errors import ApiError

if TYPE_CHECKING:
    from fake_spotify.api.question import Question
    from fake_spotify.bodies import Body

_AT_ONCE = 40


def saved_tracks(question: Question) -> Body:
    """Saved tracks, the newest first."""
    found, saved = question.fake.world.catalogue.tracks, question.library.tracks

    def body(key: str) -> Body:
        return {"added_at": _instant(saved[key]), "track": question.bodies.track(found[key])}

    return question.page(_newest_first(saved), body)


def saved_albums(question: Question) -> Body:
    """Saved albums, the newest first."""
    found, saved = question.fake.world.catalogue.albums, question.library.albums

    def body(key: str) -> Body:
        return {"added_at": _instant(saved[key]), "album": question.bodies.album(found[key])}

    return question.page(_newest_first(saved), body)


def save(question: Question) -> Answer:
    """Save tracks and albums by URI; what is saved already stays as it is."""
    for saved, key in _wanted(question):
        saved.setdefault(key, question.now_ms)
    return Answer(200)


def remove(question: Question) -> Answer:
    """Remove tracks and albums by URI, if they are there."""
    for saved, key in _wanted(question):
        saved.pop(key, None)
    return Answer(200)


def _wanted(question: Question) -> list[tuple[dict[str, int], str]]:
    catalogue, library = question.fake.world.catalogue, question.library
    wanted = []
    for uri in question.listed("uris", _AT_ONCE):
        kind, _, key = uri.removeprefix("spotify:").partition(":")
        if kind == "track" and key in catalogue.tracks:
            wanted.append((library.tracks, key))
        elif kind == "album" and key in catalogue.albums:
            wanted.append((library.albums, key))
        else:
            raise ApiError(400, f"Invalid uri: {uri}")
    return wanted


def _newest_first(saved: dict[str, int]) -> list[str]:
    return sorted(saved, key=lambda key: (-saved[key], key))


def _instant(ms: int) -> str:
    return datetime.fromtimestamp(ms // 1000, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


_READ, _MODIFY = frozenset({"user-library-read"}), frozenset({"user-library-modify"})
ENDPOINTS = (
    Endpoint("GET", "/me/tracks", Group.LIBRARY, saved_tracks, _READ),
    Endpoint("GET", "/me/albums", Group.LIBRARY, saved_albums, _READ),
    Endpoint("PUT", "/me/library", Group.LIBRARY, save, _MODIFY),
    Endpoint("DELETE", "/me/library", Group.LIBRARY, remove, _MODIFY),
)
