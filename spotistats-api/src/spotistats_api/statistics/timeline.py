"""How much was played in each hour, day, week, month, quarter or year?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from spotistats_api.engine.instants import instant_in
from spotistats_api.engine.scope import ESTIMATED_MS, LISTENED_MS
from spotistats_api.engine.steps import (
    LOCAL_DAY,
    LOCAL_HOUR,
    Step,
    calendar_steps,
    day_of,
    first_day,
    hour_steps,
)
from spotistats_api.statistics.stepped import ends_of

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable
    from datetime import datetime

    from spotistats_api.engine.run import Reader
    from spotistats_api.engine.scope import Question
    from spotistats_common.models.accounts import CountingRule
    from spotistats_common.models.period import Period


@dataclass(frozen=True)
class TimelineItem:
    """One step; `start` is its first moment, even where the period begins later."""

    start: datetime
    plays: int
    listened_ms: int
    estimated_ms: int


@dataclass(frozen=True)
class Timeline:
    """The steps in order of time, empty ones included."""

    step: Step
    period: Period
    counting_rule: CountingRule
    items: tuple[TimelineItem, ...]


def timeline(reader: Reader, question: Question, step: Step = "month") -> Timeline:
    """Plays that count and listened time (ms) in each step of the period.

    Where the period is open it begins with the first play and ends with the last, counted or not.
    InvalidRequest if there are more than `steps.MOST_STEPS` steps.
    """
    hourly = step == "hour"
    label = f"{LOCAL_HOUR}, local - ended_at" if hourly else f"{LOCAL_DAY}, NULL"
    groups = reader.rows(
        f"""
        SELECT
            {label},
            count(*) FILTER ({question.counted}),
            {LISTENED_MS},
            {ESTIMATED_MS},
            min(ended_at),
            max(ended_at)
        FROM {reader.plays_in(question.period.tz)}
        WHERE {question.selected}
        GROUP BY ALL
        """,  # noqa: S608 - our own conditions; values are bound
        question.parameters,
    )
    period, zone = question.period, question.period.zone
    ends = ends_of(
        period,
        min((group[5] for group in groups), default=None),
        max((group[6] for group in groups), default=None),
    )
    if ends is None:
        return Timeline(step, period, question.rule, ())
    first_ms, last_ms = ends

    sums: dict[Hashable, list[int]] = {}
    for number, offset, *figures, _, _ in groups:
        key = (number, offset) if hourly else first_day(step, day_of(number))
        sums[key] = [a + b for a, b in zip(sums.get(key, (0, 0, 0)), figures, strict=True)]
    steps: Iterable[tuple[Hashable, datetime]]
    if hourly:
        steps = hour_steps(first_ms, last_ms, zone)
    else:
        days = [day_of(group[0]) for group in groups]
        days += [instant_in(first_ms, zone).date(), instant_in(last_ms, zone).date()]
        steps = calendar_steps(step, min(days), max(days), zone)
    items = tuple(TimelineItem(start, *sums.get(key, (0, 0, 0))) for key, start in steps)
    return Timeline(step, period, question.rule, items)
