"""The search box beside the pages: what is found while one types, and the way to all of it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from dash import Input, Output, State, dcc, html, no_update

from spotistats_sdk.api.library import search
from spotistats_sdk.models import SearchList
from spotistats_web import formats
from spotistats_web.components import states
from spotistats_web.components.attributes import aria
from spotistats_web.components.basics import cover, href_of, icon
from spotistats_web.components.markup import lean
from spotistats_web.page import View
from spotistats_web.query import Query
from spotistats_web.session import ProblemError, SignedOutError, ask, visitor
from spotistats_web.texts import search as texts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dash import Dash
    from dash.development.base_component import Component

    from spotistats_sdk.models import SearchItem

PATH = "/search"
BOX, _PANEL = "search-box", "search-panel"
_AT_ONCE = 6
_PAUSE_SECONDS = 0.35  # an answer while one types moves the caret to where it was when it was asked


def search_box() -> Component:
    """The box with room for what is found."""
    return html.Div(
        [
            html.Label(texts.LABEL, htmlFor=BOX, className="visually-hidden"),
            icon("search"),
            dcc.Input(
                id=BOX,
                type="search",
                placeholder=texts.PLACEHOLDER,
                debounce=_PAUSE_SECONDS,
                maxLength=200,
                autoComplete="off",
            ),
            html.Kbd("/", **aria(hidden="true")),
            html.Div(id=_PANEL, className="search-panel", role="status"),
        ],
        className="search-box",
        role="search",
    )


def found_list(view: View, items: Sequence[SearchItem]) -> Component:
    """What was found, each a link."""
    return html.Ul([html.Li(_found(view, item)) for item in items], className="found")


def _found(view: View, item: SearchItem) -> Component:
    whose = item.artist or item.album
    under = [texts.KINDS[item.entity], *([whose.name] if whose else [])]
    return html.A(
        [
            cover(item.name, is_round=item.entity == "artists"),
            html.Span(
                [
                    html.Span(item.name, className="name", title=item.name),
                    html.Span(" · ".join(under), className="dim sub"),
                ],
                className="lines",
            ),
        ],
        href=href_of(view, item.entity, item.id),
    )


def add_callbacks(app: Dash) -> None:
    """Look while one types; on Enter our script goes to the page of results."""

    @app.callback(
        Output(_PANEL, "children"),
        Input(BOX, "value"),
        State("url", "search"),
        prevent_initial_call=True,
    )
    async def look(words: str | None, address: str | None) -> Any:
        words = (words or "").strip()
        if not words:
            return []
        client = visitor().client
        view = View(PATH, Query.of(address), client, datetime.now(ZoneInfo("UTC")))
        try:
            request = search.asyncio_detailed(client=client, q=words, limit=_AT_ONCE)
            found = await ask(request, SearchList)
        except SignedOutError:
            return states.signed_out()
        except ProblemError as error:
            return html.P(error.problem.detail, className="dim")
        if not found.items:
            return html.P(texts.NONE, className="dim sub")
        parts = [found_list(view, found.items)]
        if found.total > len(found.items):
            label = f"{texts.ALL} ({formats.number(found.total)})"
            href = f"{PATH}?{urlencode({'q': words})}"
            parts.append(html.A([label, icon("chevron-right")], href=href, className="more"))
        return lean([html.Div(parts)])

    @app.callback(
        Output(BOX, "value"), Input("url", "href"), State(BOX, "value"), prevent_initial_call=True
    )
    async def clear(_href: str | None, words: str | None) -> Any:
        return "" if words else no_update
