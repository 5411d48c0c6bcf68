"""Settings: what may ask for the history in the person's name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast
from zoneinfo import ZoneInfo

import dash_mantine_components as dmc
from dash import Input, Output, State, html, no_update

from spotistats_sdk.api.account import create_token, get_me, list_tokens, revoke_token
from spotistats_sdk.api.auth import log_out, log_out_everywhere
from spotistats_sdk.models import Account, CreatedToken, NewToken, TokenList
from spotistats_web import formats
from spotistats_web.components.basics import card
from spotistats_web.components.shell import URL
from spotistats_web.components.states import empty
from spotistats_web.session import SignedOutError, ask, do, visitor
from spotistats_web.settings.deeds import Deed, deed_button, register
from spotistats_web.settings.forms import (
    FAILURES,
    end_of,
    ends_after,
    failed,
    shown_once,
    status,
    submit,
    table,
    text_field,
    wrong,
)
from spotistats_web.settings.frame import shown
from spotistats_web.settings.record import record
from spotistats_web.texts import settings as texts

if TYPE_CHECKING:
    from dash import Dash
    from dash.development.base_component import Component

    from spotistats_sdk import AuthenticatedClient as Client
    from spotistats_sdk.models import Token, TokenScope
    from spotistats_web.page import Shown, View

PATH = "/settings/access"
_NAME, _SCOPES, _ENDS = "token-name", "token-scopes", "token-ends"
_CREATE, _STATUS, _MADE, _LIST = "token-create", "token-status", "token-made", "token-list"
_LOG_OUT, _LOG_OUT_STATUS = "log-out", "log-out-status"
_OFFERED = ("read",)


async def load(view: View) -> Shown:
    """Access tokens, the browsers that are signed in, and what was done lately."""
    found = await ask(list_tokens.asyncio_detailed(client=view.client), TokenList)
    return shown(
        view,
        html.Div([_form(), _sessions()], className="grid halves start"),
        html.Div(_listed(found.items, view.zone), id=_LIST),
        await record(view, {token.id: token.name for token in found.items}),
    )


def _form() -> Component:
    name = text_field(_NAME, texts.TOKEN_NAME, placeholder=texts.TOKEN_NAME_HINT)
    boxes = [
        dmc.Checkbox(value=scope, label=label, description=hint)
        for scope, (label, hint) in texts.SCOPE_NAMES.items()
    ]
    scopes: Component = dmc.CheckboxGroup(
        html.Div(boxes, className="options"), id=_SCOPES, label=texts.SCOPES, value=list(_OFFERED)
    )
    form = html.Div(
        [
            name,
            scopes,
            ends_after(_ENDS, "365"),
            html.Div([submit(_CREATE, texts.CREATE_ACCESS), status(_STATUS)], className="row"),
            html.Div(id=_MADE),
        ],
        className="form",
    )
    return card(texts.TOKENS, form, note=texts.TOKENS_HINT)


def _listed(tokens: list[Token], zone: ZoneInfo) -> Component:
    if not tokens:
        return card(None, empty(texts.NO_TOKENS, texts.NO_TOKENS_HINT, symbol="shield-user"))
    rows = [
        [
            token.name,
            ", ".join(texts.SCOPE_NAMES[each][0] for each in token.scopes if each != "service"),
            formats.day(token.created_at.astimezone(zone).date()),
            texts.NEVER if token.expires_at is None else formats.moment(token.expires_at, zone),
            deed_button(REVOKE, token.id, token.name, texts.REVOKE),
        ]
        for token in tokens
    ]
    return card(texts.TOKENS, table(texts.TOKEN_COLUMNS, rows, texts.TOKENS))


def _sessions() -> Component:
    buttons = [
        submit(_LOG_OUT, texts.LOG_OUT, quiet=True),
        deed_button(EVERYWHERE, "", "", texts.LOG_OUT_EVERYWHERE),
    ]
    return card(
        texts.SESSIONS,
        html.P(texts.SESSIONS_HINT, className="dim"),
        html.Div(buttons, className="row wrap"),
        status(_LOG_OUT_STATUS),
        extra="spaced",
    )


async def _revoke(client: Client, token_id: str) -> None:
    await do(revoke_token.asyncio_detailed(token_id, client=client))


async def _everywhere(client: Client, _thing: str) -> None:
    await do(log_out_everywhere.asyncio_detailed(client=client))


REVOKE = Deed("revoke-token", texts.REVOKE_ACCESS, texts.REVOKE_ACCESS_ASK, texts.REVOKE, _revoke)
EVERYWHERE = Deed(
    "everywhere", texts.EVERYWHERE_TITLE, texts.EVERYWHERE_ASK, texts.LOG_OUT_EVERYWHERE,
    _everywhere, leads_to="/",
)  # fmt: skip
register(REVOKE, EVERYWHERE)


def add_callbacks(app: Dash) -> None:
    """Make a token; sign out."""

    @app.callback(
        Output(_STATUS, "children"),
        Output(_MADE, "children"),
        Output(_LIST, "children"),
        Output(_NAME, "value"),
        Input(_CREATE, "n_clicks"),
        State(_NAME, "value"),
        State(_SCOPES, "value"),
        State(_ENDS, "value"),
        prevent_initial_call=True,
    )
    async def create(clicks: int | None, name: str, scopes: list[str], ends: str) -> Any:
        name = (name or "").strip()
        if not clicks:
            return (no_update,) * 4
        if not name or not scopes:
            told = wrong(texts.CHOOSE_SCOPE if name else texts.SAY_NAME)
            return told, no_update, no_update, no_update
        client = visitor().client
        body = NewToken(name, cast("list[TokenScope]", scopes), end_of(ends))
        try:
            made = await ask(create_token.asyncio_detailed(client=client, body=body), CreatedToken)
            tokens = await ask(list_tokens.asyncio_detailed(client=client), TokenList)
            account = await ask(get_me.asyncio_detailed(client=client), Account)
        except FAILURES as error:
            return failed(error), no_update, no_update, no_update
        title = texts.ACCESS_MADE.format(name=made.name)
        secret = shown_once(title, made.secret, texts.SHOWN_ONCE)
        return None, secret, _listed(tokens.items, ZoneInfo(account.time_zone)), ""

    @app.callback(
        Output(URL, "href", allow_duplicate=True),
        Output(_LOG_OUT_STATUS, "children"),
        Input(_LOG_OUT, "n_clicks"),
        prevent_initial_call=True,
    )
    async def sign_out(clicks: int | None) -> Any:
        if not clicks:
            return no_update, no_update
        try:
            await do(log_out.asyncio_detailed(client=visitor().client))
        except SignedOutError:
            pass
        except FAILURES as error:
            return no_update, failed(error)
        return "/", no_update
