"""Running a service: one event loop, a graceful stop on SIGTERM or SIGINT."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import uvicorn

from spotistats_common.service.logs import set_up_logs
from spotistats_common.service.observing import observed
from spotistats_common.store.client import connect
from spotistats_common.store.schema import prepare

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractAsyncContextManager

    from starlette.types import ASGIApp

    from spotistats_common.metrics import Source
    from spotistats_common.settings import Settings

    Service = Callable[[Settings], AbstractAsyncContextManager[ASGIApp]]

_MOST_CONNECTIONS = 1_000
"""More are told to come again (503), so that connections alone never use the memory up."""
_IDLE_SECONDS = 5


def server(app: ASGIApp, settings: Settings) -> uvicorn.Server:
    """A server for `app`; it takes no part in logging and tells nobody its version."""
    return uvicorn.Server(
        uvicorn.Config(
            app,
            host=settings.host,
            port=settings.port,
            lifespan="off",
            log_config=None,
            access_log=False,
            server_header=False,
            proxy_headers=bool(settings.trusted_proxies),
            forwarded_allow_ips=settings.trusted_proxies,
            limit_concurrency=_MOST_CONNECTIONS,
            timeout_keep_alive=_IDLE_SECONDS,
            timeout_graceful_shutdown=20,
        )
    )


def serve(name: str, service: Service, settings: Settings, *figures: Source) -> None:
    """Bring the database up to date and serve until told to stop."""
    set_up_logs(settings.log_level)
    database = connect(settings)
    prepare(database)
    database.client.close()

    async def main() -> None:
        async with service(settings) as app:
            await server(app, settings).serve()

    with observed(settings, name, *figures):
        asyncio.run(main())
