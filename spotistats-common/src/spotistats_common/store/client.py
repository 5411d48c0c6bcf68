"""Opening MongoDB."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pymongo import AsyncMongoClient, MongoClient
from pymongo.errors import AutoReconnect, BulkWriteError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bson.raw_bson import RawBSONDocument
    from pymongo.asynchronous.database import AsyncDatabase
    from pymongo.collection import Collection
    from pymongo.database import Database

    from spotistats_common.settings import Settings

Document = dict[str, Any]
_DUPLICATE_KEY = 11000
_IN_ONE_COMMAND = 10_000
_DURABLE = {"w": "majority", "j": True}


def _options(settings: Settings) -> dict[str, Any]:
    return {
        "tz_aware": True,
        "appname": "spotistats",
        "serverSelectionTimeoutMS": settings.mongodb_timeout_ms,
        "connectTimeoutMS": settings.mongodb_timeout_ms,
        "w": _DURABLE["w"],
        "journal": _DURABLE["j"],
    }


def connect(settings: Settings) -> Database[Document]:
    """The database, for workers and commands. Opens no connection until it is used."""
    client: MongoClient[Document] = MongoClient(
        settings.mongodb_uri.get_secret_value(), **_options(settings)
    )
    return client[settings.mongodb_database]


def connect_async(settings: Settings) -> AsyncDatabase[Document]:
    """The database, for request handlers; belongs to the event loop that first uses it.

    Everything that is asked of it fails after `settings.mongodb_timeout_ms`, whatever it waits for:
    a primary, a majority, or an answer. Until then it is tried again where that does no harm.
    """
    client: AsyncMongoClient[Document] = AsyncMongoClient(
        settings.mongodb_uri.get_secret_value(),
        timeoutMS=settings.mongodb_timeout_ms,
        **_options(settings),
    )
    return client[settings.mongodb_database]


def owned_by(user_id: str) -> Document:
    """The filter for everything of `user_id` in a collection with ids `<user id>:<rest>`."""
    return {"_id": {"$gte": f"{user_id}:", "$lt": f"{user_id};"}}  # ';' follows ':' in ASCII


def insert_missing(
    collection: Collection[Document], documents: Sequence[Document | RawBSONDocument]
) -> None:
    """Insert those of `documents` whose `_id` is not stored yet; the others stay as stored.

    Raises:
        PyMongoError: some could not be stored for another reason; call it again.
    """
    for start in range(0, len(documents), _IN_ONE_COMMAND):
        part = documents[start : start + _IN_ONE_COMMAND]
        try:
            answer = _insert(collection, part)
        except AutoReconnect:  # another is the primary now; what it has already does no harm
            answer = _insert(collection, part)
        failures = [
            each for each in answer.get("writeErrors", []) if each["code"] != _DUPLICATE_KEY
        ]
        if failures or "writeConcernError" in answer:
            raise BulkWriteError(answer)


def _insert(
    collection: Collection[Document], documents: Sequence[Document | RawBSONDocument]
) -> Document:
    # The command itself, as `insert_many` takes a third longer to look at each document.
    return collection.database.command(
        "insert",
        collection.name,
        documents=documents,
        ordered=False,
        writeConcern=_DURABLE,
    )
