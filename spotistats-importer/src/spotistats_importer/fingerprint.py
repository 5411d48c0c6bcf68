"""Telling whether a file was read before: by a digest of its unpacked bytes."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import BinaryIO

    from spotistats_importer.archive import ExportFile

READER_VERSION = 1
"""To be raised whenever the same bytes would become other plays than before."""
_CHUNK = 1024 * 1024


class Fingerprint:
    """The digest of a stream, taken while somebody reads it to its end."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._hash = hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        """Read as from the stream itself."""
        data = self._stream.read(size)
        self._hash.update(data)
        return data

    def __str__(self) -> str:
        return f"{READER_VERSION}:{self._hash.hexdigest()}"


def fingerprint_of(file: ExportFile) -> str:
    """The digest of a file. Raises what reading it raises."""
    with file.open() as stream:
        fingerprint = Fingerprint(stream)
        while fingerprint.read(_CHUNK):
            pass
    return str(fingerprint)
