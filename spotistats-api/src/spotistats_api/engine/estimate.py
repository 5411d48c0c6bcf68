"""How long a play was listened to of which no source tells: the one place where that is guessed.

Spotify's list of recent plays says when a play ended, not how much of it was heard. Until an export
tells, `plays.estimated_ms` is the median listened time (the lower one of two) of the plays of the
same title of which at least 30 s were heard, or, if there are none, of all such plays of the same
kind, or else 0. It is null where listened time is known, and every answer says how much of its
listened time is estimated.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyarrow.compute as pc

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa

LEAST_MS = 30_000
_MEDIAN = "quantile_disc(ms_played, 0.5)"
_KNOWN = f"plays WHERE ms_played >= {LEAST_MS}"
_USUAL = {
    "usual": f"SELECT kind, {_MEDIAN} AS ms FROM {_KNOWN} GROUP BY kind",  # noqa: S608
    "usual_of_titles": f"SELECT title, {_MEDIAN} AS ms FROM {_KNOWN} GROUP BY title",  # noqa: S608
}
"""Tables of what is usual; kept, as making them takes a look at all plays."""
_ESTIMATE = "coalesce(by_title.ms, usual.ms, 0)"


def _joins(unknown: str) -> str:
    """SQL that joins what is usual to the rows `unknown` of a table of that name."""
    # Only what it is about, or the titles of the whole history would be hashed to join a few.
    return f"""
        LEFT JOIN (
            SELECT * FROM usual_of_titles WHERE title IN (SELECT title FROM {unknown})
        ) AS by_title ON by_title.title = unknown.title
        LEFT JOIN usual ON usual.kind = unknown.kind
    """  # noqa: S608 - our own words


def add_estimates(database: duckdb.DuckDBPyConnection) -> None:
    """Add the column `estimated_ms` to the table `plays` of the schema in use."""
    database.execute("ALTER TABLE plays ADD COLUMN estimated_ms BIGINT")
    for table, usual in _USUAL.items():
        database.execute(f"CREATE TABLE {table} AS {usual}")
    _estimate_all(database)


def insert_estimated(database: duckdb.DuckDBPyConnection, plays: pa.Table) -> None:
    """Add plays, by (ended_at, key), with their estimates."""
    database.register("incoming", plays)
    database.execute(
        f"""
        INSERT INTO plays BY NAME
        SELECT unknown.*, CASE WHEN unknown.ms_played IS NULL THEN {_ESTIMATE} END AS estimated_ms
        FROM incoming AS unknown {_joins("incoming")}
        ORDER BY unknown.ended_at, unknown.key
        """  # noqa: S608 - our own words
    )
    database.unregister("incoming")
    if (pc.max(plays["ms_played"]).as_py() or 0) >= LEAST_MS:
        for table, usual in _USUAL.items():
            database.execute(f"TRUNCATE {table}")
            database.execute(f"INSERT INTO {table} {usual}")
        _estimate_all(database)


def _estimate_all(database: duckdb.DuckDBPyConnection) -> None:
    database.execute(
        f"""
        UPDATE plays SET estimated_ms = {_ESTIMATE}
        FROM (SELECT DISTINCT title, kind FROM plays WHERE ms_played IS NULL) AS unknown
        {_joins("plays WHERE ms_played IS NULL")}
        WHERE plays.ms_played IS NULL
            AND plays.kind = unknown.kind AND plays.title IS NOT DISTINCT FROM unknown.title
        """  # noqa: S608 - our own words
    )
