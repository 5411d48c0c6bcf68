"""Collection `polls`: when Spotify was last asked for a user's plays, `_id` = the user's id.

last_sync_at      date | null
last_success_at   date | null
last_error        {code, message, at} | null
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from spotistats_common.models.links import Poll, PollError

if TYPE_CHECKING:
    from pymongo.asynchronous.database import AsyncDatabase

    from spotistats_common.store.client import Document

COLLECTION = "polls"


class AsyncPolls:
    """Polls, for request handlers."""

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
