"""Where in a track is it skipped?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from spotistats_api.statistics.buckets import bucket_sql, buckets

if TYPE_CHECKING:
    from spotistats_api.engine.run import Reader
    from spotistats_api.engine.scope import Question

POSITIONS_MS = tuple(seconds * 1000 for seconds in (5, 10, 20, 30, 60, 120, 180, 300))
"""Where the classes of positions part."""
_SHARES = 10


@dataclass(frozen=True)
class SkipPosition:
    """Skips after at least `from_ms` of listening, and less than `below_ms`."""

    from_ms: int
    below_ms: int | None
    skips: int


@dataclass(frozen=True)
class SkipShare:
    """Skips in one part of the track."""

    from_share: float
    to_share: float
    skips: int


def skip_positions(reader: Reader, question: Question) -> tuple[SkipPosition, ...]:
    """After how much time selected plays were skipped, where that is known."""
    rows = reader.rows(
        f"""
        SELECT {bucket_sql("ms_played", POSITIONS_MS)} AS bucket, count(*)
        FROM plays WHERE {question.selected} AND skipped AND ms_played IS NOT NULL
        GROUP BY bucket
        """,  # noqa: S608 - our own conditions; values are bound
        question.parameters,
    )
    skips = dict(rows)
    return tuple(
        SkipPosition(*bounds, skips.get(n, 0)) for n, bounds in enumerate(buckets(POSITIONS_MS))
    )


def skip_shares(reader: Reader, question: Question) -> tuple[SkipShare, ...]:
    """After which part of the track selected plays were skipped, in tenths.

    The longest listened time of any of its plays in the whole history stands for the length of a
    track, if at least one of them is known not to be skipped.
    """
    rows = reader.rows(
        f"""
        WITH lengths AS (
            SELECT title, max(ms_played) AS length_ms FROM plays
            WHERE title IS NOT NULL
            GROUP BY title HAVING length_ms > 0 AND count(*) FILTER (NOT skipped) > 0
        ), skips AS (
            SELECT title, ms_played FROM plays
            WHERE {question.selected} AND skipped AND ms_played IS NOT NULL
        )
        SELECT least(ms_played::BIGINT * {_SHARES} // length_ms, {_SHARES - 1}) AS part, count(*)
        FROM skips JOIN lengths USING (title) GROUP BY part
        """,  # noqa: S608
        question.parameters,
    )
    skips = dict(rows)
    return tuple(
        SkipShare(part / _SHARES, (part + 1) / _SHARES, skips.get(part, 0))
        for part in range(_SHARES)
    )
