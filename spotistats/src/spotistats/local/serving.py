"""All services on one event loop, and their workers on threads beside it."""

from __future__ import annotations

import asyncio
import logging
import signal
import threading
from contextlib import AsyncExitStack, ExitStack, asynccontextmanager, contextmanager
from typing import TYPE_CHECKING

import httpx
import uvicorn

from spotistats.errors import UsageError
from spotistats.local.gateway import make_gateway
from spotistats.local.owner_browser import OwnerBrowser
from spotistats_api.app import api_service
from spotistats_api.metrics import account_figures
from spotistats_common.errors import ConfigurationError
from spotistats_common.service.observing import observed
from spotistats_common.service.run import server, sparing_what_stays
from spotistats_common.service.security import SecurityHeaders
from spotistats_common.store.client import connect, connect_async
from spotistats_importer.app import importer_service
from spotistats_importer.metrics import queue_figures
from spotistats_importer.worker import Worker as ImportWorker
from spotistats_updater.app import updater_service
from spotistats_updater.metrics import limit_figures, sync_figures
from spotistats_updater.worker import Worker as UpdateWorker
from spotistats_web.app import web_service

if TYPE_CHECKING:
    import socket
    from collections.abc import AsyncIterator, Callable, Iterator, Mapping

    from pymongo.database import Database
    from starlette.types import ASGIApp

    from spotistats_common.settings import Settings
    from spotistats_common.store.client import Document

log = logging.getLogger(__name__)

STOP_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
_FINISH_SECONDS = 10.0
_CHECK_SECONDS = 0.5


class _Server(uvicorn.Server):
    """Leaves the signals alone: more than the server has to be stopped in good order."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


async def serve(
    settings: Settings,
    owner_id: str,
    listener: socket.socket,
    on_ready: Callable[[], None],
    check: Callable[[], None],
) -> None:
    """Serve until told to stop by a signal, or until `check` raises, which is then raised.

    `check` is called all the time, and `on_ready` once requests are answered.
    """
    async with AsyncExitStack() as stack:
        services = {
            "api": await stack.enter_async_context(api_service(settings)),
            "importer": await stack.enter_async_context(importer_service(settings)),
            "updater": await stack.enter_async_context(updater_service(settings)),
        }
        dashboard = await stack.enter_async_context(own_dashboard(settings, services, owner_id))
        gateway = SecurityHeaders(make_gateway(services, dashboard), settings)
        running = _Server(server(gateway, settings).config)
        loop = asyncio.get_running_loop()
        for number in STOP_SIGNALS:
            loop.add_signal_handler(number, _stop, running)
        serving = asyncio.create_task(running.serve(sockets=[listener]))
        checking = asyncio.create_task(_check_on(running, check))
        try:
            while not running.started and not serving.done():
                await asyncio.sleep(0.02)
            with sparing_what_stays():
                if not serving.done():
                    on_ready()
                await serving
            if checking.done():
                checking.result()
        finally:
            checking.cancel()
            for number in STOP_SIGNALS:
                loop.remove_signal_handler(number)


@asynccontextmanager
async def own_dashboard(
    settings: Settings, services: Mapping[str, ASGIApp], owner_id: str
) -> AsyncIterator[ASGIApp]:
    """The dashboard over services in this process, for the owner's own browser."""
    transport = httpx.ASGITransport(make_gateway(services))
    database = connect_async(settings)
    try:
        async with web_service(settings, transport) as dashboard:
            yield OwnerBrowser(dashboard, database, owner_id, audit_days=settings.audit_days)
    finally:
        await database.client.close()


def _stop(running: uvicorn.Server) -> None:
    # The second Ctrl-C does not wait for requests that are still being answered.
    running.force_exit = running.should_exit
    running.should_exit = True


async def _check_on(running: uvicorn.Server, check: Callable[[], None]) -> None:
    while not running.should_exit:
        try:
            check()
        except BaseException:
            running.should_exit = running.force_exit = True  # what is asked now gets no answer
            raise
        await asyncio.sleep(_CHECK_SECONDS)


@contextmanager
def told_figures(settings: Settings) -> Iterator[None]:
    """The figures of all services and workers, if the settings name a port for them.

    Raises:
        UsageError: the port cannot be used.
    """
    everything = (account_figures, queue_figures, sync_figures, limit_figures(settings))
    with ExitStack() as stack:
        try:
            stack.enter_context(observed(settings, "local", *everything))
        except ConfigurationError as error:
            raise UsageError(str(error)) from error
        yield


@contextmanager
def import_worker(settings: Settings) -> Iterator[None]:
    """An import worker on a thread of its own, for as long as the context."""
    database = connect(settings)
    with _on_thread(ImportWorker(database, settings).run, "import-worker", database):
        yield


@contextmanager
def update_worker(settings: Settings) -> Iterator[None]:
    """An update worker on a thread of its own, for as long as the context; none without an app."""
    if settings.spotify_client_id is None:
        yield
        return
    database = connect(settings)
    with _on_thread(UpdateWorker(database, settings).run, "update-worker", database):
        yield


@contextmanager
def _on_thread(
    run: Callable[[threading.Event], None], name: str, database: Database[Document]
) -> Iterator[None]:
    stop = threading.Event()
    thread = threading.Thread(target=run, args=[stop], name=name, daemon=True)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join(_FINISH_SECONDS)
        if thread.is_alive():
            log.warning("work is left unfinished; it goes on at the next start: %s", name)
        # Without its connection the worker stops where it is; what it had written counts.
        database.client.close()
        thread.join(_FINISH_SECONDS)
