"""The person and another who agreed: who shared their profile and allows to be compared with."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from dash import dcc, html

from spotistats_sdk.api.shares import compare_with_shared
from spotistats_sdk.models import ListenerComparison
from spotistats_web import formats, palette
from spotistats_web import texts as shared
from spotistats_web.compare.sides import Sides, figures_of_both
from spotistats_web.components.basics import card, legend
from spotistats_web.components.figures import KeyFigure, strip
from spotistats_web.components.lists import Column, Row, listed, table, thing
from spotistats_web.components.sections import entity_choices, entity_of
from spotistats_web.components.states import card_state, empty, failure
from spotistats_web.session import ProblemError, ask
from spotistats_web.texts import compare as texts

if TYPE_CHECKING:
    from dash.development.base_component import Component

    from spotistats_sdk.models import ListenerItem, ListenerOverlap, ListenerPlace, Period
    from spotistats_web.page import View

LINK = "link"
_TOKEN = re.compile(r"(?:^|/)(spsh_[A-Za-z0-9_-]+)(?:[/?#]|$)")
_LISTED = 10


async def load(view: View) -> list[Component]:
    """A field for the link, and the comparison once there is one."""
    link = view.query.get(LINK) or ""
    token = token_in(link)
    field = _field(link)
    if not link:
        return [field, _how()]
    if token is None:
        state = empty(texts.NOT_A_LINK, texts.NOT_A_LINK_HINT, symbol="link")
        return [field, card_state(state)]
    try:
        found = await ask(
            compare_with_shared.asyncio_detailed(token, client=view.client, limit=_LISTED),
            ListenerComparison,
        )
    except ProblemError as error:
        if error.problem.status >= 500:
            raise
        return [field, failure(texts.LINK_REFUSED, error.problem.detail)]
    return [field, *_compared(view, found)]


def token_in(link: str) -> str | None:
    """The secret in a link such as `https://…/shared/spsh_…`, or alone; None if there is none."""
    found = _TOKEN.search(link.strip())
    return None if found is None else found[1]


def _field(link: str) -> Component:
    field: Any = dcc.Input(
        id={"type": "query", "name": LINK, "default": ""},
        value=link,
        type="text",
        debounce=True,
        placeholder=texts.LINK_HINT,
        autoComplete="off",
        className="field",
    )
    return html.Label([html.Span(texts.LINK, className="dim"), field], className="card labelled")


def _how() -> Component:
    steps = html.Ol([html.Li(step) for step in texts.HOW_STEPS], className="steps")
    return card(texts.HOW, steps, html.P(texts.LINK_EXPLAINED, className="dim"))


def _compared(view: View, found: ListenerComparison) -> list[Component]:
    overlap: ListenerOverlap = getattr(found, entity_of(view))
    entity = entity_of(view)
    sides = Sides(texts.YOU, found.owner, are_periods=False)
    theirs = texts.ONLY_THEM.format(owner=found.owner)
    only = [
        _only(view, entity, texts.ONLY_YOU, overlap, are_mine=True),
        _only(view, entity, theirs, overlap, are_mine=False),
    ]
    return [
        html.P(
            texts.COUNTED_BY.format(period=_days(view, found.period), owner=found.owner),
            className="dim",
        ),
        strip(
            [
                _overlap("artists", found.artists),
                _overlap("albums", found.albums),
                _overlap("tracks", found.tracks),
            ]
        ),
        figures_of_both(found.mine, found.theirs, sides),
        html.Div(entity_choices(view), className="controls"),
        _common(view, entity, overlap, found.owner),
        html.Div(only, className="grid halves"),
    ]


def _days(view: View, period: Period) -> str:
    if period.since is None or period.until is None:
        return shared.PRESETS["all"]
    first = period.since.astimezone(view.zone).date()
    return f"{formats.day(first)} – {formats.day(period.until.astimezone(view.zone).date())}"


def _overlap(entity: str, overlap: ListenerOverlap) -> KeyFigure:
    value = "–" if overlap.overlap is None else formats.percent(overlap.overlap)
    return KeyFigure(
        texts.OVERLAP.format(what=shared.ENTITIES[entity]),
        value,
        note=texts.HEARD_BY_BOTH.format(n=formats.number(overlap.shared_total)),
        exact=texts.OVERLAP_NOTE,
    )


def _common(view: View, entity: str, overlap: ListenerOverlap, owner: str) -> Component:
    if not overlap.shared:
        state = empty(texts.NO_COMMON, texts.NO_COMMON_HINT, symbol="headphones")
        return card(texts.COMMON, state)
    columns = [Column(texts.NAME, is_end=False), Column(texts.YOU), Column(owner)]
    rows = [
        [
            thing(view, Row(entity, item.id, item.name, under=_artist(entity, item))),
            _place(item.mine),
            _place(item.theirs),
        ]
        for item in overlap.shared
    ]
    colours = [(texts.YOU, palette.FIRST_SIDE), (owner, palette.SECOND_SIDE)]
    return card(
        texts.COMMON,
        table(columns, rows, name=0, label=texts.COMMON),
        note=texts.HEARD_BY_BOTH.format(n=formats.number(overlap.shared_total)),
        action=legend(colours),
    )


def _place(place: ListenerPlace | None) -> Component | str:
    if place is None:
        return "–"
    rank = html.Span(f" #{formats.number(place.rank)}", className="dim wide-only")
    return html.Span([formats.counted(place.plays, "play"), rank])


def _artist(entity: str, item: ListenerItem) -> str | None:
    return None if item.artist is None or entity == "artists" else item.artist.name


def _only(
    view: View, entity: str, title: str, overlap: ListenerOverlap, *, are_mine: bool
) -> Component:
    items = overlap.only_mine if are_mine else overlap.only_theirs
    total = overlap.only_mine_total if are_mine else overlap.only_theirs_total
    places = [item.mine if are_mine else item.theirs for item in items]
    most = max((place.plays for place in places if place is not None), default=1) or 1
    note = f"{formats.number(total)} {shared.ENTITIES[entity].lower()}"
    if not items:
        return card(title, empty(texts.NOTHING_ONLY), note=note)
    colour = palette.FIRST_SIDE if are_mine else palette.SECOND_SIDE
    rows = [
        Row(
            entity,
            item.id,
            item.name,
            under=_artist(entity, item),
            amount="–" if place is None else formats.number(place.plays),
            note="" if place is None else formats.listened(place.listened_ms),
            part=0 if place is None else place.plays / most,
            bar_colour=colour,
        )
        for item, place in zip(items, places, strict=True)
    ]
    return card(title, listed(view, rows), note=note)
