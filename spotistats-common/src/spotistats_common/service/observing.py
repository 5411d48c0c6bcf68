"""A port of its own for who runs the service: figures for Prometheus, and health for containers.

It is off unless `SPOTISTATS_METRICS_PORT` is set, and no gateway leads to it: what is told there is
not for the public.

    GET /metrics        figures, in the format that Prometheus asks for
    GET /health/live    200 while the process runs
    GET /health/ready   200 while it can do its work, else 503 with the reason
"""

from __future__ import annotations

import threading
from contextlib import ExitStack, contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import orjson
from prometheus_client import REGISTRY
from prometheus_client.exposition import choose_encoder
from pymongo.errors import PyMongoError

from spotistats_common import __version__
from spotistats_common.errors import ConfigurationError, Unavailable
from spotistats_common.metrics import FromDatabase, note_build
from spotistats_common.service.health import UNREACHABLE, check_can_serve, check_phase
from spotistats_common.service.traces import set_up_traces
from spotistats_common.settings import PREFIX
from spotistats_common.store import schema
from spotistats_common.store.client import connect

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from pymongo.database import Database

    from spotistats_common.metrics import Source
    from spotistats_common.settings import Settings
    from spotistats_common.store.client import Document

    Check = Callable[[], None]
    """Raises `Unavailable` if the service cannot do its work now."""

_PATIENCE_MS = 3_000
"""Who asks for health has little patience; so little is MongoDB given to answer."""
_SLOW_CLIENT_S = 10


@contextmanager
def observed(
    settings: Settings, service: str, *sources: Source, check: Check | None = None
) -> Iterator[None]:
    """Tell figures and health on the port that the settings name, for as long as the context; and
    send traces, if the environment says where.

    Readiness is that of the database, unless a `check` says otherwise.

    Raises:
        ConfigurationError: the port cannot be used, or traces cannot be made.
    """
    note_build(service)
    set_up_traces(service)
    if settings.metrics_port is None:
        yield
        return
    with ExitStack() as stack:
        if check is None:
            check = stack.enter_context(_database_figures(settings, sources))
        server = stack.enter_context(_server(settings, check))
        thread = threading.Thread(target=server.serve_forever, name="metrics", daemon=True)
        thread.start()
        stack.callback(thread.join)
        stack.callback(server.shutdown)
        yield


@contextmanager
def _database_figures(settings: Settings, sources: Sequence[Source]) -> Iterator[Check]:
    """Have the metrics tell what is read from the database; gives the check of it."""
    impatient = min(settings.mongodb_timeout_ms, _PATIENCE_MS)
    database = connect(settings.model_copy(update={"mongodb_timeout_ms": impatient}))
    figures = FromDatabase(database, sources)
    REGISTRY.register(figures)
    try:
        yield lambda: check_database(database)
    finally:
        REGISTRY.unregister(figures)
        database.client.close()


def check_database(database: Database[Document]) -> None:
    """Raise `Unavailable` unless MongoDB answers and has the documents that this version reads."""
    try:
        stored = schema.stored_now(database)
    except PyMongoError as error:
        raise Unavailable(UNREACHABLE) from error
    check_can_serve(stored)


def _server(settings: Settings, check: Check) -> ThreadingHTTPServer:
    class Handler(_Handler):
        is_ready = staticmethod(check)

    address = (settings.metrics_host, settings.metrics_port or 0)
    try:
        server = ThreadingHTTPServer(address, Handler)
    except OSError as error:
        raise ConfigurationError(
            f"{PREFIX}METRICS_PORT: {address[0]}:{address[1]} cannot be used: {error.strerror}."
        ) from error
    server.daemon_threads = True
    return server


class _Handler(BaseHTTPRequestHandler):
    """Answers one connection; keeps no log, as it would hold addresses."""

    timeout = _SLOW_CLIENT_S
    is_ready: Check

    def do_GET(self) -> None:
        """Figures or health, by the path."""
        path = self.path.partition("?")[0]
        if path == "/metrics":
            encode, media_type = choose_encoder(self.headers.get("Accept", ""))
            self._answer(200, encode(REGISTRY), media_type)
        elif path == "/health/live":
            self._tell(200, {"status": "alive", "version": __version__})
        elif path == "/health/ready":
            try:
                check_phase()
                self.is_ready()
            except Unavailable as error:
                self._tell(503, {"status": "not ready", "detail": str(error)})
            else:
                self._tell(200, {"status": "ready"})
        else:
            self._tell(404, {"detail": "Here are /metrics, /health/live and /health/ready."})

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base's name
        """Say nothing."""

    def version_string(self) -> str:
        """Tell nobody what this is made with."""
        return "spotistats"

    def _tell(self, status: int, body: dict[str, str]) -> None:
        self._answer(status, orjson.dumps(body), "application/json")

    def _answer(self, status: int, body: bytes, media_type: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", media_type)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
