"""Periods in words."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spotistats.errors import PeriodError, UsageError
from spotistats.periods import bounds, calendar_name, is_relative, span

TODAY = date(2024, 5, 17)  # a Friday


@pytest.mark.parametrize(
    ("text", "first", "end"),
    [
        ("2023", "2023-01-01", "2024-01-01"),
        ("2023-07", "2023-07-01", "2023-08-01"),
        ("2023-12", "2023-12-01", "2024-01-01"),
        ("2023-Q3", "2023-07-01", "2023-10-01"),
        ("2023-q4", "2023-10-01", "2024-01-01"),
        ("2020-W53", "2020-12-28", "2021-01-04"),
        ("2024-02-29", "2024-02-29", "2024-03-01"),
        ("today", "2024-05-17", "2024-05-18"),
        ("yesterday", "2024-05-16", "2024-05-17"),
        ("this week", "2024-05-13", "2024-05-20"),
        ("last week", "2024-05-06", "2024-05-13"),
        ("this month", "2024-05-01", "2024-06-01"),
        ("last month", "2024-04-01", "2024-05-01"),
        ("this quarter", "2024-04-01", "2024-07-01"),
        ("last quarter", "2024-01-01", "2024-04-01"),
        ("this year", "2024-01-01", "2025-01-01"),
        ("  Last   YEAR ", "2023-01-01", "2024-01-01"),
        ("last 7 days", "2024-05-10", None),
        ("last 1 day", "2024-05-16", None),
        ("last 2 weeks", "2024-05-03", None),
        ("last 6 months", "2023-11-17", None),
        ("last 3 months", "2024-02-17", None),
        ("last 2 quarters", "2023-11-17", None),
        ("last 2 years", "2022-05-17", None),
        ("all", None, None),
    ],
)
def test_words_name_days(text: str, first: str | None, end: str | None) -> None:
    assert bounds(None, None, text, TODAY) == (first, end)
    assert bounds(text, text, None, TODAY) == (first, first)


def test_a_month_that_lacks_the_day_gives_its_last_one() -> None:
    assert span("last 1 month", date(2024, 3, 31)).first == date(2024, 2, 29)
    assert span("last 1 year", date(2024, 2, 29)).first == date(2023, 2, 28)


@pytest.mark.parametrize(
    "text",
    [
        *("", "23", "1969", "9999", "2023-7", "2023-13", "2023-00", "2023-02-29", "2023-07-21T"),
        *("2023-W54", "2023-Q5", "last 0x months", "last years", "next year", "x" * 90),
        "last 99999 years",
    ],
)
def test_what_names_no_period_is_told_with_its_field(text: str) -> None:
    with pytest.raises(PeriodError, match="since: "):
        bounds(text, None, None, TODAY)


def test_days_and_moments_are_taken_as_they_are() -> None:
    moment = datetime(2024, 1, 1, 12, tzinfo=UTC)
    since, until = bounds(date(2023, 1, 1), moment, None, TODAY)
    assert (since, until) == ("2023-01-01", "2024-01-01T12:00:00+00:00")
    instant = "2024-01-01T12:00:00Z"
    assert bounds(instant, None, None, TODAY) == (instant, None)
    with pytest.raises(PeriodError, match="no time zone"):
        bounds(moment.replace(tzinfo=None), None, None, TODAY)


def test_a_period_is_both_ends_already() -> None:
    with pytest.raises(UsageError, match="either"):
        bounds("2023", None, "2023", TODAY)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("last year", "2023"),
        ("this month", "2024-05"),
        ("last week", "2024-W19"),
        ("2023-07", "2023-07"),
        ("last quarter", "last quarter"),
    ],
)
def test_reviews_go_by_the_calendar(text: str, name: str) -> None:
    assert calendar_name(text, TODAY) == name


@given(
    st.dates(date(1980, 1, 1), date(2100, 1, 1)),
    st.sampled_from(["week", "month", "quarter", "year"]),
)
def test_this_one_begins_where_the_last_one_ends(today: date, unit: str) -> None:
    this, last = span(f"this {unit}", today), span(f"last {unit}", today)
    assert this.first is not None
    assert this.end is not None
    assert last.end == this.first <= today < this.end
    assert span(f"last {unit}", this.end) == this
    assert is_relative(f"this {unit}")


@given(st.dates(date(1980, 1, 1), date(2100, 1, 1)), st.integers(1, 120))
def test_so_many_months_are_never_a_month_off(today: date, months: int) -> None:
    first = span(f"last {months} months", today).first
    assert first is not None
    apart = (today.year - first.year) * 12 + today.month - first.month
    assert apart == months
    assert first.day == today.day or (first + timedelta(days=1)).day == 1
