"""The steps of a timeline: hours, days, weeks (from Monday), months, quarters, years.

Days and longer steps are those of the local calendar: a play belongs to the local date on which
it ended, and a step starts with the first moment of its first day. An hour is a local hour under
one offset, so that the hour that autumn repeats is two, and where clocks move by half an hour,
what is left of the hour is a step of its own.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal

from spotistats_api.engine.instants import instant_in
from spotistats_api.engine.zones import DAY_MS, offsets_between
from spotistats_common.errors import InvalidRequest
from spotistats_common.models.period import first_moment

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from zoneinfo import ZoneInfo

CalendarStep = Literal["day", "week", "month", "quarter", "year"]
Step = Literal["hour"] | CalendarStep

MOST_STEPS = 100_000
HOUR_MS = 3_600_000

LOCAL_DATE = "(DATE '1970-01-01' + day)"
"""SQL: the local day of a play, as a date."""
# A local time can be before 1970 where UTC is not, and DuckDB's division rounds towards zero.
LOCAL_HOUR = f"((local + {DAY_MS}) // {HOUR_MS} - 24)"
"""SQL: the local hour of a play, as hours since 1970."""
LOCAL_WEEKDAY = "((day + 3) % 7 + 1)"
"""SQL: the local day of the week of a play, from Monday, 1; 1970 began on a Thursday."""

_EPOCH = date(1970, 1, 1)


def day_of(number: int) -> date:
    """The date that a number of the column `day` stands for."""
    return _EPOCH + timedelta(days=number)


def number_of(day: date) -> int:
    """The number of the column `day` that stands for a date."""
    return (day - _EPOCH).days


def leapt_days(zone: ZoneInfo, first_ms: int, last_ms: int) -> list[date]:
    """The local dates between two instants that never were, because the zone leapt over them."""
    known = offsets_between(zone.key, first_ms, last_ms)
    offsets = known.offsets.tolist()
    found = []
    for start, before, after in zip(
        known.starts.tolist()[1:], offsets[:-1], offsets[1:], strict=True
    ):
        numbers = range(-(-(start + before) // DAY_MS), (start + after) // DAY_MS)
        found += [day_of(number) for number in numbers]
    return found


def first_day_sql(step: Step) -> str:
    """SQL: the first day of the step (a day or longer) that a play is in, as days since 1970."""
    if step == "day":
        return "day"
    if step == "week":
        return f"(day - {LOCAL_WEEKDAY} + 1)"
    return f"(date_trunc('{step}', {LOCAL_DATE})::DATE - DATE '1970-01-01')"


def first_day(step: Step, day: date) -> date:
    """The first day of the step (a day or longer) that `day` is in."""
    if step == "week":
        return day - timedelta(days=day.weekday())
    if step == "month":
        return day.replace(day=1)
    if step == "quarter":
        return day.replace(month=(day.month - 1) // 3 * 3 + 1, day=1)
    if step == "year":
        return day.replace(month=1, day=1)
    return day


def _next(step: Step, day: date) -> date:
    """The first day of the step after the one that starts with `day`."""
    days = {"day": 1, "week": 7, "month": 31, "quarter": 95, "year": 366}[step]
    if (date.max - day).days < days:
        return date.max
    return first_day(step, day + timedelta(days=days))


def calendar_steps(
    step: Step, first: date, last: date, zone: ZoneInfo, most: int = MOST_STEPS
) -> Iterator[tuple[date, datetime]]:
    """First day and first moment of the steps from the one with `first` to the one with `last`.

    A day that the zone leapt over is left out. InvalidRequest if there are more than `most`.
    """
    longest = {"day": 1, "week": 7, "month": 31, "quarter": 92, "year": 366}[step]
    _check(step, (last - first).days // longest, most)
    day, count = first_day(step, first), 0
    while day <= last:
        count += 1
        _check(step, count, most)
        start = first_moment(day, zone)
        if step != "day" or start.date() == day:
            yield day, start
        day = _next(step, day)


def hour_steps(
    first_ms: int, last_ms: int, zone: ZoneInfo
) -> Iterator[tuple[tuple[int, int], datetime]]:
    """(Number of the local hour, offset in ms) and first moment of the hours between instants.

    InvalidRequest if there are too many.
    """
    _check("hour", (last_ms - first_ms) // HOUR_MS)
    known = offsets_between(zone.key, first_ms - HOUR_MS, last_ms)
    starts, offsets = known.starts.tolist(), known.offsets.tolist()
    spans = []
    for start, end, offset in zip(starts, [*starts[1:], last_ms + 1], offsets, strict=True):
        begin, last = max(start, first_ms), min(end - 1, last_ms)
        if begin <= last:
            hours = range((begin + offset) // HOUR_MS, (last + offset) // HOUR_MS + 1)
            spans.append((start, offset, hours))
    _check("hour", sum(len(hours) for _, _, hours in spans))
    for start, offset, hours in spans:
        for hour in hours:
            yield (hour, offset), instant_in(max(hour * HOUR_MS - offset, start), zone)


def _check(step: Step, count: int, most: int = MOST_STEPS) -> None:
    if count > most:
        raise InvalidRequest(
            "step",
            f"the period has more than {most:,} steps of one {step}; "
            "choose longer steps or a shorter period",
        )
