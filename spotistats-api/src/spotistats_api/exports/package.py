"""Everything of a user's as a ZIP: JSON Lines, and a manifest that tells what must be there."""

from __future__ import annotations

import hashlib
import zipfile
from typing import TYPE_CHECKING, Any

import orjson

from spotistats_api.exports.drain import Drain, through
from spotistats_api.exports.records import COLLECTIONS, settings_of, to_line
from spotistats_common import __version__
from spotistats_common.models.accounts import utc_now
from spotistats_common.store.exports import reading_everything

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pymongo.database import Database

    from spotistats_common.store.client import Document

FORMAT_VERSION = 1
"""Raised when an older importer would misread the files."""
_LINES_AT_ONCE = 256 * 1024


def package(database: Database[Document], user_id: str) -> Iterator[bytes]:
    """The bytes of the ZIP; NotFound if there is no such user."""
    drain = Drain()
    with reading_everything(database, user_id) as everything:
        # Spotify Stats reads it back however large it is; zip64 costs some bytes only.
        with zipfile.ZipFile(drain, "w", zipfile.ZIP_DEFLATED) as archive:
            settings = settings_of(everything.user)
            files: list[dict[str, Any]] = []
            written = [("settings.json", [_document(settings)])]
            lines = (
                (f"{name}.jsonl", map(to_line, records(everything)))
                for name, records in COLLECTIONS.items()
            )
            yield from through(drain, _written(archive, written, files))
            yield from through(drain, _written(archive, lines, files))
            manifest = {
                "format": "spotistats-export",
                "format_version": FORMAT_VERSION,
                "software_version": __version__,
                "created_at": utc_now(),
                "files": files,
            }
            archive.writestr(
                "manifest.json",
                _document(manifest),
            )
        yield from drain.taken()


def _document(content: dict[str, Any]) -> bytes:
    return orjson.dumps(content, option=orjson.OPT_INDENT_2 | orjson.OPT_UTC_Z)


def _written(
    archive: zipfile.ZipFile,
    entries: Iterable[tuple[str, Iterable[bytes]]],
    files: list[dict[str, Any]],
) -> Iterator[None]:
    """Write entries part by part, and note in `files` what they hold."""
    for name, parts in entries:
        digest, size, count = hashlib.sha256(), 0, 0
        with archive.open(name, "w", force_zip64=True) as entry:
            for text, records in _joined(parts):
                entry.write(text)
                digest.update(text)
                size += len(text)
                count += records
                yield
        files.append({"name": name, "records": count, "bytes": size, "sha256": digest.hexdigest()})


def _joined(parts: Iterable[bytes]) -> Iterator[tuple[bytes, int]]:
    """Parts put together to some length, and how many they are."""
    waiting: list[bytes] = []
    size = 0
    for part in parts:
        waiting.append(part)
        size += len(part)
        if size >= _LINES_AT_ONCE:
            yield b"".join(waiting), len(waiting)
            waiting, size = [], 0
    if waiting:
        yield b"".join(waiting), len(waiting)
