"""Ranks over time: a line for each thing, the first place on top."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from spotistats_web import formats, palette, texts
from spotistats_web.charts.base import Figure, Table, axis, layout
from spotistats_web.charts.series import time_axis
from spotistats_web.charts.timeline import label_of, words_of
from spotistats_web.texts import trends as words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from spotistats_sdk.models import RankPoint, RankSeries

DEPTH = 12
"""Places farther down are not drawn: lines would only cross in a thicket."""


def colour_of(at: int) -> str:
    """The colour of the thing at a place of the whole list, from 0."""
    return palette.SERIES[at % len(palette.SERIES)]


def bump_figure(items: Sequence[RankSeries], starts: Sequence[date], step: str) -> Figure:
    """The ranks of all items, step by step."""
    data = [
        {
            "type": "scatter",
            "mode": "lines+markers",
            "name": item.name,
            "x": [start.isoformat() for start in starts],
            "y": [_drawn(point) for point in item.points],
            "text": [
                f"<b>{item.name}</b><br>{label_of(start, step)}: {_place(point)}<br>"
                f"{words_of(point)}"
                for start, point in zip(starts, item.points, strict=True)
            ],
            "hovertemplate": "%{text}<extra></extra>",
            "line": {"color": colour_of(at), "width": 3, "shape": "spline", "smoothing": 0.5},
            "marker": {"color": colour_of(at), "size": 9 if len(starts) <= _FEW else 6},
        }
        for at, item in enumerate(items)
    ]
    places: dict[str, Any] = axis(range=[DEPTH + 0.6, 0.4], tickvals=[1, 3, 5, 8, DEPTH])
    return {"data": data, "layout": layout(430, xaxis=time_axis(), yaxis=places)}


def bump_table(items: Sequence[RankSeries], starts: Sequence[date], step: str) -> Table:
    """The same in words: a row for each step."""
    return Table(
        (texts.STEPS[step], *(item.name for item in items)),
        [
            (label_of(start, step), *(_place(item.points[at]) for item in items))
            for at, start in enumerate(starts)
        ],
    )


def _drawn(point: RankPoint) -> int | None:
    return point.rank if point.rank is not None and point.rank <= DEPTH else None


def _place(point: RankPoint) -> str:
    if point.rank is None:
        return words.NOT_PLAYED
    return words.PLACE.format(rank=formats.number(point.rank))


_FEW = 30
