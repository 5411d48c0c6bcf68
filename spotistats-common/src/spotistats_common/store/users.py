"""Collection `users`: accounts, `_id` = the user's id.

display_name, time_zone   str
counting_rule             {min_ms, count_skipped, count_incognito}
join_recordings           bool, whether ids with the same ISRC are one track
recordings                str | null: a digest of how the ids that are played were joined when that
                          was looked at last; missing: null. It stays while that is switched off
recordings_at             date, when that was looked at last; missing: never
history                   {epoch, seq}: the version of what is known about the user. Who writes
                          plays raises `seq` if it only appended (`Plays.append`), else `epoch`
is_local_owner            bool, the owner of the installation, who gets in without Spotify
is_admin                  bool, one of all
created_at                date
closed_at                 date, only while the account is being deleted: to all others it is gone
"""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from pymongo.errors import DuplicateKeyError

from spotistats_common.errors import NotFound
from spotistats_common.models.accounts import CountingRule, History, User, new_id

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from pymongo.asynchronous.collection import AsyncCollection
    from pymongo.asynchronous.database import AsyncDatabase
    from pymongo.client_session import ClientSession
    from pymongo.database import Database

    from spotistats_common.store.client import Document

COLLECTION = "users"
_OPEN = {"closed_at": {"$exists": False}}


def to_document(user: User) -> Document:
    """The stored form of an account."""
    fields = asdict(user)
    return {"_id": fields.pop("id"), **fields}


def from_document(document: Mapping[str, Any]) -> User:
    """The account that a document stands for."""
    return User(
        id=document["_id"],
        display_name=document["display_name"],
        time_zone=document["time_zone"],
        counting_rule=CountingRule(**document["counting_rule"]),
        join_recordings=document["join_recordings"],
        history=History(**document["history"]),
        is_local_owner=document["is_local_owner"],
        is_admin=document["is_admin"],
        created_at=document["created_at"],
    )


def joins_recordings(document: Mapping[str, Any]) -> bool:
    """Whether the account has the Spotify ids of one recording be one track."""
    return bool(document.get("join_recordings", True))


async def find_with_owner(
    collection: AsyncCollection[Document], condition: Document
) -> tuple[Document, User | None] | None:
    """The one document, of those whose `_id` begins with `<user>:`, for which `condition` holds,
    and the account that it belongs to, if that is open; None if there is no such document.

    Both are looked up in one round trip, as every request waits for that.
    """
    cursor = await collection.aggregate(
        [
            {"$match": condition},
            {"$set": {"owner": {"$first": {"$split": ["$_id", ":"]}}}},
            {
                "$lookup": {
                    "from": COLLECTION,
                    "localField": "owner",
                    "foreignField": "_id",
                    "pipeline": [{"$match": _OPEN}],
                    "as": "owner",
                }
            },
        ]
    )
    found = await cursor.to_list(1)
    if not found:
        return None
    owners = found[0].pop("owner")
    return found[0], from_document(owners[0]) if owners else None


class AsyncUsers:
    """Accounts, for request handlers."""

    def __init__(self, database: AsyncDatabase[Document]) -> None:
        self._collection = database[COLLECTION]

    async def get(self, user_id: str) -> User | None:
        """The account with this id, if there is one."""
        document = await self._collection.find_one({"_id": user_id, **_OPEN})
        return None if document is None else from_document(document)

    async def is_empty(self) -> bool:
        """Whether there is no account at all."""
        return await self._collection.find_one(_OPEN, {"_id": 1}) is None

    async def page(self, limit: int, offset: int) -> tuple[list[User], int]:
        """Some of the accounts, the oldest first, and how many there are."""
        found = self._collection.find(_OPEN).sort([("created_at", 1), ("_id", 1)])
        accounts = [from_document(each) async for each in found.skip(offset).limit(limit)]
        return accounts, await self._collection.count_documents(_OPEN)

    async def add(self, user: User) -> bool:
        """Store a new account; False if there is one with its id, or another admin."""
        try:
            await self._collection.insert_one(to_document(user))
        except DuplicateKeyError:
            return False
        return True

    async def change(self, user_id: str, changes: Mapping[str, Any]) -> User:
        """Set fields (dotted paths are allowed) and return the account as it is then.

        With another `join_recordings` the past is read in another way: the epoch is a new one.
        """
        account, update = {"_id": user_id, **_OPEN}, {"$set": dict(changes)}
        document = None
        if "join_recordings" in changes:
            is_other = False if changes["join_recordings"] else {"$ne": False}
            document = await self._collection.find_one_and_update(
                {**account, "join_recordings": is_other},
                {**update, "$inc": {"history.epoch": 1}},
                return_document=True,
            )
        if document is None:
            document = await self._collection.find_one_and_update(
                account, update, return_document=True
            )
        if document is None:
            raise NotFound("The account is gone.")
        return from_document(document)


class Users:
    """Accounts, for workers and commands."""

    def __init__(self, database: Database[Document]) -> None:
        self._collection = database[COLLECTION]

    def add(self, user: User) -> None:
        """Store a new account."""
        self._collection.insert_one(to_document(user))

    def local_owner(self) -> User | None:
        """The owner of the installation, if there is one yet."""
        document = self._collection.find_one({"is_local_owner": True, **_OPEN})
        return None if document is None else from_document(document)

    def ensure_owner(self, display_name: str, time_zone: str) -> User:
        """The owner of the installation; if there is none yet, an account is made with this name
        and zone. They are the admin, unless somebody is."""
        owner = self.local_owner()
        if owner is None:
            is_admin = not self.has_admin()
            owner = User(new_id(), display_name, time_zone, is_local_owner=True, is_admin=is_admin)
            self.add(owner)
        return owner

    def has_admin(self) -> bool:
        """Whether some account is the admin."""
        admin = {"is_admin": True, **_OPEN}
        return self._collection.find_one(admin, {"_id": 1}) is not None

    def past_changed(self, user_id: str) -> None:
        """Give the history a new epoch: every answer from before is out of date."""
        self._collection.update_one({"_id": user_id}, {"$inc": {"history.epoch": 1}})

    def appended(self, user_id: str, session: ClientSession) -> None:
        """Note that plays were appended, in the transaction that appends them."""
        self._collection.update_one({"_id": user_id}, {"$inc": {"history.seq": 1}}, session=session)

    def recordings_are(self, user_id: str, digest: str | None, now: datetime) -> None:
        """Say how the ids that are played are joined now (see `models.recordings`).

        If that is new, the history gets a new epoch in the same write.
        """
        self._collection.update_one(
            {"_id": user_id, "join_recordings": {"$ne": False}, "recordings": {"$ne": digest}},
            {"$set": {"recordings": digest}, "$inc": {"history.epoch": 1}},
        )
        self._collection.update_one({"_id": user_id}, {"$set": {"recordings_at": now}})

    def recordings_unseen_since(self, moment: datetime, most: int) -> list[str]:
        """Some of the users for whom `recordings_are` was not said since then."""
        unseen = {"recordings_at": {"$not": {"$gte": moment}}, **_OPEN}
        return [each["_id"] for each in self._collection.find(unseen, {"_id": 1}).limit(most)]
