"""Collection `sessions`: browsers that are signed in, `_id` = `<user>:<session id>`.

hash         str, SHA-256 of the secret in the browser's cookie, hex; unique
created_at   date
expires_at   date, moved on while the session is used; MongoDB removes it then
ends_at      date, the latest that `expires_at` is ever moved to
"""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from spotistats_common.models.accounts import new_id, utc_now
from spotistats_common.store.client import owned_by
from spotistats_common.store.tokens import hash_of
from spotistats_common.store.users import find_with_owner

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from pymongo.asynchronous.database import AsyncDatabase

    from spotistats_common.models.accounts import User
    from spotistats_common.store.client import Document

COLLECTION = "sessions"
UNUSED = timedelta(days=14)
"""A session that nobody used for so long is over."""
LONGEST = timedelta(days=90)
_MOVED_ON_EVERY = timedelta(hours=6)


@dataclass(frozen=True, slots=True)
class Session:
    """A browser that is signed in."""

    id: str
    user_id: str
    created_at: datetime
    expires_at: datetime
    ends_at: datetime


def csrf_token_of(secret: str) -> str:
    """What a page sends back to show that it belongs to the session with this secret.

    Scripts may read it, and cannot find the secret from it.
    """
    return hmac.new(secret.encode(), b"spotistats csrf", hashlib.sha256).hexdigest()


def from_document(document: Mapping[str, Any]) -> Session:
    """The session that a document stands for."""
    user_id, _, session_id = document["_id"].partition(":")
    return Session(
        session_id,
        user_id,
        document["created_at"],
        document["expires_at"],
        document["ends_at"],
    )


class AsyncSessions:
    """Sessions, for request handlers."""

    def __init__(self, database: AsyncDatabase[Document]) -> None:
        self._collection = database[COLLECTION]

    async def begin(self, user_id: str, secret: str) -> Session:
        """A new session of a user, whose browser has `secret`."""
        now = utc_now()
        session = Session(new_id(), user_id, now, now + UNUSED, now + LONGEST)
        await self._collection.insert_one(
            {
                "_id": f"{user_id}:{session.id}",
                "hash": hash_of(secret),
                "created_at": session.created_at,
                "expires_at": session.expires_at,
                "ends_at": session.ends_at,
            }
        )
        return session

    async def of_secret(self, secret: str) -> tuple[Session, User] | None:
        """The session with this secret and its account, unless either is over or gone; using it
        moves its end on."""
        found = await find_with_owner(self._collection, {"hash": hash_of(secret)})
        if found is None:
            return None
        document, user = found
        if user is None:
            return None
        session = from_document(document)
        now = utc_now()
        if session.expires_at <= now:  # MongoDB removes it within a minute
            return None
        later = min(now + UNUSED, session.ends_at)
        if later - session.expires_at >= _MOVED_ON_EVERY:
            await self._collection.update_one(
                {"_id": document["_id"]}, {"$max": {"expires_at": later}}
            )
        return session, user

    async def end(self, user_id: str, session_id: str) -> None:
        """End one session."""
        await self._collection.delete_one({"_id": f"{user_id}:{session_id}"})

    async def end_all(self, user_id: str) -> None:
        """End every session of a user."""
        await self._collection.delete_many(owned_by(user_id))
