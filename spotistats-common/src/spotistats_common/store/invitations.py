"""Collection `invitations`: each lets one person make an account, `_id` = `<admin>:<id>`.

hash         str, SHA-256 of the secret in the link, hex; unique
name         str, for whom it is, as the admin calls them
created_at   date
expires_at   date; MongoDB removes it then
taken_by     str | null, the Spotify account that is making its account with it; nobody else can
             then, and it is deleted when the account is there
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from spotistats_common.models.accounts import new_id, utc_now
from spotistats_common.store.client import owned_by
from spotistats_common.store.tokens import hash_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from pymongo.asynchronous.database import AsyncDatabase

    from spotistats_common.store.client import Document

COLLECTION = "invitations"
LASTS = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Invitation:
    """An invitation; its secret is not kept."""

    id: str
    name: str
    created_at: datetime
    expires_at: datetime


def from_document(document: Mapping[str, Any]) -> Invitation:
    """The invitation that a document stands for."""
    return Invitation(
        document["_id"].partition(":")[2],
        document["name"],
        document["created_at"],
        document["expires_at"],
    )


class AsyncInvitations:
    """Invitations, for request handlers."""

    def __init__(self, database: AsyncDatabase[Document]) -> None:
        self._collection = database[COLLECTION]

    async def add(self, admin_id: str, name: str, secret: str) -> Invitation:
        """Store a new invitation."""
        now = utc_now()
        invitation = Invitation(new_id(), name, now, now + LASTS)
        await self._collection.insert_one(
            {
                "_id": f"{admin_id}:{invitation.id}",
                "hash": hash_of(secret),
                "name": name,
                "created_at": invitation.created_at,
                "expires_at": invitation.expires_at,
                "taken_by": None,
            }
        )
        return invitation

    async def all(self, admin_id: str) -> list[Invitation]:
        """The invitations that still can be used, newest first."""
        mine = {**owned_by(admin_id), "expires_at": {"$gt": utc_now()}}
        cursor = self._collection.find(mine).sort([("created_at", -1), ("_id", 1)])
        return [from_document(document) async for document in cursor]

    async def remove(self, admin_id: str, invitation_id: str) -> bool:
        """Revoke an invitation; False if there is none with this id."""
        result = await self._collection.delete_one({"_id": f"{admin_id}:{invitation_id}"})
        return result.deleted_count == 1

    async def take(self, secret_hash: str, account_id: str) -> bool:
        """Keep an invitation for a Spotify account; the same account can take it again."""
        result = await self._collection.update_one(
            {
                "hash": secret_hash,
                "expires_at": {"$gt": utc_now()},
                "taken_by": {"$in": [None, account_id]},
            },
            {"$set": {"taken_by": account_id}},
        )
        return result.matched_count == 1

    async def used(self, secret_hash: str) -> None:
        """The account is there: the invitation has done its work."""
        await self._collection.delete_one({"hash": secret_hash})
