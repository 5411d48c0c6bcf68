"""Collections of imports.

`imports`: one document per import, `_id` = `<user>:<import id>`; it is the job, the state and the
report at once.

    state         str     queued | running | succeeded | failed
    uploads       [{file, name, bytes}]   the upload; `file` is its id in GridFS bucket `uploads`
    created_at, started_at, finished_at   date
    bytes_total, bytes_read   int   unpacked
    problem       str | null
    files         [{name, state, format, detail, bytes, rows, reasons,
                    first_ended_at, last_ended_at}]
    lease         {worker, until}, attempts   see `spotistats_common.store.jobs`

`import_batches`: what each batch of rows of an import held,
`_id` = `<user>:<import>:<file>:<batch>` (numbers padded). It is written before the batch's plays
are, so that a worker that died can go on and count the same, and so that an undo knows which rows
the import brought.

    stored, known   bytes   16 per row that is in the history because of the import, or was already:
                            ended_at (ms, int64) and key (uint64)
    rows, reasons, first_ended_at, last_ended_at   what the batch adds to its file's report
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gridfs import GridFSBucket, NoFile
from gridfs.asynchronous import AsyncGridFSBucket

from spotistats_common.models.accounts import utc_now
from spotistats_common.store.client import owned_by

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from gridfs import GridOut
    from pymongo.asynchronous.database import AsyncDatabase
    from pymongo.database import Database

    from spotistats_common.store.client import Document

COLLECTION = "imports"
BATCHES = "import_batches"
BUCKET = "uploads"
_CHUNK = 1024 * 1024


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
        async with self._bucket.open_upload_stream_with_id(file, name) as target:
            while chunk := await stream.read(_CHUNK):
                await target.write(chunk)
                size += len(chunk)
        return {"file": file, "name": name, "bytes": size}

    async def drop_upload(self, file: str) -> None:
        """Forget an uploaded file, or what there is of it."""
        try:
            await self._bucket.delete(file)
        except NoFile:
            return

    async def add(self, import_id: str, uploads: list[Document]) -> Document:
        """Queue an import of uploaded files."""
        document: Document = {
            "_id": f"{self._user_id}:{import_id}",
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
        }
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


class Import:
    """One import at work, for the worker."""

    def __init__(self, database: Database[Document], document_id: str) -> None:
        self.document_id = document_id
        self.user_id = document_id.partition(":")[0]
        self._collection = database[COLLECTION]
        self._batches = database[BATCHES]
        self._bucket = GridFSBucket(database, BUCKET)

    def get(self) -> Document:
        """The import as it is stored."""
        document = self._collection.find_one({"_id": self.document_id})
        if document is None:
            raise LookupError(f"import {self.document_id} is gone")
        return document

    def change(self, changes: Mapping[str, Any]) -> None:
        """Set fields of the import."""
        self._collection.update_one({"_id": self.document_id}, {"$set": dict(changes)})

    def open_upload(self, file: str) -> GridOut:
        """An uploaded file, as a seekable stream."""
        return self._bucket.open_download_stream(file)

    def drop_upload(self, file: str) -> None:
        """Forget an uploaded file."""
        try:
            self._bucket.delete(file)
        except NoFile:
            return

    def note_batch(self, file: int, batch: int, entry: Document) -> None:
        """Write down what a batch holds, before its plays are written."""
        self._batches.insert_one({"_id": self._batch_id(file, batch), **entry})

    def batches(self, file: int) -> list[Document]:
        """What was written down of a file's batches, in their order."""
        prefix = f"{self.document_id}:{file:06d}:"
        found = self._batches.find({"_id": {"$gte": prefix, "$lt": prefix[:-1] + ";"}})
        return list(found.sort("_id", 1))

    def all_batches(self) -> Iterator[Document]:
        """What was written down of all batches of all files."""
        yield from self._batches.find(owned_by(self.document_id))

    def _batch_id(self, file: int, batch: int) -> str:
        return f"{self.document_id}:{file:06d}:{batch:08d}"
