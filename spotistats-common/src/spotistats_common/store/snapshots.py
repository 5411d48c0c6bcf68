"""Collection `snapshots`: histories prepared for the statistics, to be opened by any replica.

A snapshot is a cache: it can be dropped at any time and is then built again from the plays. It
is stored as chunks of one *generation* and a head that names the generation which is complete:

    `_id` = `<user>:head`     epoch, seq   int   the version of the history it holds
                              format       int   of the bytes; other formats are not read
                              generation   str   whose chunks they are
                              size         int   bytes in all
    `_id` = `<user>:chunk:<generation>:<number, 4 digits>`    data   binary

The head changes last and in one write, so that a reader sees the old snapshot or the new one.
"""

from __future__ import annotations

import secrets
import time
from typing import TYPE_CHECKING, NamedTuple

from spotistats_common.models.accounts import History
from spotistats_common.store.client import owned_by

if TYPE_CHECKING:
    from pymongo.database import Database

    from spotistats_common.store.client import Document

COLLECTION = "snapshots"
_CHUNK_BYTES = 8 * 1024 * 1024  # a document holds at most 16 MiB
_ABANDONED_AFTER_MS = 3_600_000


class StoredSnapshot(NamedTuple):
    """A snapshot as it was saved."""

    version: History
    data: bytes


class Snapshots:
    """The snapshots of all users, one each."""

    def __init__(self, database: Database[Document]) -> None:
        self._collection = database[COLLECTION]

    def load(self, user_id: str, format_version: int) -> StoredSnapshot | None:
        """The snapshot of a user, or None if there is none in this format."""
        for _ in range(2):  # it may be replaced between our reads, hardly twice
            head = self._collection.find_one({"_id": f"{user_id}:head"})
            if head is None or head["format"] != format_version:
                return None
            chunks = self._collection.find(_chunks_of(user_id, head["generation"])).sort("_id", 1)
            data = b"".join(chunk["data"] for chunk in chunks)
            if len(data) == head["size"]:
                return StoredSnapshot(History(head["epoch"], head["seq"]), data)
        return None

    def save(self, user_id: str, version: History, format_version: int, data: bytes) -> None:
        """Replace the snapshot of a user, unless one of a newer version is stored already."""
        head_id = f"{user_id}:head"
        before = self._collection.find_one({"_id": head_id})
        if before is not None and (before["epoch"], before["seq"]) > (version.epoch, version.seq):
            return
        generation = f"{time.time_ns() // 1_000_000:013d}{secrets.token_hex(4)}"
        for number, start in enumerate(range(0, len(data), _CHUNK_BYTES)):
            self._collection.insert_one(
                {
                    "_id": f"{user_id}:chunk:{generation}:{number:04d}",
                    "data": data[start : start + _CHUNK_BYTES],
                }
            )
        replaced = self._collection.find_one_and_replace(
            {"_id": head_id},
            {
                "epoch": version.epoch,
                "seq": version.seq,
                "format": format_version,
                "generation": generation,
                "size": len(data),
            },
            upsert=True,
        )
        if replaced is not None:
            self._collection.delete_many(_chunks_of(user_id, replaced["generation"]))
        self._drop_abandoned(user_id, generation)

    def delete(self, user_id: str) -> None:
        """Drop the snapshot of a user."""
        self._collection.delete_many(owned_by(user_id))

    def _drop_abandoned(self, user_id: str, generation: str) -> None:
        """Drop chunks whose head was never written because their writer died."""
        long_ago = f"{int(generation[:13]) - _ABANDONED_AFTER_MS:013d}"
        self._collection.delete_many(
            {"_id": {"$gte": f"{user_id}:chunk:", "$lt": f"{user_id}:chunk:{long_ago}"}}
        )


def _chunks_of(user_id: str, generation: str) -> Document:
    prefix = f"{user_id}:chunk:{generation}"
    return {"_id": {"$gte": f"{prefix}:", "$lt": f"{prefix};"}}  # ';' follows ':' in ASCII
