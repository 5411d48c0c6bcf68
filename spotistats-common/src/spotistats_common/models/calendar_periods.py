"""Periods that go by a name: a year, a month, a week."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from spotistats_common.errors import InvalidRequest

_YEAR = re.compile(r"([0-9]{4})")
_MONTH = re.compile(r"([0-9]{4})-([0-9]{2})")
_WEEK = re.compile(r"([0-9]{4})-W([0-9]{2})")
_FIRST_YEAR, _LAST_YEAR = 1970, 9997  # the period after the last one must exist, too


@dataclass(frozen=True)
class CalendarPeriod:
    """All days from `first`, inclusive, to `end`, exclusive."""

    unit: Literal["year", "month", "week"]
    first: date
    end: date


def calendar_period(text: str, *, field: str = "period", where: str = "path") -> CalendarPeriod:
    """The period named `2024`, `2024-07` or `2024-W31` (ISO weeks); InvalidRequest if none is.

    >>> calendar_period("2020-W53").first
    datetime.date(2020, 12, 28)
    """
    try:
        found = _parsed(text)
    except ValueError as error:
        raise InvalidRequest(field, f"{text} does not exist: {error}", where=where) from error
    if found is None:
        raise InvalidRequest(
            field,
            f"{text[:40]!r} is neither a year (2024) nor a month (2024-07) nor a week (2024-W31)",
            where=where,
        )
    return found


def _parsed(text: str) -> CalendarPeriod | None:
    if match := _YEAR.fullmatch(text):
        year = _in_range(match[1])
        return CalendarPeriod("year", date(year, 1, 1), date(year + 1, 1, 1))
    if match := _MONTH.fullmatch(text):
        first = date(_in_range(match[1]), int(match[2]), 1)
        return CalendarPeriod("month", first, (first + timedelta(days=31)).replace(day=1))
    if match := _WEEK.fullmatch(text):
        first = date.fromisocalendar(_in_range(match[1]), int(match[2]), 1)
        return CalendarPeriod("week", first, first + timedelta(days=7))
    return None


def _in_range(year: str) -> int:
    if not _FIRST_YEAR <= int(year) <= _LAST_YEAR:
        raise ValueError(f"years go from {_FIRST_YEAR} to {_LAST_YEAR}")
    return int(year)
