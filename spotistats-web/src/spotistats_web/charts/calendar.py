"""Day by day: a heat map of weeks; month by month where there are too many days to see."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from spotistats_web import formats, palette, texts
from spotistats_web.charts.base import Figure, Table, category_axis, layout
from spotistats_web.charts.timeline import last_day, value_of, words_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from spotistats_sdk.models import CalendarDay

    Href = Callable[[date, date], str]
MOST_DAYS = 750
"""Up to here days are told apart."""


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
        [name[:3] for name in texts.WEEKDAYS],
        values,
        words,
        links,
        measure=measure,
        height=height,
        xaxis=category_axis(type="date", tickformat="%b %Y", nticks=8),
    )


def months_figure(days: Sequence[CalendarDay], href: Href, *, measure: str = "plays") -> Figure:
    """Months to the right, years downwards."""
    years = list(range(days[0].day.year, days[-1].day.year + 1))
    sums: dict[tuple[int, int], list[int]] = {}
    for day in days:
        total = sums.setdefault((day.day.year, day.day.month), [0, 0])
        total[0] += day.plays
        total[1] += day.listened_ms
    values: list[list[float | None]] = [[None] * 12 for _ in years]
    words = [["" for _ in range(12)] for _ in years]
    links = [["" for _ in range(12)] for _ in years]
    for (year, month), (plays, listened_ms) in sums.items():
        at, first = year - years[0], date(year, month, 1)
        drawn = plays if measure == "plays" else formats.hours(listened_ms)
        values[at][month - 1] = drawn
        told = f"{formats.counted(plays, 'play')} · {formats.exact_time(listened_ms)}"
        words[at][month - 1] = f"<b>{first:%B %Y}</b><br>{told}"
        links[at][month - 1] = href(first, last_day(first, "month"))
    return _heat_map(
        [f"{date(2000, month, 1):%b}" for month in range(1, 13)],
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
