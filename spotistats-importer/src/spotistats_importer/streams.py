"""The streams between an upload and what reads it: errors made plain, reads metered and capped."""

from __future__ import annotations

import errno
import io
import struct
import zipfile
import zlib
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING, BinaryIO

from spotistats_importer.errors import DamagedFile, LimitExceeded
from spotistats_importer.sniff import HEAD_BYTES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from _typeshed import WriteableBuffer

_DIRECTORY_BYTES_PER_ENTRY = 256  # real ones take about 150: name, fixed part and extra fields
CUT_OFF = "a ZIP that is cut off or damaged: download the export again and send all of it"
_ZIP_PROBLEMS = (
    EOFError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    IndexError,
    struct.error,
    zipfile.BadZipFile,
    zlib.error,
)


@contextmanager
def as_damaged(message: str = "") -> Iterator[None]:
    """Turn what `zipfile` raises over bad bytes into DamagedFile; let the storage's errors pass."""
    try:
        yield
    except _ZIP_PROBLEMS as problem:
        raise DamagedFile(
            message or "damaged inside its ZIP: download the export again"
        ) from problem
    except OSError as problem:
        # A nonsense offset makes an invalid seek; any other error is the storage's, not the ZIP's.
        if problem.errno != errno.EINVAL:
            raise
        raise DamagedFile(message or CUT_OFF) from problem


class Metered(io.RawIOBase):
    """Bytes of `inner` that are counted while they are read; closing leaves an upload open."""

    def __init__(self, inner: IO[bytes], charge: Callable[[int], None]) -> None:
        super().__init__()
        self._inner = inner
        self._charge = charge
        self._position = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        view = memoryview(buffer)
        with as_damaged():
            data = self._inner.read(len(view))
        self._position += len(data)
        self._charge(self._position)
        view[: len(data)] = data
        return len(data)


class Capped:
    """A file whose single reads are bounded: the list of entries is read with one of them."""

    def __init__(self, file: BinaryIO, max_entries: int) -> None:
        self._file = file
        self._most = max(HEAD_BYTES * 2, max_entries * _DIRECTORY_BYTES_PER_ENTRY)
        self.seek, self.tell, self.seekable = file.seek, file.tell, file.seekable

    def read(self, size: int = -1) -> bytes:
        if size > self._most:
            raise LimitExceeded("a ZIP whose list of entries is too long")
        return self._file.read(size)


class LinesAsList:
    """Lines of JSON, read as one JSON list of them."""

    def __init__(self, inner: IO[bytes]) -> None:
        self._inner = inner
        self._ready = b"["
        self._held = b""
        """Line ends of which is not known yet whether a line follows."""
        self._ended = False

    def read(self, size: int = -1) -> bytes:
        """Up to `size` bytes of the list; none at its end."""
        while not self._ready and not self._ended:
            self._add(self._inner.read(HEAD_BYTES))
        found = self._ready if size < 0 else self._ready[:size]
        self._ready = self._ready[len(found) :]
        return found

    def _add(self, data: bytes) -> None:
        if not data:
            self._ready, self._ended = b"]", True
            return
        whole = self._held + data
        lines = whole.rstrip(b"\r\n")
        self._held = whole[len(lines) :]
        # Within a line, JSON writes a line end as \\n.
        self._ready = lines.replace(b"\n", b",")
