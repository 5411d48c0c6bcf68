"""What Spotify's Web API answers, as far as we use it; tolerant of all that is missing.

Development-mode apps get bodies with fewer fields, and things that were taken down lose names: only
what nothing can be done without is required. `Malformed` says that it is not there.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any


class Malformed(Exception):  # noqa: N818 - the client tells it as `NotReachable`
    """A body is not what the API promises."""


@dataclass(frozen=True, slots=True)
class Ref:
    """An artist or album as another thing names it."""

    id: str | None
    name: str | None


@dataclass(frozen=True, slots=True)
class Image:
    """A picture; sizes in pixels, if told."""

    url: str
    width: int | None
    height: int | None


@dataclass(frozen=True, slots=True)
class Artist:
    """An artist."""

    id: str
    name: str | None
    images: tuple[Image, ...]
    genres: tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class Album:
    """An album."""

    id: str | None
    name: str | None
    artists: tuple[Ref, ...]
    images: tuple[Image, ...]
    release_date: str | None
    type: str | None
    total_tracks: int | None


@dataclass(frozen=True, slots=True)
class Track:
    """A track; local files have no id."""

    id: str | None
    name: str | None
    artists: tuple[Ref, ...]
    album: Album | None
    duration_ms: int | None
    explicit: bool | None
    isrc: str | None


@dataclass(frozen=True, slots=True)
class Played:
    """A play that recently-played shows."""

    track: Track
    ended_at: int
    """When it ended (`played_at`), ms since 1970."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a list."""

    items: tuple[Any, ...]
    has_more: bool


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) and value else None  # "" after a takedown


def _number(value: Any) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _fields(value: Any) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise Malformed("an object is missing")
    return value


def _ref(body: dict[str, Any]) -> Ref:
    return Ref(_text(body.get("id")), _text(body.get("name")))


def _refs(value: Any) -> tuple[Ref, ...]:
    return tuple(_ref(each) for each in _list(value) if isinstance(each, dict))


def _images(value: Any) -> tuple[Image, ...]:
    return tuple(
        Image(each["url"], _number(each.get("width")), _number(each.get("height")))
        for each in _list(value)
        if isinstance(each, dict) and _text(each.get("url"))
    )


def artist(body: Any) -> Artist:
    """An artist; Malformed without an id."""
    body = _fields(body)
    spotify_id = _text(body.get("id"))
    if spotify_id is None:
        raise Malformed("an artist has no id")
    genres = body.get("genres")  # gone for apps in development mode
    known = tuple(filter(None, map(_text, genres))) if isinstance(genres, list) else None
    return Artist(spotify_id, _text(body.get("name")), _images(body.get("images")), known)


def album(body: Any) -> Album:
    """An album; local files are on one without an id."""
    body = _fields(body)
    return Album(
        _text(body.get("id")),
        _text(body.get("name")),
        _refs(body.get("artists")),
        _images(body.get("images")),
        _text(body.get("release_date")),
        _text(body.get("album_type")),
        _number(body.get("total_tracks")),
    )


def track(body: Any) -> Track:
    """A track."""
    body = _fields(body)
    ids = body.get("external_ids")
    inner = body.get("album")
    explicit = body.get("explicit")
    return Track(
        None if body.get("is_local") is True else _text(body.get("id")),
        _text(body.get("name")),
        _refs(body.get("artists")),
        album(inner) if isinstance(inner, dict) else None,
        _number(body.get("duration_ms")),
        explicit if isinstance(explicit, bool) else None,
        _text(ids.get("isrc")) if isinstance(ids, dict) else None,
    )


def played(body: Any) -> Played:
    """An item of recently-played; Malformed without a track or an end."""
    body = _fields(body)
    text = body.get("played_at")
    try:
        when = datetime.fromisoformat(text)
    except (TypeError, ValueError) as error:
        raise Malformed(f"played_at is {text!r}") from error
    when = when.replace(tzinfo=UTC) if when.tzinfo is None else when
    return Played(track(body.get("track")), round(when.timestamp() * 1000))


def page(body: Any) -> Page:
    """A page of a list; Malformed without `items`."""
    items = _fields(body).get("items")
    if not isinstance(items, list):
        raise Malformed("a page has no items")
    return Page(tuple(items), body.get("next") is not None)
