"""The rows that an import brought, kept as their packed natural ids (see `models.keys`)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from spotistats_common.models.keys import PACKED, among, distinct, ids_of, joined
from spotistats_common.store.joining import ALREADY_IMPORTED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from numpy.typing import NDArray

    from spotistats_common.store.client import Document
    from spotistats_importer.blocks import Block
    from spotistats_importer.report import Tally

_SLICE = 5_000


def rows_only_in(
    ours: Iterable[Mapping[str, bytes]], others: Iterable[Mapping[str, bytes]]
) -> NDArray[np.bytes_]:
    """The rows of some batches that no batch of `others` has, in order of time."""
    mine = distinct(_all_rows(ours))
    theirs = _all_rows(others)
    return mine[~np.isin(mine, theirs)]


def slices(rows: NDArray[np.bytes_]) -> Iterator[frozenset[str]]:
    """The rows as natural ids, some thousands at a time."""
    for start in range(0, len(rows), _SLICE):
        yield frozenset(ids_of(rows[start : start + _SLICE]))


def _all_rows(batches: Iterable[Mapping[str, bytes]]) -> NDArray[np.bytes_]:
    packed = b"".join(part for batch in batches for part in (batch["stored"], batch["known"]))
    return np.frombuffer(packed, dtype=PACKED)


class KnownSegment(NamedTuple):
    """A segment that another import has brought to the history or found there."""

    keys: NDArray[np.bytes_]
    """What its rows are, each once."""
    duplicates: list[int]
    """Which rows, counted from 0, say what an earlier one of it says."""

    def count_in(self, tally: Tally, rows: range) -> None:
        """Add its rows, which are `rows` in their file, to the counts of a report."""
        again = [rows[place] for place in self.duplicates]
        tally.count_all("known", "duplicate_row", again)
        others = [row for row in rows if row not in again] if again else rows
        tally.count_all("known", ALREADY_IMPORTED, others)


class Earlier:
    """What other imports have brought to the history or found there."""

    def __init__(self, batches: Iterable[Document]) -> None:
        parts = []
        self._segments: dict[str, tuple[Document, NDArray[np.bytes_], NDArray[np.bytes_]]] = {}
        for batch in batches:
            stored, known = (np.frombuffer(batch[name], PACKED) for name in ("stored", "known"))
            parts += [stored, known]
            for each in batch.get("segments", ()):
                self._segments[each["digest"]] = each, stored, known
        self.rows: NDArray[np.bytes_] = distinct(joined(parts))
        """All rows, sorted."""

    def rows_in(self, digest: str) -> int | None:
        """How many rows a segment has, if it is known."""
        found = self._segments.get(digest)
        return None if found is None else found[0]["rows"]

    def segment(self, digest: str) -> KnownSegment:
        """A segment that is known."""
        noted, stored, known = self._segments[digest]
        keys = joined([stored[slice(*noted["stored"])], known[slice(*noted["known"])]])
        return KnownSegment(keys, noted["duplicates"])


def entry_of(block: Block, told: NDArray[np.intp], earlier: Earlier) -> dict[str, Any]:
    """What is written down of the rows of a block; `told` are the places of those that were in the
    history already."""
    keys, old = block.columns.keys, np.zeros(len(block.columns), dtype=bool)
    old[told] = True
    old_before = [0, *np.cumsum(old).tolist()]
    rows = [[each.rows.start, each.rows.stop] for each in block.segments]
    places = np.searchsorted(block.rows, np.array(rows, dtype=np.int64)).tolist()
    known: list[NDArray[np.bytes_]] = []
    segments, at, unparsed = [], 0, 0
    for each, (first, end) in zip(block.segments, places, strict=True):
        known_before, duplicates = old_before[first] + unparsed, list(each.duplicates)
        if each.is_known:
            found = earlier.segment(each.digest)
            known += [keys[at:first][old[at:first]], found.keys]
            at, unparsed = first, unparsed + len(found.keys)
            duplicates = found.duplicates
        segments.append(
            {
                "digest": each.digest,
                "rows": len(each.rows),
                "duplicates": duplicates,
                "stored": [first - old_before[first], end - old_before[end]],
                "known": [known_before, old_before[end] + unparsed],
            }
        )
    known.append(keys[at:][old[at:]])
    return {
        "stored": keys[~old].tobytes(),
        "known": joined(known).tobytes(),
        "segments": segments,
    }


class Brought:
    """The rows that the import at work brought so far; to be told apart from older ones."""

    def __init__(self) -> None:
        self._parts: list[NDArray[np.bytes_]] = []

    def add(self, rows: bytes) -> None:
        """Note more rows, as a batch keeps them."""
        if rows:
            self._parts.append(np.sort(np.frombuffer(rows, dtype=PACKED)))

    def among(self, keys: NDArray[np.bytes_]) -> NDArray[np.bool_]:
        """Which of `keys` this import brought."""
        found = np.zeros(len(keys), dtype=bool)
        for part in self._parts:
            found |= among(keys, part)
        return found
