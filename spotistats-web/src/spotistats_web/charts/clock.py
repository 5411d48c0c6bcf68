"""When in the week: a heat map of weekdays and hours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spotistats_web import formats, palette, texts
from spotistats_web.charts.base import Figure, Table, category_axis, layout
from spotistats_web.charts.timeline import value_of, words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spotistats_sdk.models import ClockCell


def clock_figure(
    cells: Sequence[ClockCell], *, measure: str = "plays", height: int = 260
) -> Figure:
    """Weekdays downwards, hours to the right."""
    values: list[list[float]] = [[0] * 24 for _ in range(7)]
    words = [["" for _ in range(24)] for _ in range(7)]
    for cell in cells:
        weekday, hour = cell.weekday - 1, cell.hour
        values[weekday][hour] = value_of(cell, measure)
        when = f"{texts.WEEKDAYS[weekday]}, {formats.hour_of_day(hour)}"
        words[weekday][hour] = f"<b>{when}</b><br>{words_of(cell)}"
    trace = {
        "type": "heatmap",
        "z": values,
        "x": list(range(24)),
        "y": list(formats.WEEKDAYS),
        "text": words,
        "hovertemplate": "%{text}<extra></extra>",
        "colorscale": palette.heat(palette.MEASURES[measure]),
        "zmin": 0,
        "showscale": False,
        "xgap": 2,
        "ygap": 2,
    }
    return {
        "data": [trace],
        "layout": layout(
            height,
            xaxis=category_axis(
                tickvals=[0, 6, 12, 18, 23], ticktext=["00", "06", "12", "18", "23 h"]
            ),
            yaxis=category_axis(autorange="reversed"),
        ),
    }


def clock_table(cells: Sequence[ClockCell]) -> Table:
    """The same in words."""
    return Table(
        (texts.WEEKDAY_AND_HOUR, texts.PLAYS, texts.LISTENED),
        [
            (
                f"{texts.WEEKDAYS[cell.weekday - 1]} {formats.hour_of_day(cell.hour)}",
                formats.number(cell.plays),
                formats.exact_time(cell.listened_ms),
            )
            for cell in cells
            if cell.plays or cell.listened_ms
        ],
    )
