"""Periods: dates are days of the time zone, instants are what they say, the rest is refused."""

from __future__ import annotations

from datetime import date
from zoneinfo import ZoneInfo

import pytest

from spotistats_common.errors import InvalidRequest
from spotistats_common.models.period import first_moment, parse_period, time_zone


@pytest.mark.parametrize(
    ("text", "tz", "expected"),
    [
        ("2024-01-31", "UTC", "2024-01-31T00:00:00+00:00"),
        ("2024-01-31", "Europe/Vilnius", "2024-01-31T00:00:00+02:00"),
        ("2024-02-29", "Asia/Kathmandu", "2024-02-29T00:00:00+05:45"),
        ("2018-11-04", "America/Sao_Paulo", "2018-11-04T01:00:00-02:00"),  # no midnight
        ("2011-12-30", "Pacific/Apia", "2011-12-31T00:00:00+14:00"),  # no such day
        ("2024-11-03", "America/Havana", "2024-11-03T00:00:00-04:00"),  # two midnights
        ("2010-11-07", "America/St_Johns", "2010-11-07T00:00:00-02:30"),  # again at 23:01
        ("2024-01-31T18:00:00Z", "UTC", "2024-01-31T18:00:00+00:00"),
        ("2024-01-31t18:00:00z", "Europe/Vilnius", "2024-01-31T20:00:00+02:00"),
        ("2024-01-31T18:00:00.25-03:30", "UTC", "2024-01-31T21:30:00.250000+00:00"),
        ("1970-01-01", "Pacific/Kiritimati", "1970-01-01T00:00:00-10:40"),
        ("9998-12-31T23:59:59-23:59", "Pacific/Kiritimati", "9999-01-02T13:58:59+14:00"),
    ],
)
def test_what_a_bound_means(text: str, tz: str, expected: str) -> None:
    since = parse_period(text, None, tz).since
    assert since is not None
    assert since.isoformat() == expected


def test_a_gap_that_begins_before_midnight_begins_the_day() -> None:
    # Clocks in Toronto went from 23:30 to 00:30 on 30 March 1919.
    start = first_moment(date(1919, 3, 31), ZoneInfo("America/Toronto"))
    assert start.isoformat() == "1919-03-31T00:30:00-04:00"


def test_bounds_are_the_first_whole_millisecond_inside() -> None:
    period = parse_period("1970-01-01T00:00:01Z", "1970-01-01T00:00:02.0001Z", "UTC")
    assert (period.since_ms, period.until_ms) == (1000, 2001)
    open_ended = parse_period(None, None, "UTC")
    assert (open_ended.since_ms, open_ended.until_ms) == (None, None)
    assert parse_period("1970-01-01", None, "Asia/Tokyo").since_ms == -9 * 3_600_000


@pytest.mark.parametrize(
    "text",
    [
        "", "yesterday", "2024", "2024-02-30", "2023-02-29", "2024-13-01", "2024-1-1", "0000-01-01",
        "1969-12-31", "9999-01-01", "20240101", "2024-01-01 ", "2024-01-01T00:00:00",
        "2024-01-01T00:00:00 02:00", "2024-01-01T24:00:00Z", "2024-01-01T23:59:60Z",
        "2024-01-01T00:00Z", "2024-01-01T00:00:00+0200", "2024-01-01T00:00:00+24:00",
        "2024-01-01T00:00:00.Z", "٢٠٢٤-٠١-٠١", "2024-01-01\n", "2024-01-01T00:00:00Z\x00",
        "2024-W01-1", "9999-12-31T23:59:59-10:00",
    ],
)  # fmt: skip
@pytest.mark.parametrize("field", ["since", "until"])
def test_what_is_no_moment_is_refused(field: str, text: str) -> None:
    bounds = {"since": None, "until": None} | {field: text}
    with pytest.raises(InvalidRequest) as caught:
        parse_period(bounds["since"], bounds["until"], "Europe/Vilnius")
    assert caught.value.field == field


def test_common_mistakes_are_explained() -> None:
    with pytest.raises(InvalidRequest, match="lacks its offset"):
        parse_period("2024-01-01T00:00:00", None, "UTC")
    with pytest.raises(InvalidRequest, match="%2B"):
        parse_period("2024-01-01T00:00:00 02:00", None, "UTC")


@pytest.mark.parametrize(
    "name",
    [
        "", "x", "../x", "/etc/localtime", "Europe", "Europe/", "Europe/Vilnius\x00", "\x00",
        "europe/vilnius", "localtime", "posixrules", "Factory", "tzdata.zi", "zone.tab", ".", "..",
        "Europe/../UTC", "é", "\ud800", "C:\\x", "a" * 64, "+02:00", "UTC ",
    ],
)  # fmt: skip
def test_what_is_no_time_zone_is_refused(name: str) -> None:
    with pytest.raises(InvalidRequest, match="Europe/Vilnius") as caught:
        parse_period(None, None, name)
    assert caught.value.field == "tz"


def test_the_field_of_a_time_zone_can_have_another_name() -> None:
    assert time_zone("Asia/Kolkata").key == "Asia/Kolkata"
    with pytest.raises(InvalidRequest) as caught:
        time_zone("Mars", "time_zone", "body")
    assert (caught.value.field, caught.value.where) == ("time_zone", "body")


def test_since_may_be_until_but_not_after() -> None:
    parse_period("2024-01-01", "2024-01-01", "UTC")
    with pytest.raises(InvalidRequest, match="after until") as caught:
        parse_period("2024-01-02", "2024-01-01T23:59:59Z", "UTC")
    assert caught.value.field == "since"
    # Twice the same clock: 02:30 in summer time is before 02:30 in winter time.
    parse_period("2024-10-27T00:30:00Z", "2024-10-27T01:30:00Z", "Europe/Berlin")
    with pytest.raises(InvalidRequest):
        parse_period("2024-10-27T01:30:00Z", "2024-10-27T00:30:00Z", "Europe/Berlin")


@pytest.mark.parametrize(
    ("since", "until", "tz", "expected"),
    [
        ("2024-03-01", "2024-04-01", "UTC", "2024-02-01T00:00:00+00:00"),
        ("2024-01-01", "2025-01-01", "Europe/Vilnius", "2023-01-01T00:00:00+02:00"),
        ("2024-01-01", "2024-04-01", "UTC", "2023-10-01T00:00:00+00:00"),
        ("2024-03-25", "2024-04-01", "Europe/Vilnius", "2024-03-18T00:00:00+02:00"),  # 167 hours
        ("2024-04-01", "2024-04-08", "Europe/Vilnius", "2024-03-25T00:00:00+02:00"),
        ("2024-03-15", "2024-04-15", "UTC", "2024-02-13T00:00:00+00:00"),
        ("2024-03-31T12:00:00Z", "2024-03-31T18:00:00Z", "UTC", "2024-03-31T06:00:00+00:00"),
        ("2024-01-01", "2024-01-01", "UTC", "2024-01-01T00:00:00+00:00"),
    ],
)
def test_the_period_before(since: str, until: str, tz: str, expected: str) -> None:
    period = parse_period(since, until, tz)
    before = period.previous()
    assert before is not None
    assert before.since is not None
    assert before.since.isoformat() == expected
    assert (before.until, before.tz) == (period.since, tz)


def test_nothing_is_before_an_open_period() -> None:
    assert parse_period(None, "2024-01-01", "UTC").previous() is None
    assert parse_period("2024-01-01", None, "UTC").previous() is None


def test_no_period_is_before_1970() -> None:
    assert parse_period("1970-01-01", "9998-12-31", "UTC").previous() is None
    assert parse_period("2000-01-01", "2040-01-01", "Asia/Kolkata").previous() is None
    assert parse_period("2000-01-01", "2030-01-01", "UTC").previous() is not None
