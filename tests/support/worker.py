"""Imports without HTTP: queue files, let a worker work, look at the collections."""

from __future__ import annotations

import hashlib
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bson import BSON
from gridfs import GridFSBucket

from spotistats_common.models.accounts import new_id
from spotistats_common.store.client import owned_by
from spotistats_common.store.imports import queued
from spotistats_importer.handlers.imports import import_view
from spotistats_importer.worker import Worker

if TYPE_CHECKING:
    from pymongo.database import Database

    from spotistats_common.models.accounts import User
    from spotistats_common.settings import Settings

HISTORY = ("plays", "items", "library")


@dataclass(frozen=True)
class Importing:
    """One user's imports."""

    database: Database[dict[str, Any]]
    settings: Settings
    user: User

    def queue(self, **files: bytes) -> str:
        """Put uploads where the service would put them; the import's id."""
        import_id = new_id()
        uploads = []
        for number, (name, content) in enumerate(files.items()):
            file = f"{self.user.id}:{import_id}:{number}"
            bucket = GridFSBucket(self.database, "uploads")
            bucket.upload_from_stream_with_id(file, name, content)
            uploads.append({"file": file, "name": name, "bytes": len(content)})
        self.database.imports.insert_one(queued(self.user.id, import_id, uploads))
        return import_id

    def work(self) -> None:
        """Let a worker do all that waits."""
        worker = Worker(self.database, self.settings)
        while worker.work_once():
            pass

    def report(self, import_id: str) -> dict[str, Any]:
        """An import as the contract shows it."""
        document = self.database.imports.find_one({"_id": f"{self.user.id}:{import_id}"})
        assert document is not None
        return import_view(document)

    def done(self, **files: bytes) -> dict[str, Any]:
        """Import files, all in one; the report."""
        import_id = self.queue(**files)
        self.work()
        return self.report(import_id)

    def undo(self, import_id: str) -> None:
        """Undo an import."""
        it = {"_id": f"{self.user.id}:{import_id}"}
        self.database.imports.update_one(it, {"$set": {"state": "undoing"}})
        deadline = time.monotonic() + 60
        self.work()
        while self.database.imports.find_one(it) is not None:  # a running service may be at it
            assert time.monotonic() < deadline, "the import is not undone"
            time.sleep(0.05)
            self.work()

    def plays(self) -> list[dict[str, Any]]:
        """The stored plays, by time."""
        return list(self.database.plays.find(owned_by(self.user.id)).sort("_id", 1))

    def fingerprint(self) -> str:
        """A hash of everything that the user's history is made of, byte for byte.

        What names the import that brought it (the ids in `library`) is left out.
        """
        digest = hashlib.sha256()
        for name in HISTORY:
            found = list(self.database[name].find(owned_by(self.user.id)))
            for each in found:
                each["_id"] = "" if name == "library" else each["_id"].partition(":")[2]
            for encoded in sorted(BSON.encode(each) for each in found):
                digest.update(encoded)
        return digest.hexdigest()
