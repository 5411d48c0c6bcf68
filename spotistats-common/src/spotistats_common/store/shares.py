"""Collection `shares`: read-only links, `_id` = `<user>:<share id>`.

hash              str, SHA-256 of the secret in the link, hex; unique
kind              str    view | recap | profile
label             str | null, the owner's note
view              str | null, the name of a saved query
view_made_at      date | null, when that was made: another one under its name is not shared
recap             str | null, the name of a period
since, until      str | null, the period of a profile, as it was sent
days              int | null, the latest days of a profile
allow_comparison  bool
created_at        date
expires_at        date | null, never; MongoDB removes it thirty days later
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Literal

from spotistats_common.store.client import owned_by
from spotistats_common.store.tokens import hash_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from pymongo.asynchronous.database import AsyncDatabase

    from spotistats_common.store.client import Document

COLLECTION = "shares"
LISTED_AFTER_EXPIRY = timedelta(days=30)

ShareKind = Literal["view", "recap", "profile"]


@dataclass(frozen=True, slots=True)
class Share:
    """A read-only link; its secret is not kept."""

    id: str
    user_id: str
    kind: ShareKind
    label: str | None
    created_at: datetime
    expires_at: datetime | None
    view: str | None = None
    view_made_at: datetime | None = None
    recap: str | None = None
    since: str | None = None
    until: str | None = None
    days: int | None = None
    allow_comparison: bool = False

    def is_expired(self, now: datetime) -> bool:
        """Whether it shows nothing any more."""
        return self.expires_at is not None and self.expires_at <= now


def to_document(share: Share, secret: str) -> Document:
    """The stored form of a link."""
    fields = asdict(share)
    share_id, user_id = fields.pop("id"), fields.pop("user_id")
    return {"_id": f"{user_id}:{share_id}", "hash": hash_of(secret), **fields}


def from_document(document: Mapping[str, Any]) -> Share:
    """The link that a document stands for."""
    user_id, _, share_id = document["_id"].partition(":")
    fields = {name: value for name, value in document.items() if name not in ("_id", "hash")}
    return Share(id=share_id, user_id=user_id, **fields)


class AsyncShares:
    """Read-only links, for request handlers."""

    def __init__(self, database: AsyncDatabase[Document]) -> None:
        self._collection = database[COLLECTION]

    async def add(self, share: Share, secret: str) -> None:
        """Store a new link."""
        await self._collection.insert_one(to_document(share, secret))

    async def of_secret(self, secret: str) -> Share | None:
        """The link with this secret, if it exists; the caller checks whether it is expired."""
        document = await self._collection.find_one({"hash": hash_of(secret)})
        return None if document is None else from_document(document)

    async def all(self, user_id: str) -> list[Share]:
        """The links of a user, newest first."""
        cursor = self._collection.find(owned_by(user_id)).sort([("created_at", -1), ("_id", 1)])
        return [from_document(document) async for document in cursor]

    async def count(self, user_id: str) -> int:
        """How many a user has."""
        return await self._collection.count_documents(owned_by(user_id))

    async def remove(self, user_id: str, share_id: str) -> bool:
        """Revoke a link; False if the user has none with this id."""
        result = await self._collection.delete_one({"_id": f"{user_id}:{share_id}"})
        return result.deleted_count == 1

    async def remove_of_view(self, user_id: str, view: str) -> None:
        """Revoke all links to a saved query."""
        await self._collection.delete_many({**owned_by(user_id), "view": view})
