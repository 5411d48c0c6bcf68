"""How long a play was listened to of which no source tells: the one place where that is guessed.

Spotify's list of recent plays says when a play ended, not how much of it was heard. Until an export
tells, `plays.estimated_ms` is the median listened time (the lower one of two) of the plays of the
same title of which at least 30 s were heard, or, if there are none, of all such plays of the same
kind, or else 0. It is null where listened time is known, and every answer says how much of its
listened time is estimated.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import duckdb

LEAST_MS = 30_000
_MEDIAN = "quantile_disc(ms_played, 0.5)"
_KNOWN = f"plays WHERE ms_played >= {LEAST_MS}"
_USUAL = f"SELECT kind, {_MEDIAN} AS ms FROM {_KNOWN} GROUP BY kind"  # noqa: S608


_ESTIMATE = "coalesce(by_title.ms, usual.ms, 0)"


def _joins(plays: str) -> str:
    """What an estimate is made of, to be joined to those of `plays` that need one."""
    return f"""
        LEFT JOIN (
            SELECT title, {_MEDIAN} AS ms FROM {_KNOWN}
            AND title IN (SELECT title FROM {plays} WHERE ms_played IS NULL) GROUP BY title
        ) AS by_title ON by_title.title = unknown.title
        LEFT JOIN usual ON usual.kind = unknown.kind
    """  # noqa: S608 - our own words


def add_estimates(database: duckdb.DuckDBPyConnection) -> None:
    """Add the column `estimated_ms` to the table `plays` of the schema in use."""
    database.execute("ALTER TABLE plays ADD COLUMN estimated_ms BIGINT")
    database.execute(f"CREATE TABLE usual AS {_USUAL}")  # kept, as it needs a look at all plays
    _estimate_all(database)


def insert_estimated(database: duckdb.DuckDBPyConnection, incoming: str) -> None:
    """Add the plays of the table `incoming`, by (ended_at, key), with their estimates."""
    database.execute(
        f"""
        INSERT INTO plays BY NAME
        SELECT unknown.*, CASE WHEN unknown.ms_played IS NULL THEN {_ESTIMATE} END AS estimated_ms
        FROM {incoming} AS unknown {_joins(incoming)}
        ORDER BY unknown.ended_at, unknown.key
        """  # noqa: S608 - our own words
    )
    told = database.execute(
        f"SELECT count(*) FROM {incoming} WHERE ms_played >= {LEAST_MS}"  # noqa: S608
    ).fetchall()
    if told[0][0]:
        database.execute("DELETE FROM usual")
        database.execute(f"INSERT INTO usual {_USUAL}")
        _estimate_all(database)


def _estimate_all(database: duckdb.DuckDBPyConnection) -> None:
    database.execute(
        f"""
        UPDATE plays SET estimated_ms = {_ESTIMATE}
        FROM (SELECT DISTINCT title, kind FROM plays WHERE ms_played IS NULL) AS unknown
        {_joins("plays")}
        WHERE plays.ms_played IS NULL
            AND plays.kind = unknown.kind AND plays.title IS NOT DISTINCT FROM unknown.title
        """  # noqa: S608 - our own words
    )
