"""Rows of any SQL as a chart, where their shape allows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from spotistats_web import palette
from spotistats_web.charts.base import Figure, Table, axis, category_axis, layout
from spotistats_web.texts import sql as texts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spotistats_sdk.models import SqlAnswer

_NUMBERS = ("integer", "number", "decimal")
_TIMES = ("date", "timestamp")
_MOST_BARS, _MOST_SERIES, MOST_POINTS = 60, 6, 5_000


@dataclass(frozen=True)
class Shape:
    """What of the columns is drawn."""

    names: tuple[str, ...]
    """The charts that fit, the usual one first; `table` is always among them."""
    along: int = 0
    """The column along the axis."""
    measures: tuple[int, ...] = ()


def shape_of(answer: SqlAnswer) -> Shape:
    """The charts that fit an answer."""
    kinds = [column.type_ for column in answer.columns]
    numbers = tuple(at for at, kind in enumerate(kinds) if kind in _NUMBERS)
    labels = [at for at, kind in enumerate(kinds) if kind in ("string", *_TIMES)]
    if len(answer.rows) < 2 or not numbers or len(kinds) < 2:
        return Shape(("table",))
    times = [at for at in labels if kinds[at] in _TIMES]
    along = (times or labels or [numbers[0]])[0]
    measures = tuple(at for at in numbers if at != along)[:_MOST_SERIES]
    if not measures:
        return Shape(("table",))
    fits = ["line"] if times or not labels else []
    if len(answer.rows) <= _MOST_BARS:
        fits.insert(0, "bar")
    scatter = ["scatter"] if len(measures) > 1 else []
    return Shape(("table", *fits, *scatter), along, measures)


def figure_of(answer: SqlAnswer, shape: Shape, chart: str) -> Figure:
    """The chart of the rows."""
    rows = answer.rows[:MOST_POINTS]
    names = [column.name for column in answer.columns]
    if chart == "scatter":
        return _scatter(rows, names, shape)
    traces = []
    for number, at in enumerate(shape.measures):
        colour = palette.SERIES[number % len(palette.SERIES)]
        trace: dict[str, Any] = {
            "name": names[at],
            "x": [row[shape.along] for row in rows],
            "y": [number_of(row[at]) for row in rows],
            "text": [
                f"<b>{_safe(written(row[shape.along]))}</b><br>{_safe(names[at])}: "
                f"{written(row[at])}"
                for row in rows
            ],
            "hovertemplate": "%{text}<extra></extra>",
        }
        if chart == "line":
            trace |= {"type": "scatter", "mode": "lines", "line": {"color": colour, "width": 2}}
        else:
            trace |= {"type": "bar", "textposition": "none", "marker": {"color": colour}}
        traces.append(trace)
    kind = answer.columns[shape.along].type_
    form: dict[str, Any] = {"type": "date"} if kind in _TIMES else {}
    if kind == "string":
        form = {"type": "category"}
    return {
        "data": traces,
        "layout": layout(
            380,
            showlegend=len(traces) > 1,
            xaxis=category_axis(nticks=12, **form),
            yaxis=axis(nticks=6, tickformat=",~r"),
        ),
    }


def table_of(answer: SqlAnswer, shape: Shape) -> Table:
    """What the chart shows, in words."""
    shown = (shape.along, *shape.measures)
    names = [answer.columns[at].name for at in shown]
    rows = [[written(row[at]) for at in shown] for row in answer.rows[:MOST_POINTS]]
    return Table(names, rows)


def number_of(value: Any) -> float | None:
    """A number as it is drawn; decimals come as texts."""
    try:
        return None if value is None or isinstance(value, bool) else float(value)
    except (TypeError, ValueError):
        return None


def written(value: Any) -> str:
    """A value as it is written in a cell."""
    if value is None:
        return texts.WITHOUT
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        return f"{value:.6g}" if abs(value) < 1e6 else f"{value:,.1f}"
    return str(value)


def _scatter(rows: Sequence[list[Any]], names: Sequence[str], shape: Shape) -> Figure:
    x, y = shape.measures[:2]
    trace = {
        "type": "scatter",
        "mode": "markers",
        "x": [number_of(row[x]) for row in rows],
        "y": [number_of(row[y]) for row in rows],
        "text": [
            f"<b>{_safe(written(row[shape.along]))}</b><br>{_safe(names[x])}: {written(row[x])}"
            f"<br>{_safe(names[y])}: {written(row[y])}"
            for row in rows
        ],
        "hovertemplate": "%{text}<extra></extra>",
        "marker": {"color": palette.PLAYS, "size": 8, "opacity": 0.6},
    }
    return {
        "data": [trace],
        "layout": layout(
            420, xaxis=axis(title={"text": names[x]}), yaxis=axis(title={"text": names[y]})
        ),
    }


def _safe(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
