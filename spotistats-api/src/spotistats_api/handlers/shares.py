"""Handlers of the tag `shares` for who makes links."""

from __future__ import annotations

import secrets
from dataclasses import asdict
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from spotistats_api.handlers.expiry import expiry
from spotistats_api.sharing.subject import subject_in
from spotistats_common.errors import Conflict, InvalidRequest, NotFound
from spotistats_common.models.accounts import new_id, utc_now
from spotistats_common.store.shares import AsyncShares, Share
from spotistats_common.store.views import AsyncViews

if TYPE_CHECKING:
    from pymongo.asynchronous.database import AsyncDatabase

    from spotistats_common.service.requests import Caller
    from spotistats_common.store.client import Document

MOST_SHARES = 100
_LASTS = timedelta(days=30)
_HIDDEN = ("user_id", "view_made_at")


class Shares:
    """The caller's links."""

    def __init__(self, database: AsyncDatabase[Document]) -> None:
        self._database = database
        self._shares = AsyncShares(database)

    async def create_share(self, caller: Caller, body: dict[str, Any]) -> dict[str, Any]:
        """A new link, with its secret."""
        user, now = caller.user, utc_now()
        subject = subject_in(body, user)
        if "view" in subject:
            subject["view_made_at"] = await self._made_at(user.id, subject["view"])
        ends = expiry(body["expires_at"]) if "expires_at" in body else now + _LASTS
        if await self._shares.count(user.id) >= MOST_SHARES:
            raise Conflict(f"You have {MOST_SHARES} links; delete one first.")
        share = Share(new_id(), user.id, body["kind"], body.get("label"), now, ends, **subject)
        secret = f"spsh_{secrets.token_urlsafe(32)}"
        await self._shares.add(share, secret)
        return {**_shown(share), "token": secret}

    async def list_shares(self, caller: Caller) -> dict[str, Any]:
        """The caller's links, newest first."""
        return {"items": [_shown(share) for share in await self._shares.all(caller.user.id)]}

    async def delete_share(self, caller: Caller, share_id: str) -> None:
        """From now on the link shows nothing."""
        if not await self._shares.remove(caller.user.id, share_id):
            raise NotFound(f"You have no link with the id {share_id}.")

    async def _made_at(self, user_id: str, name: str) -> Any:
        try:
            return (await AsyncViews(self._database, user_id).get(name)).created_at
        except NotFound as error:
            raise InvalidRequest("view", str(error), where="body") from error


def _shown(share: Share) -> dict[str, Any]:
    fields = {name: value for name, value in asdict(share).items() if name not in _HIDDEN}
    return {**fields, "state": "expired" if share.is_expired(utc_now()) else "active"}
