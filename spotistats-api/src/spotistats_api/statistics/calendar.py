"""How much was played on each day?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypedDict

import numpy as np

from spotistats_api.engine.instants import instant_in
from spotistats_api.engine.scope import ESTIMATED_MS, LISTENED_MS
from spotistats_api.engine.steps import MOST_STEPS, leapt_days, number_of
from spotistats_api.engine.zones import DAY_MS
from spotistats_common.errors import InvalidRequest

if TYPE_CHECKING:
    from datetime import date

    from numpy.typing import NDArray

    from spotistats_api.engine.run import Reader
    from spotistats_api.engine.scope import Question
    from spotistats_common.models.accounts import CountingRule
    from spotistats_common.models.period import Period

    Int64s = NDArray[np.int64]


class CalendarDay(TypedDict):
    """One local day; a dict, as thousands of objects take a third longer to make and send."""

    day: date
    plays: int
    listened_ms: int
    estimated_ms: int


@dataclass(frozen=True)
class Calendar:
    """The days in order of time, empty ones included."""

    period: Period
    counting_rule: CountingRule
    items: list[CalendarDay]


def calendar(reader: Reader, question: Question) -> Calendar:
    """The days of the period; where it is open, from the first play to the last, counted or not.

    A day that the time zone leapt over is left out. InvalidRequest if there are more than
    `steps.MOST_STEPS` days.
    """
    played = reader.columns(
        f"""
        SELECT
            day, count_if({question.counted}) AS plays,
            {LISTENED_MS} AS listened_ms, {ESTIMATED_MS} AS estimated_ms
        FROM {reader.plays_in(question.period.tz)} WHERE {question.selected} GROUP BY day
        """,  # noqa: S608 - our own conditions; values are bound
        question.parameters,
    )
    days = _days(question.period, played["day"])
    places = np.searchsorted(days, played["day"])
    figures = np.zeros((3, len(days)), dtype=np.int64)
    for figure, name in zip(figures, ("plays", "listened_ms", "estimated_ms"), strict=True):
        figure[places] = played[name]
    items: list[CalendarDay] = [
        {"day": day, "plays": plays, "listened_ms": listened, "estimated_ms": estimated}
        for day, plays, listened, estimated in zip(
            days.astype("datetime64[D]").tolist(), *figures.tolist(), strict=True
        )
    ]
    return Calendar(question.period, question.rule, items)


def _days(period: Period, played: Int64s) -> Int64s:
    """The numbers of the days of a period, in order, with those that were `played` on."""
    is_open = period.since_ms is None or period.until_ms is None
    if not len(played) and (is_open or period.since_ms == period.until_ms):
        return np.zeros(0, dtype=np.int64)
    # Where clocks are set back over midnight, the last play need not have the last day.
    ends = [int(played.min()), int(played.max())] if len(played) else []
    if period.since_ms is not None:
        ends.append(number_of(instant_in(period.since_ms, period.zone).date()))
    if period.until_ms is not None:
        ends.append(number_of(instant_in(period.until_ms - 1, period.zone).date()))
    first, last = min(ends), max(ends)
    if last - first >= MOST_STEPS:
        raise InvalidRequest(
            "until", f"the period has more than {MOST_STEPS:,} days; choose a shorter period"
        )
    # A day more at either end, as days of the zone do not begin when those of UTC do.
    never = leapt_days(period.zone, (first - 1) * DAY_MS, (last + 2) * DAY_MS)
    days = np.arange(first, last + 1)
    return days[~np.isin(days, [number_of(day) for day in never])] if never else days
