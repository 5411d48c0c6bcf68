"""Collections of imports.

`imports`: one document per import, `_id` = `<user>:<import id>`; it is the job, the state and the
report at once.

    state         str     queued | running | succeeded | succeeded_with_errors | failed | undoing
    uploads       [{file, name, bytes}]   the upload; `file` is its id in GridFS bucket `uploads`
    created_at, started_at, finished_at   date
    bytes_total, bytes_read   int   unpacked
    problem       str | null
    files         [{name, state, format, detail, bytes, rows, reasons, digest,
                    first_ended_at, last_ended_at}]
    attempts      int     how often a worker has begun since the last new batch was taken in

`import_batches`: what each batch of rows of an import held,
`_id` = `<user>:<import>:<file>:<batch>` (numbers padded). It is written before the batch's plays
are, so that a worker that died can go on and count the same, and so that an undo knows which rows
the import brought.

    stored, known   bytes   16 per row that is in the history because of the import, or was already:
                            ended_at (ms, int64) and key (uint64)
    segments        [{digest, rows, duplicates, stored, known}]   stretches of the file that can be
                            told again in another: which parts of `stored` and `known` they are
    rows, reasons, first_ended_at, last_ended_at   what the batch adds to its file's report
    copied          bool    taken over from another import of the same file, with that one's report
"""

from __future__ import annotations

import io
from contextlib import suppress
from typing import TYPE_CHECKING, Any, BinaryIO

from bson import ObjectId
from gridfs import GridFSBucket, NoFile
from gridfs.asynchronous import AsyncGridFSBucket
from pymongo.errors import PyMongoError
from pymongo.write_concern import WriteConcern

from spotistats_common.models.accounts import utc_now
from spotistats_common.store.client import owned_by
from spotistats_common.store.uploads import Upload

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import datetime, timedelta

    from pymongo.asynchronous.database import AsyncDatabase
    from pymongo.collection import Collection
    from pymongo.database import Database

    from spotistats_common.store.client import Document

COLLECTION = "imports"
BATCHES = "import_batches"
BUCKET = "uploads"
_CHUNK = 1024 * 1024
_READ_BYTES = 64 * 1024
_ENDED_WELL = ["succeeded", "succeeded_with_errors"]


def queued(
    user_id: str, import_id: str, uploads: list[Document], asked_by: str | None = None
) -> Document:
    """The document of an import that waits for a worker.

    `asked_by`: the `traceparent` of the request that asks for it.
    """
    return {
        "_id": f"{user_id}:{import_id}",
        "state": "queued",
        "uploads": uploads,
        "created_at": utc_now(),
        "started_at": None,
        "finished_at": None,
        "bytes_total": 0,
        "bytes_read": 0,
        "problem": None,
        "files": [],
        "attempts": 0,
        "asked_by": asked_by,
    }


class AsyncImports:
    """The imports of one user, for request handlers."""

    def __init__(self, database: AsyncDatabase[Document], user_id: str) -> None:
        self._collection = database[COLLECTION]
        self._bucket = AsyncGridFSBucket(database, BUCKET)
        self._user_id = user_id

    async def store_upload(self, import_id: str, number: int, name: str, stream: Any) -> Document:
        """Keep one uploaded file (`stream` has an async `read`); returns its `uploads` entry."""
        file = f"{self._user_id}:{import_id}:{number}"
        size = 0
        try:
            async with self._bucket.open_upload_stream_with_id(file, name) as target:
                while chunk := await stream.read(_CHUNK):
                    await target.write(chunk)
                    size += len(chunk)
        except BaseException:
            # Where the disk is full, what there is of the file is in the way; else it is swept.
            with suppress(PyMongoError):
                await self.drop_upload(file)
            raise
        return {"file": file, "name": name, "bytes": size}

    async def drop_upload(self, file: str) -> None:
        """Forget an uploaded file, or what there is of it."""
        try:
            await self._bucket.delete(file)
        except NoFile:
            return

    async def add(
        self, import_id: str, uploads: list[Document], asked_by: str | None = None
    ) -> Document:
        """Queue an import of uploaded files."""
        document = queued(self._user_id, import_id, uploads, asked_by)
        await self._collection.insert_one(document)
        return document

    async def get(self, import_id: str) -> Document | None:
        """One import."""
        return await self._collection.find_one({"_id": f"{self._user_id}:{import_id}"})

    async def page(self, limit: int, offset: int) -> tuple[list[Document], int]:
        """Some imports, newest first, and how many there are in all."""
        mine = owned_by(self._user_id)
        cursor = self._collection.find(mine).sort([("created_at", -1), ("_id", 1)])
        found = await cursor.skip(offset).limit(limit).to_list()
        return found, await self._collection.count_documents(mine)

    async def spans(self) -> list[tuple[datetime, datetime]]:
        """From when to when the plays of each imported file go, in no order."""
        pipeline: list[Document] = [
            {"$match": {**owned_by(self._user_id), "state": {"$ne": "undoing"}}},
            {"$unwind": "$files"},
            {"$match": {"files.first_ended_at": {"$ne": None}}},
            {"$group": {"_id": ["$files.first_ended_at", "$files.last_ended_at"]}},
        ]
        found = await self._collection.aggregate(pipeline)
        return [(each["_id"][0], each["_id"][1]) async for each in found]

    async def undo(self, import_id: str) -> Document | None:
        """Have an import undone; it, if there is one."""
        return await self._collection.find_one_and_update(
            {"_id": f"{self._user_id}:{import_id}"},
            {"$set": {"state": "undoing"}},
            return_document=True,
        )


def sweep_uploads(database: Database[Document], age: timedelta) -> int:
    """Forget uploads of some age that no import waits for: broken off, or left by a worker that
    died at the end of its import. How many there were."""
    # By the clock of MongoDB: one of a worker that is ahead would take what comes in just now.
    older_than: datetime = database.client.admin.command("hello")["localTime"] - age
    bucket = GridFSBucket(database, BUCKET)
    swept = 0
    for file in bucket.find({"uploadDate": {"$lt": older_than}}):
        import_id = str(file._id).rpartition(":")[0]
        waiting = {"_id": import_id, "state": {"$in": ["queued", "running", "undoing"]}}
        if database[COLLECTION].find_one(waiting, {"_id": 1}) is None:
            bucket.delete(file._id)
            swept += 1
    # A service that died while it took a file in has left parts of it, and no file.
    chunks = database[f"{BUCKET}.chunks"]
    old = {"_id": {"$lt": ObjectId.from_datetime(older_than)}}
    for file_id in chunks.distinct("files_id", old):
        if database[f"{BUCKET}.files"].find_one({"_id": file_id}, {"_id": 1}) is None:
            chunks.delete_many({"files_id": file_id})
            swept += 1
    return swept


class CancelledError(Exception):
    """The import was cancelled: it is to be undone."""


class Import:
    """One import at work, for the worker."""

    def __init__(self, database: Database[Document], document_id: str) -> None:
        self.document_id = document_id
        self.user_id = document_id.partition(":")[0]
        self._collection = database[COLLECTION]
        self._batches = database[BATCHES]
        self._bucket = GridFSBucket(database, BUCKET)
        self._chunks = database[f"{BUCKET}.chunks"]

    def get(self) -> Document:
        """The import as it is stored."""
        document = self._collection.find_one({"_id": self.document_id})
        if document is None:
            raise LookupError(f"import {self.document_id} is gone")
        return document

    def change(self, changes: Mapping[str, Any]) -> None:
        """Set fields of the import while it is queued or running.

        Raises:
            CancelledError: it is not any more.
        """
        self._set(self._collection, changes)

    def show(self, changes: Mapping[str, Any]) -> None:
        """`change`, but without waiting for the disk: a MongoDB that fails may forget it. For what
        is worth showing, and is written once more at the end."""
        self._set(self._collection.with_options(write_concern=WriteConcern(w=1)), changes)

    def _set(self, collection: Collection[Document], changes: Mapping[str, Any]) -> None:
        at_work = {"_id": self.document_id, "state": {"$in": ["queued", "running"]}}
        if not collection.update_one(at_work, {"$set": dict(changes)}).matched_count:
            raise CancelledError(self.document_id)

    def open_upload(self, file: str) -> BinaryIO:
        """An uploaded file, as a seekable stream."""
        upload = Upload(self._chunks, self._bucket.open_download_stream(file))
        return io.BufferedReader(upload, _READ_BYTES)

    def drop_uploads(self) -> None:
        """Forget the uploaded files."""
        for each in self.get()["uploads"]:
            with suppress(NoFile):
                self._bucket.delete(each["file"])

    def note_batches(self, batches: Iterable[tuple[int, int, Document]]) -> None:
        """Write down what batches (file, number, entry) hold, in this order, before the plays of
        the last of them are written."""
        self._batches.insert_many(
            {"_id": self._batch_id(file, number), **entry} for file, number, entry in batches
        )

    def batches(self, file: int) -> list[Document]:
        """What was written down of a file's batches, in their order."""
        prefix = f"{self.document_id}:{file:06d}:"
        return list(self._batches.find(_starting_with(prefix)).sort("_id", 1))

    def all_batches(self) -> Iterator[Document]:
        """What was written down of all batches of all files."""
        yield from self._batches.find(owned_by(self.document_id))

    def batches_of_others(self) -> Iterator[Document]:
        """The same of all other imports of the user, but for those that are being undone."""
        undoing = [
            each["_id"]
            for each in self._collection.find(
                {**owned_by(self.user_id), "state": "undoing"}, {"_id": 1}
            )
        ]
        for batch in self._batches.find(owned_by(self.user_id)):
            import_id = batch["_id"].rsplit(":", 2)[0]
            if import_id != self.document_id and import_id not in undoing:
                yield batch

    def batches_of_ended_others(self) -> Iterator[Document]:
        """What was written down of the rows of other imports that have ended well: all those rows
        are in the history."""
        well = {**owned_by(self.user_id), "state": {"$in": _ENDED_WELL}}
        ids = {each["_id"] for each in self._collection.find(well, {"_id": 1})}
        wanted = {"stored": 1, "known": 1, "segments": 1}
        for batch in self._batches.find(owned_by(self.user_id), wanted):
            if batch["_id"].rsplit(":", 2)[0] in ids - {self.document_id}:
                yield batch

    def same_file(self, digest: str) -> tuple[str, int, Document] | None:
        """A file with the same content that another import has read to its end: the import's id,
        the file's number and its entry."""
        earlier = self._collection.find_one(
            {
                "_id": {**owned_by(self.user_id)["_id"], "$ne": self.document_id},
                "state": {"$in": _ENDED_WELL},
                "files": {"$elemMatch": {"digest": digest, "state": "read"}},
            }
        )
        if earlier is None:
            return None
        for number, file in enumerate(earlier["files"]):
            if file["digest"] == digest and file["state"] == "read":
                return earlier["_id"], number, file
        raise AssertionError("the query matched no file")

    def batches_known(self, import_id: str, file: int) -> Iterator[Document]:
        """What another import wrote down of a file's batches, as entries of this one: all of it is
        known already."""
        prefix = f"{import_id}:{file:06d}:"
        for each in self._batches.find(_starting_with(prefix)).sort("_id", 1):
            known = each["stored"] + each["known"]
            entry = {**each, "copied": True, "stored": b"", "known": known, "segments": []}
            del entry["_id"]
            yield entry

    def remove(self) -> None:
        """Forget the import and all that was written down of it."""
        self.drop_uploads()
        self._batches.delete_many(owned_by(self.document_id))
        self._collection.delete_one({"_id": self.document_id})

    def _batch_id(self, file: int, batch: int) -> str:
        return f"{self.document_id}:{file:06d}:{batch:08d}"


def _starting_with(prefix: str) -> Document:
    return {"_id": {"$gte": prefix, "$lt": prefix[:-1] + ";"}}
