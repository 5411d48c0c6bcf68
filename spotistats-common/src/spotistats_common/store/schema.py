"""Indexes and migrations: what a service does to the database before it serves.

Every step can be repeated and interrupted. Any number of services may start at once: one of them
does it, the others wait, and take over if that one dies.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from spotistats_common.errors import ConfigurationError
from spotistats_common.models.accounts import new_id
from spotistats_common.store import (
    audit,
    catalog,
    imports,
    invitations,
    links,
    plays,
    polls,
    sessions,
    shares,
    sign_ins,
    tickets,
    tokens,
    users,
)
from spotistats_common.store.jobs import Lease
from spotistats_common.store.migrations import MIGRATIONS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pymongo.asynchronous.database import AsyncDatabase
    from pymongo.database import Database

    from spotistats_common.store.client import Document
    from spotistats_common.store.migrations import Migration

COLLECTION = "schema"
VERSION = MIGRATIONS[-1].version
"""The version of the stored documents that this code reads and writes."""
READABLE_BY = 1
"""The oldest version whose code can still serve what this code writes, during an upgrade."""
_LEASE_SECONDS = 10
_PAUSE_SECONDS = 0.1

_GONE_AT_EXPIRY: tuple[list[tuple[str, int]], dict[str, Any]] = (
    [("expires_at", 1)],
    {"expireAfterSeconds": 0},
)

INDEXES: Mapping[str, list[tuple[list[tuple[str, int]], dict[str, Any]]]] = {
    # Plays, items and all other data of a user are found by their `_id`, which leads with the user.
    plays.COLLECTION: [(plays.LOOSE_INDEX, {"partialFilterExpression": plays.LOOSE})],
    tokens.COLLECTION: [
        ([("hash", 1)], {"unique": True}),
        (
            [("expires_at", 1)],
            {"expireAfterSeconds": 0, "partialFilterExpression": tokens.SERVICE},
        ),
    ],
    sessions.COLLECTION: [([("hash", 1)], {"unique": True}), _GONE_AT_EXPIRY],
    tickets.COLLECTION: [([("hash", 1)], {"unique": True}), _GONE_AT_EXPIRY],
    invitations.COLLECTION: [([("hash", 1)], {"unique": True}), _GONE_AT_EXPIRY],
    sign_ins.COLLECTION: [_GONE_AT_EXPIRY],
    audit.COLLECTION: [
        _GONE_AT_EXPIRY,
        (audit.ADMINS_INDEX, {"partialFilterExpression": audit.FOR_ADMINS}),
    ],
    shares.COLLECTION: [
        ([("hash", 1)], {"unique": True}),
        (
            [("expires_at", 1)],
            {"expireAfterSeconds": int(shares.LISTED_AFTER_EXPIRY.total_seconds())},
        ),
    ],
    links.COLLECTION: [([("account_id", 1)], {"unique": True})],
    users.COLLECTION: [
        (
            [("is_local_owner", 1)],
            {"partialFilterExpression": {"is_local_owner": True}, "unique": True},
        ),
        (
            [("is_admin", 1)],
            {"partialFilterExpression": {"is_admin": True}, "unique": True},
        ),
        ([("recordings_at", 1)], {}),
    ],
    catalog.collection_name("tracks"): [([("isrc", 1)], {"sparse": True})],
    polls.COLLECTION: [([("due_at", 1)], {})],
    imports.COLLECTION: [([("state", 1), ("created_at", 1)], {})],
}


@dataclass(frozen=True, slots=True)
class Stored:
    """What the database was brought to."""

    version: int
    readable_by: int

    @property
    def can_be_served(self) -> bool:
        """Whether this code may work with it."""
        return self.version == VERSION or self.readable_by <= VERSION < self.version


def prepare(
    database: Database[Document],
    migrations: Sequence[Migration] = MIGRATIONS,
    *,
    lease_seconds: int = _LEASE_SECONDS,
) -> None:
    """Bring the database up to date: make what indexes are missing, run what migrations are due.

    Raises:
        ConfigurationError: it is of a newer version, which this code cannot read.
        LeaseLostError: this process was silent for too long; another one goes on.
    """
    lease = Lease(database, COLLECTION, new_id(), lease_seconds)
    while not lease.take():
        time.sleep(_PAUSE_SECONDS)
    with lease:
        stored = stored_now(database)
        newest = migrations[-1].version
        if stored.version > newest:
            if stored.readable_by > newest:
                raise ConfigurationError(
                    f"The database has schema version {stored.version}, which only a newer version "
                    "of Spotify Stats can read: run that one, or restore the backup from before."
                )
            return
        for collection, indexes in INDEXES.items():
            for keys, options in indexes:
                database[collection].create_index(keys, **options)
        for migration in migrations:
            if migration.version > stored.version:
                migration.run(database)
                lease.check()
                _note(database, migration.version)
        _note(database, newest)


def _note(database: Database[Document], version: int) -> None:
    database[COLLECTION].update_one(
        {"_id": COLLECTION},
        {"$max": {"version": version, "readable_by": READABLE_BY}},
        upsert=True,
    )


async def stored(database: AsyncDatabase[Document]) -> Stored:
    """The version that the database was brought to."""
    return _stored(await database[COLLECTION].find_one({"_id": COLLECTION}))


def stored_now(database: Database[Document]) -> Stored:
    """The same, for who has no event loop."""
    return _stored(database[COLLECTION].find_one({"_id": COLLECTION}))


def _stored(document: Mapping[str, Any] | None) -> Stored:
    if document is None:
        return Stored(0, 0)
    return Stored(document["version"], document.get("readable_by", document["version"]))
