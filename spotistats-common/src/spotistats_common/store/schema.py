"""Indexes and migrations: what a service does to the database before it serves.

Every step can be repeated and interrupted; any number of services may run it at once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

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

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pymongo.asynchronous.database import AsyncDatabase
    from pymongo.database import Database

    from spotistats_common.store.client import Document

COLLECTION = "schema"
VERSION = 1
"""The version of the stored documents that this code reads and writes."""

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
        ([("happened_at", -1)], {"partialFilterExpression": audit.FOR_ADMINS}),
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


def prepare(database: Database[Document]) -> None:
    """Bring the database to `VERSION`: make what indexes are missing, note the version."""
    for collection, indexes in INDEXES.items():
        for keys, options in indexes:
            database[collection].create_index(keys, **options)
    database[COLLECTION].update_one(
        {"_id": COLLECTION}, {"$max": {"version": VERSION}}, upsert=True
    )


async def stored_version(database: AsyncDatabase[Document]) -> int | None:
    """The version that the database was brought to, if any."""
    document = await database[COLLECTION].find_one({"_id": COLLECTION})
    return None if document is None else int(document["version"])


def stored_version_now(database: Database[Document]) -> int | None:
    """The same, for who has no event loop."""
    document = database[COLLECTION].find_one({"_id": COLLECTION})
    return None if document is None else int(document["version"])
