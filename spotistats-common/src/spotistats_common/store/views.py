"""Collection `views`: saved queries, `_id` = `<user>:<name>`.

title, description   str | null
chart                str | null: how the answer is best shown; absent before there was a choice
query                str    the description of the query as JSON, as it was sent: its keys and
                            values are the caller's, and no field names of ours
created_at           date
updated_at           date
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pymongo import ReturnDocument

from spotistats_common.errors import NotFound
from spotistats_common.models.accounts import utc_now
from spotistats_common.store.client import owned_by

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from pymongo.asynchronous.database import AsyncDatabase

    from spotistats_common.store.client import Document

COLLECTION = "views"


@dataclass(frozen=True, slots=True)
class View:
    """A saved query; the fields are those of the contract's `View`."""

    name: str
    title: str | None
    description: str | None
    chart: str | None
    query: dict[str, Any]
    created_at: datetime
    updated_at: datetime


def from_document(document: Mapping[str, Any]) -> View:
    """The saved query that a document stands for."""
    return View(
        document["_id"].partition(":")[2],
        document["title"],
        document["description"],
        document.get("chart"),
        json.loads(document["query"]),
        document["created_at"],
        document["updated_at"],
    )


class AsyncViews:
    """The saved queries of one user."""

    def __init__(self, database: AsyncDatabase[Document], user_id: str) -> None:
        self._collection = database[COLLECTION]
        self._user_id = user_id

    async def all(self) -> list[View]:
        """All, by name."""
        found = self._collection.find(owned_by(self._user_id)).sort("_id", 1)
        return [from_document(each) async for each in found]

    async def count_others(self, name: str) -> int:
        """How many there are under other names."""
        mine = owned_by(self._user_id)["_id"]
        return await self._collection.count_documents({"_id": {**mine, "$ne": self._id(name)}})

    async def get(self, name: str) -> View:
        """The one of this name; NotFound if there is none."""
        document = await self._collection.find_one({"_id": self._id(name)})
        if document is None:
            raise _not_found(name)
        return from_document(document)

    async def save(
        self,
        name: str,
        query: Mapping[str, Any],
        title: str | None,
        description: str | None,
        chart: str | None,
    ) -> View:
        """Save a query, in place of the one of this name."""
        now = utc_now()
        document = await self._collection.find_one_and_update(
            {"_id": self._id(name)},
            {
                "$set": {
                    "title": title,
                    "description": description,
                    "chart": chart,
                    "query": json.dumps(query),
                    "updated_at": now,
                },
                "$setOnInsert": {"created_at": now},
            },
            upsert=True,
            return_document=ReturnDocument.AFTER,
        )
        assert document is not None  # noqa: S101 - it was made if it was not there
        return from_document(document)

    async def delete(self, name: str) -> None:
        """Forget the one of this name; NotFound if there is none."""
        result = await self._collection.delete_one({"_id": self._id(name)})
        if not result.deleted_count:
            raise _not_found(name)

    def _id(self, name: str) -> str:
        return f"{self._user_id}:{name}"


def _not_found(name: str) -> NotFound:
    return NotFound(f"You have no saved query named {name}.")
