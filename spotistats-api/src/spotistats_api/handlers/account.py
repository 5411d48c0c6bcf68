"""Handlers of the tag `account`."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from spotistats_common.errors import Forbidden, InvalidRequest, NotFound
from spotistats_common.models.accounts import Scope, utc_now
from spotistats_common.models.period import time_zone
from spotistats_common.store.tokens import AsyncTokens, new_secret, new_token
from spotistats_common.store.users import AsyncUsers

if TYPE_CHECKING:
    from pymongo.asynchronous.database import AsyncDatabase

    from spotistats_common.models.accounts import Token, User
    from spotistats_common.service.requests import Caller
    from spotistats_common.store.client import Document


def account_view(user: User) -> dict[str, Any]:
    """An account as the contract describes it."""
    return {
        "id": user.id,
        "display_name": user.display_name,
        "time_zone": user.time_zone,
        "counting_rule": user.counting_rule,
        "created_at": user.created_at,
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


def _expiry(text: str | None) -> datetime | None:
    if text is None:
        return None
    try:
        when = datetime.fromisoformat(text)
    except ValueError as error:
        # RFC 3339 allows what datetimes cannot hold, such as leap seconds.
        raise InvalidRequest("expires_at", f"{text!r} is not an instant", where="body") from error
    if when <= utc_now():
        raise InvalidRequest("expires_at", "lies in the past", where="body")
    return when


class Account:
    """The caller's settings and tokens."""

    def __init__(self, database: AsyncDatabase[Document]) -> None:
        self._users = AsyncUsers(database)
        self._tokens = AsyncTokens(database)

    async def get_me(self, caller: Caller) -> dict[str, Any]:
        """The caller's account."""
        return account_view(caller.user)

    async def update_me(self, caller: Caller, body: dict[str, Any]) -> dict[str, Any]:
        """Change what was sent, and nothing else."""
        if "time_zone" in body:
            time_zone(body["time_zone"], field="time_zone", where="body")
        changes = {key: value for key, value in body.items() if key != "counting_rule"}
        for key, value in body.get("counting_rule", {}).items():
            changes[f"counting_rule.{key}"] = value
        return account_view(await self._users.change(caller.user.id, changes))

    async def create_token(self, caller: Caller, body: dict[str, Any]) -> dict[str, Any]:
        """A new token; nobody can give more than they have."""
        scopes = {Scope(scope) for scope in body["scopes"]}
        if beyond := scopes - caller.scopes:
            raise Forbidden(
                f"Your own token lacks the scope '{min(beyond)}', so that you cannot give it."
            )
        expires_at = _expiry(body.get("expires_at"))
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
