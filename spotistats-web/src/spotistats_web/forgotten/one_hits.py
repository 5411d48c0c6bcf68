"""One-hit artists: whose plays are those of one track."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dash import html

from spotistats_sdk.api.discovery import get_one_hits
from spotistats_sdk.models import OneHits
from spotistats_web import formats
from spotistats_web import texts as shared
from spotistats_web.components.basics import card, item_link
from spotistats_web.components.lists import Column, Row, table, thing
from spotistats_web.components.sections import option_choices
from spotistats_web.components.states import card_state, empty
from spotistats_web.session import ask
from spotistats_web.texts import forgotten as texts

if TYPE_CHECKING:
    from dash.development.base_component import Component

    from spotistats_web.page import View

_LEAST, _SHARE = "least", "share"
_LISTED = 30


async def load(view: View) -> list[Component]:
    """The list, of the period."""
    least = int(view.query.choice(_LEAST, tuple(texts.LEAST), "5"))
    share = float(view.query.choice(_SHARE, tuple(texts.SHARES), "1"))
    found = await ask(
        get_one_hits.asyncio_detailed(
            min_plays=least, min_share=share, limit=_LISTED, **view.within
        ),
        OneHits,
    )
    controls = html.Div(
        [
            html.Span(texts.MIN_PLAYS, className="dim"),
            option_choices(view, texts.MIN_PLAYS, _LEAST, texts.LEAST, "5"),
            html.Span(texts.SHARE, className="dim"),
            option_choices(view, texts.SHARE, _SHARE, texts.SHARES, "1"),
        ],
        className="row wrapping",
    )
    if not found.items:
        state = empty(texts.NONE_ONE_HIT, texts.NONE_ONE_HIT_HINT, symbol="mic-vocal")
        return [controls, card_state(state)]
    columns = [
        Column(texts.ARTIST_AND_TRACK, is_end=False),
        Column(shared.PLAYS),
        Column(texts.PART, is_wide_only=True),
        Column(texts.LAST, is_wide_only=True),
    ]
    rows = [
        [
            thing(
                view,
                Row(
                    "artists",
                    item.id,
                    item.name,
                    under=item_link(view, "tracks", item.track.id, item.track.name),
                ),
            ),
            formats.number(item.plays),
            formats.percent(item.track_share),
            formats.day(item.last_played_at.astimezone(view.zone).date()),
        ]
        for item in found.items
    ]
    note = texts.ONE_HITS_TOTAL.format(total=formats.counted(found.total, "artist"))
    title = texts.SECTIONS["one-hits"]
    return [controls, card(title, table(columns, rows, name=0, label=title), note=note)]
