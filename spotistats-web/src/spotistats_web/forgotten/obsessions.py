"""Obsessions: the most plays of a track within a day or a week."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, cast

from dash import html

from spotistats_sdk.api.habits import get_obsessions
from spotistats_sdk.models import Obsessions
from spotistats_web import formats
from spotistats_web import texts as shared
from spotistats_web.components.basics import card
from spotistats_web.components.lists import Column, Row, bar, table, thing
from spotistats_web.components.sections import option_choices
from spotistats_web.components.states import whole_history
from spotistats_web.period import FROM, TO
from spotistats_web.session import ask
from spotistats_web.texts import forgotten as texts

if TYPE_CHECKING:
    from datetime import date

    from dash.development.base_component import Component

    from spotistats_sdk.models import Obsession, ObsessionWindow
    from spotistats_web.page import View

_WINDOW = "window"
_LISTED = 30


async def load(view: View) -> list[Component]:
    """The list, of the period."""
    window = cast("ObsessionWindow", view.query.choice(_WINDOW, tuple(texts.WINDOWS), "day"))
    found = await ask(
        get_obsessions.asyncio_detailed(window=window, limit=_LISTED, **view.within), Obsessions
    )
    controls = html.Div(
        [
            html.Span(texts.WINDOW, className="dim"),
            option_choices(view, texts.WINDOW, _WINDOW, texts.WINDOWS, "day"),
        ],
        className="row wrapping",
    )
    if not found.items:
        return [controls, whole_history(view)]
    most = max(item.plays for item in found.items)
    columns = [
        Column(texts.TRACK, is_end=False),
        Column(shared.PLAYS),
        Column(shared.LISTENED, is_wide_only=True),
        Column(texts.WHEN),
    ]
    rows = [
        [
            [
                thing(view, Row("tracks", item.id, item.name, under=_artist(item))),
                bar(item.plays / most),
            ],
            formats.number(item.plays),
            html.Span(
                formats.listened(item.listened_ms), title=formats.exact_time(item.listened_ms)
            ),
            _when(item.first_day, window),
        ]
        for item in found.items
    ]
    note = texts.OBSESSIONS_TOTAL.format(
        total=formats.counted(found.total, "track"),
        window=texts.A_DAY if window == "day" else texts.A_WEEK,
    )
    title = texts.SECTIONS["obsessions"]
    return [controls, card(title, table(columns, rows, name=0, label=title), note=note)]


def _artist(item: Obsession) -> str | None:
    return None if item.artist is None else item.artist.name


def _when(first: date, window: str) -> Component:
    last = first if window == "day" else first + timedelta(days=6)
    href = f"/plays?{FROM}={first.isoformat()}&{TO}={last.isoformat()}"
    return html.A(formats.days(first, last), href=href, className="name")
