"""Years, months and weeks by their names."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spotistats_common.errors import InvalidRequest
from spotistats_common.models.calendar_periods import calendar_period


@given(day=st.dates(date(1970, 1, 5), date(9997, 12, 28)))
def test_every_day_is_in_its_year_month_and_week(day: date) -> None:
    iso = day.isocalendar()
    for text, unit, same in (
        (f"{day:%Y}", "year", lambda other: other.year == day.year),
        (f"{day:%Y-%m}", "month", lambda other: (other.year, other.month) == (day.year, day.month)),
        (f"{iso.year:04}-W{iso.week:02}", "week", lambda other: other.isocalendar()[:2] == iso[:2]),
    ):
        found = calendar_period(text)
        assert found.unit == unit
        assert found.first <= day < found.end
        one = timedelta(days=1)
        assert [same(each) for each in (found.first - one, found.first)] == [False, True]
        assert [same(each) for each in (found.end - one, found.end)] == [True, False]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("2024-13", "does not exist"),
        ("2024-W00", "does not exist"),
        ("2023-W53", "does not exist"),
        ("1969", "years go from 1970"),
        ("9998", "years go from 1970"),
        ("last year", "neither a year"),
        ("2024-07-01", "neither a year"),
        ("２０２４", "neither a year"),
    ],
)
def test_what_is_no_period_is_told(text: str, message: str) -> None:
    with pytest.raises(InvalidRequest, match=message):
        calendar_period(text)
