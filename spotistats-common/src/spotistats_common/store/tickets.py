"""Collection `tickets`: each signs one browser in, once, `_id` = `<user>:<ticket id>`.

hash         str, SHA-256 of the secret, hex; unique
return_to    str, the path on our origin to go to
expires_at   date; MongoDB removes it then
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from spotistats_common.models.accounts import new_id, utc_now
from spotistats_common.store.tokens import hash_of

if TYPE_CHECKING:
    from datetime import datetime

    from pymongo.asynchronous.database import AsyncDatabase
    from pymongo.database import Database

    from spotistats_common.store.client import Document

COLLECTION = "tickets"
PREFIX = "spti_"
LASTS = timedelta(minutes=10)


def _to_document(user_id: str, secret: str, return_to: str) -> Document:
    return {
        "_id": f"{user_id}:{new_id()}",
        "hash": hash_of(secret),
        "return_to": return_to,
        "expires_at": utc_now() + LASTS,
    }


class Tickets:
    """Tickets, for commands."""

    def __init__(self, database: Database[Document]) -> None:
        self._collection = database[COLLECTION]

    def add(self, user_id: str, secret: str, return_to: str) -> None:
        """Store a new ticket."""
        self._collection.insert_one(_to_document(user_id, secret, return_to))


class AsyncTickets:
    """Tickets, for request handlers."""

    def __init__(self, database: AsyncDatabase[Document]) -> None:
        self._collection = database[COLLECTION]

    async def add(self, user_id: str, secret: str, return_to: str) -> datetime:
        """Store a new ticket; returns when it expires."""
        document = _to_document(user_id, secret, return_to)
        await self._collection.insert_one(document)
        expires_at: datetime = document["expires_at"]
        return expires_at

    async def take(self, secret: str) -> tuple[str, str] | None:
        """User and path of the ticket with this secret, once, until it expires."""
        found = await self._collection.find_one_and_delete(
            {"hash": hash_of(secret), "expires_at": {"$gt": utc_now()}}
        )
        return None if found is None else (found["_id"].partition(":")[0], found["return_to"])
