"""The service `spotistats-updater`: takes requests to ask Spotify, and tells what that brought."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from spotistats_common.service.app import make_app
from spotistats_common.store.client import connect, connect_async
from spotistats_updater.handlers.playlists import PlaylistHandlers
from spotistats_updater.handlers.syncs import SyncHandlers

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from starlette.types import ASGIApp

    from spotistats_common.settings import Settings


@asynccontextmanager
async def updater_service(
    settings: Settings, *, validate_responses: bool = False
) -> AsyncIterator[ASGIApp]:
    """The service as an ASGI application, with what it needs open for as long as the context."""
    database = connect(settings)
    async_database = connect_async(settings)
    try:
        yield make_app(
            "updater",
            settings,
            async_database,
            SyncHandlers(async_database),
            PlaylistHandlers(async_database, database, settings),
            validate_responses=validate_responses,
        )
    finally:
        await async_database.client.close()
        database.client.close()
