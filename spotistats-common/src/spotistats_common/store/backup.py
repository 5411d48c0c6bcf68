"""All of the database in one file, and back again.

The file is a ZIP: `<collection>.bson` has the documents of a collection one after the other, and
`backup.json` what it is. All are read as they were at one moment, while everything goes on. What
is left out is gone or made anew by itself: browsers have to sign in again.
"""

from __future__ import annotations

import json
import zipfile
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, BinaryIO

from bson import CodecOptions, decode_file_iter
from bson.raw_bson import RawBSONDocument
from pymongo.errors import OperationFailure

from spotistats_common import __version__
from spotistats_common.errors import Conflict, SpotistatsError, Unavailable
from spotistats_common.models.accounts import utc_now
from spotistats_common.store import jobs, schema, sessions, sign_ins, snapshots, tickets

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from pymongo.database import Database

    from spotistats_common.store.client import Document

FORMAT = 1
_ABOUT = "backup.json"
_SUFFIX = ".bson"
_LEFT_OUT = frozenset(module.COLLECTION for module in (sessions, sign_ins, snapshots, tickets)) | {
    jobs.LEASES
}
_COMPRESSION = 1
"""Of zlib: the next levels take much longer and save little."""
_IN_ONE_COMMAND = 2_000
_MOST_BYTES_IN_ONE_COMMAND = 16 * 1024 * 1024
_MOVED_ON = frozenset({239, 246})  # SnapshotTooOld, SnapshotUnavailable
_RAW: CodecOptions[RawBSONDocument] = CodecOptions(document_class=RawBSONDocument)


class BackupInvalid(SpotistatsError):  # noqa: N818 - reads as the sentence it is
    """The file is no backup, or a damaged one, or of a newer version."""


@dataclass(frozen=True, slots=True)
class About:
    """What a backup is."""

    made_at: str
    version: str
    schema_version: int
    documents: dict[str, int]
    """How many, by collection."""
    format: int = FORMAT


def back_up(
    database: Database[Document], target: BinaryIO, files: Mapping[str, str] | None = None
) -> About:
    """Write everything to `target`, and `files` beside it, by their names.

    Raises:
        Unavailable: it took longer than MongoDB remembers how things were (five minutes).
    """
    made_at = utc_now().isoformat()
    raw = database.with_options(_RAW)
    documents = {}
    try:
        with (
            database.client.start_session(snapshot=True) as session,
            zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=_COMPRESSION) as file,
        ):
            stored = database[schema.COLLECTION].find_one(session=session) or {"version": 0}
            for name in _collections(database):
                count = 0
                with file.open(name + _SUFFIX, "w", force_zip64=True) as entry:
                    for each in raw[name].find(session=session):
                        entry.write(each.raw)
                        count += 1
                documents[name] = count
            for name, text in (files or {}).items():
                file.writestr(name, text)
            about = About(made_at, __version__, stored["version"], documents)
            file.writestr(_ABOUT, json.dumps(asdict(about), indent=1))
    except OperationFailure as error:
        if error.code not in _MOVED_ON:
            raise
        raise Unavailable(
            "MongoDB does not remember any more how things were at the start of the backup. Try "
            "again when less is going on, or use mongodump."
        ) from error
    return about


def restore(database: Database[Document], source: BinaryIO) -> About:
    """Bring an empty database to what a backup holds, and up to date.

    The whole file is checked before the first write.

    Raises:
        BackupInvalid: it cannot be restored; nothing was written.
        Conflict: the database is not empty; nothing was written.
    """
    with _opened(source) as file:
        about = _checked(file)
        if database.list_collection_names():
            raise Conflict(
                f"The database {database.name} is not empty; a backup is only restored into one "
                "that is."
            )
        # The version comes last: what is not all there is up to date with nothing.
        for name in sorted(about.documents, key=lambda name: name == schema.COLLECTION):
            with file.open(name + _SUFFIX) as entry:
                _insert(database, name, decode_file_iter(entry, _RAW))
    schema.prepare(database)
    return about


def file_in(source: BinaryIO, name: str) -> str | None:
    """The content of a file that was given to `back_up`, if the backup has it."""
    with _opened(source) as file:
        return file.read(name).decode() if name in file.namelist() else None


def _collections(database: Database[Document]) -> list[str]:
    names = database.list_collection_names(filter={"type": "collection"})
    return sorted(each for each in names if each not in _LEFT_OUT and "system." not in each)


def _opened(source: BinaryIO) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(source)
    except zipfile.BadZipFile as error:
        raise BackupInvalid("This is no backup, or only a part of one.") from error


def _checked(file: zipfile.ZipFile) -> About:
    try:
        about = About(**json.loads(file.read(_ABOUT)))
    except (KeyError, ValueError, TypeError) as error:
        raise BackupInvalid("This is no backup of Spotify Stats.") from error
    if about.format > FORMAT or about.schema_version > schema.VERSION:
        raise BackupInvalid(
            f"This backup is of Spotify Stats {about.version}, which is newer than this one."
        )
    missing = {name + _SUFFIX for name in about.documents} - set(file.namelist())
    damaged = file.testzip() or next(iter(missing), None)
    if damaged is not None:
        raise BackupInvalid(f"The backup is damaged: {damaged}.")
    return about


def _insert(database: Database[Document], name: str, documents: Iterable[RawBSONDocument]) -> None:
    collection: Any = database[name]
    part: list[RawBSONDocument] = []
    size = 0
    for each in documents:
        part.append(each)
        size += len(each.raw)
        if len(part) >= _IN_ONE_COMMAND or size >= _MOST_BYTES_IN_ONE_COMMAND:
            collection.insert_many(part, ordered=False)
            part, size = [], 0
    if part:
        collection.insert_many(part, ordered=False)
