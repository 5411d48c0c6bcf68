"""Which items are the same track, album or artist, and under which id and name they are shown.

- A *title* (track, episode, chapter) is its item's id. Items known only by names are joined to a
  Spotify id that goes by the same names in the same history; if there are several, to the one
  with the most plays, then to the smallest.
- A *collection* (album, show, audiobook) and a *creator* (artist, author) are their names.
- What an item leaves out (account data names no album) it takes from its title.
- What is shown of any of them is what the latest play of it says.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from spotistats_api.engine.snapshot import COLLECTIONS, CREATORS, KINDS, TITLES
from spotistats_common.models.names import name_id, normalised
from spotistats_common.models.play import UNKNOWN_ITEM, Item, Kind, item_of

if TYPE_CHECKING:
    from collections.abc import Sequence

_COLLECTION_WORD = {Kind.MUSIC: "album", Kind.PODCAST: "show", Kind.AUDIOBOOK: "audiobook"}
_CREATOR_WORD = {Kind.MUSIC: "artist", Kind.AUDIOBOOK: "author"}
_NAMELESS = {
    Kind.MUSIC: "Unknown track",
    Kind.PODCAST: "Unknown episode",
    Kind.AUDIOBOOK: "Unknown chapter",
    Kind.UNKNOWN: "Unknown",
}


@dataclass(frozen=True)
class Identities:
    """What each item is a play of: codes (row numbers) in the tables, None where it names none."""

    title_of: list[int | None]
    collection_of: list[int | None]
    creator_of: list[int | None]
    titles: pa.Table
    collections: pa.Table
    creators: pa.Table


@dataclass
class _Things:
    """Titles, collections or creators while they are collected; their code is their row."""

    code_of: dict[tuple[int, str], int] = field(default_factory=dict)
    named_at: list[int] = field(default_factory=list)
    """The place of the latest play that named it; -1 if none did."""
    names: list[str | None] = field(default_factory=list)

    def code(self, kind: int, thing_id: str) -> int:
        code = self.code_of.setdefault((kind, thing_id), len(self.names))
        if code == len(self.names):
            self.names.append(None)
            self.named_at.append(-1)
        return code

    def name(self, code: int, name: str | None, place: int) -> None:
        if name is not None and place > self.named_at[code]:
            self.names[code], self.named_at[code] = name, place

    def columns(self, code_column: str) -> dict[str, Any]:
        return {
            code_column: range(len(self.names)),
            "kind": [kind for kind, _ in self.code_of],
            "id": [thing_id for _, thing_id in self.code_of],
            "name": [
                name if name is not None else _NAMELESS[KINDS[kind]]
                for (kind, _), name in zip(self.code_of, self.names, strict=True)
            ],
        }


@dataclass
class _Latest:
    """For each code, what the latest play that told said."""

    values: dict[int, int] = field(default_factory=dict)
    told_at: dict[int, int] = field(default_factory=dict)

    def tell(self, code: int, value: int | None, place: int) -> None:
        if value is not None and place > self.told_at.get(code, -1):
            self.values[code], self.told_at[code] = value, place

    def column(self, count: int) -> list[int | None]:
        return [self.values.get(code) for code in range(count)]


def identify(items: Sequence[Item], plays: Sequence[int], latest: Sequence[int]) -> Identities:
    """Sort out items that are played.

    `plays[n]` is how many plays item `n` has, `latest[n]` the place of its latest play among all
    plays in order of time: no two items share a place.
    """
    titles, collections, creators = _Things(), _Things(), _Things()
    joined = _spotify_ids(items, plays)
    album_of, artist_of, maker_of = _Latest(), _Latest(), _Latest()
    numbers = {kind: number for number, kind in enumerate(KINDS)}
    id_of = cache(name_id)  # a name comes with many items
    title_of: list[int | None] = []
    collection_of: list[int | None] = []
    creator_of: list[int | None] = []
    for item, place in zip(items, latest, strict=True):
        title = collection = creator = None
        kind = numbers[item.kind]
        if item != UNKNOWN_ITEM:
            title_id = joined.get(_names(item), item.id) if _only_names(item) else item.id
            title = titles.code(kind, title_id)
            titles.name(title, item.name, place)
        if item.creator is not None and (word := _CREATOR_WORD.get(item.kind)):
            creator = creators.code(kind, id_of(word, item.creator))
            creators.name(creator, item.creator, place)
        if item.collection is not None and (word := _COLLECTION_WORD.get(item.kind)):
            by = () if item.kind is Kind.PODCAST else (item.creator,)
            collection = collections.code(kind, id_of(word, *by, item.collection))
            collections.name(collection, item.collection, place)
            maker_of.tell(collection, creator, place)
        if title is not None:
            album_of.tell(title, collection, place)
            artist_of.tell(title, creator, place)
        title_of.append(title)
        collection_of.append(collection)
        creator_of.append(creator)
    for number, title in enumerate(title_of):
        if title is not None and collection_of[number] is None:
            collection_of[number] = album_of.values.get(title)
        if title is not None and creator_of[number] is None:
            creator_of[number] = artist_of.values.get(title)
    title_columns = {
        **titles.columns("title"),
        "collection": album_of.column(len(titles.names)),
        "creator": artist_of.column(len(titles.names)),
    }
    collection_columns = {
        **collections.columns("collection"),
        "creator": maker_of.column(len(collections.names)),
    }
    return Identities(
        title_of,
        collection_of,
        creator_of,
        pa.table(title_columns, schema=TITLES),
        pa.table(collection_columns, schema=COLLECTIONS),
        pa.table(creators.columns("creator"), schema=CREATORS),
    )


def _only_names(item: Item) -> bool:
    # Spotify's ids do not begin with n, but the first letter alone is not a proof.
    return item.id.startswith("n") and item.id == item_of(item.kind, None, *item[2:]).id


def _names(item: Item) -> tuple[Kind, str, str] | None:
    """What items are joined by; None if they do not name a title."""
    if item.name is None:
        return None
    by = item.creator if item.kind is Kind.MUSIC else item.collection
    return item.kind, "" if by is None else normalised(by), normalised(item.name)


def _spotify_ids(
    items: Sequence[Item], plays: Sequence[int]
) -> dict[tuple[Kind, str, str] | None, str]:
    """The Spotify id to which items that are known only by these names are joined."""
    if not any(_only_names(item) for item in items):
        return {}
    plays_of: dict[tuple[Kind, str], int] = {}
    for item, count in zip(items, plays, strict=True):
        plays_of[item.kind, item.id] = plays_of.get((item.kind, item.id), 0) + count
    best: dict[tuple[Kind, str, str] | None, tuple[int, str]] = {}
    for item in items:
        names = _names(item)
        if names is None or _only_names(item):
            continue
        candidate = (-plays_of[item.kind, item.id], item.id)
        best[names] = min(best.get(names, candidate), candidate)
    return {names: spotify_id for names, (_, spotify_id) in best.items()}
