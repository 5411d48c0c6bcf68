"""Explore: any question, built by choosing; its address holds all of it."""

from __future__ import annotations

from asyncio import gather
from typing import TYPE_CHECKING, Any

from dash import html

from spotistats_sdk.api.explore import list_views
from spotistats_sdk.models import ViewList
from spotistats_web import formats
from spotistats_web.components import views
from spotistats_web.components.answer import answer_table
from spotistats_web.components.answer_chart import Answered, answer_chart, chart_of, shown_as
from spotistats_web.components.basics import card, icon
from spotistats_web.components.builder import builder, start_anew
from spotistats_web.components.figures import KeyFigure, strip
from spotistats_web.components.files import downloads
from spotistats_web.components.paging import paging, past_the_end
from spotistats_web.components.states import card_state, empty, link_button
from spotistats_web.components.tabs import BUILDER, ways_to_ask
from spotistats_web.explore import filters, shapes, words
from spotistats_web.explore.drawn import answer_to
from spotistats_web.explore.examples import EXAMPLES
from spotistats_web.explore.labels import labels_of
from spotistats_web.explore.question import (
    BY,
    HAVING,
    MEASURE,
    PAGE,
    PER_PAGE,
    WHERE,
    question_of,
)
from spotistats_web.page import Page, Place, Shown
from spotistats_web.session import ask
from spotistats_web.texts import explore as texts

if TYPE_CHECKING:
    from dash.development.base_component import Component

    from spotistats_web.page import View

_MOST_PAGES = 10_000
_MOST_ROWS = 1_000_000


async def load(view: View) -> Shown:
    """The builder with its answer; examples where nothing is asked yet."""
    question = question_of(view.query)
    page = view.query.integer(PAGE, 1, least=1, most=_MOST_PAGES)
    (answer, groups), labels, form, saved = await gather(
        answer_to(view, question.listed, limit=PER_PAGE, offset=(page - 1) * PER_PAGE),
        labels_of(view, question.where),
        filters.form_of(view, question),
        ask(list_views.asyncio_detailed(client=view.client), ViewList),
    )
    past_the_end(page, PER_PAGE, answer.total_groups)
    found = Answered(view, question, answer, groups)
    parts: list[Any] = [
        html.Div([ways_to_ask(BUILDER), start_anew(view)], className="controls"),
        views.delete_question(view, saved.items),
        builder(view, question, labels, form),
    ]
    if _asks_nothing(view):
        parts += [_totals(found), _examples(view), views.views_card(view, saved.items)]
    else:
        chart = chart_of(view, question)
        parts += await _answer(found, chart, page) if groups else [_nothing(view)]
        cards = [
            views.save_card(question.asked(view.period), chart),
            views.views_card(view, saved.items),
        ]
        parts.append(html.Div(cards, className="grid halves"))
    return Shown([part for part in parts if part is not None], lead=texts.LEAD)


def _asks_nothing(view: View) -> bool:
    return not any(view.query.get(name) for name in (BY, MEASURE, WHERE, HAVING))


async def _answer(found: Answered, chart: str, page: int) -> list[Component]:
    view, question, answer = found.view, found.question, found.answer
    files = downloads("/query", question.listed.asked(view.period, limit=_MOST_ROWS))
    if not question.group_by:
        return [_totals(found), card(None, files)]
    parts: list[Component] = []
    switch = None
    if chart == shapes.TABLE:
        switch = shown_as(view, question, chart)
    else:
        parts.append(await answer_chart(found, chart))
    total = formats.counted(answer.total_groups, *texts.GROUPS_IN_ALL)
    action = html.Div([switch, files], className="row wrap")
    parts.append(card(texts.ROWS, answer_table(found), note=total, action=action))
    if answer.total_groups > len(found.groups):
        count = len(found.groups)
        total_groups = answer.total_groups
        parts.append(paging(view, page=page, per_page=PER_PAGE, count=count, total=total_groups))
    return parts


def _totals(found: Answered) -> Component:
    totals = {each.measure: each.value for each in found.answer.totals}
    return strip(
        [
            KeyFigure(texts.MEASURES[name], words.measured(name, totals.get(name), found.view.zone))
            for name in found.question.measures
        ]
    )


def _nothing(view: View) -> Component:
    without = view.same(**{WHERE: None, HAVING: None})
    link = link_button(texts.CLEAR_FILTERS, without)
    return card_state(empty(texts.NOTHING, texts.NOTHING_HINT, link, symbol="compass"))


def _examples(view: View) -> Component:
    items = [
        html.A(
            [
                html.Span(icon(symbol), className="state-symbol"),
                html.Span(
                    [html.Span(question, className="name"), html.Span(hint, className="dim sub")],
                    className="lines",
                ),
            ],
            href=view.path + str(view.query.changed(**changes)),
            className="example",
        )
        for (symbol, question, hint), changes in zip(texts.EXAMPLES, EXAMPLES, strict=True)
    ]
    return card(texts.EXAMPLES_TITLE, html.Div(items, className="examples"))


add_callbacks = views.add_callbacks
PAGES = [Page(BUILDER, texts.TITLE, load, Place("compass", 40))]
