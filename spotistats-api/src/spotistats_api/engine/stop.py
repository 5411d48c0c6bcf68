"""Ending a question while DuckDB works on it."""

from __future__ import annotations

from contextlib import contextmanager
from threading import Lock, Timer
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    import duckdb

_AGAIN_S = 0.05


class Stopped(Exception):  # noqa: N818 - reads as the sentence it is
    """Nobody waits for the answer any more."""


class Stop:
    """Ends one question from any thread, whether it runs or is yet to begin."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._cursor: duckdb.DuckDBPyConnection | None = None
        self._wanted = False

    def __call__(self) -> None:
        """End the question as soon as can be; does nothing if it has ended."""
        with self._lock:
            self._wanted = True
            if self._cursor is None:
                return
            self._cursor.interrupt()
        # A statement that was just about to begin forgets the interruption.
        again = Timer(_AGAIN_S, self)
        again.daemon = True
        again.start()

    def check(self) -> None:
        """Raise `Stopped` if the question was to end."""
        if self._wanted:
            raise Stopped

    @contextmanager
    def watching(self, cursor: duckdb.DuckDBPyConnection) -> Iterator[None]:
        """While this lasts, the question runs on `cursor`."""
        with self._lock:
            self.check()
            self._cursor = cursor
        try:
            yield
        finally:
            with self._lock:
                self._cursor = None
