"""Collection `audit`: what was done with accounts, never where from; `_id` = `<user>:<id>`.

happened_at   date
action        see `spotistats_common.models.audit.Action`
by            sign_in | session | token | command
token_id      str | null, the access token that did it
subject_id    str | null, the token, import, share or invitation that it was about
is_admins     true | missing: the admin is shown it, too
expires_at    date; MongoDB removes it then

What is kept without whom it was about has `-` for the user, which is nobody's id.
"""

from __future__ import annotations

from dataclasses import asdict
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from spotistats_common.models.accounts import new_id, utc_now
from spotistats_common.models.audit import OF_ADMINS, OF_NOBODY, Action, By, Entry
from spotistats_common.store.client import owned_by

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pymongo.asynchronous.database import AsyncDatabase
    from pymongo.database import Database

    from spotistats_common.store.client import Document

COLLECTION = "audit"
FOR_ADMINS: Document = {"is_admins": True}
Index = list[tuple[str, int]]
ADMINS_INDEX: Index = [("happened_at", -1)]
BY_ID: Index = [("_id", 1)]
_NOBODY = "-"


class Audit:
    """The record, for commands."""

    def __init__(self, database: Database[Document], days: int) -> None:
        self._collection = database[COLLECTION]
        self._kept = timedelta(days=days)

    def note(self, user_id: str, action: Action, *, subject_id: str | None = None) -> None:
        """Write down what a command did for a user."""
        entry = Entry(new_id(), utc_now(), action, By.COMMAND, subject_id=subject_id)
        self._collection.insert_one(_to_document(user_id, entry, self._kept))


class AsyncAudit:
    """The record, for request handlers."""

    def __init__(self, database: AsyncDatabase[Document], days: int) -> None:
        self._collection = database[COLLECTION]
        self._kept = timedelta(days=days)

    async def note(
        self,
        user_id: str,
        action: Action,
        by: By,
        *,
        token_id: str | None = None,
        subject_id: str | None = None,
    ) -> None:
        """Write down what a user did."""
        entry = Entry(new_id(), utc_now(), action, by, token_id, subject_id)
        await self._collection.insert_one(_to_document(user_id, entry, self._kept))

    async def page(self, user_id: str, limit: int, offset: int) -> tuple[list[Entry], int]:
        """Some of what a user did, the latest first, and how much there is in all."""
        return await self._page(owned_by(user_id), limit, offset)

    async def admins_page(self, limit: int, offset: int) -> tuple[list[Entry], int]:
        """The same of what admins did."""
        # By itself MongoDB counts through what everybody did.
        return await self._page(FOR_ADMINS, limit, offset, ADMINS_INDEX)

    async def _page(
        self, wanted: Document, limit: int, offset: int, index: Index = BY_ID
    ) -> tuple[list[Entry], int]:
        cursor = self._collection.find(wanted, hint=index)
        cursor = cursor.sort([("happened_at", -1), ("_id", 1)])
        found = await cursor.skip(offset).limit(limit).to_list()
        count = await self._collection.count_documents(wanted, hint=index)
        return list(map(_entry, found)), count


def _to_document(user_id: str, entry: Entry, kept: timedelta) -> Document:
    fields = {name: value for name, value in asdict(entry).items() if name != "id"}
    if entry.action in OF_NOBODY:
        user_id, fields["token_id"] = _NOBODY, None
    document = {"_id": f"{user_id}:{entry.id}", **fields, "expires_at": entry.happened_at + kept}
    return document | (FOR_ADMINS if entry.action in OF_ADMINS else {})


def _entry(document: Mapping[str, Any]) -> Entry:
    return Entry(
        document["_id"].partition(":")[2],
        document["happened_at"],
        Action(document["action"]),
        By(document["by"]),
        document["token_id"],
        document["subject_id"],
    )
