"""One listening event, and what it was a play of.

An *observation* is one source's word about one listening event: a row of an extended history,
a row of account data, or a play seen while polling. A *play* is the event itself; reconciling
(`spotistats_common.reconcile`) decides which observations speak of the same one.
"""

from __future__ import annotations

import hashlib
from enum import StrEnum
from typing import NamedTuple

from spotistats_common.models.names import name_id


class Kind(StrEnum):
    """The medium of a play. `unknown` is a row that names nothing but has listened time."""

    MUSIC = "music"
    PODCAST = "podcast"
    AUDIOBOOK = "audiobook"
    UNKNOWN = "unknown"


class Source(StrEnum):
    """Who told us of a play, the richest first."""

    EXTENDED = "extended"
    ACCOUNT = "account"
    POLLED = "polled"


class Item(NamedTuple):
    """What was played, in the words of one source.

    `id` is Spotify's 22-character id where the source gives a URI, else one made from the names.
    """

    kind: Kind
    id: str
    name: str | None
    """The track's, episode's or chapter's name."""
    collection: str | None
    """The album's, show's or audiobook's name."""
    creator: str | None
    """The album artist's or author's name; shows have none."""


UNKNOWN_ITEM = Item(Kind.UNKNOWN, "unknown", None, None, None)


Circumstances = tuple[
    str | None, str | None, str | None, str | None,
    bool | None, bool | None, bool | None, bool | None,
]  # fmt: skip
"""The fields of an observation from `platform` on."""


class Observation(NamedTuple):
    """One source's word about one listening event. Instants are ms since 1970, UTC."""

    source: Source
    ended_at: int
    """When the play ended. Account data knows only the minute: then the minute's start."""
    ms_played: int | None
    """Listened time in ms; None where the source does not tell (polled plays)."""
    item: Item
    started_at: int | None = None
    """The client's clock at the start of the play (`offline_timestamp`); it can be wrong."""
    platform: str | None = None
    country: str | None = None
    reason_start: str | None = None
    reason_end: str | None = None
    shuffle: bool | None = None
    skipped: bool | None = None
    offline: bool | None = None
    incognito: bool | None = None


def item_of(
    kind: Kind, uri_id: str | None, name: str | None, collection: str | None, creator: str | None
) -> Item:
    """The item with these names, under Spotify's id if there is one and else its name-based id.

    >>> item_of(Kind.MUSIC, None, "Song", "Album", "Band").id == name_id("music", "Band", "Song")
    True
    """
    if uri_id is None and name is None and collection is None and creator is None:
        return UNKNOWN_ITEM
    by = creator if kind is Kind.MUSIC else collection
    return Item(kind, uri_id or name_id(kind, by, name), name, collection, creator)


# What follows from an item is remembered by its identity, since hashing its texts would cost as
# much as is saved; the entry holds the item, so that its identity is not used again.
_remembered: dict[int, tuple[Item, tuple[int, int]]] = {}
_MOST_REMEMBERED = 50_000


def hashes_of(item: Item) -> tuple[int, int]:
    """Hashes of 64 bits: of everything an item says, and of its id alone."""
    known = _remembered.get(id(item))
    if known is None:
        if len(_remembered) >= _MOST_REMEMBERED:
            _remembered.clear()
        known = _remembered[id(item)] = item, (_hash(repr(tuple(item))), _hash(item.id))
    return known[1]


def item_number(item: Item) -> int:
    """A signed 64-bit hash of everything an item says."""
    number = hashes_of(item)[0]
    return number - 2**64 if number >= 2**63 else number


def _hash(text: str) -> int:
    digest = hashlib.blake2b(text.encode("utf-8", "replace"), digest_size=8).digest()
    return int.from_bytes(digest, "big")
