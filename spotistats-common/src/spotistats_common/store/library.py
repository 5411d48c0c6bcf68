"""Collection `library`: what a user's imports say is saved, `_id` = `<user>:<import>:<number>`.

Kept per import, so that undoing one takes away just what it said.

    kind   str   track | album | artist | show | episode
    id     str   Spotify's id (missing: the export gives no URI)
    name, collection, creator   str   as in `models.play.Item`
    item   int64 the number in `items` of a saved track or episode that has an id: through it, plays
                 that know only names are joined to the real track
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from spotistats_common.store.client import insert_missing, owned_by

if TYPE_CHECKING:
    from pymongo.database import Database

    from spotistats_common.store.client import Document

COLLECTION = "library"


class Library:
    """What a user has saved, for workers."""

    def __init__(self, database: Database[Document], user_id: str) -> None:
        self._collection = database[COLLECTION]
        self._user_id = user_id

    def add(self, import_id: str, first: int, entries: list[Document]) -> None:
        """Keep what an import (`<user>:<import>`) says is saved, numbered from `first`."""
        documents = [
            {"_id": f"{import_id}:{number:08d}", **entry}
            for number, entry in enumerate(entries, first)
        ]
        if documents:
            insert_missing(self._collection, documents)

    def remove(self, import_id: str) -> None:
        """Forget what an import said."""
        self._collection.delete_many(owned_by(import_id))

    def item_numbers(self) -> set[int]:
        """The numbers of all items that saved things refer to."""
        mine = {**owned_by(self._user_id), "item": {"$exists": True}}
        return {int(each["item"]) for each in self._collection.find(mine, {"item": 1})}
