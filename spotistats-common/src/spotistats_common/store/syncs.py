"""Collection `syncs`: what each run of the updater for a user did, `_id` = `<user>:<sync id>`.

kind          str    poll | rankings | metadata
state         str    queued | running | waiting (an import of the user is at work) |
                     succeeded | failed
is_requested  bool   somebody asked for it
created_at, started_at, finished_at   date
calls         int    made to Spotify's Web API
plays         {seen, new, known}
found         {lists, tracks, albums, artists}   lists taken, catalogue entries found
gaps          [{since_at, until_at}]   times in which plays may be missing
errors        [{code, message, at}]
inbox         [{ended_at, item: {id, name, collection, creator}}]   plays that were seen and are
              not stored for sure yet: written before the first of them is stored, so that a
              worker that takes over stores the rest and counts the same
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from spotistats_common.models.accounts import new_id
from spotistats_common.store.client import owned_by

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from pymongo.asynchronous.database import AsyncDatabase
    from pymongo.database import Database

    from spotistats_common.store.client import Document

COLLECTION = "syncs"


def new_sync(
    user_id: str,
    kind: str,
    now: datetime,
    *,
    state: str,
    is_requested: bool,
    asked_by: str | None = None,
) -> Document:
    """The document of a sync that has done nothing yet.

    `asked_by`: the `traceparent` of the request that asks for it.
    """
    return {
        "_id": f"{user_id}:{new_id()}",
        "kind": kind,
        "state": state,
        "is_requested": is_requested,
        "created_at": now,
        "started_at": None if state == "queued" else now,
        "finished_at": None,
        "calls": 0,
        "plays": {"seen": 0, "new": 0, "known": 0},
        "found": {"lists": 0, "tracks": 0, "albums": 0, "artists": 0},
        "gaps": [],
        "errors": [],
        "asked_by": asked_by,
    }


class AsyncSyncs:
    """The syncs of one user, for request handlers."""

    def __init__(self, database: AsyncDatabase[Document], user_id: str) -> None:
        self._collection = database[COLLECTION]
        self._user_id = user_id

    async def queue(self, kind: str, now: datetime, asked_by: str | None = None) -> Document:
        """A sync that waits for the updater: the one that waits already, else a new one."""
        waiting = {**owned_by(self._user_id), "kind": kind, "state": "queued"}
        found = await self._collection.find_one(waiting)
        if found is None:
            found = new_sync(
                self._user_id, kind, now, state="queued", is_requested=True, asked_by=asked_by
            )
            await self._collection.insert_one(found)
        return found

    async def get(self, sync_id: str) -> Document | None:
        """One sync."""
        return await self._collection.find_one({"_id": f"{self._user_id}:{sync_id}"})

    async def page(self, limit: int, offset: int) -> tuple[list[Document], int]:
        """Some syncs, newest first, and how many there are in all."""
        mine = owned_by(self._user_id)
        cursor = self._collection.find(mine).sort([("created_at", -1), ("_id", 1)])
        found = await cursor.skip(offset).limit(limit).to_list()
        return found, await self._collection.count_documents(mine)


class Syncs:
    """The syncs of one user, for the worker that holds the user's lease."""

    def __init__(self, database: Database[Document], user_id: str) -> None:
        self._collection = database[COLLECTION]
        self._user_id = user_id

    def with_inbox(self) -> list[Document]:
        """The syncs of which something is to be stored yet, oldest first."""
        mine = {**owned_by(self._user_id), "inbox": {"$exists": True}}
        return list(self._collection.find(mine).sort([("created_at", 1), ("_id", 1)]))

    def queued(self) -> set[str]:
        """The kinds of which a sync waits to begin."""
        mine = {**owned_by(self._user_id), "state": "queued"}
        return {each["kind"] for each in self._collection.find(mine, {"kind": 1})}

    def start(self, kind: str, now: datetime) -> Document:
        """A sync at work: one that a dead worker left, one that was asked for, or a new one."""
        left = self._collection.find_one(
            {
                **owned_by(self._user_id),
                "kind": kind,
                "state": {"$in": ["queued", "running"]},
                "inbox": {"$exists": False},
            },
            sort=[("created_at", 1), ("_id", 1)],
        )
        if left is None:
            document = new_sync(self._user_id, kind, now, state="running", is_requested=False)
            self._collection.insert_one(document)
            return document
        changes = {"state": "running", "started_at": left["started_at"] or now}
        self.change(left["_id"], changes)
        return {**left, **changes}

    def change(self, sync_id: str, changes: Mapping[str, Any]) -> None:
        """Set fields of a sync, by its whole id."""
        self._collection.update_one({"_id": sync_id}, {"$set": dict(changes)})

    def finish(self, sync_id: str, changes: Mapping[str, Any]) -> None:
        """Set the last fields of a sync; its inbox is empty now."""
        self._collection.update_one(
            {"_id": sync_id}, {"$set": dict(changes), "$unset": {"inbox": ""}}
        )

    def forget_before(self, when: datetime) -> None:
        """Drop what finished before."""
        self._collection.delete_many({**owned_by(self._user_id), "finished_at": {"$lt": when}})
