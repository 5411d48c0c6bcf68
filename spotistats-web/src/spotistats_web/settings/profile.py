"""Settings: who the person is, and where."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo, available_timezones

from dash import ClientsideFunction, Input, Output, State, dcc, html, no_update

from spotistats_sdk.api.account import update_me
from spotistats_sdk.models import Account, AccountChanges
from spotistats_web.components.basics import card
from spotistats_web.components.shell import REFRESH
from spotistats_web.session import ask, visitor
from spotistats_web.settings.forms import FAILURES, done, failed, select, status, submit, text_field
from spotistats_web.texts import settings as texts

if TYPE_CHECKING:
    from dash import Dash
    from dash.development.base_component import Component

    from spotistats_web.page import View

_NAME, _ZONE, _SAVE, _STATUS = "profile-name", "profile-zone", "profile-save", "profile-status"
_STORED, _SUGGESTION, _HERE, _USE = "zone-stored", "zone-suggestion", "zone-here", "zone-use"
_NOT_PLACES = ("Etc/", "SystemV/", "posix/", "right/", "US/")


def profile(view: View) -> Component:
    """Name and time zone."""
    account = view.account
    name = text_field(_NAME, texts.NAME, account.display_name, description=texts.NAME_HINT)
    zone = select(
        _ZONE,
        texts.ZONE,
        zones(account.time_zone),
        account.time_zone,
        description=texts.ZONE_HINT,
        placeholder=texts.ZONE_SEARCH,
        searchable=True,
        limit=200,
        nothingFoundMessage=texts.ZONE_NOTHING,
    )
    suggestion = html.Div(
        [
            html.Span([texts.ZONE_HERE, html.B(id=_HERE), "."]),
            html.Button(texts.ZONE_USE, id=_USE, type="button", className="button"),
        ],
        id=_SUGGESTION,
        className="note row",
        style={"display": "none"},
    )
    return card(
        texts.PROFILE,
        html.Div(
            [
                suggestion,
                name,
                zone,
                html.Div([submit(_SAVE, texts.SAVE), status(_STATUS)], className="row"),
                dcc.Store(id=_STORED, data=account.time_zone),
            ],
            className="form",
        ),
    )


def zones(stored: str) -> list[tuple[str, str]]:
    """Every time zone that is a place, and the stored one, with how far it is from UTC now."""
    now = datetime.now(UTC)
    names = {
        name for name in available_timezones() if "/" in name and not name.startswith(_NOT_PLACES)
    }
    return [
        (name, f"{name.replace('_', ' ')} ({_offset(name, now)})")
        for name in sorted(names | {"UTC", stored})
    ]


def _offset(name: str, now: datetime) -> str:
    minutes = int((now.astimezone(ZoneInfo(name)).utcoffset() or now - now).total_seconds() // 60)
    sign = "−" if minutes < 0 else "+"
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{sign}{hours:02}:{rest:02}"


def add_callbacks(app: Dash) -> None:
    """Save them."""

    @app.callback(
        Output(_STATUS, "children"),
        Output(_STORED, "data"),
        Input(_SAVE, "n_clicks"),
        State(_NAME, "value"),
        State(_ZONE, "value"),
        prevent_initial_call=True,
    )
    async def save(clicks: int | None, name: str | None, zone: str | None) -> Any:
        if not clicks:
            return no_update, no_update
        changes = AccountChanges(display_name=(name or "").strip(), time_zone=zone or "")
        try:
            account = await _changed(changes)
        except FAILURES as error:
            return failed(error), no_update
        return done(texts.SAVED), account.time_zone

    app.clientside_callback(
        ClientsideFunction("settings", "suggestZone"),
        Output(_HERE, "children"),
        Output(_SUGGESTION, "style"),
        Input(_STORED, "data"),
    )

    @app.callback(
        Output(REFRESH, "data", allow_duplicate=True),
        Output(_STATUS, "children", allow_duplicate=True),
        Input(_USE, "n_clicks"),
        State(_HERE, "children"),
        prevent_initial_call=True,
    )
    async def use_zone_here(clicks: int | None, here: str) -> Any:
        if not clicks:
            return no_update, no_update
        try:
            await _changed(AccountChanges(time_zone=here))
        except FAILURES as error:
            return no_update, failed(error)
        return datetime.now(UTC).timestamp(), no_update


async def _changed(changes: AccountChanges) -> Account:
    return await ask(update_me.asyncio_detailed(client=visitor().client, body=changes), Account)
