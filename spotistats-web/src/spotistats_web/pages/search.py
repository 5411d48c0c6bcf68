"""Search: everything of the history by name."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from dash import html

from spotistats_sdk.api.library import search
from spotistats_sdk.models import SearchList
from spotistats_sdk.types import UNSET
from spotistats_web import formats
from spotistats_web import texts as shared
from spotistats_web.components import search as box
from spotistats_web.components.attributes import aria
from spotistats_web.components.basics import choices, cover_of, item_link
from spotistats_web.components.paging import paging, past_the_end
from spotistats_web.components.states import card_state, empty
from spotistats_web.page import Page, Shown
from spotistats_web.session import ask
from spotistats_web.texts import search as texts

if TYPE_CHECKING:
    from dash.development.base_component import Component

    from spotistats_sdk.models import HeardEntity, SearchItem
    from spotistats_web.page import View

PER_PAGE = 50
_WORDS, _WHAT, _PAGE = "q", "what", "page"


async def load(view: View) -> Shown:
    """The field, the kinds, and what is found."""
    words = (view.query.get(_WORDS) or "").strip()[: box.MOST_WORDS]
    what = view.query.choice(_WHAT, ("", *texts.KINDS), "")
    page = view.query.integer(_PAGE, 1, least=1, most=200)
    body: list[Component] = [_box(), _kinds(view, what)]
    if not words:
        return Shown([*body, card_state(empty(texts.BEGIN, texts.HINT, symbol="search"))])
    request = search.asyncio_detailed(
        client=view.client,
        q=words,
        entity=[cast("HeardEntity", what)] if what else UNSET,
        limit=PER_PAGE,
        offset=(page - 1) * PER_PAGE,
    )
    found = await ask(request, SearchList)
    past_the_end(page, PER_PAGE, found.total)
    if not found.items:
        return Shown([*body, card_state(empty(texts.NONE, texts.NONE_HINT, symbol="search"))])
    body.append(_table(view, found))
    if found.total > PER_PAGE or page > 1:
        count = len(found.items)
        body.append(paging(view, page=page, per_page=PER_PAGE, count=count, total=found.total))
    return Shown(body, lead=texts.FOUND.format(count=formats.number(found.total)))


def _box() -> Component:
    return html.Div(box.field("page", texts.LABEL, "large"), role="search")


def _kinds(view: View, chosen: str) -> Component:
    options = [(texts.EVERYTHING, view.same(**{_WHAT: None}), not chosen)]
    options += [
        (shared.ENTITIES[kind], view.same(**{_WHAT: kind}), kind == chosen) for kind in texts.KINDS
    ]
    return html.Div(choices(texts.WHAT, options), className="controls")


def _table(view: View, found: SearchList) -> Component:
    heads = [
        html.Th(texts.NAME, scope="col"),
        html.Th(texts.KIND, scope="col", className="wide-only"),
        html.Th(shared.PLAYS, scope="col", className="end"),
        html.Th(shared.LISTENED, scope="col", className="end"),
        html.Th(texts.LAST, scope="col", className="end wide-only"),
    ]
    rows = [_row(view, item) for item in found.items]
    table = html.Table(
        [html.Thead(html.Tr(heads)), html.Tbody(rows)], className="data", **aria(label=texts.TITLE)
    )
    return html.Div(table, className="card table-card")


def _row(view: View, item: SearchItem) -> Component:
    whose = item.artist or item.album
    lines = [item_link(view, item.entity, item.id, item.name)]
    if whose is not None:
        lines.append(html.Span(whose.name, className="dim sub"))
    picture = cover_of(view, item.entity, item.id, item.name)
    named = html.Span([picture, html.Span(lines, className="lines")], className="thing")
    return html.Tr(
        [
            html.Th(named, scope="row"),
            html.Td(texts.KINDS[item.entity], className="wide-only dim"),
            html.Td(formats.number(item.plays), className="end"),
            html.Td(
                formats.listened(item.listened_ms),
                className="end",
                title=formats.exact_time(item.listened_ms),
            ),
            html.Td(
                formats.day(item.last_played_at.astimezone(view.zone)),
                className="end wide-only dim",
            ),
        ]
    )


add_callbacks = box.add_callbacks
PAGES = [Page(box.PATH, texts.TITLE, load, has_period=False)]
