"""How much was played on each day?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from spotistats_api.engine.instants import instant_in
from spotistats_api.engine.scope import ESTIMATED_MS, LISTENED_MS
from spotistats_api.engine.steps import MOST_STEPS, day_of, leapt_days, number_of
from spotistats_api.statistics.stepped import ends_of
from spotistats_common.errors import InvalidRequest

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from spotistats_api.engine.run import Reader
    from spotistats_api.engine.scope import Question
    from spotistats_common.models.accounts import CountingRule
    from spotistats_common.models.period import Period


@dataclass(slots=True)  # frozen, thousands of them would take three times as long to make
class CalendarDay:
    """One local day."""

    day: date
    plays: int
    listened_ms: int
    estimated_ms: int


@dataclass(frozen=True)
class Calendar:
    """The days in order of time, empty ones included."""

    period: Period
    counting_rule: CountingRule
    items: tuple[CalendarDay, ...]


def calendar(reader: Reader, question: Question) -> Calendar:
    """The days of the period; where it is open, from the first play to the last, counted or not.

    A day that the time zone leapt over is left out. InvalidRequest if there are more than
    `steps.MOST_STEPS` days.
    """
    groups = reader.rows(
        f"""
        SELECT
            day, count(*) FILTER ({question.counted}), {LISTENED_MS}, {ESTIMATED_MS},
            min(ended_at), max(ended_at)
        FROM {reader.plays_in(question.period.tz)} WHERE {question.selected} GROUP BY day
        """,  # noqa: S608 - our own conditions; values are bound
        question.parameters,
    )
    figures = {day: sums for day, *sums, _, _ in groups}
    ends = ends_of(
        question.period,
        min((group[-2] for group in groups), default=None),
        max((group[-1] for group in groups), default=None),
    )
    items = (
        CalendarDay(day_of(day), *figures.get(day, (0, 0, 0)))
        for day in _days(question.period, ends, figures)
    )
    return Calendar(question.period, question.rule, tuple(items))


def _days(period: Period, ends: tuple[int, int] | None, played: Collection[int]) -> list[int]:
    """The numbers of all days between two instants, and of those that were `played` on."""
    if ends is None:
        return []
    # Where clocks are set back over midnight, the last play need not have the last day.
    days = {number_of(instant_in(ms, period.zone).date()) for ms in ends}.union(played)
    if max(days) - min(days) >= MOST_STEPS:
        raise InvalidRequest(
            "until", f"the period has more than {MOST_STEPS:,} days; choose a shorter period"
        )
    never = {number_of(day) for day in leapt_days(period.zone, *ends)}
    return [day for day in range(min(days), max(days) + 1) if day not in never]
