"""Collection `policies`: what the admin decided for all, `_id` = what it is about.

`sign_ups`: {value: open | invited | closed, changed_at}
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, cast

from spotistats_common.models.accounts import utc_now

if TYPE_CHECKING:
    from pymongo.asynchronous.database import AsyncDatabase

    from spotistats_common.store.client import Document

COLLECTION = "policies"
_SIGN_UPS = "sign_ups"

SignUps = Literal["open", "invited", "closed"]


class AsyncPolicies:
    """What the admin decided, for request handlers."""

    def __init__(self, database: AsyncDatabase[Document]) -> None:
        self._collection = database[COLLECTION]

    async def sign_ups(self) -> SignUps | None:
        """Who may make an account, if that was ever decided."""
        document = await self._collection.find_one({"_id": _SIGN_UPS})
        return None if document is None else cast("SignUps", document["value"])

    async def set_sign_ups(self, value: SignUps) -> None:
        """Decide who may make an account."""
        await self._collection.update_one(
            {"_id": _SIGN_UPS}, {"$set": {"value": value, "changed_at": utc_now()}}, upsert=True
        )
