"""Who calls: the token or session of a request and its account, looked up together."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING, Any

from spotistats_common.models.accounts import Scope, User, new_id, utc_now
from spotistats_common.store.client import connect_async
from spotistats_common.store.sessions import AsyncSessions
from spotistats_common.store.tokens import AsyncTokens, new_secret, new_token
from tests.conftest import add_user

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from pymongo.asynchronous.database import AsyncDatabase
    from pymongo.database import Database

    from spotistats_common.settings import Settings


def with_database(settings: Settings, work: Callable[[AsyncDatabase[Any]], Awaitable[Any]]) -> Any:
    async def main() -> Any:
        database = connect_async(settings)
        try:
            return await work(database)
        finally:
            await database.client.close()

    return asyncio.run(main())


async def looked_up(database: AsyncDatabase[Any], user_id: str) -> tuple[Any, Any]:
    """What a new token and a new session of a user are found to be."""
    token, session = new_secret(), new_secret()
    await AsyncTokens(database).add(new_token(user_id, "one", [Scope.READ], None), token)
    await AsyncSessions(database).begin(user_id, session)
    return (
        await AsyncTokens(database).of_secret(token),
        await AsyncSessions(database).of_secret(session),
    )


def test_a_token_and_a_session_come_with_their_own_account(
    database: Database[Any], settings: Settings
) -> None:
    add_user(database)
    user, _ = add_user(database)
    token, session = with_database(settings, partial(looked_up, user_id=user.id))
    assert (token[0].user_id, token[0].name) == (user.id, "one")
    assert session[0].user_id == user.id
    for found in (token[1], session[1]):
        assert isinstance(found, User)
        assert (found.id, found.history) == (user.id, user.history)


def test_nobody_gets_in_with_an_account_that_is_closed_or_gone(
    database: Database[Any], settings: Settings
) -> None:
    user, _ = add_user(database)
    database.users.update_one({"_id": user.id}, {"$set": {"closed_at": utc_now()}})
    for user_id in (user.id, new_id()):
        token, session = with_database(settings, partial(looked_up, user_id=user_id))
        assert token[1] is None
        assert session is None


def test_a_secret_that_nobody_was_given_is_nothing(
    database: Database[Any], settings: Settings
) -> None:
    add_user(database)

    async def ask(found: AsyncDatabase[Any]) -> tuple[Any, Any]:
        secret = new_secret()
        tokens, sessions = AsyncTokens(found), AsyncSessions(found)
        return await tokens.of_secret(secret), await sessions.of_secret(secret)

    assert with_database(settings, ask) == (None, None)
