"""All services in one process on one origin, for tests that talk HTTP."""

from __future__ import annotations

import asyncio
import threading
from contextlib import AsyncExitStack, contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from spotistats.local.gateway import make_gateway
from spotistats_api.app import api_service
from spotistats_common.service.run import run, server
from spotistats_common.store.client import connect
from spotistats_importer.app import importer_service
from spotistats_importer.worker import Worker
from spotistats_sdk import AuthenticatedClient
from spotistats_updater.app import updater_service
from tests.support.mongodb import free_port

if TYPE_CHECKING:
    from collections.abc import Iterator

    import uvicorn

    from spotistats_common.settings import Settings


@dataclass(frozen=True)
class Stack:
    """Where the services are."""

    url: str

    def client(self, secret: str) -> AuthenticatedClient:
        """A client of the generated SDK."""
        return AuthenticatedClient(f"{self.url}/api/v1", secret, timeout=60)  # type: ignore[arg-type]


@contextmanager
def running_stack(
    settings: Settings, *, validate_responses: bool = True, works: bool = True
) -> Iterator[Stack]:
    """Run the services, and an import worker if it `works`, until the context ends."""
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    settings = settings.model_copy(update={"port": port, "public_url": settings.public_url or url})
    started = threading.Event()
    running: list[uvicorn.Server] = []

    async def serve() -> None:
        async with AsyncExitStack() as services:
            api = await services.enter_async_context(
                api_service(settings, validate_responses=validate_responses)
            )
            importer = await services.enter_async_context(
                importer_service(settings, validate_responses=validate_responses)
            )
            updater = await services.enter_async_context(
                updater_service(settings, validate_responses=validate_responses)
            )
            parts = {"api": api, "importer": importer, "updater": updater}
            http = server(make_gateway(parts), settings)
            running.append(http)
            task = asyncio.create_task(http.serve())
            while not http.started and not task.done():
                await asyncio.sleep(0.01)
            started.set()
            await task

    stop = threading.Event()
    database = connect(settings)
    worker = Worker(database, settings)
    work = {"services": lambda: run(serve())}
    if works:
        work["worker"] = lambda: worker.run(stop, 0.05)
    threads = [threading.Thread(target=each, name=name, daemon=True) for name, each in work.items()]
    for thread in threads:
        thread.start()
    started.wait(30)
    try:
        yield Stack(url)
    finally:
        running[0].should_exit = True
        stop.set()
        for thread in threads:
            thread.join(30)
        database.client.close()
