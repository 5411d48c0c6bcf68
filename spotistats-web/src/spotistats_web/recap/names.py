"""The names of periods in review: a year (`2024`), a month (`2024-07`), a week (`2024-W31`)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from spotistats_web.query import BadQueryError
from spotistats_web.texts import recap as texts

Unit = Literal["year", "month", "week"]
UNITS: tuple[Unit, ...] = ("year", "month", "week")
_NAME = re.compile(r"(\d{4})(?:-(?:W(\d{2})|(\d{2})))?")
_FIRST_YEAR, _LAST_YEAR = 1970, 2199


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A period in review."""

    unit: Unit
    first: date
    """Its first day."""

    @property
    def last(self) -> date:
        """Its last day."""
        return self.moved(1).first - timedelta(days=1)

    @property
    def name(self) -> str:
        """As an address names it."""
        if self.unit == "year":
            return str(self.first.year)
        if self.unit == "month":
            return f"{self.first:%Y-%m}"
        year, week, _ = self.first.isocalendar()
        return f"{year}-W{week:02}"

    @property
    def title(self) -> str:
        """As people say it."""
        if self.unit == "year":
            return str(self.first.year)
        if self.unit == "month":
            return f"{texts.MONTHS[self.first.month - 1]} {self.first.year}"
        year, week, _ = self.first.isocalendar()
        return texts.WEEK.format(week=week, year=year)

    @property
    def within(self) -> str:
        """Its title within a sentence."""
        return self.title[0].lower() + self.title[1:] if self.unit == "week" else self.title

    def moved(self, steps: int) -> Reviewed:
        """So many periods later, or earlier if negative."""
        if self.unit == "week":
            return Reviewed("week", self.first + timedelta(weeks=steps))
        if self.unit == "year":
            return Reviewed("year", date(self.first.year + steps, 1, 1))
        months = self.first.year * 12 + self.first.month - 1 + steps
        return Reviewed("month", date(months // 12, months % 12 + 1, 1))


def period_with(unit: Unit, day: date) -> Reviewed:
    """The year, month or week with a day."""
    if unit == "year":
        return Reviewed(unit, date(day.year, 1, 1))
    if unit == "month":
        return Reviewed(unit, day.replace(day=1))
    return Reviewed(unit, day - timedelta(days=day.weekday()))


def period_named(name: str) -> Reviewed:
    """The period of a name.

    Raises:
        BadQueryError: it is none.
    """
    found = _NAME.fullmatch(name)
    problem = BadQueryError(texts.PERIOD, "must be such as 2024, 2024-07 or 2024-W31")
    if found is None or not _FIRST_YEAR <= int(found[1]) <= _LAST_YEAR:
        raise problem
    year = int(found[1])
    try:
        if found[2] is not None:
            return Reviewed("week", date.fromisocalendar(year, int(found[2]), 1))
        if found[3] is not None:
            return Reviewed("month", date(year, int(found[3]), 1))
    except ValueError:
        raise problem from None
    return Reviewed("year", date(year, 1, 1))
