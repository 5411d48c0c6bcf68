"""Jobs in MongoDB: claimed by one worker at a time, with a lease that a heartbeat renews.

A job is a document with `state`, `created_at`, `attempts` and `lease: {worker, until}`; its `_id`
leads with the user. Jobs of one user run one after another (collection `leases`, one document per
user and kind of job); the user who was served longest ago comes first. Times are MongoDB's own
(`$$NOW`), so that the clocks of the workers do not matter.
"""

from __future__ import annotations

import logging
import threading
import time
from typing import TYPE_CHECKING, Any

import pymongo
from pymongo.errors import PyMongoError

from spotistats_common.store.client import insert_missing

if TYPE_CHECKING:
    from pymongo.database import Database

    from spotistats_common.store.client import Document

log = logging.getLogger(__name__)

LEASES = "leases"


class LeaseLostError(Exception):
    """Another worker may have taken the job: stop writing at once."""


class Lease:
    """A worker's right to work on a user's jobs of one kind, kept alive by a thread.

    Use it as a context manager; `check()` raises once the right is lost. A `worker` (a name that
    is nobody else's) has no two of one id at a time.
    """

    def __init__(
        self, database: Database[Document], lease_id: str, worker: str, seconds: int
    ) -> None:
        self._collection = database[LEASES]
        self._id = lease_id
        self._worker = worker
        self._seconds = seconds
        self._held_since = time.monotonic()
        self._lost = threading.Event()
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._keep, name="heartbeat", daemon=True)

    def take(self) -> bool:
        """Try to get the lease: it is free, its holder is silent, or we failed to give it back."""
        if self._taken():
            return True
        # Somebody has it, or nobody ever had it.
        if self._collection.find_one({"_id": self._id}, {"_id": 1}) is not None:
            return False
        insert_missing(self._collection, [{"_id": self._id, "worker": None}])
        return self._taken()

    def _taken(self) -> bool:
        self._held_since = time.monotonic()
        free = {
            "$or": [
                {"$in": ["$worker", [None, self._worker]]},
                {"$lte": ["$until", "$$NOW"]},
            ]
        }
        taken = self._collection.update_one(
            {"_id": self._id, "$expr": free}, [{"$set": self._terms()}]
        )
        return taken.matched_count == 1

    def _terms(self) -> Document:
        until = {"$dateAdd": {"startDate": "$$NOW", "unit": "second", "amount": self._seconds}}
        return {"worker": self._worker, "until": until, "served_at": "$$NOW"}

    def renew(self) -> None:
        """Hold the lease for longer.

        Raises:
            LeaseLostError: somebody else has it.
        """
        mine = {"_id": self._id, "worker": self._worker}
        asked_at = time.monotonic()
        if self._collection.update_one(mine, [{"$set": self._terms()}]).matched_count != 1:
            self._lost.set()
            raise LeaseLostError(self._id)
        self._held_since = asked_at

    def check(self) -> None:
        """Raise `LeaseLostError` if the lease is lost, or may be."""
        if self._lost.is_set() or self._silent_seconds() >= self._seconds:
            raise LeaseLostError(self._id)

    def _silent_seconds(self) -> float:
        """How long MongoDB has not heard of us, by a clock that nobody sets."""
        return time.monotonic() - self._held_since

    def __enter__(self) -> Lease:
        self._thread.start()
        return self

    def __exit__(self, *_exception: object) -> None:
        self._done.set()
        self._thread.join()
        self._collection.update_one(
            {"_id": self._id, "worker": self._worker}, {"$set": {"worker": None}}
        )

    def _keep(self) -> None:
        pause = self._seconds / 4
        while not self._done.wait(pause):
            try:
                with pymongo.timeout(pause):  # an answer that never comes is none
                    self.renew()
            except LeaseLostError:
                return
            except PyMongoError:
                log.warning("heartbeat failed", extra={"lease": self._id}, exc_info=True)
                if self._silent_seconds() >= self._seconds / 2:
                    self._lost.set()
                    return


def lease_id(kind: str, user_id: str) -> str:
    """The id of the lease on a user's jobs of one kind."""
    return f"{user_id}:{kind}"


def waiting_users(database: Database[Document], collection: str, states: list[str]) -> list[str]:
    """The users who have jobs in these states, the one who was served longest ago first."""
    pipeline: list[dict[str, Any]] = [
        {"$match": {"state": {"$in": states}}},
        {
            "$group": {
                "_id": {"$first": {"$split": ["$_id", ":"]}},
                "since": {"$min": "$created_at"},
            }
        },
        {
            "$lookup": {
                "from": LEASES,
                "let": {"lease": {"$concat": ["$_id", ":", collection]}},
                "pipeline": [{"$match": {"$expr": {"$eq": ["$_id", "$$lease"]}}}],
                "as": "lease",
            }
        },
        {"$sort": {"lease.served_at": 1, "since": 1}},
    ]
    return [each["_id"] for each in database[collection].aggregate(pipeline)]


def next_job(
    database: Database[Document], collection: str, user_id: str, states: list[str]
) -> Document | None:
    """The user's oldest job in these states; the caller holds the user's lease."""
    mine = {"_id": {"$gte": f"{user_id}:", "$lt": f"{user_id};"}, "state": {"$in": states}}
    return database[collection].find_one(mine, sort=[("created_at", 1), ("_id", 1)])
