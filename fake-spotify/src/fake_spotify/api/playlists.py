"""Playlists of the listener who signed in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fake_spotify.api.question import Answer, Endpoint
from fake_spotify.behaviour import Group
from fake_spotify.errors import ApiError

if TYPE_CHECKING:
    from fake_spotify.api.question import Question
    from fake_spotify.bodies import Body
    from fake_spotify.library import Playlist

_AT_ONCE = 100
_PRIVATE, _PUBLIC = "playlist-modify-private", "playlist-modify-public"


def playlists(question: Question) -> Body:
    """All playlists, the newest first."""
    found = list(question.library.playlists.values())
    return question.page(found, question.bodies.playlist)


def create(question: Question) -> Answer:
    """A new, empty playlist; public unless it is said not to be."""
    sent = question.json()
    name, public = sent.get("name"), sent.get("public", True)
    description = sent.get("description") or ""
    if not isinstance(name, str) or not name.strip():
        raise ApiError(400, "Missing required field: name")
    if not isinstance(public, bool) or not isinstance(description, str):
        raise ApiError(400, "Error parsing JSON.")
    _check_scope(question, public=public)
    made = question.library.new_playlist(name, description, public=public)
    return Answer(201, question.bodies.playlist(made))


def items(question: Question) -> Body:
    """The items of a playlist in order."""
    catalogue = question.fake.world.catalogue

    def body(uri: str) -> Body:
        track = catalogue.tracks[uri.removeprefix("spotify:track:")]
        return {"is_local": False, "item": question.bodies.track(track)}

    return question.page(_own(question).uris, body)


def add_items(question: Question) -> Answer:
    """Put up to 100 tracks into a playlist, at the end or at a position."""
    playlist, sent = _own(question), question.json()
    _check_scope(question, public=playlist.public)
    uris, position = sent.get("uris"), sent.get("position")
    if not isinstance(uris, list) or not uris:
        raise ApiError(400, "No uris provided")
    if len(uris) > _AT_ONCE:
        raise ApiError(400, "You can add a maximum of 100 tracks per request.")
    known = question.fake.world.catalogue.tracks
    for uri in uris:
        if not isinstance(uri, str) or uri.removeprefix("spotify:track:") not in known:
            raise ApiError(400, f"Invalid track uri: {uri}")
    if position is not None and position not in range(len(playlist.uris) + 1):
        raise ApiError(400, "Index out of bounds.")
    playlist.insert(uris, position)
    return Answer(201, {"snapshot_id": playlist.snapshot_id})


def _own(question: Question) -> Playlist:
    playlist = question.library.playlists.get(question.names["id"])
    if playlist is None:
        raise ApiError(404, "Resource not found")
    return playlist


def _check_scope(question: Question, *, public: bool) -> None:
    if (_PUBLIC if public else _PRIVATE) not in question.scopes:
        raise ApiError(403, "Insufficient client scope")


_READ, _MODIFY = frozenset({"playlist-read-private"}), frozenset({_PRIVATE, _PUBLIC})
ENDPOINTS = (
    Endpoint("GET", "/me/playlists", Group.PLAYLISTS, playlists, _READ),
    Endpoint("POST", "/me/playlists", Group.PLAYLISTS, create, _MODIFY),
    Endpoint("GET", "/playlists/{id}/items", Group.PLAYLISTS, items, _READ),
    Endpoint("POST", "/playlists/{id}/items", Group.PLAYLISTS, add_items, _MODIFY),
)
