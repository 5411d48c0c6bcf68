"""Ranks over time: a line for each thing, the first place on top."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from spotistats_web import palette
from spotistats_web.charts.base import Figure, Table, axis, layout
from spotistats_web.charts.series import time_axis

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

DEPTH = 12
"""Places farther down are not drawn: lines would only cross in a thicket."""
_FEW = 30


@dataclass(frozen=True)
class Line:
    """One thing: its name, its place at each step, and that in words."""

    name: str
    places: Sequence[int | None]
    words: Sequence[str]


def colour_of(at: int) -> str:
    """The colour of the thing at a place of the whole list, from 0."""
    return palette.SERIES[at % len(palette.SERIES)]


def bump_figure(lines: Sequence[Line], steps: Sequence[tuple[date, str]]) -> Figure:
    """The places of all things at each step, of which the first day and the name are given."""
    data = [
        {
            "type": "scatter",
            "mode": "lines+markers",
            "name": line.name,
            "x": [start.isoformat() for start, _ in steps],
            "y": [place if place is not None and place <= DEPTH else None for place in line.places],
            "text": [
                f"<b>{line.name}</b><br>{step}: {words}"
                for (_, step), words in zip(steps, line.words, strict=True)
            ],
            "hovertemplate": "%{text}<extra></extra>",
            "line": {"color": colour_of(at), "width": 3, "shape": "spline", "smoothing": 0.5},
            "marker": {"color": colour_of(at), "size": 9 if len(steps) <= _FEW else 6},
        }
        for at, line in enumerate(lines)
    ]
    places: dict[str, Any] = axis(range=[DEPTH + 0.6, 0.4], tickvals=[1, 3, 5, 8, DEPTH])
    return {"data": data, "layout": layout(430, xaxis=time_axis(), yaxis=places)}


def bump_table(lines: Sequence[Line], steps: Sequence[tuple[date, str]], what: str) -> Table:
    """The same in words: a row for each step; `what` a step is."""
    return Table(
        (what, *(line.name for line in lines)),
        [
            (
                step,
                *("–" if (place := line.places[at]) is None else str(place) for line in lines),
            )
            for at, (_, step) in enumerate(steps)
        ],
    )
