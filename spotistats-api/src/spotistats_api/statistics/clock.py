"""At which hours of the week is listened?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from spotistats_api.engine.scope import ESTIMATED_MS, LISTENED_MS
from spotistats_api.engine.steps import LOCAL_HOUR, LOCAL_WEEKDAY

if TYPE_CHECKING:
    from spotistats_api.engine.run import Reader
    from spotistats_api.engine.scope import Question
    from spotistats_common.models.accounts import CountingRule
    from spotistats_common.models.period import Period

HOUR_OF_DAY = f"(({LOCAL_HOUR} + 24) % 24)"
"""SQL: the hour of a play on the local clock."""


@dataclass(frozen=True)
class ClockCell:
    """One hour of one day of the week, Monday being 1."""

    weekday: int
    hour: int
    plays: int
    listened_ms: int
    estimated_ms: int


@dataclass(frozen=True)
class Clock:
    """All 168 cells, from Monday's first hour on."""

    period: Period
    counting_rule: CountingRule
    items: tuple[ClockCell, ...]


def clock(reader: Reader, question: Question) -> Clock:
    """Plays that count and listened time of each local hour of the week."""
    rows = reader.rows(
        f"""
        SELECT
            {LOCAL_WEEKDAY}, {HOUR_OF_DAY},
            count(*) FILTER ({question.counted}), {LISTENED_MS}, {ESTIMATED_MS}
        FROM {reader.plays_in(question.period.tz)}
        WHERE {question.selected}
        GROUP BY ALL
        """,  # noqa: S608 - our own conditions; values are bound
        question.parameters,
    )
    found = {(weekday, hour): figures for weekday, hour, *figures in rows}
    items = tuple(
        ClockCell(weekday, hour, *found.get((weekday, hour), (0, 0, 0)))
        for weekday in range(1, 8)
        for hour in range(24)
    )
    return Clock(question.period, question.rule, items)
