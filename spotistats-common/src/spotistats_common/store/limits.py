"""Collection `limits`: what Spotify lets our app do, `_id` = `<client id>:<what>`.

All replicas of the updater share it, so that what one was told holds for all.

    until    date   `<client id>:<endpoint group>` (or `*`, all): no call before;
                    `<client id>:<group>:several`: the endpoint for several items is refused
    taken    int    `<client id>:metadata:<day>`: calls for metadata on that day (UTC)
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from pymongo.errors import DuplicateKeyError

if TYPE_CHECKING:
    from datetime import datetime

    from pymongo.database import Database

    from spotistats_common.store.client import Document

COLLECTION = "limits"
EVERYTHING = "*"
LONGEST = timedelta(days=31)
"""No refusal is held for so long: what ends later was noted by a clock that was ahead."""


class Limits:
    """The limits of one app, by its client id."""

    def __init__(self, database: Database[Document], client_id: str) -> None:
        self._collection = database[COLLECTION]
        self._client_id = client_id

    def not_before(self, group: str, now: datetime) -> datetime | None:
        """Until when no call to a group of endpoints may be made, if that is later than now."""
        ids = [self._id(group), self._id(EVERYTHING)]
        ahead = {"$gt": now, "$lte": now + LONGEST}
        found = self._collection.find({"_id": {"$in": ids}, "until": ahead}, {"until": 1})
        return max((each["until"] for each in found), default=None)

    def hold(self, group: str, until: datetime) -> None:
        """Make no call to a group of endpoints until then; never shortens what is known."""
        is_believed = {"$lte": ["$until", until + LONGEST]}  # a missing one is, and is less
        longer = {"$cond": [is_believed, {"$max": ["$until", until]}, until]}
        self._collection.update_one(
            {"_id": self._id(group)}, [{"$set": {"until": longer}}], upsert=True
        )

    def closed(self, now: datetime) -> dict[str, datetime]:
        """Until when no call may be made, by group of endpoints (`*`: all); the open ones are left
        out."""
        mine = {"_id": {"$gte": f"{self._client_id}:", "$lt": f"{self._client_id};"}}
        found = self._collection.find({**mine, "until": {"$gt": now}})
        return {each["_id"].removeprefix(f"{self._client_id}:"): each["until"] for each in found}

    def taken(self, budget: str, day: datetime) -> int:
        """How many calls were taken out of a budget on a day."""
        found = self._collection.find_one({"_id": self._id(f"{budget}:{day:%Y-%m-%d}")})
        return 0 if found is None else int(found["taken"])

    def take(self, budget: str, day: datetime, most: int) -> bool:
        """Take one call out of a budget of `most` a day; False if it is used up."""
        name = self._id(f"{budget}:{day:%Y-%m-%d}")
        try:
            self._collection.update_one(
                {"_id": name, "taken": {"$lt": most}}, {"$inc": {"taken": 1}}, upsert=most > 0
            )
        except DuplicateKeyError:
            return False  # it is there, and used up
        return most > 0

    def _id(self, what: str) -> str:
        return f"{self._client_id}:{what}"
