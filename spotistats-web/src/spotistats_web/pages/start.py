"""Start: for who has nothing yet, and for bringing in more."""

from __future__ import annotations

import json
from asyncio import gather
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from dash import Input, Output, State, dcc, html, no_update

from spotistats_common.settings import MIB
from spotistats_sdk.api.auth import get_sign_in_options
from spotistats_sdk.api.imports import get_import, list_imports
from spotistats_sdk.models import Import, ImportList, SignInOptions
from spotistats_web import formats
from spotistats_web.components import states
from spotistats_web.components.attributes import aria, data
from spotistats_web.components.basics import card, icon
from spotistats_web.components.imports import import_card, is_under_way
from spotistats_web.page import Page, Place, Shown
from spotistats_web.session import (
    BASE_PATH,
    ProblemError,
    SignedOutError,
    ask,
    visitor,
)
from spotistats_web.texts import start as texts

if TYPE_CHECKING:
    from dash import Dash
    from dash.development.base_component import Component

    from spotistats_web.page import View

PATH = "/start"
_IMPORT = "import"
_STATUS, _POLL = "import-status", "import-poll"
_POLL_MS = 700
_MOST_BYTES = 512 * MIB


async def load(view: View) -> Shown:
    """The drop zone, how an import goes, and how to get an export."""
    return await _shown(view, texts.TITLE)


async def welcome(view: View) -> Shown:
    """The same for who has no plays yet."""
    return await _shown(view, texts.WELCOME)


async def _shown(view: View, title: str) -> Shown:
    client = view.client
    imports, options = await gather(
        ask(list_imports.asyncio_detailed(client=client, limit=1), ImportList),
        ask(get_sign_in_options.asyncio_detailed(client=client), SignInOptions),
    )
    named = view.query.get(_IMPORT)
    latest = imports.items[0] if imports.items else None
    if named is not None and (latest is None or latest.id != named):
        latest = await ask(get_import.asyncio_detailed(named, client=client), Import)
    status = [] if latest is None else [_status(latest, view)]
    body = [
        _drop_zone(),
        *status,
        html.Div([_how(), _connect(view, options)], className="grid halves"),
    ]
    return Shown(body, title=title, lead=texts.LEAD, has_period=False)


def _drop_zone() -> Component:
    hint = texts.DROP_HINT.format(size=formats.size(_MOST_BYTES))
    return html.Section(
        [
            html.Span(icon("upload"), className="state-symbol"),
            html.H2(texts.DROP),
            html.P(hint, className="dim"),
            html.Button(texts.CHOOSE, type="button", className="button primary", **data(choose="")),
            html.Div(className="upload-status", role="status", **data(upload_status="")),
        ],
        className="card drop",
        **data(drop=str(_MOST_BYTES), words=json.dumps(texts.UPLOAD)),
    )


def _status(found: Import, view: View) -> Component:
    return card(
        texts.LATEST,
        html.Div(import_card(found, view.zone), id=_STATUS, **aria(live="polite")),
        dcc.Interval(id=_POLL, interval=_POLL_MS, disabled=not is_under_way(found)),
        dcc.Store(id="import-id", data=[found.id, view.account.time_zone]),
    )


def _how() -> Component:
    steps = html.Ol([html.Li(step) for step in texts.HOW_STEPS], className="steps")
    link = html.A(
        [texts.HOW_LINK, icon("external-link")],
        href=texts.HOW_ADDRESS,
        className="button",
        target="_blank",
        rel="noopener noreferrer",
    )
    return card(texts.HOW, steps, link)


def _connect(view: View, options: SignInOptions) -> Component:
    if view.account.spotify.state == "active":
        return card(texts.CONNECTED, html.P(texts.CONNECTED_HINT, className="dim"))
    parts: list[Component] = [html.P(texts.CONNECT_HINT)]
    if options.is_configured:
        address = f"{BASE_PATH}/auth/login?{urlencode({'return_to': '/'})}"
        parts.append(html.A(texts.CONNECT_BUTTON, href=address, className="button primary"))
    else:
        parts.append(html.P(texts.NOT_CONFIGURED, className="dim"))
    return card(texts.CONNECT, *parts)


def add_callbacks(app: Dash) -> None:
    """Follow an import while it is under way."""

    @app.callback(
        Output(_STATUS, "children"),
        Output(_POLL, "disabled"),
        Input(_POLL, "n_intervals"),
        State("import-id", "data"),
        prevent_initial_call=True,
    )
    async def follow(_count: int | None, followed: list[str]) -> Any:
        import_id, zone = followed
        try:
            request = get_import.asyncio_detailed(import_id, client=visitor().client)
            found = await ask(request, Import)
        except SignedOutError:
            return states.signed_out(), True
        except ProblemError as error:
            return states.problem(error.problem), True
        if found.state == "queued":
            return no_update, False
        return import_card(found, ZoneInfo(zone)), not is_under_way(found)


PAGES = [Page(PATH, texts.TITLE, load, Place("upload", 90), has_period=False)]
