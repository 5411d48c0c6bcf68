"""Several series over the same steps: bars on each other, or lines."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from spotistats_web.charts.base import Figure, axis, category_axis, layout

if TYPE_CHECKING:
    from collections.abc import Sequence

PERCENT = ".0%"
COUNT = ",~r"


@dataclass(frozen=True)
class Series:
    """One series: a value and exact words at each place; None where there is no value."""

    name: str
    colour: str
    values: Sequence[float | None]
    words: Sequence[str]
    hrefs: Sequence[str] = ()
    """The addresses that marks lead to."""


def bars_figure(
    places: Sequence[str],
    series: Sequence[Series],
    *,
    height: int = 260,
    unit: str = COUNT,
    are_days: bool = False,
    every: int = 1,
) -> Figure:
    """Bars at each place, those of later series on those of earlier ones.

    `are_days`: places are days such as 2024-12-31, in order. `every`: of so many other places one
    is named.
    """
    data = [
        _with_links(
            {
                "type": "bar",
                "name": each.name,
                "x": list(places),
                "y": list(each.values),
                "text": list(each.words),
                "hovertemplate": "%{text}<extra></extra>",
                "textposition": "none",
                "marker": {"color": each.colour, "cornerradius": 3 if len(series) == 1 else 0},
            },
            each,
        )
        for each in series
    ]
    figure: Figure = {"data": data, "layout": _layout(height, unit, are_days=are_days)}
    figure["layout"]["barmode"] = "stack"
    if every > 1:
        figure["layout"]["xaxis"]["tickvals"] = list(places[::every])
    return figure


def lines_figure(
    places: Sequence[str],
    series: Sequence[Series],
    *,
    height: int = 260,
    unit: str = COUNT,
    are_days: bool = False,
) -> Figure:
    """A line through each series, with gaps where there are no values."""
    data = [
        _with_links(
            {
                "type": "scatter",
                "mode": "lines+markers" if len(places) <= _MOST_MARKED else "lines",
                "name": each.name,
                "x": list(places),
                "y": list(each.values),
                "text": list(each.words),
                "hovertemplate": "%{text}<extra></extra>",
                "line": {"color": each.colour, "width": 2.25},
                "marker": {"color": each.colour, "size": 5},
                "connectgaps": False,
            },
            each,
        )
        for each in series
    ]
    return {"data": data, "layout": _layout(height, unit, are_days=are_days)}


def time_axis() -> dict[str, Any]:
    """An axis of days, which says months and years as there is room."""
    return category_axis(type="date", tickformatstops=_TICKS, nticks=10, tickangle=0)


def _layout(height: int, unit: str, *, are_days: bool) -> dict[str, Any]:
    places = time_axis() if are_days else category_axis(type="category")
    values = axis(nticks=5, tickformat=unit, rangemode="tozero")
    return layout(height, xaxis=places, yaxis=values)


def _with_links(trace: dict[str, Any], series: Series) -> dict[str, Any]:
    return {**trace, "customdata": list(series.hrefs)} if series.hrefs else trace


_MOST_MARKED = 60
_TICKS = [
    {"dtickrange": [None, "M1"], "value": "%-d %b\n%Y"},
    {"dtickrange": ["M1", "M12"], "value": "%b\n%Y"},
    {"dtickrange": ["M12", None], "value": "%Y"},
]
