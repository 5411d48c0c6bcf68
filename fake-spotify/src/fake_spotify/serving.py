"""Serves a fake Spotify on a thread, on a free port of this machine."""

from __future__ import annotations

import socket
import threading
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

import uvicorn

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fake_spotify.fake import FakeSpotify

_START_S = 20.0


@contextmanager
def serving(fake: FakeSpotify) -> Iterator[str]:
    """Serve until the context ends; gives the origin, `http://127.0.0.1:<port>`."""
    listener = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(
        uvicorn.Config(
            fake.app,
            lifespan="off",
            log_config=None,
            # A truncated body is an error to uvicorn, and meant here.
            log_level="critical",
            access_log=False,
            server_header=False,
            timeout_graceful_shutdown=1,  # calls that hang end with the context
        )
    )
    thread = threading.Thread(
        target=server.run, kwargs={"sockets": [listener]}, name="fake-spotify", daemon=True
    )
    thread.start()
    try:
        _wait_for(server, thread)
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join()
        listener.close()


def _wait_for(server: uvicorn.Server, thread: threading.Thread) -> None:
    until = time.monotonic() + _START_S
    while not server.started:
        if not thread.is_alive() or time.monotonic() > until:
            raise RuntimeError("the fake Spotify did not start")
        time.sleep(0.01)
