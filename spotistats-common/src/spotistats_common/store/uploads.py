"""Reading an uploaded file out of GridFS, from any place.

The driver's own reader asks for up to 16 MB anew after each seek, and a ZIP is read with many.
"""

from __future__ import annotations

import errno
import io
from typing import TYPE_CHECKING

from gridfs.errors import CorruptGridFile

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer
    from gridfs import GridOut
    from pymongo.collection import Collection

    from spotistats_common.store.client import Document


class Upload(io.RawIOBase):
    """The bytes of a file in GridFS, fetched chunk by chunk as they are read.

    Raises:
        CorruptGridFile: a chunk is missing or cut off.
    """

    def __init__(self, chunks: Collection[Document], file: GridOut) -> None:
        super().__init__()
        self._chunks = chunks
        self._file_id = file._id
        self._length = int(file.length)
        self._chunk_bytes = int(file.chunk_size)
        self._at = 0
        self._held: tuple[int, bytes] = (-1, b"")

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET, /) -> int:
        start = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._length}[whence]
        if start + offset < 0:
            raise OSError(errno.EINVAL, "a place before the beginning")
        self._at = start + offset
        return self._at

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        if self._at >= self._length:
            return 0
        number, offset = divmod(self._at, self._chunk_bytes)
        if self._held[0] != number:
            self._held = number, self._chunk(number)
        view = memoryview(buffer)
        data = self._held[1][offset : offset + len(view)]
        view[: len(data)] = data
        self._at += len(data)
        return len(data)

    def _chunk(self, number: int) -> bytes:
        found = self._chunks.find_one({"files_id": self._file_id, "n": number})
        data = bytes(found["data"]) if found else b""
        if len(data) != min(self._chunk_bytes, self._length - number * self._chunk_bytes):
            raise CorruptGridFile(f"chunk {number} of an upload is missing or cut off")
        return data
