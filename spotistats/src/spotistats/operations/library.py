"""Finding things, one track, album or artist, and the plays themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Unpack

from spotistats.flows import Flow, Page, ask
from spotistats.operations.explore import described
from spotistats.querying import QueryBuilder, without_nothing
from spotistats_sdk.api.library import get_album, get_artist, get_track, list_artwork
from spotistats_sdk.api.library import search as search_library
from spotistats_sdk.api.plays import list_plays, query_plays
from spotistats_sdk.models import PlayQuery

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from spotistats import results
    from spotistats.asking import Asked, Rule
    from spotistats_sdk.models import HeardEntity

_OF_PLAYS = (
    "since",
    "until",
    "tz",
    "kind",
    "min_ms",
    "count_skipped",
    "count_incognito",
    "where",
)
"""What of a query tells which plays it looks at."""


def search(
    text: str,
    entity: HeardEntity | Sequence[HeardEntity] | None = None,
    *,
    limit: int = 50,
    offset: int = 0,
    **asked: Unpack[Rule],
) -> Flow[results.SearchList]:
    """Tracks, albums, artists, shows, … of the history, by their names."""
    return ask(search_library, q=text, entity=entity, limit=limit, offset=offset, **asked)


def track(track_id: str, /, **asked: Unpack[Asked]) -> Flow[results.Detail]:
    """One track (or episode, or chapter, by `kind`) and its figures; its id is in other answers."""
    return ask(get_track, track_id, **asked)


def album(album_id: str, /, **asked: Unpack[Asked]) -> Flow[results.Detail]:
    """One album (or show, or audiobook, by `kind`) and its figures; its id is in other answers."""
    return ask(get_album, album_id, **asked)


def artist(artist_id: str, /, **asked: Unpack[Asked]) -> Flow[results.Detail]:
    """One artist (or author, by `kind`) and its figures; its id is in other answers."""
    return ask(get_artist, artist_id, **asked)


def artwork(
    *,
    tracks: Sequence[str] = (),
    albums: Sequence[str] = (),
    artists: Sequence[str] = (),
) -> Flow[results.ArtworkList]:
    """Where Spotify keeps covers and pictures of these, by their ids; without what is not known."""
    wanted = without_nothing(
        {"track_id": list(tracks), "album_id": list(albums), "artist_id": list(artists)}
    )
    return ask(list_artwork, **{name: ids for name, ids in wanted.items() if ids})


def plays(
    *, page_size: int = 1000, limit: int | None = None, **asked: Unpack[Asked]
) -> Callable[[Any], Flow[Page[results.Play]]]:
    """The plays themselves, the latest first: all of them, or at most `limit`."""

    def part(size: int, cursor: Any) -> Flow[results.PlayPage]:
        return ask(list_plays, limit=size, cursor=cursor, **asked)

    return _in_parts(part, page_size, limit)


def plays_behind(
    asked: QueryBuilder[Any] | results.Query, *, page_size: int = 1000, limit: int | None = None
) -> Callable[[Any], Flow[Page[results.Play]]]:
    """The plays that a query looks at, the latest first: all of them, or at most `limit`.

    What it says of groups does not matter, only its period, kinds, counting rule and `where`.
    """

    def part(size: int, cursor: Any) -> Flow[results.PlayPage]:
        wanted = yield from described(asked)
        body = {name: value for name, value in wanted.items() if name in _OF_PLAYS}
        body |= without_nothing({"limit": size, "cursor": cursor})
        found: results.PlayPage = yield from ask(
            query_plays, body=PlayQuery.from_dict(body), repeatable=True
        )
        return found

    return _in_parts(part, page_size, limit)


def _in_parts(
    part: Callable[[int, Any], Flow[results.PlayPage]], page_size: int, limit: int | None
) -> Callable[[Any], Flow[Page[results.Play]]]:
    left = limit

    def page(cursor: Any) -> Flow[Page[results.Play]]:
        nonlocal left
        size = page_size if left is None else min(page_size, left)
        if size <= 0:
            return Page((), None)
        found = yield from part(size, cursor)
        if left is not None:
            left -= len(found.items)
        return Page(found.items, found.next_cursor if left != 0 else None)

    return page
