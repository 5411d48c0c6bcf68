"""Ranks over time."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from dash import html

from spotistats_sdk.api.discovery import get_rank_history
from spotistats_sdk.models import RankHistory
from spotistats_web import formats
from spotistats_web import texts as shared
from spotistats_web.charts.base import chart
from spotistats_web.charts.bump import DEPTH, Line, bump_figure, bump_table, colour_of
from spotistats_web.charts.timeline import label_of, words_of
from spotistats_web.components.basics import card
from spotistats_web.components.lists import Row, listed
from spotistats_web.components.sections import (
    entity_choices,
    entity_of,
    option_choices,
    step_choices,
    step_of,
)
from spotistats_web.components.states import whole_history
from spotistats_web.session import ask
from spotistats_web.texts import trends as texts

if TYPE_CHECKING:
    from dash.development.base_component import Component

    from spotistats_sdk.models import RankMode, RankPoint
    from spotistats_web.page import View

LINES = 8
"""As many as there are colours that can be told apart."""
_MODE = "mode"


async def load(view: View) -> list[Component]:
    """The chart and what its lines are."""
    mode = view.query.choice(_MODE, tuple(texts.MODES), "step")
    found = await ask(
        get_rank_history.asyncio_detailed(
            entity=entity_of(view),
            step=step_of(view, few=True),
            mode=cast("RankMode", mode),
            limit=LINES,
            **view.within,
        ),
        RankHistory,
    )
    modes = option_choices(view, texts.MODE, _MODE, texts.MODES, "step")
    controls = html.Div(
        [entity_choices(view), step_choices(view, few=True), modes], className="controls"
    )
    if not found.items:
        return [controls, whole_history(view)]
    days = [start.astimezone(view.zone).date() for start in found.starts]
    steps = [(day, label_of(day, found.step)) for day in days]
    lines = [
        Line(
            item.name,
            [point.rank for point in item.points],
            [f"{_place(point)}<br>{words_of(point)}" for point in item.points],
        )
        for item in found.items
    ]
    note = texts.RANKS_NOTE if mode == "step" else texts.RANKS_NOTE_SUM
    graph = chart(
        "ranks",
        texts.RANKS.format(what=shared.ENTITIES[found.entity]),
        bump_figure(lines, steps),
        bump_table(lines, steps, shared.STEPS[found.step]),
        note=note.format(step=shared.STEPS[found.step].lower(), depth=DEPTH),
    )
    return [controls, html.Div([graph, _lines(view, found)], className="grid beside")]


def _place(point: RankPoint) -> str:
    if point.rank is None:
        return texts.NOT_PLAYED
    return texts.PLACE.format(rank=formats.number(point.rank))


def _lines(view: View, found: RankHistory) -> Component:
    rows = [
        Row(
            found.entity,
            item.id,
            item.name,
            under=None if item.artist is None else item.artist.name,
            amount=formats.number(item.plays),
            note=formats.listened(item.listened_ms),
            colour=colour_of(at),
        )
        for at, item in enumerate(found.items)
    ]
    return card(shared.ENTITIES[found.entity], listed(view, rows), note=texts.IN_ALL)
