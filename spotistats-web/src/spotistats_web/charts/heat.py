"""Values of two things at once, as darker and lighter cells."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from spotistats_web import palette
from spotistats_web.charts.base import Figure, category_axis, layout

if TYPE_CHECKING:
    from collections.abc import Sequence


def heat_figure(
    columns: Sequence[str | int],
    rows: Sequence[str],
    values: Sequence[Sequence[float | None]],
    words: Sequence[Sequence[str]],
    *,
    colour: str = palette.PLAYS,
    row_height: int = 26,
    most: float | None = None,
    xaxis: dict[str, Any] | None = None,
) -> Figure:
    """Rows downwards, columns to the right; `most` is the value of the darkest cell."""
    trace = {
        "type": "heatmap",
        "z": [list(row) for row in values],
        "x": list(columns),
        "y": list(rows),
        "text": [list(row) for row in words],
        "hovertemplate": "%{text}<extra></extra>",
        "hoverongaps": False,
        "colorscale": palette.heat(colour),
        "zmin": 0,
        **({} if most is None else {"zmax": most}),
        "showscale": False,
        "xgap": 2,
        "ygap": 2,
    }
    across = category_axis(tickangle=0, **(xaxis or {"type": "category"}))
    down = category_axis(autorange="reversed", type="category", nticks=24)
    return {
        "data": [trace],
        "layout": layout(60 + row_height * len(rows), xaxis=across, yaxis=down),
    }
