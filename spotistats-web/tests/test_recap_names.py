"""Years, months and weeks in review: their names, and the ones before and after."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spotistats_web.query import BadQueryError
from spotistats_web.recap.names import UNITS, period_named, period_with


@pytest.mark.parametrize(
    ("name", "first", "last", "title"),
    [
        ("2024", date(2024, 1, 1), date(2024, 12, 31), "2024"),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), "February 2024"),
        ("2020-W53", date(2020, 12, 28), date(2021, 1, 3), "Week 53 of 2020"),
    ],
)
def test_a_name_says_days(name: str, first: date, last: date, title: str) -> None:
    period = period_named(name)
    assert (period.first, period.last, period.title) == (first, last, title)


@pytest.mark.parametrize("name", ["2024-13", "2024-W54", "2023-W53", "24", "1950", "2024-W", "x"])
def test_what_names_no_period_is_told(name: str) -> None:
    with pytest.raises(BadQueryError, match="such as 2024"):
        period_named(name)


@given(day=st.dates(date(1972, 1, 1), date(2190, 1, 1)), unit=st.sampled_from(UNITS))
def test_periods_follow_each_other_without_a_gap(day: date, unit: str) -> None:
    period = period_with(unit, day)  # type: ignore[arg-type]
    assert period.first <= day <= period.last
    assert period_named(period.name) == period
    assert period.moved(1).first == period.last + timedelta(days=1)
    assert period.moved(1).moved(-1) == period
