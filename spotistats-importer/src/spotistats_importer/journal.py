"""The rows that an import brought, kept as 16 bytes each: end (ms) and key."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from numpy.typing import NDArray

# Big-endian, so that rows sort as their bytes do.
_ROW = np.dtype([("ended_at", ">i8"), ("key", ">u8")])
_BYTES = np.dtype("V16")
# Bytes of one length, which NumPy can sort; that it ignores zeros at their ends does no harm then.
_SORTABLE = np.dtype("S16")
_SLICE = 5_000


def pack(keys: Iterable[str]) -> bytes:
    """Natural ids (`<13 digits>:<16 hex digits>`) as bytes."""
    return np.array([(int(key[:13]), int(key[14:], 16)) for key in keys], dtype=_ROW).tobytes()


def unpack(rows: NDArray[np.void]) -> list[str]:
    """The natural ids that `pack` packed."""
    return [f"{ended_at:013d}:{key:016x}" for ended_at, key in rows.view(_ROW).tolist()]


def rows_only_in(
    ours: Iterable[Mapping[str, bytes]], others: Iterable[Mapping[str, bytes]]
) -> NDArray[np.void]:
    """The rows of some batches that no batch of `others` has, in order of time."""
    mine = np.unique(_all_rows(ours))
    theirs = _all_rows(others)
    return _as_void(mine[~np.isin(mine, theirs)])


def slices(rows: NDArray[np.void]) -> Iterator[frozenset[str]]:
    """The rows as natural ids, some thousands at a time."""
    for start in range(0, len(rows), _SLICE):
        yield frozenset(unpack(rows[start : start + _SLICE]))


def _all_rows(batches: Iterable[Mapping[str, bytes]]) -> NDArray[np.bytes_]:
    packed = b"".join(part for batch in batches for part in (batch["stored"], batch["known"]))
    return np.frombuffer(packed, dtype=_SORTABLE)


def _as_void(rows: NDArray[np.bytes_]) -> NDArray[np.void]:
    return rows.view(_BYTES)


class Brought:
    """The rows that the import at work brought so far; to be told apart from older ones."""

    def __init__(self) -> None:
        self._parts: list[NDArray[np.bytes_]] = []

    def add(self, packed: bytes) -> None:
        """Note more rows (as `pack` gives them)."""
        if packed:
            self._parts.append(np.sort(np.frombuffer(packed, dtype=_SORTABLE)))

    def among(self, keys: set[str]) -> set[str]:
        """Those of `keys` (natural ids) that this import brought."""
        if not keys or not self._parts:
            return set()
        ordered = sorted(keys)
        wanted = np.frombuffer(pack(ordered), dtype=_SORTABLE)
        ours = np.zeros(len(wanted), dtype=bool)
        for part in self._parts:
            places = np.minimum(np.searchsorted(part, wanted), len(part) - 1)
            ours |= part[places] == wanted
        return {key for key, own in zip(ordered, ours.tolist(), strict=True) if own}
