"""Which tracks turned into skips?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from spotistats_api.engine.instants import instant
from spotistats_api.statistics.references import NamedRef, named

if TYPE_CHECKING:
    from datetime import datetime

    from spotistats_api.engine.run import Reader
    from spotistats_api.engine.scope import Question

MOST_BEFORE, LEAST_AFTER = 0.25, 0.5


@dataclass(frozen=True)
class TurnedTrack:
    """Skip rates of the first and the second half of a track's plays of known skip state."""

    rank: int
    id: str
    name: str
    artist: NamedRef | None
    known: int
    skip_rate_before: float
    skip_rate_after: float
    turned_at: datetime


def skip_turns(
    reader: Reader, question: Question, least: int, limit: int
) -> tuple[TurnedTrack, ...]:
    """Tracks with `least` plays of known skip state, first kept and then skipped.

    Of the first half of these plays (the smaller one) at most `MOST_BEFORE` were skipped, of the
    second at least `LEAST_AFTER`. Ranked by the rise of the rate, ties by skips in the second
    half, then by name (byte by byte) and id.
    """
    rows = reader.rows(
        f"""
        WITH told AS (
            SELECT title, ended_at, key, skipped FROM plays
            WHERE {question.selected} AND skipped IS NOT NULL AND title IS NOT NULL
        ), enough AS (
            SELECT title, count(*) AS known, known // 2 AS half FROM told
            GROUP BY title HAVING known >= greatest($least, 2)
                AND count(*) FILTER (skipped) >= (known - half) * {LEAST_AFTER}
        ), placed AS (
            SELECT title, known, half, ended_at, skipped,
                row_number() OVER (PARTITION BY title ORDER BY ended_at, key) <= half AS early
            FROM told JOIN enough USING (title)
        ), halves AS (
            SELECT title, known,
                count(*) FILTER (NOT early AND skipped) AS late_skips,
                count(*) FILTER (early AND skipped) / half AS before,
                late_skips / (known - half) AS after,
                min(ended_at) FILTER (NOT early) AS turned_ms
            FROM placed GROUP BY title, known, half
            HAVING before <= {MOST_BEFORE} AND after >= {LEAST_AFTER}
        )
        SELECT
            titles.id, titles.name, creators.id, creators.name, known, before, after, turned_ms
        FROM halves
        JOIN titles USING (title)
        LEFT JOIN creators ON creators.creator = titles.creator
        ORDER BY after - before DESC, late_skips DESC, titles.name, titles.id, titles.kind
        LIMIT $limit
        """,  # noqa: S608 - our own conditions; values are bound
        {**question.parameters, "least": least, "limit": limit},
    )
    return tuple(
        TurnedTrack(
            rank,
            track_id,
            name,
            named(artist_id, artist_name),
            known,
            before,
            after,
            instant(turned_ms),
        )
        for rank, (
            track_id, name, artist_id, artist_name, known, before, after, turned_ms,
        ) in enumerate(rows, start=1)
    )  # fmt: skip
