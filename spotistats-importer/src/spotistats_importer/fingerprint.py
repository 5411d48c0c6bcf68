"""Telling whether a file was read before: by a digest of its bytes as they lie in the upload.

Of a file in a ZIP these are the packed ones, some twenty times fewer. One that was packed in
another way is told again by its segments.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from spotistats_importer.errors import UnreadableInput

if TYPE_CHECKING:
    from spotistats_importer.archive import ExportFile

READER_VERSION = 1
"""To be raised whenever the same bytes would become other plays than before."""
_CHUNK = 1024 * 1024


def fingerprint_of(file: ExportFile) -> str | None:
    """The digest of a file, if all of it is there."""
    digest = hashlib.sha256(f"{file.packing}\n".encode())
    try:
        stream = file.packed()
        if stream is None:
            return None
        while chunk := stream.read(_CHUNK):
            digest.update(chunk)
    except UnreadableInput:  # as reading its rows will tell, after those that are good
        return None
    return f"{READER_VERSION}:packed:{digest.hexdigest()}"
