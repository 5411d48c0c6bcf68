"""Connections to one database, kept from question to question.

To open one and find the tables takes half a millisecond, as long as a small answer's way over HTTP.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    import duckdb


class Connections:
    """As many as are in use at once, for any threads."""

    def __init__(self, database: duckdb.DuckDBPyConnection) -> None:
        self._database = database
        self._idle: list[duckdb.DuckDBPyConnection] = []

    @contextmanager
    def one(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """A connection that finds the history's tables; after an exception it is not used again."""
        try:
            connection = self._idle.pop()
        except IndexError:
            connection = self._database.cursor()
            connection.execute("USE history")
        try:
            yield connection
        except BaseException:
            connection.close()
            raise
        self._idle.append(connection)

    def close(self) -> None:
        """Close those that are kept, when none is in use any more."""
        while self._idle:
            self._idle.pop().close()
