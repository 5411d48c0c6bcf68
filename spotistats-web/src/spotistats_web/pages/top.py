"""Top: everything that can be ranked, by plays, time or days."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from dash import html

from spotistats_sdk.api.statistics import get_top
from spotistats_sdk.models import TopList
from spotistats_web import formats
from spotistats_web import texts as shared
from spotistats_web.components.attributes import aria
from spotistats_web.components.basics import choices
from spotistats_web.components.paging import paging, past_the_end
from spotistats_web.components.rankings import move, named
from spotistats_web.components.states import card_state, empty
from spotistats_web.page import Page, Place, Shown
from spotistats_web.query import BadQueryError
from spotistats_web.session import ask
from spotistats_web.texts import top as texts

if TYPE_CHECKING:
    from dash.development.base_component import Component

    from spotistats_sdk.models import TopEntity, TopItem, TopOrder
    from spotistats_web.page import View

PER_PAGE = 50
_ORDER, _PAGE = "by", "page"


async def load(view: View) -> Shown:
    """The list of the kind that the path names; artists unless it names one."""
    entity = view.variables.get("entity", "artists")
    if entity not in shared.ENTITIES:
        raise BadQueryError(texts.WHAT, f"must be one of {', '.join(shared.ENTITIES)}")
    order = view.query.choice(_ORDER, tuple(texts.ORDERS), "plays")
    page = view.query.integer(_PAGE, 1, least=1, most=2_000)
    top = await ask(
        get_top.asyncio_detailed(
            cast("TopEntity", entity),
            order_by=cast("TopOrder", order),
            limit=PER_PAGE,
            offset=(page - 1) * PER_PAGE,
            **view.within,
        ),
        TopList,
    )
    controls = html.Div([_kinds(view, entity), _orders(view, order)], className="controls")
    title = texts.HEADING.format(what=shared.ENTITIES[entity].lower())
    past_the_end(page, PER_PAGE, top.total)
    if not top.items:
        state = card_state(empty(texts.NONE, texts.NONE_HINT, symbol="trophy"))
        return Shown([controls, state], title=title)
    lead = texts.TOTAL.format(
        total=formats.counted(top.total, entity.rstrip("s"), entity)
        if entity != "countries"
        else formats.counted(top.total, "country", entity),
        order=texts.ORDERS[order].lower(),
    )
    body = [controls, _table(view, top)]
    if top.total > PER_PAGE:
        count = len(top.items)
        body.append(paging(view, page=page, per_page=PER_PAGE, count=count, total=top.total))
    return Shown(body, title=title, lead=lead)


def _kinds(view: View, chosen: str) -> Component:
    query = view.query.changed(page=None)
    options = [
        (name, f"/top/{entity}{query}", entity == chosen)
        for entity, name in shared.ENTITIES.items()
    ]
    return choices(texts.WHAT, options)


def _orders(view: View, chosen: str) -> Component:
    options = [
        (name, view.same(**{_ORDER: None if order == "plays" else order}), order == chosen)
        for order, name in texts.ORDERS.items()
    ]
    return choices(texts.ORDER, options)


def _table(view: View, top: TopList) -> Component:
    compares = view.period.compares and top.previous_period is not None
    is_time = top.order_by == "listened_ms"
    most = max(_size(item, top.order_by) for item in top.items) or 1
    # A phone has room for one figure: the one that the list is ranked by.
    plays = "" if top.order_by == "plays" else " not-on-phone"
    listened = "" if is_time else " not-on-phone"
    days = "" if top.order_by == "days" else " wide-only dim"
    heads = [
        html.Th(texts.RANK, scope="col", className="end"),
        html.Th(texts.MOVE, scope="col") if compares else None,
        html.Th(texts.NAME, scope="col"),
        html.Th(shared.PLAYS, scope="col", className=f"end{plays}"),
        html.Th(shared.LISTENED, scope="col", className=f"end{listened}"),
        html.Th(texts.SHARE, scope="col", className="end wide-only"),
        html.Th(shared.DAYS, scope="col", className=f"end{days}"),
        html.Th(texts.LAST, scope="col", className="end wide-only"),
    ]
    rows = [
        html.Tr(
            [
                html.Td(formats.number(item.rank), className="end rank"),
                html.Td(move(item, compares=True)) if compares else None,
                html.Th(
                    [
                        named(view, top.entity, item),
                        html.Span(
                            className="bar-of",
                            style={"--part": f"{_size(item, top.order_by) / most:.3f}"},
                        ),
                    ],
                    scope="row",
                ),
                html.Td(formats.number(item.plays), className=f"end{plays}"),
                html.Td(
                    formats.listened(item.listened_ms),
                    className=f"end{listened}",
                    title=formats.exact_time(item.listened_ms),
                ),
                html.Td(
                    formats.percent(item.listened_share if is_time else item.plays_share),
                    className="end wide-only dim",
                ),
                html.Td(formats.number(item.days), className=f"end{days}"),
                html.Td(
                    formats.day(item.last_played_at.astimezone(view.zone)),
                    className="end wide-only dim",
                ),
            ]
        )
        for item in top.items
    ]
    table = html.Table(
        [html.Thead(html.Tr(heads)), html.Tbody(rows)],
        className="data",
        **aria(label=texts.HEADING.format(what=shared.ENTITIES[top.entity].lower())),
    )
    return html.Div(table, className="card table-card")


def _size(item: TopItem, order: str) -> float:
    size: float = getattr(item, order)
    return size


PAGES = [
    Page("/top", texts.TITLE, load, Place("trophy", 20), compares=True),
    Page("/top/<entity>", texts.TITLE, load, compares=True),
]
