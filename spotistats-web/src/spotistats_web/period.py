"""The period that a page is about: a preset or any range of days, said by the address.

`?period=12m` names a preset, `?from=2024-01-01&to=2024-06-30` a range, both days included.
`compare=none` switches the comparison with the previous period off.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Literal

from spotistats_web.query import BadQueryError

if TYPE_CHECKING:
    from spotistats_web.query import Query

Step = Literal["day", "week", "month", "quarter", "year"]

PERIOD, FROM, TO, COMPARE = "period", "from", "to", "compare"
NAMES = (PERIOD, FROM, TO, COMPARE)
"""The parameters of an address that say it."""
PRESETS = ("4w", "6m", "12m", "this-month", "last-month", "this-year", "last-year", "all")
RECENT, EVERYTHING = "12m", "all"
RECENT_DAYS = 90
"""A history that ended longer ago is shown whole, unless the address says otherwise."""
_EARLIEST = date(1970, 1, 1)
_DAY = timedelta(days=1)
_MONTHS_BACK = {"6m": 6, "12m": 12}


@dataclass(frozen=True, slots=True)
class Period:
    """From the day `since` up to before `until`; None leaves a side open."""

    since: date | None
    until: date | None
    preset: str | None = None
    compares: bool = True

    @property
    def parameters(self) -> dict[str, Any]:
        """`since` and `until` as every statistic of the contract takes them."""
        given = {"since": self.since, "until": self.until}
        return {name: day.isoformat() for name, day in given.items() if day is not None}

    @property
    def last(self) -> date | None:
        """Its last day."""
        return None if self.until is None else self.until - _DAY

    @property
    def days(self) -> int | None:
        """How many days it has; None if a side is open."""
        if self.since is None or self.until is None:
            return None
        return (self.until - self.since).days

    @property
    def step(self) -> Step:
        """The steps of a timeline that can be taken in at a glance."""
        days = self.days
        if days is None:
            return "month"
        for most, step in _STEPS:
            if days <= most:
                return step
        return "quarter"

    def moved(self, steps: int) -> Period | None:
        """The period of the same length before (-1) or after (+1); None if a side is open."""
        if self.since is None or self.until is None or self.days is None:
            return None
        if self.since.day == 1 and self.until.day == 1:
            months = _months(self.until) - _months(self.since)
            since, until = (_month(_months(d) + steps * months) for d in (self.since, self.until))
        else:
            length = timedelta(days=self.days)
            since, until = self.since + steps * length, self.until + steps * length
        return Period(since, until, None, self.compares) if since >= _EARLIEST else None


_STEPS: tuple[tuple[int, Step], ...] = ((62, "day"), (400, "week"), (3700, "month"))


def period_of(query: Query, today: date, default: str) -> Period:
    """The period that an address asks for, where `today` is; the preset `default` if it does not.

    Raises:
        BadQueryError: it is none.
    """
    compares = query.choice(COMPARE, ("previous", "none"), "previous") == "previous"
    first, last = day_of(query, FROM), day_of(query, TO)
    if first is not None or last is not None:
        until = None if last is None else last + _DAY
        if first is not None and until is not None and until <= first:
            raise BadQueryError(TO, "must not be before “from”")
        return Period(first, until, None, compares)
    preset = query.choice(PERIOD, PRESETS, default)
    since, end = _range(preset, today)
    return Period(since, end, preset, compares)


def _range(preset: str, today: date) -> tuple[date | None, date | None]:
    tomorrow = today + _DAY
    month = today.replace(day=1)
    year = today.replace(month=1, day=1)
    if preset == "4w":
        return tomorrow - timedelta(days=28), tomorrow
    if preset in _MONTHS_BACK:
        return _months_before(tomorrow, _MONTHS_BACK[preset]), tomorrow
    ranges: dict[str, tuple[date | None, date | None]] = {
        "this-month": (month, tomorrow),
        "last-month": (_month(_months(month) - 1), month),
        "this-year": (year, tomorrow),
        "last-year": (year.replace(year=year.year - 1), year),
    }
    return ranges.get(preset, (None, None))


def day_of(query: Query, name: str) -> date | None:
    """The day that a parameter of the address says; None unless it does.

    Raises:
        BadQueryError: it is none.
    """
    value = query.get(name)
    if value is None:
        return None
    try:
        day = date.fromisoformat(value)
    except ValueError:
        raise BadQueryError(name, "must be a day such as 2024-12-31") from None
    if not _EARLIEST <= day < date(2200, 1, 1):
        raise BadQueryError(name, "must be from 1970 on")
    return day


def _months(day: date) -> int:
    return day.year * 12 + day.month - 1


def _month(months: int) -> date:
    return date(months // 12, months % 12 + 1, 1)


def _months_before(day: date, months: int) -> date:
    first = _month(_months(day) - months)
    last = _month(_months(first) + 1) - _DAY
    return first.replace(day=min(day.day, last.day))
