"""How figures are written."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from spotistats_web import formats


def test_listened_time() -> None:
    assert [formats.listened(ms) for ms in (0, 59_999, 60_000, 3_599_999)] == [
        "0 s",
        "59 s",
        "1 min",
        "59 min",
    ]
    assert formats.listened(3_600_000 * 5 + 60_000 * 7) == "5 h 07 min"
    assert formats.listened(3_600_000 * 1_240) == "1,240 h"
    assert formats.exact_time(3_600_000 * 1_240 + 1_000) == "1,240 h 00 min 01 s"
    assert formats.exact_time(999) == "0 s"
    assert formats.exact_time(65_000) == "1 min 05 s"


def test_change() -> None:
    assert formats.change(112, 100) == "+12%"
    assert formats.change(88, 100) == "−12%"
    assert formats.change(5_000, 100) == "×50"
    assert formats.change(5, 0) is None


def test_days() -> None:
    assert formats.days(date(2024, 2, 1), date(2024, 2, 1)) == "1 Feb 2024"
    assert formats.days(date(2024, 2, 1), date(2024, 2, 29)) == "1 – 29 Feb 2024"
    assert formats.days(date(2024, 2, 1), date(2024, 3, 2)) == "1 Feb – 2 Mar 2024"
    assert formats.days(date(2023, 2, 1), date(2024, 3, 2)) == "1 Feb 2023 – 2 Mar 2024"
    assert formats.weekday_and_day(date(2024, 2, 29)) == "Thu 29 Feb 2024"


def test_shares_and_counts() -> None:
    assert [formats.percent(each) for each in (0, 0.0001, 0.065, 1)] == [
        "0.0%",
        "<0.1%",
        "6.5%",
        "100%",
    ]
    nearly = [formats.percent(each) for each in (0.004, 0.994, 0.996, 0.9996)]
    assert nearly == ["0.4%", "99.4%", "99.6%", ">99.9%"]
    assert formats.counted(1, "play") == "1 play"
    assert formats.counted(2_345, "play") == "2,345 plays"
    assert formats.counted(2, "country", "countries") == "2 countries"


@pytest.mark.parametrize(
    ("now", "said"),
    [
        (100_000, "+0%"),
        (100_004, "+<0.1%"),
        (99_600, "−0.4%"),
        (112_300, "+12%"),
        (400, "−99.6%"),
        (1, "−99.9%"),
        (0, "−100%"),
    ],
)
def test_a_change_is_never_said_to_be_none_or_all(now: int, said: str) -> None:
    assert formats.change(now, 100_000) == said


def test_the_year_of_now_is_not_said() -> None:
    value, now = (datetime(year, 5, 4, 22, 7, tzinfo=UTC) for year in (2025, 2026))
    vilnius = ZoneInfo("Europe/Vilnius")
    assert formats.moment(value, vilnius, now=now) == "5 May 2025, 01:07"
    assert formats.moment(value, vilnius, now=value) == "5 May, 01:07"


def test_how_long_ago() -> None:
    now = datetime(2026, 11, 24, 12, tzinfo=UTC)
    lengths = (timedelta(seconds=5), timedelta(minutes=9), timedelta(hours=7), timedelta(days=9))
    told = [formats.ago(now - length, now) for length in lengths]
    assert told == ["just now", "9 min ago", "7 h ago", "9 days ago"]
    assert formats.ago(now - timedelta(days=700), now) == "23 months ago"
