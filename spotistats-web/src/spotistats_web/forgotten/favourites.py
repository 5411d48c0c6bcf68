"""Forgotten favourites, with their score explained."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dash import html

from spotistats_sdk.api.discovery import get_forgotten
from spotistats_sdk.models import Forgotten
from spotistats_web import formats
from spotistats_web import texts as shared
from spotistats_web.components.basics import card
from spotistats_web.components.lists import Column, Row, bar, table, thing
from spotistats_web.components.sections import entity_choices, entity_of, option_choices
from spotistats_web.components.states import card_state, empty
from spotistats_web.session import ask
from spotistats_web.texts import forgotten as texts

if TYPE_CHECKING:
    from dash.development.base_component import Component

    from spotistats_sdk.models import ForgottenItem
    from spotistats_web.page import View

_SILENT, _LEAST = "silent", "least"
_LISTED = 30


async def load(view: View) -> list[Component]:
    """The list, of the whole history."""
    silent = int(view.query.choice(_SILENT, tuple(texts.SILENCES), "180"))
    least = int(view.query.choice(_LEAST, tuple(texts.LEAST), "10"))
    found = await ask(
        get_forgotten.asyncio_detailed(
            client=view.client,
            entity=entity_of(view),
            silent_days=silent,
            min_plays=least,
            limit=_LISTED,
        ),
        Forgotten,
    )
    controls = html.Div(
        [
            entity_choices(view),
            html.Div(
                [
                    html.Span(texts.SILENT, className="dim"),
                    option_choices(view, texts.SILENT, _SILENT, texts.SILENCES, "180"),
                    html.Span(texts.MIN_PLAYS.lower(), className="dim"),
                    option_choices(view, texts.MIN_PLAYS, _LEAST, texts.LEAST, "10"),
                ],
                className="row wrapping",
            ),
        ],
        className="controls",
    )
    if not found.items:
        state = empty(texts.NONE_FORGOTTEN, texts.NONE_FORGOTTEN_HINT, symbol="sparkles")
        return [controls, card_state(state)]
    what = shared.ENTITIES[found.entity]
    total = f"{formats.number(found.total)} {what.lower()}"
    return [
        controls,
        card(
            what,
            _table(view, found),
            html.P(_explained(found.items[0]), className="card-note"),
            note=texts.FORGOTTEN_TOTAL.format(total=total),
        ),
    ]


def _explained(item: ForgottenItem) -> str:
    return texts.SCORE_EXPLAINED.format(
        name=item.name,
        best=formats.number(item.best_plays),
        silent=formats.number(item.silent_days),
        score=formats.number(round(item.score)),
    )


def _table(view: View, found: Forgotten) -> Component:
    highest = max(item.score for item in found.items) or 1
    columns = [
        Column(texts.NAME, is_end=False),
        Column(texts.SCORE, hint=texts.SCORE_HINT),
        Column(texts.BEST, hint=texts.BEST_HINT, is_wide_only=True),
        Column(texts.SILENCE),
        Column(shared.PLAYS, is_wide_only=True),
        Column(texts.LAST, is_wide_only=True),
    ]
    rows = [
        [
            [thing(view, _row(found.entity, item)), bar(item.score / highest)],
            formats.number(round(item.score)),
            formats.counted(item.best_plays, "play"),
            texts.DAYS_AGO.format(days=formats.number(item.silent_days)),
            formats.number(item.plays),
            formats.day(item.last_played_at.astimezone(view.zone).date()),
        ]
        for item in found.items
    ]
    return table(columns, rows, name=0, label=shared.ENTITIES[found.entity])


def _row(entity: str, item: ForgottenItem) -> Row:
    under = None if item.artist is None or entity == "artists" else item.artist.name
    return Row(entity, item.id, item.name, under=under)
