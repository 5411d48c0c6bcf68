"""How long a play was listened to of which no source tells: the one place where that is guessed.

Spotify's list of recent plays says when a play ended, not how much of it was heard. Until an export
tells, `plays.estimated_ms` is the median listened time (the lower one of two) of the plays of the
same title of which at least 30 s were heard, or, if there are none, of all such plays of the same
kind, or else 0. It is null where listened time is known, and every answer says how much of its
listened time is estimated.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.compute as pc

from spotistats_api.engine.inserting import insert_plays

if TYPE_CHECKING:
    from collections.abc import Mapping

    import duckdb

    from spotistats_api.engine.inserting import Arrived

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


def usual_of(database: duckdb.DuckDBPyConnection, things: Mapping[str, Any]) -> pa.Array:
    """What is usual for plays so far, by their columns `title` and `kind`."""
    titles = database.sql("SELECT title, ms FROM usual_of_titles WHERE title IS NOT NULL")
    found = [
        usual["ms"].take(pc.index_in(things[name], usual[name]))
        for name, usual in (
            ("title", titles.to_arrow_table()),
            ("kind", database.sql("SELECT kind, ms FROM usual").to_arrow_table()),
        )
    ]
    return pc.coalesce(*found, pa.scalar(0, pa.int64())).cast(pa.int64())


def insert_estimated(database: duckdb.DuckDBPyConnection, plays: Arrived) -> bool:
    """Add plays, which are in order; whether they change what is usual.

    `usual_ms` is what was usual for each before.
    """
    columns, ms_played = dict(plays), plays["ms_played"]
    columns["estimated_ms"] = [
        usual if ms is None else None
        for ms, usual in zip(ms_played, columns.pop("usual_ms"), strict=True)
    ]
    insert_plays(database, columns)
    if max((ms for ms in ms_played if ms is not None), default=0) < LEAST_MS:
        return False
    for table, usual in _USUAL.items():
        database.execute(f"TRUNCATE {table}")
        database.execute(f"INSERT INTO {table} {usual}")
    _estimate_all(database)
    return True


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
