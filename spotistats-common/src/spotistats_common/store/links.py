"""Collection `links`: accounts that are linked to Spotify, `_id` = the user's id.

account_id          str, unique: whose Spotify account it is
display_name        str | null, as Spotify tells it
state               active | reconnect | not_allowed | disconnected
problem             expired | revoked | not_allowlisted | premium_missing | scope_missing | null
scopes              [str], what the person agreed to
authorized_at       date
expires_at          date, six months later
refresh_token       binary (sealed) | null
access_token        binary (sealed) | null
access_expires_at   date | null
generation          int, grows with each authorization and each new pair of tokens. Who writes says
                    which generation it read, so that a slow writer never replaces newer tokens
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pymongo.errors import DuplicateKeyError

from spotistats_common.models.links import Link, LinkProblem, LinkState

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

    from pymongo.asynchronous.database import AsyncDatabase
    from pymongo.database import Database

    from spotistats_common.store.client import Document

COLLECTION = "links"
_NO_TOKENS = {"refresh_token": None, "access_token": None, "access_expires_at": None}


class LinkedElsewhereError(Exception):
    """Another account is linked to this Spotify account."""


def from_document(document: Mapping[str, Any]) -> Link:
    """The link that a document stands for."""
    problem = document["problem"]
    return Link(
        user_id=document["_id"],
        account_id=document["account_id"],
        display_name=document["display_name"],
        state=LinkState(document["state"]),
        problem=None if problem is None else LinkProblem(problem),
        scopes=tuple(document["scopes"]),
        authorized_at=document["authorized_at"],
        expires_at=document["expires_at"],
        refresh_token=document["refresh_token"],
        access_token=document["access_token"],
        access_expires_at=document["access_expires_at"],
        generation=document["generation"],
    )


def _authorized(link: Link) -> list[Document]:
    """The update that puts a new authorization in the place of what was there.

    The generation begins with the time, so that it also grows over a link that was deleted.
    """
    fields = {
        "account_id": link.account_id,
        "display_name": link.display_name,
        "state": link.state.value,
        "problem": None if link.problem is None else link.problem.value,
        "scopes": list(link.scopes),
        "authorized_at": link.authorized_at,
        "expires_at": link.expires_at,
        "refresh_token": link.refresh_token,
        "access_token": link.access_token,
        "access_expires_at": link.access_expires_at,
    }
    now_ms = int(link.authorized_at.timestamp() * 1000)
    generation = {"$add": [{"$max": ["$generation", now_ms]}, 1]}
    literal = {key: {"$literal": value} for key, value in fields.items()}
    return [{"$set": {**literal, "generation": generation}}]


class AsyncLinks:
    """Links, for request handlers."""

    def __init__(self, database: AsyncDatabase[Document]) -> None:
        self._collection = database[COLLECTION]

    async def get(self, user_id: str) -> Link | None:
        """The link of an account, if it has one."""
        document = await self._collection.find_one({"_id": user_id})
        return None if document is None else from_document(document)

    async def of_account(self, account_id: str) -> Link | None:
        """The link to a Spotify account, if there is one."""
        document = await self._collection.find_one({"account_id": account_id})
        return None if document is None else from_document(document)

    async def authorize(self, link: Link) -> None:
        """Store a new authorization; its generation is newer than all before.

        Raises:
            LinkedElsewhereError: another user is linked to this Spotify account.
        """
        try:
            await self._collection.update_one({"_id": link.user_id}, _authorized(link), upsert=True)
        except DuplicateKeyError as error:
            raise LinkedElsewhereError(link.account_id) from error

    async def disconnect(self, user_id: str) -> None:
        """Delete the tokens of a link, and see to it that nobody writes newer ones."""
        ended: Document = {
            "state": LinkState.DISCONNECTED.value,
            "problem": None,
            "scopes": [],
            **_NO_TOKENS,
        }
        await self._collection.update_one(
            {"_id": user_id}, {"$set": ended, "$inc": {"generation": 1}}
        )

    async def remove(self, user_id: str) -> None:
        """Delete a link whose account could not be made."""
        await self._collection.delete_one({"_id": user_id})


class Links:
    """Links, for workers and commands."""

    def __init__(self, database: Database[Document]) -> None:
        self._collection = database[COLLECTION]

    def get(self, user_id: str) -> Link | None:
        """The link of an account, if it has one."""
        document = self._collection.find_one({"_id": user_id})
        return None if document is None else from_document(document)

    def all(self) -> Iterator[Link]:
        """Every link there is."""
        for document in self._collection.find().sort("_id", 1):
            yield from_document(document)

    def put_tokens(
        self,
        link: Link,
        *,
        refresh_token: bytes,
        access_token: bytes | None,
        access_expires_at: datetime | None,
    ) -> bool:
        """Replace the (sealed) tokens of `link`; False, and nothing is written, if it is not the
        stored generation any more."""
        changes = {
            "refresh_token": refresh_token,
            "access_token": access_token,
            "access_expires_at": access_expires_at,
        }
        result = self._collection.update_one(
            {"_id": link.user_id, "generation": link.generation},
            {"$set": changes, "$inc": {"generation": 1}},
        )
        return result.matched_count == 1

    def mark(self, link: Link, state: LinkState, problem: LinkProblem | None) -> bool:
        """Note whether `link` works; False if it is not the stored generation any more.

        Where it has to be renewed its tokens are deleted: they never work again.
        """
        changes: Document = {
            "state": state.value,
            "problem": None if problem is None else problem.value,
        }
        if state is LinkState.RECONNECT:
            changes |= _NO_TOKENS
        result = self._collection.update_one(
            {"_id": link.user_id, "generation": link.generation}, {"$set": changes}
        )
        return result.matched_count == 1
