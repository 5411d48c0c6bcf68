"""Deleting an account with everything that belongs to it, in every collection.

An account is closed first (`users.closed_at`): from then on nobody gets in. A deletion that died
midway goes on when it is called again; `closed` tells for whom.
"""

from __future__ import annotations

import contextlib
import time
from typing import TYPE_CHECKING

from pymongo.errors import DuplicateKeyError

from spotistats_common.models.accounts import utc_now
from spotistats_common.store import (
    invitations,
    jobs,
    links,
    sessions,
    shares,
    sign_ins,
    tokens,
    users,
)
from spotistats_common.store.client import owned_by

if TYPE_CHECKING:
    from pymongo.database import Database

    from spotistats_common.store.client import Document

_CLOSED = {"closed_at": {"$exists": True}}
_AT_ONCE = (
    links.COLLECTION,
    sessions.COLLECTION,
    tokens.COLLECTION,
    shares.COLLECTION,
    invitations.COLLECTION,
)
_NOBODY_WORKS_FOR_HOURS = 1


def closed(database: Database[Document]) -> list[str]:
    """The users whose deletion began and is not done."""
    return [each["_id"] for each in database[users.COLLECTION].find(_CLOSED, {"_id": 1})]


def delete_account(database: Database[Document], user_id: str, *, lease_seconds: int) -> None:
    """Delete a user's account and all of their data.

    Takes up to `lease_seconds` when a worker is at work for the user: it has to notice first.
    """
    accounts = database[users.COLLECTION]
    accounts.update_one({"_id": user_id}, {"$set": {"closed_at": utc_now(), "is_admin": False}})
    for name in _AT_ONCE:
        _delete_from(database, name, user_id)
    if _stop_work(database, user_id):
        time.sleep(lease_seconds)
    while sum(_delete_from(database, name, user_id) for name in _collections(database)):
        pass  # what a request or a worker wrote meanwhile goes in the next round
    _hand_over(database)
    accounts.delete_one({"_id": user_id})


def _collections(database: Database[Document]) -> list[str]:
    kept = {users.COLLECTION}
    names = database.list_collection_names(filter={"type": "collection"})
    return [name for name in names if name not in kept and not name.startswith("system.")]


def _delete_from(database: Database[Document], name: str, user_id: str) -> int:
    """Delete what a collection has of a user; how many documents that were."""
    mine: list[Document] = [{"_id": user_id}, owned_by(user_id)]
    if name.endswith(".chunks"):  # of GridFS, whose files lead with the user
        mine = [{"files_id": owned_by(user_id)["_id"]}]
    elif name == sign_ins.COLLECTION:
        mine = [{"user_id": user_id}]
    return sum(database[name].delete_many(each).deleted_count for each in mine)


def _stop_work(database: Database[Document], user_id: str) -> bool:
    """Take every lease on the user's jobs away; whether somebody had one."""
    leases = database[jobs.LEASES]
    # By the clock of MongoDB, as the workers do (see `jobs`).
    held = {"worker": {"$ne": None}, "$expr": {"$gt": ["$until", "$$NOW"]}}
    somebody = leases.find_one({**owned_by(user_id), **held}) is not None
    until = {"$dateAdd": {"startDate": "$$NOW", "unit": "hour", "amount": _NOBODY_WORKS_FOR_HOURS}}
    nobody = {"worker": "deletion", "until": until}
    leases.update_many(owned_by(user_id), [{"$set": nobody}])
    return somebody


def _hand_over(database: Database[Document]) -> None:
    """Make the oldest account that is left the admin, if nobody is."""
    accounts = database[users.COLLECTION]
    open_ = {"closed_at": {"$exists": False}}
    if accounts.find_one({**open_, "is_admin": True}):
        return
    oldest = accounts.find_one(open_, sort=[("created_at", 1), ("_id", 1)])
    if oldest is not None:
        with contextlib.suppress(DuplicateKeyError):  # another deletion did it
            accounts.update_one({"_id": oldest["_id"]}, {"$set": {"is_admin": True}})
