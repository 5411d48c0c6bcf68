"""What are the key figures of a period?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from spotistats_api.engine.instants import instant
from spotistats_api.engine.scope import ESTIMATED_MS, LISTENED_MS, MUSIC
from spotistats_api.engine.steps import LOCAL_DAY

if TYPE_CHECKING:
    from datetime import datetime

    from spotistats_api.engine.run import Reader
    from spotistats_api.engine.scope import Question
    from spotistats_common.models.accounts import CountingRule
    from spotistats_common.models.period import Period


@dataclass(frozen=True)
class Summary:
    """The key figures; all but `listened_ms` and `estimated_ms` are about plays that count."""

    period: Period
    counting_rule: CountingRule
    plays: int
    listened_ms: int
    estimated_ms: int
    tracks: int
    albums: int
    artists: int
    active_days: int
    """Local dates on which a play ended."""
    first_played_at: datetime | None
    last_played_at: datetime | None


def summary(reader: Reader, question: Question) -> Summary:
    """The key figures of the question's plays. Tracks, albums and artists are those of music."""
    counted, music = question.counted, f"kind = {MUSIC}"
    row = reader.rows(
        f"""
        WITH chosen AS (
            SELECT *, {counted} AS counts FROM {reader.plays_in(question.period.tz)}
            WHERE {question.selected}
        )
        SELECT
            count(*) FILTER (counts),
            {LISTENED_MS},
            {ESTIMATED_MS},
            count(DISTINCT title) FILTER (counts AND {music}),
            count(DISTINCT collection) FILTER (counts AND {music}),
            count(DISTINCT creator) FILTER (counts AND {music}),
            count(DISTINCT {LOCAL_DAY}) FILTER (counts),
            min(ended_at) FILTER (counts),
            max(ended_at) FILTER (counts)
        FROM chosen
        """,  # noqa: S608 - our own conditions; values are bound
        question.parameters,
    )[0]
    plays, listened_ms, estimated_ms, tracks, albums, artists, active_days, first, last = row
    return Summary(
        question.period,
        question.rule,
        plays,
        listened_ms,
        estimated_ms,
        tracks,
        albums,
        artists,
        active_days,
        instant(first),
        instant(last),
    )
