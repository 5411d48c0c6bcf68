"""Plays or listened time from step to step."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from spotistats_web import formats, palette, texts
from spotistats_web.charts.base import Figure, Table, axis, category_axis, layout

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from zoneinfo import ZoneInfo

    from spotistats_sdk.models import TimelineItem


def label_of(start: date, step: str) -> str:
    """What a step is called: `24 Nov 2026`, `week of …`, `November 2026`, `Q4 2026`, `2026`."""
    if step == "week":
        return texts.WEEK_OF.format(day=formats.day(start))
    if step == "month":
        return f"{start:%B %Y}"
    if step == "quarter":
        return f"Q{(start.month + 2) // 3} {start.year}"
    return str(start.year) if step == "year" else formats.weekday_and_day(start)


def last_day(start: date, step: str) -> date:
    """The last day of the step that starts on a day."""
    if step == "day":
        return start
    if step == "week":
        return start + timedelta(days=6)
    months = {"month": 1, "quarter": 3, "year": 12}[step]
    ahead = start.year * 12 + start.month - 1 + months
    return date(ahead // 12, ahead % 12 + 1, 1) - timedelta(days=1)


def timeline_figure(
    items: Sequence[TimelineItem],
    step: str,
    zone: ZoneInfo,
    *,
    measure: str = "plays",
    previous: Sequence[TimelineItem] = (),
    height: int = 260,
    href: Callable[[date, date], str] | None = None,
) -> Figure:
    """Bars of a measure (`plays` or `listened_ms`), with those of an earlier period as a line.

    `href` gives the address that a bar leads to, from its first and last day.
    """
    starts = [start_of(item, zone) for item in items]
    names = [label_of(start, step) for start in starts]
    bars: dict[str, Any] = {
        "type": "bar",
        "name": texts.THIS_PERIOD,
        "x": [start.isoformat() for start in starts],
        "y": [value_of(item, measure) for item in items],
        "text": [f"<b>{n}</b><br>{words_of(i)}" for n, i in zip(names, items, strict=True)],
        "hovertemplate": "%{text}<extra></extra>",
        "textposition": "none",
        "marker": {"color": palette.MEASURES[measure], "cornerradius": 3},
    }
    if href is not None:
        bars["customdata"] = [href(start, last_day(start, step)) for start in starts]
    data = [bars]
    if previous and items:
        count = min(len(items), len(previous))
        data.append(
            {
                "type": "scatter",
                "mode": "lines",
                "name": texts.PREVIOUS_PERIOD,
                "x": bars["x"][:count],
                "y": [value_of(item, measure) for item in previous[:count]],
                "text": [
                    f"{texts.PREVIOUS_PERIOD}<br><b>{label_of(start_of(i, zone), step)}</b>"
                    f"<br>{words_of(i)}"
                    for i in previous[:count]
                ],
                "hovertemplate": "%{text}<extra></extra>",
                "line": {"color": palette.PREVIOUS, "width": 1.5, "dash": "dot", "shape": "hvh"},
            }
        )
    return {
        "data": data,
        "layout": layout(
            height,
            xaxis=category_axis(type="date", tickformatstops=_TICKS, nticks=10, tickangle=0),
            yaxis=axis(rangemode="tozero", nticks=5, tickformat=",~r"),
        ),
    }


_TICKS = [
    {"dtickrange": [None, "M1"], "value": "%-d %b\n%Y"},
    {"dtickrange": ["M1", "M12"], "value": "%b\n%Y"},
    {"dtickrange": ["M12", None], "value": "%Y"},
]


def timeline_table(items: Sequence[TimelineItem], step: str, zone: ZoneInfo) -> Table:
    """The same in words."""
    return Table(
        (texts.STEPS[step], texts.PLAYS, texts.LISTENED),
        [
            (
                label_of(start_of(item, zone), step),
                formats.number(item.plays),
                formats.exact_time(item.listened_ms),
            )
            for item in items
        ],
    )


def start_of(item: TimelineItem, zone: ZoneInfo) -> date:
    """The day on which a step starts, where the person is."""
    start = item.start
    return start.astimezone(zone).date() if isinstance(start, datetime) else start


def value_of(item: Any, measure: str) -> float:
    """A measure as it is drawn: plays, or hours."""
    return formats.hours(item.listened_ms) if measure == "listened_ms" else item.plays


def words_of(item: Any) -> str:
    """The exact figures of anything that has plays and listened time."""
    return f"{formats.counted(item.plays, 'play')} · {formats.exact_time(item.listened_ms)}"
