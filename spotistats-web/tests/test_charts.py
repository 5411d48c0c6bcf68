"""Figures are such as Plotly takes, and say the same as their tables."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from plotly.graph_objects import Figure

from spotistats_sdk.models import CalendarDay, ClockCell, TimelineItem
from spotistats_web import palette
from spotistats_web.charts.calendar import calendar_figure, calendar_table, months_figure
from spotistats_web.charts.clock import clock_figure, clock_table
from spotistats_web.charts.timeline import last_day, timeline_figure, timeline_table

UTC_ZONE = ZoneInfo("UTC")


def a_month(year: int, month: int, plays: int = 7) -> TimelineItem:
    return TimelineItem(datetime(year, month, 1, tzinfo=UTC), plays, plays * 180_000, 0)


def to_plays(first: date, last: date) -> str:
    return f"/plays?from={first}&to={last}"


def test_a_timeline_has_a_bar_a_step_that_leads_to_its_plays() -> None:
    items = [a_month(2023, 12), a_month(2024, 1, 0), a_month(2024, 2, 1)]
    figure = timeline_figure(items, "month", UTC_ZONE, previous=items, href=to_plays)
    bars, before = Figure(figure).data
    assert list(bars.y) == [7, 0, 1]
    assert bars.text[2] == "<b>February 2024</b><br>1 play · 3 min 00 s"
    assert bars.customdata[2] == "/plays?from=2024-02-01&to=2024-02-29"
    assert before.text[0].startswith("Previous period")
    table = timeline_table(items, "month", UTC_ZONE)
    assert table.rows[0] == ("December 2023", "7", "21 min 00 s")


def test_hours_are_drawn_of_listened_time() -> None:
    figure = timeline_figure([a_month(2024, 1, 20)], "month", UTC_ZONE, measure="listened_ms")
    assert figure["data"][0]["y"] == [1.0]


@pytest.mark.parametrize(
    ("start", "step", "end"),
    [
        (date(2024, 2, 1), "month", date(2024, 2, 29)),
        (date(2024, 12, 1), "month", date(2024, 12, 31)),
        (date(2024, 10, 1), "quarter", date(2024, 12, 31)),
        (date(2024, 1, 1), "year", date(2024, 12, 31)),
        (date(2024, 12, 30), "week", date(2025, 1, 5)),
        (date(2024, 12, 30), "day", date(2024, 12, 30)),
    ],
)
def test_the_last_day_of_a_step(start: date, step: str, end: date) -> None:
    assert last_day(start, step) == end


def test_the_clock_has_a_cell_an_hour_of_the_week() -> None:
    cells = [ClockCell(day, hour, day, 1_000, 0) for day in range(1, 8) for hour in range(24)]
    (trace,) = Figure(clock_figure(cells)).data
    assert [len(row) for row in trace.z] == [24] * 7
    assert trace.text[6][23].startswith("<b>Sunday, 23–00 h</b><br>7 plays")
    assert len(clock_table(cells).rows) == 168


def test_the_calendar_puts_days_where_they_belong() -> None:
    first = date(2024, 1, 1)  # a Monday
    days = [CalendarDay(first + timedelta(each), each, each * 1_000, 0) for each in range(366)]
    (trace,) = Figure(calendar_figure(days, to_plays)).data
    assert trace.z[0][0] == 0
    assert trace.z[1][52] == 365
    assert trace.z[2][52] is None
    assert trace.customdata[1][52] == "/plays?from=2024-12-31&to=2024-12-31"
    assert len(calendar_table(days).rows) == 365


def test_months_stand_under_each_other_by_year() -> None:
    months = [a_month(2023, 12, 3), a_month(2024, 1, 4)]
    (trace,) = Figure(months_figure(months, UTC_ZONE, to_plays)).data
    assert list(trace.y) == ["2023", "2024"]
    assert trace.z[0][11] == 3
    assert trace.z[1][0] == 4
    assert trace.z[1][1] is None


def contrast(one: str, other: str) -> float:
    def luminance(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_colours_stand_out_on_light_and_dark() -> None:
    used = {*palette.SERIES, *palette.FAMILIES.values(), *palette.KINDS.values()}
    for colour in (*used, *palette.MEASURES.values()):
        assert contrast(colour, "#ffffff") >= 3, colour
        assert contrast(colour, "#131816") >= 3, colour
