"""Collection `rankings`: Spotify's own top lists as they were, `_id` = `<user>:<ranking id>`.

A ranking's id is `<day>-<entity>-<range>`, so that there is one a day and newer ones sort last.

    day        str    the day (UTC) that it stands for, YYYY-MM-DD
    entity     str    artists | tracks
    range      str    short (about 4 weeks) | medium (about 6 months) | long (about a year)
    taken_at   date
    entries    [{id, name, artists: [{id, name}]}]   by rank; artists have no `artists`
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from spotistats_common.store.client import insert_missing, owned_by

if TYPE_CHECKING:
    from datetime import datetime

    from pymongo.asynchronous.database import AsyncDatabase
    from pymongo.database import Database

    from spotistats_common.store.client import Document

COLLECTION = "rankings"
ENTITIES = ("artists", "tracks")
RANGES = ("short", "medium", "long")


def ranking_id(taken_at: datetime, entity: str, range_: str) -> str:
    """The id of a day's list."""
    return f"{taken_at:%Y-%m-%d}-{entity}-{range_}"


class AsyncRankings:
    """The rankings of one user, for request handlers."""

    def __init__(self, database: AsyncDatabase[Document], user_id: str) -> None:
        self._collection = database[COLLECTION]
        self._user_id = user_id

    async def get(self, ranking: str) -> Document | None:
        """One list."""
        return await self._collection.find_one({"_id": f"{self._user_id}:{ranking}"})

    async def page(
        self, entity: str | None, range_: str | None, limit: int, offset: int
    ) -> tuple[list[Document], int]:
        """Some lists with only their first entry, newest first, and how many there are in all."""
        chosen = {"entity": entity, "range": range_}
        mine = {**owned_by(self._user_id), **{k: v for k, v in chosen.items() if v is not None}}
        cursor = self._collection.aggregate(
            [
                {"$match": mine},
                {"$sort": {"_id": -1}},
                {"$skip": offset},
                {"$limit": limit},
                {"$set": {"size": {"$size": "$entries"}, "entries": {"$slice": ["$entries", 1]}}},
            ]
        )
        found = await (await cursor).to_list()
        return found, await self._collection.count_documents(mine)

    async def before(self, ranking: Document) -> Document | None:
        """The list of the same kind that was taken before this one."""
        same = {name: ranking[name] for name in ("entity", "range")}
        mine = {"_id": {**owned_by(self._user_id)["_id"], "$lt": ranking["_id"]}}
        return await self._collection.find_one({**mine, **same}, sort=[("_id", -1)])


class Rankings:
    """The rankings of one user, for the updater."""

    def __init__(self, database: Database[Document], user_id: str) -> None:
        self._collection = database[COLLECTION]
        self._user_id = user_id

    def has(self, ranking: str) -> bool:
        """Whether a list is stored."""
        return (
            self._collection.find_one({"_id": f"{self._user_id}:{ranking}"}, {"_id": 1}) is not None
        )

    def add(self, entity: str, range_: str, taken_at: datetime, entries: list[Document]) -> None:
        """Keep a list; if there is one of that day, it stays."""
        document = {
            "_id": f"{self._user_id}:{ranking_id(taken_at, entity, range_)}",
            "day": f"{taken_at:%Y-%m-%d}",
            "entity": entity,
            "range": range_,
            "taken_at": taken_at,
            "entries": entries,
        }
        insert_missing(self._collection, [document])
