"""Plays: every single one of a period, or those that fulfil conditions."""

from __future__ import annotations

from asyncio import gather
from typing import TYPE_CHECKING, Any

from dash import html

from spotistats_sdk.api.plays import query_plays
from spotistats_sdk.models import PlayPage, PlayQuery
from spotistats_web.components.attributes import aria
from spotistats_web.components.basics import card
from spotistats_web.components.conditions import CLOSED, Conditions, add_menu, chip
from spotistats_web.components.plays import plays_list
from spotistats_web.components.states import card_state, empty, empty_period, link_button
from spotistats_web.explore import filters
from spotistats_web.explore.labels import labels_of
from spotistats_web.explore.question import KIND, RULE, WHERE, Question, question_of
from spotistats_web.page import Page, Place, Shown
from spotistats_web.period import EVERYTHING, FROM, PERIOD, TO
from spotistats_web.session import ask
from spotistats_web.texts import explore as explore_texts
from spotistats_web.texts import plays as texts

if TYPE_CHECKING:
    from dash.development.base_component import Component

    from spotistats_web.page import View

PER_PAGE = 50
_CURSOR = "cursor"


async def load(view: View) -> Shown:
    """A page of plays, and the way to older ones."""
    question = question_of(view.query.only((WHERE, KIND, *RULE)))
    page, labels, form = await gather(
        _plays(view, question),
        labels_of(view, question.where),
        filters.form_of(view, question),
    )
    top = _filters(view, question, labels, form)
    if not page.items:
        return Shown([top, _nothing(view, question)], lead=_lead(question))
    ways = []
    if view.query.get(_CURSOR):
        ways.append(link_button(texts.NEWEST, view.same(**{_CURSOR: None})))
    if page.next_cursor is not None:
        ways.append(link_button(texts.OLDER, view.same(**{_CURSOR: page.next_cursor})))
    body = [
        top,
        card(None, plays_list(view, page.items, relative=False)),
        html.Nav(ways, className="pages", **aria(label=texts.TITLE)),
    ]
    return Shown(body, lead=_lead(question))


async def _plays(view: View, question: Question) -> PlayPage:
    asked: dict[str, Any] = {
        **view.period.parameters,
        **dict(question.rule),
        "kind": list(question.kinds),
        "limit": PER_PAGE,
    }
    if question.where is not None:
        asked["where"] = question.where
    if cursor := view.query.get(_CURSOR):
        asked["cursor"] = cursor
    body = PlayQuery.from_dict(asked)
    return await ask(query_plays.asyncio_detailed(client=view.client, body=body), PlayPage)


def _filters(
    view: View, question: Question, labels: dict[str, str], form: Component | None
) -> Component:
    """What the plays fulfil, as chips, with a menu of more."""
    start = view.same(**{_CURSOR: None, **CLOSED})
    names = explore_texts.VALUES["kind"]
    kinds: list[Component] = []
    if question.kinds != ("music",):
        kinds = [
            chip(names[each], view.same(**{KIND: _without(question.kinds, each), _CURSOR: None}))
            for each in question.kinds
        ]
    where = Conditions(view, WHERE, question.where, labels)
    explore = html.A(
        texts.EXPLORE,
        href="/explore" + start.removeprefix(view.path),
        className="more",
    )
    menu = add_menu(explore_texts.ADD_FILTER, filters.field_groups(view))
    row = html.Div(
        [html.Div([*kinds, *where.chips(), menu], className="chips"), explore],
        className="controls",
        role="group",
        **aria(label=texts.FILTERS),
    )
    return html.Div([row, form] if form is not None else [row], className="filters")


def _without(kinds: tuple[str, ...], kind: str) -> list[str]:
    return [each for each in kinds if each != kind]


def _nothing(view: View, question: Question) -> Component:
    if question.where is None:
        changes = {PERIOD: EVERYTHING, FROM: None, TO: None, _CURSOR: None}
        return empty_period(view.same(**changes))
    link = link_button(explore_texts.CLEAR_FILTERS, view.same(**{WHERE: None, _CURSOR: None}))
    return card_state(empty(texts.NONE, texts.NONE_HINT, link, symbol="history"))


def _lead(question: Question) -> str:
    return texts.LEAD if question.where is None else texts.LEAD_BEHIND


PAGES = [Page("/plays", texts.TITLE, load, Place("history", 30))]
