"""What all charts have in common: little ink, exact words, and the same as a table."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dash import html

from spotistats_web import texts
from spotistats_web.components.attributes import aria, data
from spotistats_web.components.basics import card, icon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dash.development.base_component import Component

Figure = dict[str, Any]
"""A figure as Plotly reads it. Its colours of text and lines come from our style sheet, so that
it suits light and dark alike."""
_TEXT = "#5c6863"
_LINE = "rgba(127,140,134,0.22)"


@dataclass(frozen=True)
class Table:
    """What a chart shows, in words: the table behind it."""

    columns: Sequence[str]
    rows: Sequence[Sequence[str]]
    """Each as long as `columns`; its first value names the row."""

    def as_json(self) -> str:
        """As the browser reads it (`assets/spotistats.js`)."""
        told = {"columns": list(self.columns), "rows": [list(row) for row in self.rows]}
        return json.dumps(told, ensure_ascii=False, separators=(",", ":"))


def layout(height: int, **more: Any) -> dict[str, Any]:
    """The layout of a figure; `more` changes it."""
    base: dict[str, Any] = {
        "height": height,
        "margin": {"l": 44, "r": 8, "t": 8, "b": 38},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"family": "Inter, system-ui, sans-serif", "size": 12, "color": _TEXT},
        "showlegend": False,
        "hovermode": "closest",
        "hoverlabel": {"font": {"size": 13, "family": "Inter, system-ui, sans-serif"}},
        "dragmode": False,
        "bargap": 0.18,
        "legend": {
            "orientation": "h",
            "x": 0,
            "y": 1.08,
            "yanchor": "bottom",
            "traceorder": "normal",
        },
    }
    return {**base, **more}


def axis(**more: Any) -> dict[str, Any]:
    """An axis of figures: faint lines, no frame."""
    base = {
        "fixedrange": True,
        "gridcolor": _LINE,
        "zeroline": False,
        "ticks": "",
        "automargin": True,
    }
    return {**base, **more}


def category_axis(**more: Any) -> dict[str, Any]:
    """An axis of names or times: no lines at all."""
    return axis(**{"showgrid": False, "ticklabelstandoff": 6, **more})


def chart(
    name: str,
    title: str,
    figure: Figure,
    table: Table,
    *,
    note: str | Component | None = None,
    action: Component | None = None,
    extra: str = "",
) -> Component:
    """A card with a chart, its figures as a table, and a way to save it as a picture.

    `name` is unique on the page; `note` says the unit. A mark with an address as its `customdata`
    leads there.
    """
    height = figure["layout"]["height"]
    graph = html.Div(
        className="plot",
        role="img",
        style={"height": f"{height}px"},
        **data(chart=name, figure=json.dumps(figure, ensure_ascii=False, separators=(",", ":"))),
        **aria(label=title),
    )
    picture = html.Button(
        icon("download"),
        type="button",
        className="button round quiet",
        title=texts.AS_PICTURE,
        **data(picture=""),
        **aria(label=f"{texts.AS_PICTURE}: {title}"),
    )
    words = html.Details(
        [
            html.Summary([icon("table"), texts.AS_TABLE]),
            html.Div(
                className="table-scroll",
                tabIndex=0,
                role="region",
                **data(table=table.as_json()),
                **aria(label=title),
            ),
        ],
        className="as-table",
    )
    actions = html.Div([action, picture] if action else [picture], className="row")
    return card(
        title,
        graph,
        words,
        note=note,
        action=actions,
        extra=extra,
    )
