"""Collection `tokens`: access tokens, `_id` = `<user>:<token id>`.

The secret itself is never stored: `hash` is its SHA-256 (the secret is random, so that a fast hash
cannot be guessed back).

    hash         str    SHA-256 of the secret, hex; unique
    name         str
    scopes       [str]
    created_at   date
    expires_at   date | null
    kind         "service" of a token that one service makes for another, else missing; such a
                 token is listed nowhere and MongoDB removes it once it is expired
"""

from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from spotistats_common.models.accounts import Scope, Token, new_id, utc_now
from spotistats_common.store.client import owned_by
from spotistats_common.store.users import find_with_owner

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from pymongo.asynchronous.database import AsyncDatabase
    from pymongo.database import Database

    from spotistats_common.models.accounts import User
    from spotistats_common.store.client import Document

COLLECTION = "tokens"
PREFIX = "spst_"
SERVICE: Document = {"kind": "service"}
_SERVICE_TIME = timedelta(minutes=5)


def new_secret() -> str:
    """A fresh secret: `spst_` and 43 characters (256 random bits)."""
    return PREFIX + secrets.token_urlsafe(32)


def hash_of(secret: str) -> str:
    """What is stored of a secret."""
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()


def new_token(
    user_id: str, name: str, scopes: Iterable[Scope], expires_at: datetime | None
) -> Token:
    """A token made now."""
    ordered = tuple(sorted(set(scopes), key=list(Scope).index))
    return Token(new_id(), user_id, name, ordered, utc_now(), expires_at)


def to_document(token: Token, secret: str) -> Document:
    """The stored form of a token."""
    return {
        "_id": f"{token.user_id}:{token.id}",
        "hash": hash_of(secret),
        "name": token.name,
        "scopes": [scope.value for scope in token.scopes],
        "created_at": token.created_at,
        "expires_at": token.expires_at,
    }


def from_document(document: Mapping[str, Any]) -> Token:
    """The token that a document stands for."""
    user_id, _, token_id = document["_id"].partition(":")
    scopes = tuple(Scope(scope) for scope in document["scopes"])
    return Token(
        token_id,
        user_id,
        document["name"],
        scopes,
        document["created_at"],
        document["expires_at"],
    )


class AsyncTokens:
    """Access tokens, for request handlers."""

    def __init__(self, database: AsyncDatabase[Document]) -> None:
        self._collection = database[COLLECTION]

    async def of_secret(self, secret: str) -> tuple[Token, User | None] | None:
        """The token with this secret, if it exists, and its account, if that does.

        The caller checks whether it is expired.
        """
        found = await find_with_owner(self._collection, {"hash": hash_of(secret)})
        return None if found is None else (from_document(found[0]), found[1])

    async def add(self, token: Token, secret: str) -> None:
        """Store a new token."""
        await self._collection.insert_one(to_document(token, secret))

    async def all(self, user_id: str) -> list[Token]:
        """The tokens of a user, newest first."""
        made_by_the_user = {**owned_by(user_id), "kind": {"$exists": False}}
        cursor = self._collection.find(made_by_the_user).sort([("created_at", -1), ("_id", 1)])
        return [from_document(document) async for document in cursor]

    async def remove(self, user_id: str, token_id: str) -> bool:
        """Revoke a token; False if the user has none with this id."""
        result = await self._collection.delete_one({"_id": f"{user_id}:{token_id}"})
        return result.deleted_count == 1


class Tokens:
    """Access tokens, for commands."""

    def __init__(self, database: Database[Document]) -> None:
        self._collection = database[COLLECTION]

    def of_secret(self, secret: str) -> Token | None:
        """The token with this secret, if it exists."""
        document = self._collection.find_one({"hash": hash_of(secret)})
        return None if document is None else from_document(document)

    def add(self, token: Token, secret: str) -> None:
        """Store a new token."""
        self._collection.insert_one(to_document(token, secret))


def service_token(database: Database[Document], user_id: str, scope: Scope) -> str:
    """The secret of a token with which a service asks another one something for a user.

    It has one scope and lasts five minutes.
    """
    token = new_token(user_id, "service", [scope], utc_now() + _SERVICE_TIME)
    secret = new_secret()
    database[COLLECTION].insert_one({**to_document(token, secret), **SERVICE})
    return secret
