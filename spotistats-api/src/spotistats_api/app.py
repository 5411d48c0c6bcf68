"""The service `spotistats-api`: accounts, plays and statistics."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from spotistats_api.engine.cache import Histories
from spotistats_api.explore.sql import Sandboxes
from spotistats_api.handlers.account import Account
from spotistats_api.handlers.admin import Admin
from spotistats_api.handlers.auth import Auth
from spotistats_api.handlers.discovery import Discovery
from spotistats_api.handlers.explore import Explore
from spotistats_api.handlers.export import Export
from spotistats_api.handlers.habits import Habits
from spotistats_api.handlers.library import Library
from spotistats_api.handlers.plays import Plays
from spotistats_api.handlers.rankings import RankingHandlers
from spotistats_api.handlers.recaps import Recaps
from spotistats_api.handlers.shared import Shared
from spotistats_api.handlers.shares import Shares
from spotistats_api.handlers.statistics import Statistics
from spotistats_api.signing_in.first_sync import FirstSync
from spotistats_api.upkeep import Upkeep
from spotistats_common.service.app import make_app
from spotistats_common.service.documentation import documented
from spotistats_common.store.client import connect, connect_async

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from starlette.types import ASGIApp

    from spotistats_common.settings import Settings


_CANCEL_AGAIN_S = 0.5


@asynccontextmanager
async def api_service(
    settings: Settings, *, validate_responses: bool = False
) -> AsyncIterator[ASGIApp]:
    """The service as an ASGI application, with what it needs open for as long as the context."""
    database = connect(settings)
    async_database = connect_async(settings)
    histories = Histories(database, async_database, capacity_bytes=settings.snapshot_cache_bytes)
    keeping_up = asyncio.create_task(histories.keep_up())
    sandboxes = Sandboxes()
    upkeep = Upkeep(database, settings)
    upkeep.start()
    first_sync = FirstSync(database, settings)
    try:
        app = make_app(
            "api",
            settings,
            async_database,
            Account(async_database, database, settings),
            Auth(async_database, settings, first_sync.ask_for),
            Statistics(histories),
            Habits(histories),
            Discovery(histories),
            Plays(histories),
            Library(async_database, histories),
            Export(database, histories),
            Recaps(histories),
            RankingHandlers(async_database, histories),
            Explore(async_database, histories, sandboxes, settings),
            Shares(async_database),
            Shared(async_database, histories),
            Admin(async_database, database, settings),
            validate_responses=validate_responses,
        )
        yield documented(app)
    finally:
        await cancelled(keeping_up)
        await asyncio.to_thread(first_sync.close)
        await sandboxes.close()
        await histories.close()
        await async_database.client.close()
        database.client.close()


async def cancelled(task: asyncio.Task[None]) -> None:
    """Cancel a task that goes on for ever, and wait until it has ended.

    Once is not enough: until Python 3.12, `asyncio.wait_for` (which PyMongo uses) loses a
    cancellation that comes just when what it waits for is there.
    """
    while not task.done():
        task.cancel()
        await asyncio.wait([task], timeout=_CANCEL_AGAIN_S)
