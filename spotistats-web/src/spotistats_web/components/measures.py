"""Plays or listened time: what the charts of a page show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spotistats_web import texts
from spotistats_web.components.sections import option_choices

if TYPE_CHECKING:
    from dash.development.base_component import Component

    from spotistats_web.page import View

MEASURE = "measure"
_OFFERED = {"plays": texts.PLAYS, "listened_ms": texts.LISTENED}


def measure_of(view: View) -> str:
    """`plays` or `listened_ms`, as the address says."""
    return view.query.choice(MEASURE, tuple(_OFFERED), "plays")


def measure_choices(view: View) -> Component:
    """Links to both."""
    return option_choices(view, texts.MEASURE, MEASURE, _OFFERED, "plays")


def unit_of(measure: str) -> str:
    """What a chart of the measure counts: `Plays`, `Hours`."""
    return texts.PLAYS if measure == "plays" else texts.HOURS.capitalize()
