"""One listening event, and what it was a play of.

An *observation* is one source's word about one listening event: a row of an extended history,
a row of account data, or a play seen while polling. A *play* is the event itself; reconciling
(`spotistats_common.reconcile`) decides which observations speak of the same one.
"""

from __future__ import annotations

import hashlib
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

from spotistats_common.models.names import name_id

if TYPE_CHECKING:
    from collections.abc import Iterable


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
_remembered: dict[int, tuple[Item, int, int]] = {}
_told: dict[tuple[object, ...], int] = {}
_SALTS = {source: crc32(source.value.encode()) for source in Source}
_MOST_REMEMBERED = 50_000


def _numbers_of(item: Item) -> tuple[Item, int, int]:
    """The item, the hash of all it says, and the CRC of its id."""
    known = _remembered.get(id(item))
    if known is None:
        if len(_remembered) >= _MOST_REMEMBERED:
            _remembered.clear()
        text = repr(tuple(item)).encode("utf-8", "replace")
        digest = hashlib.blake2b(text, digest_size=8).digest()
        number = int.from_bytes(digest, "big", signed=True)
        known = _remembered[id(item)] = item, number, crc32(item.id.encode("utf-8", "replace"))
    return known


def item_number(item: Item) -> int:
    """A signed 64-bit hash of everything an item says."""
    return _numbers_of(item)[1]


def observation_ids(observations: Iterable[Observation]) -> list[str]:
    """The natural ids of observations within their user: `<ended_at, 13 digits>:<16 hex digits>`.

    The same row gives the same id, whoever imports it and when; ids sort by time. The first 8 of
    the hex digits are those of the event (source, item, listened time), the last 8 those of
    everything else a source says of it (names, platform, reasons, …): two exports made years apart
    can describe one event differently, and both are kept. A CRC is enough for each: ids need only
    differ among the few observations of one user that end in the same millisecond.
    """
    found = []
    for observation in observations:
        item = observation[3]
        _, number, item_crc = _remembered.get(id(item)) or _numbers_of(item)
        told = _told.get(observation[5:])
        if told is None:
            told = _crc_of_circumstances(observation[5:])
        event = crc32(b"%d" % observation[2] if observation[2] is not None else b"", item_crc)
        if observation[4] is not None:
            told = crc32(b"%d" % observation[4], told)
        event ^= _SALTS[observation[0]]
        told ^= number & 0xFFFFFFFF
        found.append(f"{observation[1]:013d}:{event:08x}{told:08x}")
    return found


def observation_id(observation: Observation) -> str:
    """The natural id of one observation, see `observation_ids`."""
    return observation_ids([observation])[0]


def _crc_of_circumstances(circumstances: tuple[str | bool | None, ...]) -> int:
    if len(_told) >= _MOST_REMEMBERED:
        _told.clear()
    text = "|".join(map(_word, circumstances)).encode("utf-8", "replace")
    told = _told[circumstances] = crc32(text)
    return told


def _word(value: str | bool | None) -> str:
    # So that no text reads like a flag, or like nothing.
    return "" if value is None else str(int(value)) if isinstance(value, bool) else f"'{value}"
