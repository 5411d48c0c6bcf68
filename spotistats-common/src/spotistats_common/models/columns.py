"""Observations as columns: how an import handles many of them at once."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from spotistats_common.models.keys import ids_of, packed
from spotistats_common.models.play import Observation, Source, hashes_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from spotistats_common.models.play import Circumstances, Item

NOT_TOLD = -1
"""Stands in columns for a time that the source does not tell."""

_SOURCES = tuple(Source)
_NUMBER_OF = {source: number for number, source in enumerate(_SOURCES)}
# Odd numbers without pattern, to multiply by: the fractions of the golden ratio, √2 and √3.
_MIX = (0x9E3779B97F4A7C15, 0x6A09E667F3BCC909, 0xBB67AE8584CAA73B)

_told: dict[Circumstances, int] = {}
_MOST_REMEMBERED = 50_000


@dataclass(frozen=True)
class Columns:
    """Observations, one a row; `items` and `circumstances` hold each thing that is said once."""

    source: NDArray[np.uint8]
    ended_at: NDArray[np.int64]
    ms_played: NDArray[np.int64]
    started_at: NDArray[np.int64]
    item: NDArray[np.intp]
    """Places in `items`."""
    told: NDArray[np.intp]
    """Places in `circumstances`."""
    items: Sequence[Item]
    hashes: NDArray[np.uint64]
    """Of each of `items` two: of all it says, and of its id."""
    circumstances: Sequence[Circumstances]

    @classmethod
    def of(cls, observations: Iterable[Observation]) -> Columns:
        """The columns of some observations."""
        rows = list(observations)
        sources = [row.source for row in rows]
        ends = [row.ended_at for row in rows]
        heard = [NOT_TOLD if row.ms_played is None else row.ms_played for row in rows]
        started = [NOT_TOLD if row.started_at is None else row.started_at for row in rows]
        items, circumstances = [row.item for row in rows], [row[5:] for row in rows]
        return cls.from_lists(sources, ends, heard, started, items, circumstances)

    @classmethod
    def from_lists(  # noqa: PLR0917 - the columns
        cls,
        source: Sequence[Source],
        ended_at: Sequence[int],
        ms_played: Sequence[int],
        started_at: Sequence[int],
        items: Sequence[Item],
        circumstances: Sequence[Any],
    ) -> Columns:
        """Columns from what each row says; `NOT_TOLD` where it does not."""
        item, item_table = _interned(items)
        told, told_table = _interned(circumstances)
        return cls(
            np.fromiter(map(_NUMBER_OF.__getitem__, source), dtype=np.uint8, count=len(source)),
            np.array(ended_at, dtype=np.int64),
            np.array(ms_played, dtype=np.int64),
            np.array(started_at, dtype=np.int64),
            item,
            told,
            item_table,
            np.array(list(map(hashes_of, item_table)), dtype=np.uint64).reshape(-1, 2),
            told_table,
        )

    def __len__(self) -> int:
        return len(self.ended_at)

    def take(self, places: NDArray[np.intp]) -> Columns:
        """Some of the rows."""
        return Columns(
            self.source[places],
            self.ended_at[places],
            self.ms_played[places],
            self.started_at[places],
            self.item[places],
            self.told[places],
            self.items,
            self.hashes,
            self.circumstances,
        )

    def observations(self) -> list[Observation]:
        """The rows as observations."""
        when = (self.ended_at, self.ms_played, self.started_at)
        return [
            Observation(
                _SOURCES[source],
                ended_at,
                None if ms_played == NOT_TOLD else ms_played,
                self.items[item],
                None if started_at == NOT_TOLD else started_at,
                *self.circumstances[told],
            )
            for source, item, told, ended_at, ms_played, started_at in zip(
                *(column.tolist() for column in (self.source, self.item, self.told, *when)),
                strict=True,
            )
        ]

    @property
    def item_numbers(self) -> NDArray[np.int64]:
        """`models.play.item_number` of each of `items`."""
        return self.hashes[:, 0].astype(np.int64)

    @cached_property
    def keys(self) -> NDArray[np.bytes_]:
        """The natural ids of the rows within their user, packed (see `models.keys`).

        The same row gives the same id, whoever imports it and when; ids sort by time. The first 8
        of the hex digits are those of the event (source, item, listened time), the last 8 those of
        everything else a source says of it (names, platform, reasons, …): two exports made years
        apart can describe one event differently, and both are kept. 32 bits are enough for each:
        ids need only differ among the few observations of one user that end in the same ms.
        """
        numbers, names = self.hashes.T
        told = np.array([_hash_of(each) for each in self.circumstances], dtype=np.uint64)
        event = _mixed(names[self.item], self.ms_played, self.source)
        detail = _mixed(numbers[self.item], self.started_at, told[self.told])
        high = event & np.uint64(0xFFFFFFFF00000000)
        return packed(self.ended_at, high | (detail >> np.uint64(32)))


def observation_ids(observations: Iterable[Observation]) -> list[str]:
    """The natural ids of observations as text, see `Columns.keys`."""
    return ids_of(Columns.of(observations).keys)


def observation_id(observation: Observation) -> str:
    """The natural id of one observation, see `Columns.keys`."""
    return observation_ids([observation])[0]


def _interned(values: Sequence[Any]) -> tuple[NDArray[np.intp], Sequence[Any]]:
    """Places in a table of the different objects, and the table."""
    identities = np.fromiter(map(id, values), dtype=np.int64, count=len(values))
    _, first, places = np.unique(identities, return_index=True, return_inverse=True)
    return places, [values[place] for place in first.tolist()]


def _mixed(*columns: NDArray[Any]) -> NDArray[np.uint64]:
    """One hash a row of some integers; the upper bits are the best."""
    mixed = np.zeros(len(columns[0]), dtype=np.uint64)
    for column, factor in zip(columns, _MIX, strict=True):
        mixed ^= column.astype(np.uint64) * np.uint64(factor)
        mixed ^= mixed >> np.uint64(29)
        mixed *= np.uint64(_MIX[0])
        mixed ^= mixed >> np.uint64(32)
    return mixed * np.uint64(_MIX[1])


def _hash_of(circumstances: Circumstances) -> int:
    known = _told.get(circumstances)
    if known is None:
        if len(_told) >= _MOST_REMEMBERED:
            _told.clear()
        text = repr(tuple(circumstances)).encode("utf-8", "replace")
        digest = hashlib.blake2b(text, digest_size=8).digest()
        known = _told[circumstances] = int.from_bytes(digest, "big")
    return known
