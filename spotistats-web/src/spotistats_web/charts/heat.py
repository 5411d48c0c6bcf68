"""Values of two things at once, as darker and lighter cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spotistats_web import palette
from spotistats_web.charts.base import Figure, category_axis, layout

if TYPE_CHECKING:
    from collections.abc import Sequence


def heat_figure(
    columns: Sequence[str],
    rows: Sequence[str],
    values: Sequence[Sequence[float | None]],
    words: Sequence[Sequence[str]],
    *,
    colour: str = palette.PLAYS,
    row_height: int = 26,
    most: float | None = None,
    every: int = 1,
) -> Figure:
    """Rows downwards, columns to the right.

    `most` is the value of the darkest cell; of `every` so many columns one is named.
    """
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
    across = category_axis(type="category", tickangle=0, tickvals=list(columns[::every]))
    down = category_axis(autorange="reversed", type="category", nticks=24)
    return {
        "data": [trace],
        "layout": layout(60 + row_height * len(rows), xaxis=across, yaxis=down),
    }
