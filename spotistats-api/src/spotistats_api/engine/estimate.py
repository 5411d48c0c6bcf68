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


def add_estimates(database: duckdb.DuckDBPyConnection) -> None:
    """Add the column `estimated_ms` to the table `plays` of the schema in use."""
    database.execute("ALTER TABLE plays ADD COLUMN estimated_ms BIGINT")
    database.execute(
        f"""
        UPDATE plays SET estimated_ms = coalesce(by_title.ms, by_kind.ms, 0)
        FROM (SELECT DISTINCT title, kind FROM plays WHERE ms_played IS NULL) AS unknown
        LEFT JOIN (SELECT title, {_MEDIAN} AS ms FROM {_KNOWN} GROUP BY title) AS by_title
            ON by_title.title = unknown.title
        LEFT JOIN (SELECT kind, {_MEDIAN} AS ms FROM {_KNOWN} GROUP BY kind) AS by_kind
            ON by_kind.kind = unknown.kind
        WHERE plays.ms_played IS NULL
            AND plays.kind = unknown.kind AND plays.title IS NOT DISTINCT FROM unknown.title
        """  # noqa: S608 - our own words
    )
