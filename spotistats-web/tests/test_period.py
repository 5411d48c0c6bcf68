"""The period that an address asks for."""

from __future__ import annotations

from datetime import date

import pytest

from spotistats_web.components.picker import name_of
from spotistats_web.period import PRESETS, Period, period_of
from spotistats_web.query import BadQueryError, Query

TODAY = date(2026, 3, 31)


def period(search: str, today: date = TODAY) -> Period:
    return period_of(Query.of(search), today, "12m")


@pytest.mark.parametrize(
    ("search", "since", "until"),
    [
        ("?period=4w", "2026-03-04", "2026-04-01"),
        ("?period=6m", "2025-10-01", "2026-04-01"),
        ("", "2025-04-01", "2026-04-01"),
        ("?period=this-month", "2026-03-01", "2026-04-01"),
        ("?period=last-month", "2026-02-01", "2026-03-01"),
        ("?period=this-year", "2026-01-01", "2026-04-01"),
        ("?period=last-year", "2025-01-01", "2026-01-01"),
        ("?from=2024-02-29&to=2024-02-29", "2024-02-29", "2024-03-01"),
        ("?period=4w&from=2024-01-01&to=2024-12-31", "2024-01-01", "2025-01-01"),
    ],
)
def test_presets_and_ranges(search: str, since: str, until: str) -> None:
    assert period(search).parameters == {"since": since, "until": until}


def test_sides_may_be_open() -> None:
    assert period("?period=all").parameters == {}
    assert period("?from=2024-01-01").parameters == {"since": "2024-01-01"}
    assert period("?to=2024-01-01").parameters == {"until": "2024-01-02"}


def test_six_months_back_from_a_day_that_the_month_has_not() -> None:
    assert period("?period=6m", date(2026, 8, 30)).since == date(2026, 2, 28)


@pytest.mark.parametrize(
    ("search", "field"),
    [
        ("?period=decade", "period"),
        ("?from=yesterday", "from"),
        ("?from=2024-02-30", "from"),
        ("?to=1066-10-14", "to"),
        ("?from=2024-02-02&to=2024-02-01", "to"),
        ("?compare=mine", "compare"),
    ],
)
def test_what_is_wrong_is_named(search: str, field: str) -> None:
    with pytest.raises(BadQueryError) as error:
        period(search)
    assert error.value.field == field


def test_the_period_before_is_of_the_same_length() -> None:
    def before(search: str) -> tuple[date | None, date | None]:
        moved = period(search).moved(-1)
        assert moved is not None
        return moved.since, moved.last

    assert before("?from=2024-03-01&to=2024-03-31") == (date(2024, 2, 1), date(2024, 2, 29))
    assert before("?period=last-year") == (date(2024, 1, 1), date(2024, 12, 31))
    assert before("?from=2024-03-02&to=2024-03-08") == (date(2024, 2, 24), date(2024, 3, 1))
    assert period("?period=all").moved(-1) is None
    assert period("?from=1970-01-01&to=1980-01-01").moved(-1) is None


def test_steps_suit_the_length() -> None:
    assert [period(f"?period={each}").step for each in ("4w", "12m", "all")] == [
        "day",
        "week",
        "month",
    ]
    assert period("?from=2010-01-01&to=2019-12-31").step == "month"
    assert period("?from=2000-01-01&to=2019-12-31").step == "quarter"


def test_every_preset_has_a_name() -> None:
    assert all(name_of(period(f"?period={preset}")) for preset in PRESETS)
    assert name_of(period("?from=2024-01-01&to=2024-12-31")) == "2024"
    assert name_of(period("?from=2024-12-01&to=2024-12-31")) == "December 2024"
    assert name_of(period("?from=2024-12-30&to=2025-01-02")) == "30 Dec 2024 – 2 Jan 2025"
    assert name_of(period("?from=2024-12-30")) == "30 Dec 2024 – until now"
