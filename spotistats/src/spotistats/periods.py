"""Periods in words: what `since`, `until` and `period` take.

    2023            a year                       today, yesterday
    2023-07         a month                      this week, this month, this quarter, this year
    2023-Q3         a quarter                    last week, last month, last quarter, last year
    2023-W31        a week (ISO 8601)            last 7 days, last 6 months, last 2 years, …
    2023-07-21      a day                        all

`last year` is the calendar year before this one; `last 6 months` goes from the same day six months
ago until now. `period` is all of what it names. `since` begins where its name begins, `until` ends
there: `since="2023", until="2024"` is the year 2023, as is `period="2023"`. Both also take a
`date`, a `datetime` with a time zone, or an instant like `2023-07-21T18:00:00Z`. Days are those of
the time zone that is asked about.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from spotistats.errors import PeriodError, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable

When = str | date | datetime
"""A period in words, a day, or a moment with its time zone."""

_MONTHS = {"month": 1, "quarter": 3, "year": 12}
_FIRST_YEAR, _LAST_YEAR = 1970, 9997
_EXAMPLES = "2023, 2023-07, 2023-Q3, 2023-W31, 2023-07-21, last year, last 6 months"


@dataclass(frozen=True, slots=True)
class Span:
    """All days from `first`, inclusive, to `end`, exclusive; None is open."""

    first: date | None
    end: date | None


def is_relative(value: When | None) -> bool:
    """Whether it depends on what day it is."""
    return isinstance(value, str) and bool(_RELATIVE.fullmatch(_tidy(value)))


def bounds(
    since: When | None, until: When | None, period: str | None, today: date
) -> tuple[str | None, str | None]:
    """The contract's `since` and `until`.

    Raises:
        PeriodError: one of them cannot be read.
        UsageError: `period` is given and another one, too.
    """
    if period is None:
        return _edge("since", since, today), _edge("until", until, today)
    if since is not None or until is not None:
        raise UsageError("Give either `period`, or `since` and `until`.")
    whole = span(period, today, field="period")
    return _text(whole.first), _text(whole.end)


def span(text: str, today: date, *, field: str = "period") -> Span:
    """The days that a text names.

    >>> span("2023-07", date(2024, 5, 17))
    Span(first=datetime.date(2023, 7, 1), end=datetime.date(2023, 8, 1))
    >>> span("last 6 months", date(2024, 5, 17)).first
    datetime.date(2023, 11, 17)

    Raises:
        PeriodError: it names none.
    """
    if not isinstance(text, str):
        raise PeriodError(f"{field}: {text!r} is not a text.", f"It can be: {_EXAMPLES}.")
    tidy = _tidy(text)
    try:
        for pattern, read in _FORMS:
            if match := pattern.fullmatch(tidy):
                return read(match, today)
    except (ValueError, OverflowError) as error:
        raise PeriodError(f"{field}: {text!r} does not exist: {error}.") from error
    raise PeriodError(f"{field}: {text[:40]!r} is not a period.", f"It can be: {_EXAMPLES}, ….")


def calendar_name(text: str, today: date) -> str:
    """The name of a year, month or week, also for `last year` and the like (recaps take these).

    >>> calendar_name("last month", date(2024, 1, 9))
    '2023-12'
    """
    match = _NAMED.fullmatch(_tidy(text))
    if not match or match[2] == "quarter":
        return text.strip()
    first = _first_of(match, today)
    if match[2] == "week":
        return f"{first.isocalendar().year:04}-W{first.isocalendar().week:02}"
    return f"{first:%Y-%m}" if match[2] == "month" else f"{first:%Y}"


def _edge(field: str, value: When | None, today: date) -> str | None:
    if isinstance(value, datetime):
        if value.tzinfo is None:
            raise PeriodError(
                f"{field}: {value} has no time zone.", "Give one, or a date without a time."
            )
        return value.isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if value is None or (isinstance(value, str) and _INSTANT.match(value)):
        return value
    return _text(span(value, today, field=field).first)


def _text(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _tidy(text: str) -> str:
    return " ".join(text.split()).lower()


def _year(text: str) -> int:
    if not _FIRST_YEAR <= int(text) <= _LAST_YEAR:
        raise ValueError(f"years go from {_FIRST_YEAR} to {_LAST_YEAR}")
    return int(text)


def _months_on(day: date, months: int) -> date:
    """The same day of another month, or that month's last day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = (date(year, month + 1, 28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
    return last.replace(day=min(day.day, last.day))


def _months(first: date, count: int) -> Span:
    return Span(first, _months_on(first, count))


def _quarter(match: re.Match[str], _: date) -> Span:
    return _months(date(_year(match[1]), int(match[2]) * 3 - 2, 1), 3)


def _week(match: re.Match[str], _: date) -> Span:
    first = date.fromisocalendar(_year(match[1]), int(match[2]), 1)
    return Span(first, first + timedelta(days=7))


def _day(match: re.Match[str], _: date) -> Span:
    first = date(_year(match[1]), int(match[2]), int(match[3]))
    return Span(first, first + timedelta(days=1))


def _near_day(match: re.Match[str], today: date) -> Span:
    first = today - timedelta(days=match[0] == "yesterday")
    return Span(first, first + timedelta(days=1))


def _first_of(match: re.Match[str], today: date) -> date:
    back = 1 if match[1] == "last" else 0
    if match[2] == "week":
        return today - timedelta(days=today.weekday() + 7 * back)
    size = _MONTHS[match[2]]
    first = today.replace(month=(today.month - 1) // size * size + 1, day=1)
    return _months_on(first, -size * back)


def _named(match: re.Match[str], today: date) -> Span:
    first = _first_of(match, today)
    if match[2] == "week":
        return Span(first, first + timedelta(days=7))
    return _months(first, _MONTHS[match[2]])


def _rolling(match: re.Match[str], today: date) -> Span:
    count = int(match[1])
    if match[2] in ("day", "week"):
        return Span(today - timedelta(days=count * (7 if match[2] == "week" else 1)), None)
    return Span(_months_on(today, -_MONTHS[match[2]] * count), None)


_INSTANT = re.compile(r"\d{4}-\d{2}-\d{2}[Tt ]\d{2}:")
_NAMED = re.compile(r"(this|last) (week|month|quarter|year)")
_ROLLING = re.compile(r"last ([0-9]{1,5}) (day|week|month|quarter|year)s?")
_RELATIVE = re.compile(rf"today|yesterday|{_NAMED.pattern}|{_ROLLING.pattern}")
_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], date], Span]], ...] = (
    (re.compile(r"([0-9]{4})"), lambda found, _: _months(date(_year(found[1]), 1, 1), 12)),
    (
        re.compile(r"([0-9]{4})-([0-9]{2})"),
        lambda found, _: _months(date(_year(found[1]), int(found[2]), 1), 1),
    ),
    (re.compile(r"([0-9]{4})-q([1-4])"), _quarter),
    (re.compile(r"([0-9]{4})-w([0-9]{2})"), _week),
    (re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})"), _day),
    (re.compile(r"today|yesterday"), _near_day),
    (_NAMED, _named),
    (_ROLLING, _rolling),
    (re.compile(r"all"), lambda _, __: Span(None, None)),
)
