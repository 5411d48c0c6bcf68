"""Handlers of the tag `account`."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from spotistats_api.handlers.expiry import expiry
from spotistats_common.errors import Forbidden, InvalidRequest, NotFound
from spotistats_common.models.accounts import Scope, utc_now
from spotistats_common.models.period import time_zone
from spotistats_common.service.cookies import signed_out
from spotistats_common.service.operations import Answer
from spotistats_common.spotify.advice import advice_for, days_left, state_at
from spotistats_common.store.accounts import delete_account
from spotistats_common.store.audit import AsyncAudit
from spotistats_common.store.links import AsyncLinks
from spotistats_common.store.polls import AsyncPolls
from spotistats_common.store.tokens import AsyncTokens, new_secret, new_token
from spotistats_common.store.users import AsyncUsers

if TYPE_CHECKING:
    from pymongo.asynchronous.database import AsyncDatabase
    from pymongo.database import Database

    from spotistats_common.models.accounts import Token, User
    from spotistats_common.models.links import Link, Poll
    from spotistats_common.service.requests import Caller
    from spotistats_common.settings import Settings
    from spotistats_common.store.client import Document

NOT_LINKED = "not_linked"


def link_view(link: Link | None, poll: Poll) -> dict[str, Any]:
    """The link to Spotify as the contract describes it."""
    now = utc_now()
    error = poll.last_error
    state, problem = (NOT_LINKED, None) if link is None else state_at(link, now)
    is_over = link is None or link.refresh_token is None
    return {
        "state": state,
        "display_name": None if link is None else link.display_name,
        "problem": problem,
        "advice": None if link is None else advice_for(link, now),
        "expires_at": None if link is None or is_over else link.expires_at,
        "days_left": None if link is None or is_over else days_left(link, now),
        "last_sync_at": poll.last_sync_at,
        "last_error": error
        and {"code": error.code, "message": error.message, "happened_at": error.at},
    }


def account_view(user: User, link: Link | None, poll: Poll) -> dict[str, Any]:
    """An account as the contract describes it."""
    return {
        "id": user.id,
        "display_name": user.display_name,
        "time_zone": user.time_zone,
        "counting_rule": user.counting_rule,
        "join_recordings": user.join_recordings,
        "created_at": user.created_at,
        "is_admin": user.is_admin,
        "spotify": link_view(link, poll),
    }


def token_view(token: Token) -> dict[str, Any]:
    """A token as the contract describes it, without its secret."""
    return {
        "id": token.id,
        "name": token.name,
        "scopes": token.scopes,
        "created_at": token.created_at,
        "expires_at": token.expires_at,
    }


class Account:
    """The caller's settings, tokens and link to Spotify."""

    def __init__(
        self,
        database: AsyncDatabase[Document],
        blocking_database: Database[Document],
        settings: Settings,
    ) -> None:
        self._users = AsyncUsers(database)
        self._tokens = AsyncTokens(database)
        self._links = AsyncLinks(database)
        self._polls = AsyncPolls(database)
        self._blocking_database = blocking_database
        self._lease_seconds = settings.lease_seconds
        self._audit = AsyncAudit(database, settings.audit_days)
        self._secure = settings.is_https

    async def get_me(self, caller: Caller) -> dict[str, Any]:
        """The caller's account."""
        return await self._view(caller.user)

    async def _view(self, user: User) -> dict[str, Any]:
        return account_view(user, await self._links.get(user.id), await self._polls.get(user.id))

    async def update_me(self, caller: Caller, body: dict[str, Any]) -> dict[str, Any]:
        """Change what was sent, and nothing else."""
        if "time_zone" in body:
            time_zone(body["time_zone"], field="time_zone", where="body")
        changes = {key: value for key, value in body.items() if key != "counting_rule"}
        for key, value in body.get("counting_rule", {}).items():
            changes[f"counting_rule.{key}"] = value
        return await self._view(await self._users.change(caller.user.id, changes))

    async def delete_me(self, caller: Caller, confirm: str) -> Answer:
        """Everything of the caller's is gone when this answers."""
        if confirm != caller.user.id:
            raise InvalidRequest("confirm", "is not the id of your account (GET /me tells it)")
        await asyncio.to_thread(
            delete_account,
            self._blocking_database,
            caller.user.id,
            lease_seconds=self._lease_seconds,
        )
        return Answer(cookies=signed_out(secure=self._secure))

    async def get_audit(self, caller: Caller, limit: int, offset: int) -> dict[str, Any]:
        """What was done with the caller's account."""
        items, total = await self._audit.page(caller.user.id, limit, offset)
        return {"items": items, "total": total}

    async def disconnect_spotify(self, caller: Caller) -> None:
        """Nothing is asked of Spotify for the caller any more."""
        await self._links.disconnect(caller.user.id)

    async def create_token(self, caller: Caller, body: dict[str, Any]) -> dict[str, Any]:
        """A new token; nobody can give more than they have."""
        scopes = {Scope(scope) for scope in body["scopes"]}
        if beyond := scopes - caller.scopes:
            raise Forbidden(
                f"Your own token lacks the scope '{min(beyond)}', so that you cannot give it."
            )
        expires_at = expiry(body.get("expires_at"))
        token = new_token(caller.user.id, body["name"], scopes, expires_at)
        secret = new_secret()
        await self._tokens.add(token, secret)
        return {**token_view(token), "secret": secret}

    async def list_tokens(self, caller: Caller) -> dict[str, Any]:
        """The caller's tokens, newest first."""
        return {"items": [token_view(token) for token in await self._tokens.all(caller.user.id)]}

    async def revoke_token(self, caller: Caller, token_id: str) -> None:
        """From now on the token is refused."""
        if not await self._tokens.remove(caller.user.id, token_id):
            raise NotFound(f"You have no token with the id {token_id}.")
