"""Collection `polls`: when the updater looks after a user, and how it went; `_id` = the user's id.

due_at           date | null   the first moment at which there is anything to do for the user;
                               null while the link to Spotify cannot be used
next_poll_at, next_rankings_at, next_metadata_at   date
interval_ms      int    between two polls, now
cursor           int | null    when the latest play that was seen ended, ms since 1970
failures         int    polls that failed, one after the other
requests         int    raised by each call for attention, so that none is overlooked
last_sync_at, last_success_at   date | null
last_error       {code, message, at} | null   of the latest poll, if it failed
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from spotistats_common.models.links import Poll, PollError
from spotistats_common.store import links
from spotistats_common.store.client import insert_missing

if TYPE_CHECKING:
    from collections.abc import Collection as AbstractCollection
    from collections.abc import Mapping
    from datetime import datetime

    from pymongo.asynchronous.database import AsyncDatabase
    from pymongo.database import Database

    from spotistats_common.store.client import Document

COLLECTION = "polls"
FIRST_INTERVAL_MS = 5 * 60_000
FARTHEST = timedelta(days=2)
"""Nothing is ever put off for so long: who is due later was put off by a clock that was ahead."""


def first(user_id: str, now: datetime) -> Document:
    """The document of a user who was never polled: everything is due."""
    return {
        "_id": user_id,
        "due_at": now,
        "next_poll_at": now,
        "next_rankings_at": now,
        "next_metadata_at": now,
        "interval_ms": FIRST_INTERVAL_MS,
        "cursor": None,
        "failures": 0,
        "requests": 0,
        "last_sync_at": None,
        "last_success_at": None,
        "last_error": None,
    }


def is_due(when: datetime, now: datetime) -> bool:
    """Whether what was to be done at `when` is to be done now."""
    return when <= now or when > now + FARTHEST


class AsyncPolls:
    """How the polls of users go, for request handlers."""

    def __init__(self, database: AsyncDatabase[Document]) -> None:
        self._collection = database[COLLECTION]

    async def get(self, user_id: str) -> Poll:
        """How polling went for a user."""
        document = await self._collection.find_one({"_id": user_id}) or {}
        error = document.get("last_error")
        return Poll(
            document.get("last_sync_at"),
            document.get("last_success_at"),
            PollError(error["code"], error["message"], error["at"]) if error else None,
        )

    async def ask(self, user_id: str, kind: str, now: datetime) -> None:
        """Have something (`poll`, `rankings` or `metadata`) be due now."""
        start = {k: v for k, v in first(user_id, now).items() if k not in _asked(kind, now)}
        start.pop("requests")
        await self._collection.update_one(
            {"_id": user_id},
            {"$set": _asked(kind, now), "$inc": {"requests": 1}, "$setOnInsert": start},
            upsert=True,
        )


def _asked(kind: str, now: datetime) -> Document:
    return {"due_at": now, f"next_{kind}_at": now}


class Polls:
    """When to look after which user, for workers."""

    def __init__(self, database: Database[Document]) -> None:
        self._database = database
        self._collection = database[COLLECTION]

    def enrol(self, now: datetime) -> None:
        """Have users whose link can be used (again) be looked after."""
        pipeline: list[Document] = [
            {"$match": {"state": "active"}},
            {
                "$lookup": {
                    "from": COLLECTION,
                    "localField": "_id",
                    "foreignField": "_id",
                    "as": "poll",
                }
            },
            {"$match": {"$or": [{"poll": []}, {"poll.due_at": None}]}},
            {"$project": {"_id": 1}},
        ]
        waiting = [each["_id"] for each in self._database[links.COLLECTION].aggregate(pipeline)]
        insert_missing(self._collection, [first(each, now) for each in waiting])
        self._collection.update_many(
            {"_id": {"$in": waiting}, "due_at": None},
            {"$set": {"due_at": now, "next_poll_at": now}},
        )

    def due(self, now: datetime, but: AbstractCollection[str], most: int) -> list[str]:
        """The users for whom there is something to do, who waits longest first."""
        wanted = {
            "$or": [{"due_at": {"$lte": now}}, {"due_at": {"$gt": now + FARTHEST}}],
            "_id": {"$nin": list(but)},
        }
        return [
            each["_id"]
            for each in self._collection.find(wanted, {"_id": 1}).sort("due_at", 1).limit(most)
        ]

    def get(self, user_id: str) -> Document | None:
        """One user's polls."""
        return self._collection.find_one({"_id": user_id})

    def change(self, user_id: str, changes: Mapping[str, Any]) -> None:
        """Set fields of one user's polls."""
        self._collection.update_one({"_id": user_id}, {"$set": dict(changes)})

    def settle(self, user_id: str, due_at: datetime | None, requests: int) -> None:
        """Say when to come again, unless somebody has asked for attention since `requests`."""
        self._collection.update_one(
            {"_id": user_id, "requests": requests}, {"$set": {"due_at": due_at}}
        )
