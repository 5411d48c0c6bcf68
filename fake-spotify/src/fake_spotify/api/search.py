"""Search by words and field filters."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from fake_spotify.api.question import Endpoint
from fake_spotify.behaviour import Group, Mode
from fake_spotify.errors import ApiError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from fake_spotify.api.question import Question
    from fake_spotify.bodies import Body
    from fake_spotify.catalogue import Album, Artist, Track

T = TypeVar("T", "Album", "Artist", "Track")
_FILTER = re.compile(r'(track|artist|album|isrc):("[^"]*"|\S+)')
# How many a page holds unless asked, and at most.
_PAGE = {Mode.DEVELOPMENT: (5, 10), Mode.EXTENDED: (20, 50)}


@dataclass(frozen=True)
class _Query:
    words: tuple[str, ...]
    filters: dict[str, str]

    def fits(self, **fields: str) -> bool:
        """Whether all words are somewhere in the fields, and each filter in its own."""
        told = {name: text.casefold() for name, text in fields.items()}
        everything = " ".join(told.values())
        return all(word in everything for word in self.words) and all(
            wanted in told.get(name, "") for name, wanted in self.filters.items()
        )


def search(question: Question) -> Body:
    """Tracks, albums and artists, the most popular first."""
    wanted = _parsed(question.query.get("q", ""))
    catalogue, bodies = question.fake.world.catalogue, question.bodies
    body: Body = {}
    for kind in question.listed("type", 3):
        asked = replace(question, query={**question.query, "type": kind})
        if kind == "track":
            tracks = _found(catalogue.all_tracks, lambda each: _track_fits(wanted, each))
            body["tracks"] = _page(asked, tracks, bodies.track)
        elif kind == "album":
            albums = _found(catalogue.albums.values(), lambda each: _album_fits(wanted, each))
            body["albums"] = _page(asked, albums, bodies.simple_album)
        elif kind == "artist":
            artists = _found(catalogue.artists.values(), lambda each: wanted.fits(artist=each.name))
            body["artists"] = _page(asked, artists, bodies.artist)
        else:
            raise ApiError(400, f"Bad search type field {kind}")
    return body


def _parsed(text: str) -> _Query:
    if not text.strip():
        raise ApiError(400, "No search query")
    filters = {name: value.strip('"').casefold() for name, value in _FILTER.findall(text)}
    words = _FILTER.sub(" ", text).casefold().replace('"', " ").split()
    return _Query(tuple(words), filters)


def _track_fits(wanted: _Query, track: Track) -> bool:
    artists = " ".join(artist.name for artist in track.artists)
    return wanted.fits(
        track=track.name, artist=artists, album=track.album.name, isrc=track.isrc or ""
    )


def _album_fits(wanted: _Query, album: Album) -> bool:
    return wanted.fits(album=album.name, artist=album.artists[0].name)


def _found(of: Iterable[T], fits: Callable[[T], bool]) -> list[T]:
    return sorted(filter(fits, of), key=lambda each: (-each.popularity, each.uri))


def _page(question: Question, found: list[T], body_of: Callable[[T], Body]) -> Body:
    default, most = _PAGE[question.fake.behaviour.mode]
    return question.page(found, body_of, default, most)


ENDPOINTS = (Endpoint("GET", "/search", Group.SEARCH, search),)
