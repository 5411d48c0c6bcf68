"""Collection `sign_ins`: sign-ins that a browser has begun, `_id` = SHA-256 of the `state`, hex.

browser      str, SHA-256 of the secret in the browser's cookie, hex: only it can end the sign-in
verifier     str, the PKCE verifier, which never leaves the server
return_to    str, the path on our origin to go to afterwards
user_id      str | null, the account to link to Spotify; null to sign in to whichever it is
invitation   str | null, SHA-256 of the invitation's secret, hex
expires_at   date, ten minutes after the begin; MongoDB removes it then
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING

from spotistats_common.models.accounts import utc_now
from spotistats_common.store.tokens import hash_of

if TYPE_CHECKING:
    from pymongo.asynchronous.database import AsyncDatabase

    from spotistats_common.store.client import Document

COLLECTION = "sign_ins"
LASTS = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class SignIn:
    """What is kept of a sign-in while the person is at Spotify."""

    verifier: str = field(repr=False)
    return_to: str
    user_id: str | None
    invitation: str | None
    """The hash of the invitation's secret."""


class AsyncSignIns:
    """Sign-ins that were begun, for request handlers."""

    def __init__(self, database: AsyncDatabase[Document]) -> None:
        self._collection = database[COLLECTION]

    async def begin(self, sign_in: SignIn, *, state: str, browser: str) -> None:
        """Keep a sign-in for the browser that has the secret `browser`."""
        await self._collection.insert_one(
            {
                "_id": hash_of(state),
                "browser": hash_of(browser),
                "verifier": sign_in.verifier,
                "return_to": sign_in.return_to,
                "user_id": sign_in.user_id,
                "invitation": sign_in.invitation,
                "expires_at": utc_now() + LASTS,
            }
        )

    async def take(self, *, state: str, browser: str) -> SignIn | None:
        """The sign-in with this state, once, if this browser began it less than ten minutes ago."""
        found = await self._collection.find_one_and_delete(
            {
                "_id": hash_of(state),
                "browser": hash_of(browser),
                "expires_at": {"$gt": utc_now()},
            }
        )
        if found is None:
            return None
        return SignIn(found["verifier"], found["return_to"], found["user_id"], found["invitation"])
