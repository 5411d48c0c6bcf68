"""Key figures with their change."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dash import html

from spotistats_web import formats, texts
from spotistats_web.components.basics import hidden

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dash.development.base_component import Component


@dataclass(frozen=True)
class KeyFigure:
    """One figure: what it is called, as it is written, and what it was before."""

    label: str
    value: str
    now: float | None = None
    before: float | None = None
    before_words: str = ""
    note: str = ""
    """A line in place of a change."""
    exact: str = ""
    """The figure to the last digit, where `value` is rounded."""


def strip(figures: Sequence[KeyFigure]) -> Component:
    """Key figures side by side in one card."""
    return html.Dl([_figure(each) for each in figures], className="card strip")


def _figure(figure: KeyFigure) -> Component:
    parts = [
        html.Dt(figure.label),
        html.Dd(figure.value, className="value", title=figure.exact or None),
    ]
    if figure.now is not None and figure.before is not None:
        parts.append(html.Dd(_change(figure), className="change"))
    elif figure.note:
        parts.append(html.Dd(figure.note, className="change dim"))
    return html.Div(parts, className="figure")


def _change(figure: KeyFigure) -> list[Component]:
    now, before = figure.now or 0, figure.before or 0
    told = formats.change(now, before)
    if told is None:
        return [html.Span(texts.NEW if now else "–", className="delta same")]
    if told[1:] == "0%":
        return [html.Span(texts.UNCHANGED, className="delta same")]
    direction = "up" if now > before else "down"
    return [
        html.Span(told, className=f"delta {direction}"),
        html.Span(texts.WAS.format(before=figure.before_words), className="dim"),
        hidden(texts.IN_THE_PREVIOUS_PERIOD),
    ]
