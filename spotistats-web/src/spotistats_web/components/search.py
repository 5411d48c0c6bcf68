"""The search box beside the pages: what is found while one types, and the way to all of it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from dash import Input, Output, State, dcc, html

from spotistats_sdk.api.library import search
from spotistats_sdk.models import SearchList
from spotistats_web import formats
from spotistats_web.components import fields, states
from spotistats_web.components.attributes import aria, data
from spotistats_web.components.basics import art_of, cover, href_of, icon
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
MOST_WORDS = 200
_WORDS, _PANEL = "search-words", "search-panel"
_AT_ONCE = 6


def search_box() -> Component:
    """The box with room for what is found."""
    return html.Div(
        [
            lean(html.Div([field("beside", texts.PLACEHOLDER)])),
            html.Div(id=_PANEL, className="search-panel", role="status"),
            dcc.Store(id=_WORDS),
        ],
        className="search",
        role="search",
    )


def field(kind: str, placeholder: str, extra: str = "") -> Component:
    """The box itself: `beside` the pages, or the one of the `page` of results.

    What is typed is known to `assets/search.js` alone, so that no answer that comes meanwhile
    changes it.
    """
    return html.Div(
        [
            icon("search"),
            fields.Input(
                type="search",
                placeholder=placeholder,
                maxlength=str(MOST_WORDS),
                autocomplete="off",
                spellcheck="false",
                **data(search=kind),
                **aria(label=texts.LABEL),
            ),
            html.Kbd("/", **aria(hidden="true")) if kind == "beside" else None,
        ],
        className=f"search-box {extra}".strip(),
    )


def found_list(view: View, items: Sequence[SearchItem]) -> Component:
    """What was found, each a link."""
    return html.Ul([html.Li(_found(view, item)) for item in items], className="found")


def _found(view: View, item: SearchItem) -> Component:
    whose = item.artist or item.album
    under = [texts.KINDS[item.entity], *([whose.name] if whose else [])]
    return html.A(
        [
            cover(
                item.name,
                is_round=item.entity == "artists",
                art=art_of(item.entity, item.id),
            ),
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
    """Look for the words that our script tells while somebody types."""

    @app.callback(
        Output(_PANEL, "children"),
        Input(_WORDS, "data"),
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
