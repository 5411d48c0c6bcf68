"""The rows that an import brought, kept as their packed natural ids (see `models.keys`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from spotistats_common.models.keys import PACKED, among, ids_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from numpy.typing import NDArray

_SLICE = 5_000


def rows_only_in(
    ours: Iterable[Mapping[str, bytes]], others: Iterable[Mapping[str, bytes]]
) -> NDArray[np.bytes_]:
    """The rows of some batches that no batch of `others` has, in order of time."""
    mine = np.unique(_all_rows(ours))
    theirs = _all_rows(others)
    return mine[~np.isin(mine, theirs)]


def slices(rows: NDArray[np.bytes_]) -> Iterator[frozenset[str]]:
    """The rows as natural ids, some thousands at a time."""
    for start in range(0, len(rows), _SLICE):
        yield frozenset(ids_of(rows[start : start + _SLICE]))


def _all_rows(batches: Iterable[Mapping[str, bytes]]) -> NDArray[np.bytes_]:
    packed = b"".join(part for batch in batches for part in (batch["stored"], batch["known"]))
    return np.frombuffer(packed, dtype=PACKED)


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
