"""What the address chooses on pages of several parts, and what they add up."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import pytest

from spotistats_sdk.models import ClockCell, RetentionCohort
from spotistats_web.compare.listeners import token_in
from spotistats_web.compare.periods import other_period
from spotistats_web.components.sections import (
    default_step,
    section_choices,
    section_of,
    step_choices,
    step_of,
)
from spotistats_web.forgotten.on_this_day import day_of
from spotistats_web.habits.clock import summed
from spotistats_web.habits.sessions import span
from spotistats_web.page import View
from spotistats_web.query import BadQueryError, Query
from spotistats_web.session import Services
from spotistats_web.spotify_lists.over_time import spread
from spotistats_web.trends.loyalty import stayed
from spotistats_web.trends.seasons import by_months

if TYPE_CHECKING:
    from spotistats_web.period import Period

NOW = datetime(2026, 11, 24, 18, tzinfo=UTC)
PARTS = {"ranks": "Ranks", "seasons": "Seasons"}


def a_view(search: str = "") -> View:
    client = Services("http://services").client(session=None, csrf=None)
    return View("/trends", Query.of(search), client, NOW)


def days_of(period: Period | None) -> tuple[date | None, date | None]:
    assert period is not None
    return period.since, period.last


def test_another_part_is_about_the_same_period_and_forgets_the_rest() -> None:
    view = a_view("?from=2024-01-01&to=2024-12-31&show=seasons&measure=listened_ms")
    assert section_of(view, PARTS) == "seasons"
    links = [link.href for link in section_choices(view, PARTS, "seasons").children]
    assert links[0] == "/trends?from=2024-01-01&to=2024-12-31"
    assert links[1] == "/trends?from=2024-01-01&to=2024-12-31&show=seasons"


@pytest.mark.parametrize(
    ("days", "step", "few"),
    [(7, "day", "day"), (91, "week", "week"), (366, "month", "month"), (3650, "quarter", "year")],
)
def test_steps_suit_the_period(days: int, step: str, few: str) -> None:
    assert default_step(days) == step
    assert default_step(days, few=True) == few


def test_a_step_of_the_address_is_offered_though_it_does_not_suit() -> None:
    view = a_view("?period=4w&step=quarter")
    assert step_of(view) == "quarter"
    offered = {link.children for link in step_choices(view).children}
    assert "Quarter" in offered
    assert "Year" not in offered


def test_a_period_is_compared_with_the_one_before_or_a_year_earlier_or_any() -> None:
    asked = "?from=2024-02-29&to=2024-03-31"
    assert days_of(other_period(a_view(asked))) == (date(2024, 1, 28), date(2024, 2, 28))
    year = other_period(a_view(f"{asked}&with=year"))
    assert days_of(year) == (date(2023, 2, 28), date(2023, 3, 31))
    chosen = a_view(f"{asked}&with_from=2019-05-01&with_to=2019-05-31")
    assert days_of(other_period(chosen)) == (date(2019, 5, 1), date(2019, 5, 31))


def test_all_time_has_nothing_before_it() -> None:
    assert other_period(a_view("?period=all")) is None
    assert other_period(a_view("?period=all&with=year")) is None
    with pytest.raises(BadQueryError, match="with_to"):
        other_period(a_view("?period=all&with_from=2024-02-01&with_to=2024-01-01"))


@pytest.mark.parametrize(
    "link",
    [
        "https://stats.example/shared/spsh_0aT7cV-x_1",
        " https://stats.example/shared/spsh_0aT7cV-x_1?utm=1 ",
        "https://stats.example/shared/spsh_0aT7cV-x_1/",
        "spsh_0aT7cV-x_1",
    ],
)
def test_the_secret_is_found_in_a_link(link: str) -> None:
    assert token_in(link) == "spsh_0aT7cV-x_1"


@pytest.mark.parametrize("link", ["", "https://open.spotify.com/user/x", "spsh_", "spsh_a b"])
def test_what_is_no_link_has_no_secret(link: str) -> None:
    assert token_in(link) is None


def test_a_day_to_remember_is_today_or_any_before() -> None:
    assert day_of(a_view()) == date(2026, 11, 24)
    assert day_of(a_view("?day=2026-02-28")) == date(2026, 2, 28)
    for wrong in ("2026-02-30", "2027-01-01", "yesterday"):
        with pytest.raises(BadQueryError, match="day"):
            day_of(a_view(f"?day={wrong}"))


def test_who_stayed_is_told_of_those_who_are_old_enough() -> None:
    cohorts = [
        RetentionCohort(NOW, artists=10, heard=[10, 5, 4]),
        RetentionCohort(NOW, artists=30, heard=[30, 3]),
    ]
    assert stayed(cohorts) == [(40, 40), (8, 40), (4, 10)]


def test_months_of_all_years_are_added_up() -> None:
    rows = [["2023-07", 1, 5], ["2024-07", 1, 6], ["2024-12", 7, 2]]
    plays = by_months(rows, first=1, count=7)
    assert plays[6][0] == 11
    assert plays[11][6] == 2
    assert sum(map(sum, plays)) == 13


def test_hours_and_weekdays_are_added_up() -> None:
    cells = [ClockCell(1, 8, 3, 300, 0), ClockCell(7, 8, 2, 200, 0), ClockCell(1, 9, 1, 100, 0)]
    hours, weekdays = summed(cells)
    assert (hours[8].plays, hours[8].listened_ms) == (5, 500)
    assert [day.plays for day in weekdays] == [4, 0, 0, 0, 0, 0, 2]


def test_ranges_of_time_are_said_in_words() -> None:
    assert span(0, 300_000) == "below 5 min"
    assert span(300_000, 900_000) == "5–15 min"
    assert span(1_800_000, 3_600_000) == "30 min–1 h"
    assert span(28_800_000, None) == "8 h and more"


def test_of_many_lists_some_are_taken_evenly_with_both_ends() -> None:
    heads: list[Any] = list(range(100))
    taken: list[Any] = list(spread(heads, most=12))
    assert (len(taken), taken[0], taken[-1]) == (12, 0, 99)
    assert list(spread(heads[:5], most=12)) == heads[:5]
