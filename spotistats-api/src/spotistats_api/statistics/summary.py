"""What are the key figures of a period, and how did they change from the one before?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from spotistats_api.engine.instants import instant
from spotistats_api.engine.scope import ESTIMATED_MS, LISTENED_MS

if TYPE_CHECKING:
    from datetime import datetime

    from spotistats_api.engine.run import Reader
    from spotistats_api.engine.scope import Question
    from spotistats_common.models.accounts import CountingRule
    from spotistats_common.models.period import Period


@dataclass(frozen=True)
class SummaryAmounts:
    """How much there was; all but `listened_ms` and `estimated_ms` is about plays that count."""

    plays: int
    listened_ms: int
    estimated_ms: int
    tracks: int
    albums: int
    artists: int
    active_days: int
    """Local dates on which a play ended."""
    plays_per_active_day: float | None
    listened_ms_per_active_day: float | None
    """All time heard, shared out among the active days."""


@dataclass(frozen=True)
class SummaryFigures(SummaryAmounts):
    """The key figures of one period; the averages are None where no day is active."""

    first_played_at: datetime | None
    last_played_at: datetime | None


@dataclass(frozen=True)
class Summary(SummaryFigures):
    """The key figures of the period, of the previous one, and what was added since (or lost).

    `previous` and `change` are None where there is no previous period.
    """

    period: Period
    counting_rule: CountingRule
    previous_period: Period | None
    previous: SummaryFigures | None
    change: SummaryAmounts | None


def summary(reader: Reader, question: Question) -> Summary:
    """The key figures of the question's plays."""
    before, now = question.previous, figures(reader, question)
    previous = None if before is None else figures(reader, before)
    return Summary(
        **vars(now),
        period=question.period,
        counting_rule=question.rule,
        previous_period=None if before is None else before.period,
        previous=previous,
        change=None if previous is None else change(previous, now),
    )


def figures(reader: Reader, question: Question) -> SummaryFigures:
    """The key figures of the question's plays, without those of the previous period."""
    counted = question.counted

    def different(column: str, plays: str = "plays") -> str:
        # Grouping by codes, which are small numbers, takes half the time of count(DISTINCT …).
        return f"""
            (SELECT count(*) FROM (
                SELECT {column} FROM {plays}
                WHERE {question.selected} AND {counted} AND {column} IS NOT NULL
                GROUP BY {column}
            ))
        """  # noqa: S608 - our own conditions; values are bound

    row = reader.rows(
        f"""
        SELECT
            count(*) FILTER ({counted}),
            {LISTENED_MS},
            {ESTIMATED_MS},
            {different("title")},
            {different("collection")},
            {different("creator")},
            {different("day", reader.plays_in(question.period.tz))},
            min(ended_at) FILTER ({counted}),
            max(ended_at) FILTER ({counted})
        FROM plays
        WHERE {question.selected}
        """,  # noqa: S608 - our own conditions; values are bound
        question.parameters,
    )[0]
    plays, listened_ms, estimated_ms, tracks, albums, artists, active_days, first, last = row
    return SummaryFigures(
        plays,
        listened_ms,
        estimated_ms,
        tracks,
        albums,
        artists,
        active_days,
        plays / active_days if active_days else None,
        listened_ms / active_days if active_days else None,
        instant(first),
        instant(last),
    )


def change(before: SummaryFigures, now: SummaryFigures) -> SummaryAmounts:
    """What there is more of now, or less; of averages None where one of them is."""
    return SummaryAmounts(
        now.plays - before.plays,
        now.listened_ms - before.listened_ms,
        now.estimated_ms - before.estimated_ms,
        now.tracks - before.tracks,
        now.albums - before.albums,
        now.artists - before.artists,
        now.active_days - before.active_days,
        _difference(before.plays_per_active_day, now.plays_per_active_day),
        _difference(before.listened_ms_per_active_day, now.listened_ms_per_active_day),
    )


def _difference(before: float | None, now: float | None) -> float | None:
    return None if before is None or now is None else now - before
