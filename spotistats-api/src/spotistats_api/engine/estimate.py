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


def add_estimates(database: duckdb.DuckDBPyConnection) -> None:
    """Add the column `estimated_ms` to the table `plays` of the schema in use."""
    database.execute("ALTER TABLE plays ADD COLUMN estimated_ms BIGINT")
    database.execute(f"CREATE TABLE usual AS {_USUAL}")  # kept, as it needs a look at all plays
    _estimate(database, 0)


def estimate_from(database: duckdb.DuckDBPyConnection, first: int) -> None:
    """Bring the estimates up to date after plays were added, from row `first` on."""
    rows = database.execute(
        f"SELECT count(*) FROM {_KNOWN} AND rowid >= $first",  # noqa: S608 - our own words
        {"first": first},
    ).fetchall()
    if rows[0][0]:
        database.execute("DELETE FROM usual")
        database.execute(f"INSERT INTO usual {_USUAL}")
        first = 0
    _estimate(database, first)


def _estimate(database: duckdb.DuckDBPyConnection, first: int) -> None:
    unknown = f"plays WHERE ms_played IS NULL AND rowid >= {first:d}"
    database.execute(
        f"""
        UPDATE plays SET estimated_ms = coalesce(by_title.ms, usual.ms, 0)
        FROM (SELECT DISTINCT title, kind FROM {unknown}) AS unknown
        LEFT JOIN (
            SELECT title, {_MEDIAN} AS ms FROM {_KNOWN} AND title IN (SELECT title FROM {unknown})
            GROUP BY title
        ) AS by_title ON by_title.title = unknown.title
        LEFT JOIN usual ON usual.kind = unknown.kind
        WHERE plays.ms_played IS NULL AND plays.rowid >= {first:d}
            AND plays.kind = unknown.kind AND plays.title IS NOT DISTINCT FROM unknown.title
        """  # noqa: S608 - our own words
    )
