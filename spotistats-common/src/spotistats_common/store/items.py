"""Collection `items`: what a user's plays were of, in the words of that user's exports.

`_id` = `<user>:<number, 16 hex digits>`; the number (`models.play.item_number`) is a hash of all
that the item says, so one track that exports name in two ways is two items with the same `id`. They
are never shared between users: one user's upload cannot change what another sees.

    kind  str   music | podcast | audiobook | unknown
    id    str   Spotify's id, or one made from the names
    name, collection, creator   str   see `models.play.Item`
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from spotistats_common.models.play import Item, Kind
from spotistats_common.store.client import insert_missing, owned_by

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from pymongo.client_session import ClientSession
    from pymongo.database import Database

    from spotistats_common.store.client import Document

COLLECTION = "items"


def to_document(user_id: str, number: int, item: Item) -> Document:
    """The stored form of an item; nulls are left out."""
    fields = {name: value for name, value in item._asdict().items() if value is not None}
    return {"_id": _document_id(user_id, number), **fields, "kind": item.kind.value}


def from_document(document: Mapping[str, str]) -> tuple[int, Item]:
    """The number and the item that a document stands for."""
    return _number_in(document["_id"]), Item(
        Kind(document["kind"]),
        document["id"],
        document.get("name"),
        document.get("collection"),
        document.get("creator"),
    )


def find(
    database: Database[Document],
    user_id: str,
    numbers: Iterable[int],
    session: ClientSession | None = None,
) -> dict[int, Item]:
    """The items with these numbers."""
    ids = [_document_id(user_id, number) for number in numbers]
    found = database[COLLECTION].find({"_id": {"$in": ids}}, session=session)
    return dict(from_document(each) for each in found)


def _document_id(user_id: str, number: int) -> str:
    return f"{user_id}:{number & (2**64 - 1):016x}"


def _number_in(document_id: str) -> int:
    unsigned = int(document_id.rpartition(":")[2], 16)
    return unsigned - 2**64 if unsigned >= 2**63 else unsigned


class Items:
    """The items of one user."""

    def __init__(self, database: Database[Document], user_id: str) -> None:
        self._database = database
        self._collection = database[COLLECTION]
        self._user_id = user_id

    def some(self, numbers: Iterable[int]) -> dict[int, Item]:
        """The items with these numbers."""
        return find(self._database, self._user_id, numbers)

    def all(self) -> dict[int, Item]:
        """Every item by its number."""
        return dict(from_document(each) for each in self._collection.find(owned_by(self._user_id)))

    def stored(self, numbers: Iterable[int]) -> set[int]:
        """Which of these items are stored."""
        ids = [_document_id(self._user_id, number) for number in numbers]
        found = self._collection.find({"_id": {"$in": ids}}, {"_id": 1}) if ids else ()
        return {_number_in(each["_id"]) for each in found}

    def add(self, items: Mapping[int, Item]) -> None:
        """Store items, before the plays of them; those that are stored already stay as they are."""
        if not items:
            return
        documents = [to_document(self._user_id, number, item) for number, item in items.items()]
        insert_missing(self._collection, documents)

    def remove_except(self, numbers: Iterable[int]) -> None:
        """Drop the items that no play needs any more: all but `numbers`."""
        kept = set(numbers)
        for number in self.all().keys() - kept:
            self._collection.delete_one({"_id": _document_id(self._user_id, number)})
