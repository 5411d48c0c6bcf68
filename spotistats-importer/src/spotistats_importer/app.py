"""The service `spotistats-importer`: takes uploads, and tells how their imports go."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from spotistats_common.service.app import make_app
from spotistats_common.store.client import connect_async
from spotistats_importer.handlers.imports import ImportHandlers

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from starlette.types import ASGIApp

    from spotistats_common.settings import Settings


@asynccontextmanager
async def importer_service(
    settings: Settings, *, validate_responses: bool = False
) -> AsyncIterator[ASGIApp]:
    """The service as an ASGI application, with what it needs open for as long as the context."""
    database = connect_async(settings)
    handlers = ImportHandlers(database, upload_max_bytes=settings.upload_max_bytes)
    try:
        yield make_app(
            "importer",
            settings,
            database,
            handlers,
            max_upload_bytes=settings.upload_max_bytes,
            validate_responses=validate_responses,
        )
    finally:
        await database.client.close()
