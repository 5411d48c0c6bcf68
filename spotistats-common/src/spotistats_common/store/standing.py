"""How work stands for all users together: counts and ages, never whose.

Each is read when somebody looks at the metrics: by an index, or over one small document a user.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from spotistats_common.store import imports, links, polls, users

if TYPE_CHECKING:
    from pymongo.database import Database

    from spotistats_common.store.client import Document

_LONGEST_MS = 5_000
_SECOND_MS = 1000
LAGS = {
    "15m": timedelta(minutes=15),
    "1h": timedelta(hours=1),
    "6h": timedelta(hours=6),
    "1d": timedelta(days=1),
}
OLDER = "older"
NEVER = "never"


@dataclass(frozen=True, slots=True)
class Waiting:
    """Jobs that wait: how many, and how long the oldest has waited."""

    count: int = 0
    oldest_seconds: float = 0.0


def open_imports(database: Database[Document]) -> dict[str, Waiting]:
    """Imports that are not done, by state (queued, running, undoing); age is since the upload."""
    states = ["queued", "running", "undoing"]
    pipeline: list[Document] = [
        {"$match": {"state": {"$in": states}}},
        {"$group": {"_id": "$state", **_counted("$created_at")}},
    ]
    found = {each["_id"]: _waiting(each) for each in _asked(database, imports.COLLECTION, pipeline)}
    return {state: found.get(state, Waiting()) for state in states}


def due_visits(database: Database[Document]) -> Waiting:
    """Users whom the updater should look after by now."""
    pipeline: list[Document] = [
        {"$match": {"due_at": {"$ne": None}, "$expr": {"$lte": ["$due_at", "$$NOW"]}}},
        {"$group": {"_id": None, **_counted("$due_at")}},
    ]
    return next(map(_waiting, _asked(database, polls.COLLECTION, pipeline)), Waiting())


def sync_lags(database: Database[Document]) -> dict[str, int]:
    """Users whose link works, by how long ago their plays were last fetched."""
    age = {"$subtract": ["$$NOW", "$last_success_at"]}
    branches = [
        {"case": {"$lte": [age, lag / timedelta(milliseconds=1)]}, "then": name}
        for name, lag in LAGS.items()
    ]
    bucket = {
        "$cond": [
            {"$eq": [{"$type": "$last_success_at"}, "date"]},
            {"$switch": {"branches": branches, "default": OLDER}},
            NEVER,
        ]
    }
    pipeline: list[Document] = [
        {"$match": {"due_at": {"$ne": None}}},
        {"$group": {"_id": bucket, "count": {"$sum": 1}}},
    ]
    found = {each["_id"]: each["count"] for each in _asked(database, polls.COLLECTION, pipeline)}
    return {name: found.get(name, 0) for name in (*LAGS, OLDER, NEVER)}


def links_by_state(database: Database[Document]) -> dict[str, int]:
    """Links to Spotify, by state."""
    pipeline: list[Document] = [{"$group": {"_id": "$state", "count": {"$sum": 1}}}]
    return {each["_id"]: each["count"] for each in _asked(database, links.COLLECTION, pipeline)}


def accounts(database: Database[Document]) -> int:
    """How many accounts there are."""
    return database[users.COLLECTION].estimated_document_count(maxTimeMS=_LONGEST_MS)


def _asked(
    database: Database[Document], collection: str, pipeline: list[Document]
) -> list[dict[str, Any]]:
    return list(database[collection].aggregate(pipeline, maxTimeMS=_LONGEST_MS))


def _counted(since: str) -> Document:
    return {"count": {"$sum": 1}, "oldest_ms": {"$max": {"$subtract": ["$$NOW", since]}}}


def _waiting(group: Document) -> Waiting:
    return Waiting(group["count"], group["oldest_ms"] / _SECOND_MS)
