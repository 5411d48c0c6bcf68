"""The rows that an import brought, kept as 16 bytes each."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from numpy.typing import NDArray

_ROW = np.dtype([("ended_at", "<i8"), ("key", "<u8")])


def pack(keys: Iterable[str]) -> bytes:
    """Natural ids (`<13 digits>:<16 hex digits>`) as bytes, sorted."""
    rows = [(int(key[:13]), int(key[14:], 16)) for key in keys]
    return np.sort(np.array(rows, dtype=_ROW)).tobytes()


def unpack(packed: bytes) -> Iterator[str]:
    """The natural ids that `pack` packed, sorted."""
    for ended_at, key in np.frombuffer(packed, dtype=_ROW).tolist():
        yield f"{ended_at:013d}:{key:016x}"


class Brought:
    """The rows that the import at work brought so far; to be told apart from older ones."""

    def __init__(self) -> None:
        self._parts: list[NDArray[np.uint64]] = []

    def add(self, packed: bytes) -> None:
        """Note more rows (as `pack` gives them)."""
        if packed:
            self._parts.append(np.sort(np.frombuffer(packed, dtype=_ROW)["key"]))

    def among(self, keys: set[str]) -> set[str]:
        """Those of `keys` (natural ids) that this import brought."""
        if not keys or not self._parts:
            return set()
        ordered = sorted(keys)
        wanted = np.array([int(key[14:], 16) for key in ordered], dtype=np.uint64)
        ours = np.zeros(len(wanted), dtype=bool)
        for part in self._parts:
            places = np.minimum(np.searchsorted(part, wanted), len(part) - 1)
            ours |= part[places] == wanted
        return {key for key, own in zip(ordered, ours.tolist(), strict=True) if own}
