"""Services that people sign in to with a fake Spotify."""

from __future__ import annotations

import time
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

import bson
from pydantic import SecretStr

from fake_spotify import CLIENT_ID, FakeSpotify, World, serving
from spotistats_common.sealing import Sealer, new_key
from spotistats_common.store.client import connect
from spotistats_common.store.schema import prepare
from spotistats_updater.worker import Worker
from tests.support.browser import CALLBACK, Browser
from tests.support.stack import Stack, running_stack

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pymongo.database import Database

    from spotistats_common.settings import Settings

SignUps = Literal["open", "invited", "closed"]
CLIENT_SECRET = "client-secret-of-tests"


@dataclass
class Place:
    """Services over one database, beside a fake Spotify; one set for each value of `sign_ups`."""

    settings: Settings
    database: Database[dict[str, Any]]
    fake: FakeSpotify
    keys: list[str]
    _open: ExitStack
    _stacks: dict[SignUps | None, Stack] = field(default_factory=dict)

    def stack(self, sign_ups: SignUps | None = None) -> Stack:
        """The services with this setting."""
        if sign_ups not in self._stacks:
            settings = self.settings.model_copy(update={"sign_ups": sign_ups})
            found = self._open.enter_context(running_stack(settings))
            self._stacks[sign_ups] = found
            uris = [f"{each.url}{CALLBACK}" for each in self._stacks.values()]
            self.fake.register(uris, secret=CLIENT_SECRET)
        return self._stacks[sign_ups]

    def browser(self, sign_ups: SignUps | None = None) -> Browser:
        """A fresh browser."""
        return Browser(self.stack(sign_ups).url)

    def person(self, number: int = 0) -> str:
        """The Spotify user id of a listener."""
        return self.fake.world.users[number]

    def account_id(self, number: int = 0) -> str:
        """The Spotify account of a listener."""
        return self.fake.world.listeners[self.person(number)].account_id

    def sealer(self) -> Sealer:
        """What opens the stored tokens."""
        return Sealer(self.keys)

    def wait_for_first_sync(self, browser: Browser) -> None:
        """Wait until the updater was asked for the plays of who signed in."""
        deadline = time.monotonic() + 30
        while not browser.ask("GET", "/syncs").json()["items"]:
            assert time.monotonic() < deadline, "the updater was not asked"
            time.sleep(0.02)

    def wait_for_sync(self, kind: str) -> None:
        """Wait until a sync of a kind waits to begin."""
        deadline = time.monotonic() + 30
        while self.database.syncs.find_one({"kind": kind, "state": "queued"}) is None:
            assert time.monotonic() < deadline, f"nobody asked for {kind}"
            time.sleep(0.02)

    def update(self) -> None:
        """Let an updater do all that is due."""
        Worker(self.database, self.settings.model_copy(update={"metadata_calls": 0})).run_due()

    def empty(self) -> None:
        """As if nobody had ever been here."""
        for name in self.database.list_collection_names():
            if name != "schema" and not name.startswith("system."):
                self.database[name].delete_many({})


@contextmanager
def a_place(settings: Settings) -> Iterator[Place]:
    """Services beside a fake Spotify, until the context ends."""
    keys = [new_key()]
    with ExitStack() as stack:
        fake = FakeSpotify(World(seed=1, users=4))
        url = stack.enter_context(serving(fake))
        settings = settings.model_copy(
            update={
                "spotify_client_id": CLIENT_ID,
                "spotify_client_secret": SecretStr(CLIENT_SECRET),
                "spotify_accounts_url": url,
                "spotify_api_url": url,
                "token_keys": SecretStr(",".join(keys)),
                "lease_seconds": 2,  # of those who die in the middle of a deletion
            }
        )
        database = connect(settings)
        stack.callback(database.client.close)
        prepare(database)
        yield Place(settings, database, fake, keys, stack)


def left_of(database: Database[dict[str, Any]], user_id: str) -> dict[str, int]:
    """How many documents of which collections hold a user's id, wherever in them."""
    found = {}
    for name in database.list_collection_names():
        if name.startswith("system."):
            continue
        holding = [each for each in database[name].find() if user_id.encode() in bson.encode(each)]
        if holding:
            found[name] = len(holding)
    return found
