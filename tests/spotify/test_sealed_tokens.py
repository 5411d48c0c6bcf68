"""Stored tokens: new keys take the place of old ones, and slow writers change nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from pydantic import SecretStr

from spotistats_api.upkeep import Upkeep
from spotistats_common.models.accounts import new_id, utc_now
from spotistats_common.models.links import Link, LinkState, valid_until
from spotistats_common.sealing import CannotOpenError, Sealer, new_key
from spotistats_common.store.client import connect_async
from spotistats_common.store.links import AsyncLinks, LinkedElsewhereError, Links

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from pymongo.database import Database

    from spotistats_common.settings import Settings

Documents = dict[str, Any]


def a_link(sealer: Sealer, account_id: str = "a", user_id: str | None = None) -> Link:
    """A link as a sign-in makes it."""
    now = utc_now()
    return Link(
        user_id=user_id or new_id(),
        account_id=account_id,
        display_name="$Ada",  # what MongoDB must not take for an expression
        state=LinkState.ACTIVE,
        problem=None,
        scopes=("user-top-read",),
        authorized_at=now,
        expires_at=valid_until(now),
        refresh_token=sealer.seal(f"refresh of {account_id}"),
        access_token=sealer.seal(f"access of {account_id}"),
        access_expires_at=now + timedelta(hours=1),
    )


def with_links(settings: Settings, work: Callable[[AsyncLinks], Awaitable[None]]) -> None:
    """Do something with the links of request handlers."""
    import asyncio

    async def run() -> None:
        database = connect_async(settings)
        try:
            await work(AsyncLinks(database))
        finally:
            await database.client.close()

    asyncio.run(run())


def authorized(settings: Settings, *links: Link) -> None:
    """Store links as sign-ins do."""

    async def work(stored: AsyncLinks) -> None:
        for link in links:
            await stored.authorize(link)

    with_links(settings, work)


def test_a_link_is_stored_as_it_is(settings: Settings, database: Database[Documents]) -> None:
    link = a_link(Sealer([new_key()]))
    authorized(settings, link)
    stored = Links(database).get(link.user_id)
    assert stored is not None
    assert replace(stored, generation=0) == link
    assert list(Links(database).all()) == [stored]


def test_a_spotify_account_is_linked_once(
    settings: Settings, database: Database[Documents]
) -> None:
    sealer = Sealer([new_key()])
    authorized(settings, a_link(sealer))
    with pytest.raises(LinkedElsewhereError):
        authorized(settings, a_link(sealer))
    assert database.links.count_documents({}) == 1


def test_a_slow_writer_never_replaces_newer_tokens(
    settings: Settings, database: Database[Documents]
) -> None:
    sealer = Sealer([new_key()])
    link = a_link(sealer)
    authorized(settings, link)
    links = Links(database)
    read = links.get(link.user_id)
    assert read is not None
    new: dict[str, Any] = {"access_token": b"new", "access_expires_at": None}
    assert links.put_tokens(read, refresh_token=b"rotated", **new)
    assert not links.put_tokens(read, refresh_token=b"slow", **new)
    assert not links.mark(read, LinkState.RECONNECT, None)
    rotated = links.get(link.user_id)
    assert rotated is not None
    assert (rotated.refresh_token, rotated.state) == (b"rotated", LinkState.ACTIVE)
    database.links.delete_many({})  # deleted, and linked again
    authorized(settings, a_link(sealer, user_id=link.user_id))
    assert not links.put_tokens(rotated, refresh_token=b"slow", **new)


def test_new_keys_take_over_at_the_start(settings: Settings, database: Database[Documents]) -> None:
    old, new = new_key(), new_key()
    links = [a_link(Sealer([old]), account) for account in ("a", "b")]
    authorized(settings, *links)
    both = settings.model_copy(update={"token_keys": SecretStr(f"{new},{old}")})
    Upkeep(database, both).run()
    for link in links:
        stored = Links(database).get(link.user_id)
        assert stored is not None
        assert stored.refresh_token is not None
        assert stored.access_token is not None
        assert Sealer([new]).open(stored.refresh_token) == f"refresh of {link.account_id}"
        assert Sealer([new]).open(stored.access_token) == f"access of {link.account_id}"
        with pytest.raises(CannotOpenError):
            Sealer([old]).open(stored.refresh_token)
    before = list(database.links.find())
    Upkeep(database, both).run()
    assert list(database.links.find()) == before


def test_what_no_key_opens_is_left_alone(settings: Settings, database: Database[Documents]) -> None:
    lost = a_link(Sealer([new_key()]))
    authorized(settings, lost)
    before = list(database.links.find())
    Upkeep(database, settings.model_copy(update={"token_keys": SecretStr(new_key())})).run()
    assert list(database.links.find()) == before
