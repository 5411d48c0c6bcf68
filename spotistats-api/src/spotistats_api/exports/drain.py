"""A file that is read while it is written."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from _typeshed import ReadableBuffer

CHUNK_BYTES = 256 * 1024


class Drain(io.RawIOBase):
    """Takes what writers of files write; `taken` gives it back and forgets it.

    It cannot seek: what was given back is gone.
    """

    def __init__(self) -> None:
        super().__init__()
        self._written: list[bytes] = []
        self._waiting = 0
        self._position = 0

    def writable(self) -> bool:
        return True

    def write(self, data: ReadableBuffer, /) -> int:
        part = bytes(data)
        self._written.append(part)
        self._waiting += len(part)
        self._position += len(part)
        return len(part)

    def tell(self) -> int:
        return self._position

    def taken(self, at_least: int = 1) -> Iterator[bytes]:
        """What was written since the last time, if it is `at_least` so many bytes."""
        if self._waiting >= at_least:
            data = b"".join(self._written)
            self._written.clear()
            self._waiting = 0
            yield data


def through(drain: Drain, steps: Iterable[object]) -> Iterator[bytes]:
    """What the steps write into the drain, in chunks."""
    for _ in steps:
        yield from drain.taken(CHUNK_BYTES)
    yield from drain.taken()
