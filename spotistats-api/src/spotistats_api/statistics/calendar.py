"""How much was played on each day?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from spotistats_api.engine.steps import MOST_STEPS
from spotistats_api.statistics.timeline import timeline
from spotistats_common.errors import InvalidRequest

if TYPE_CHECKING:
    from datetime import date

    from spotistats_api.engine.run import Reader
    from spotistats_api.engine.scope import Question
    from spotistats_common.models.accounts import CountingRule
    from spotistats_common.models.period import Period


@dataclass(frozen=True)
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
    """The days of the period, as a timeline has them.

    InvalidRequest if there are more than `steps.MOST_STEPS` days.
    """
    try:
        steps = timeline(reader, question, "day").items
    except InvalidRequest:
        raise InvalidRequest(
            "until", f"the period has more than {MOST_STEPS:,} days; choose a shorter period"
        ) from None
    items = tuple(
        CalendarDay(each.start.date(), each.plays, each.listened_ms, each.estimated_ms)
        for each in steps
    )
    return Calendar(question.period, question.rule, items)
