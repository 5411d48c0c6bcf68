"""Day by day: a heat map of weeks; month by month where there are too many days to see."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from spotistats_web import formats, palette, texts
from spotistats_web.charts.base import Figure, Table, category_axis, layout
from spotistats_web.charts.timeline import last_day, start_of, value_of, words_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date
    from zoneinfo import ZoneInfo

    from spotistats_sdk.models import CalendarDay, TimelineItem

    Href = Callable[[date, date], str]
MOST_DAYS = 750
"""Up to here days can be told apart; months are shown of more."""


def calendar_figure(
    days: Sequence[CalendarDay], href: Href, *, measure: str = "plays", height: int = 190
) -> Figure:
    """Weeks to the right, weekdays downwards. `href` leads from a day to its plays."""
    first = _monday(days[0].day)
    weeks = (days[-1].day - first).days // 7 + 1
    values: list[list[float | None]] = [[None] * weeks for _ in range(7)]
    words = [["" for _ in range(weeks)] for _ in range(7)]
    links = [["" for _ in range(weeks)] for _ in range(7)]
    for day in days:
        week, weekday = (day.day - first).days // 7, day.day.weekday()
        values[weekday][week] = value_of(day, measure)
        words[weekday][week] = f"<b>{formats.weekday_and_day(day.day)}</b><br>{words_of(day)}"
        links[weekday][week] = href(day.day, day.day)
    starts = [first + timedelta(weeks=week) for week in range(weeks)]
    return _heat_map(
        [start.isoformat() for start in starts],
        list(formats.WEEKDAYS),
        values,
        words,
        links,
        measure=measure,
        height=height,
        xaxis=category_axis(type="date", tickformat="%b\n%Y", nticks=12, tickangle=0),
    )


def months_figure(
    months: Sequence[TimelineItem], zone: ZoneInfo, href: Href, *, measure: str = "plays"
) -> Figure:
    """Months to the right, years downwards, from a timeline of months."""
    starts = [start_of(month, zone) for month in months]
    years = list(range(starts[0].year, starts[-1].year + 1))
    values: list[list[float | None]] = [[None] * 12 for _ in years]
    words = [["" for _ in range(12)] for _ in years]
    links = [["" for _ in range(12)] for _ in years]
    for start, month in zip(starts, months, strict=True):
        at, to = start.year - years[0], start.month - 1
        first = start.replace(day=1)
        values[at][to] = value_of(month, measure)
        words[at][to] = f"<b>{first:%B %Y}</b><br>{words_of(month)}"
        links[at][to] = href(first, last_day(first, "month"))
    return _heat_map(
        list(formats.MONTHS),
        [str(year) for year in years],
        values,
        words,
        links,
        measure=measure,
        height=60 + 26 * len(years),
        xaxis=category_axis(),
    )


def calendar_table(days: Sequence[CalendarDay]) -> Table:
    """The days with plays, in words."""
    return Table(
        (texts.DAY, texts.PLAYS, texts.LISTENED),
        [
            (
                formats.weekday_and_day(day.day),
                formats.number(day.plays),
                formats.exact_time(day.listened_ms),
            )
            for day in days
            if day.plays or day.listened_ms
        ],
    )


def _heat_map(
    x: list[str],
    y: list[str],
    values: list[list[float | None]],
    words: list[list[str]],
    links: list[list[str]],
    *,
    measure: str,
    height: int,
    xaxis: dict[str, Any],
) -> Figure:
    trace = {
        "type": "heatmap",
        "z": values,
        "x": x,
        "y": y,
        "text": words,
        "customdata": links,
        "hovertemplate": "%{text}<extra></extra>",
        "hoverongaps": False,
        "colorscale": palette.heat(palette.MEASURES[measure]),
        "zmin": 0,
        "showscale": False,
        "xgap": 2,
        "ygap": 2,
    }
    yaxis = category_axis(autorange="reversed", type="category")
    return {"data": [trace], "layout": layout(height, xaxis=xaxis, yaxis=yaxis)}


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
