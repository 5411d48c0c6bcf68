"""The steps of a question's period, the same for every statistic that goes step by step.

Where the period is open it begins with the first play and ends with the last, counted or not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from spotistats_api.engine.instants import instant_in
from spotistats_api.engine.steps import (
    calendar_steps,
    day_of,
    number_of,
)

if TYPE_CHECKING:
    from datetime import datetime

    from spotistats_api.engine.run import Reader
    from spotistats_api.engine.scope import Question
    from spotistats_api.engine.steps import CalendarStep
    from spotistats_common.models.period import Period


def ends_of(period: Period, first_ms: int | None, last_ms: int | None) -> tuple[int, int] | None:
    """The first and last instant (ms, UTC) to show, given those of the selected plays."""
    if period.since_ms is not None:
        first_ms = period.since_ms
    if period.until_ms is not None:
        last_ms = period.until_ms - 1
    if first_ms is None or last_ms is None or last_ms < first_ms:
        return None
    return first_ms, last_ms


def steps_of(
    reader: Reader, question: Question, step: CalendarStep, most: int
) -> list[tuple[int, datetime]]:
    """The number of the first day (see `first_day_sql`) and the first moment of each step.

    InvalidRequest if there are more than `most`.
    """
    first_ms, last_ms, first_day, last_day = reader.rows(
        f"""
        SELECT min(ended_at), max(ended_at), min(day), max(day)
        FROM {reader.plays_in(question.period.tz)} WHERE {question.selected}
        """,  # noqa: S608 - our own conditions; values are bound
        question.parameters,
    )[0]
    ends = ends_of(question.period, first_ms, last_ms)
    if ends is None:
        return []
    zone = question.period.zone
    # Where clocks are set back over midnight, the last play need not have the last day.
    days = [instant_in(ms, zone).date() for ms in ends]
    days += [day_of(number) for number in (first_day, last_day) if number is not None]
    found = calendar_steps(step, min(days), max(days), zone, most)
    return [(number_of(day), start) for day, start in found]
