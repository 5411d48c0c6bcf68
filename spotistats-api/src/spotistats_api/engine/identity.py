"""Which items are the same track, album or artist, and under which id and name they are shown.

- A *title* (track, episode, chapter) is its item's id. Items known only by names are joined to a
  Spotify id that goes by the same names in the same history; if there are several, to the one
  with the most plays, then to the smallest. Spotify ids of music with the same ISRC are then one
  *recording*: a title whose id is the smallest of those that are played. Which of them has more
  plays makes no difference, so that further plays do not change it.
- A *collection* (album, show, audiobook) and a *creator* (artist, author) are their names.
- What an item leaves out (account data names no album) it takes from its title.
- What is shown of any of them is what the latest play of it says.

An item can so be read by what is said of others, past or to come. What an append (see
`engine.append`) has to know of that is kept: in `titles`, whose items left something out; in
`aliases`, which names are joined to which Spotify id, and which other ids go by the same names; in
`recordings`, which ids are joined to the title of another one.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any

from spotistats_api.engine.snapshot import KINDS
from spotistats_common.models.names import name_id
from spotistats_common.models.play import UNKNOWN_ITEM, Item, Kind, item_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Key = tuple[Kind, str]
"""The kind and the id of something."""
Columns = dict[str, list[Any]]
"""Rows by columns, in the order of the schemas of `engine.snapshot`, without the row number."""

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
    """What each item is a play of: codes (row numbers) in the tables, None where it names none.

    Names in the tables are None where no item told one.
    """

    title_of: list[int | None]
    collection_of: list[int | None]
    creator_of: list[int | None]
    titles: Columns
    collections: Columns
    creators: Columns


@dataclass(frozen=True)
class Joins:
    """What items that are known only by names are joined to."""

    spotify_ids: Mapping[Key, str]
    """By the item's id."""
    behind: Mapping[tuple[Key, str], int]
    """How many plays those ids that go by the same names, but are not joined, have less."""


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

    def columns(self) -> Columns:
        return {
            "kind": [kind for kind, _ in self.code_of],
            "id": [thing_id for _, thing_id in self.code_of],
            "name": list(self.names),
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


def shown_name(kind: int, name: str | None) -> str:
    """The name to show for a title, whose kind is a number; there may be none."""
    return _NAMELESS[KINDS[kind]] if name is None else name


def identify(
    items: Sequence[Item], latest: Sequence[int], title_ids: Mapping[Key, str]
) -> Identities:
    """Sort out items that are played.

    `latest[n]` is the place of the latest play of item `n` among all plays in order of time: no
    two items share a place. `title_ids` is the id of their title where it is not the item's own.
    """
    titles, collections, creators = _Things(), _Things(), _Things()
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
            title = titles.code(kind, title_ids.get((item.kind, item.id), item.id))
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
    without_collection, without_creator = set(), set()
    for number, title in enumerate(title_of):
        if title is not None and collection_of[number] is None:
            collection_of[number] = album_of.values.get(title)
            without_collection.add(title)
        if title is not None and creator_of[number] is None:
            creator_of[number] = artist_of.values.get(title)
            without_creator.add(title)
    count = len(titles.names)
    title_columns = {
        **titles.columns(),
        "collection": album_of.column(count),
        "creator": artist_of.column(count),
        "fills_collection": [title in without_collection for title in range(count)],
        "fills_creator": [title in without_creator for title in range(count)],
    }
    collection_columns = {
        **collections.columns(),
        "creator": maker_of.column(len(collections.names)),
    }
    return Identities(
        title_of,
        collection_of,
        creator_of,
        title_columns,
        collection_columns,
        creators.columns(),
    )


def title_ids(names: Mapping[Key, str], recordings: Mapping[str, str]) -> dict[Key, str]:
    """The ids of titles where they are not the items' own.

    `names` is what items that are known only by names are joined to, `recordings` the ids of music
    that are joined to another one.
    """
    found = {(Kind.MUSIC, spotify_id): title_id for spotify_id, title_id in recordings.items()}
    for key, spotify_id in names.items():
        found[key] = found.get((key[0], spotify_id), spotify_id)
    return found


def only_names(item: Item) -> bool:
    """Whether no Spotify id is known of an item."""
    # Spotify's ids do not begin with n, but the first letter alone is not a proof.
    return item.id.startswith("n") and item.id == names_of(item)


def names_of(item: Item) -> str:
    """What items of a kind are joined by: the id that these names have by themselves."""
    return item_of(item.kind, None, *item[2:]).id


def join(items: Sequence[Item], plays: Sequence[int]) -> Joins:
    """Join items that are known only by names; `plays[n]` is how many plays item `n` has."""
    # A name is asked for: what has none is not the same as everything else that has none.
    alone = {(item.kind, item.id) for item in items if item.name is not None and only_names(item)}
    if not alone:
        return Joins({}, {})
    plays_of: Counter[Key] = Counter()
    candidates: dict[Key, set[str]] = {}
    for item, count in zip(items, plays, strict=True):
        plays_of[item.kind, item.id] += count
        if item.name is None or only_names(item):
            continue
        names = (item.kind, names_of(item))
        if names in alone:
            candidates.setdefault(names, set()).add(item.id)
    spotify_ids, behind = {}, {}
    for names, ids in candidates.items():
        kind = names[0]
        best = min(ids, key=lambda each: (-plays_of[kind, each], each))
        spotify_ids[names] = best
        for other in ids - {best}:
            behind[names, other] = plays_of[kind, best] - plays_of[kind, other]
    return Joins(spotify_ids, behind)
