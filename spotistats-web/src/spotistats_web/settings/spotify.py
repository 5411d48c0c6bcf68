"""Settings: the link to Spotify, and what came through it."""

from __future__ import annotations

from asyncio import gather
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from dash import Input, Output, State, dcc, html, no_update

from spotistats_sdk.api.account import disconnect_spotify, get_me
from spotistats_sdk.api.auth import get_sign_in_options
from spotistats_sdk.api.syncs import create_sync, list_syncs
from spotistats_sdk.models import Account, NewSync, SignInOptions, Sync, SyncList
from spotistats_web import formats
from spotistats_web.components.attributes import aria
from spotistats_web.components.basics import card, icon
from spotistats_web.components.states import card_state, empty
from spotistats_web.session import BASE_PATH, ask, do, visitor
from spotistats_web.settings.deeds import Deed, deed_button, register
from spotistats_web.settings.forms import FAILURES, done, failed, status
from spotistats_web.settings.frame import shown
from spotistats_web.texts import settings as texts

if TYPE_CHECKING:
    from datetime import datetime

    from dash import Dash
    from dash.development.base_component import Component

    from spotistats_sdk import AuthenticatedClient as Client
    from spotistats_web.page import Shown, View

PATH = "/settings/spotify"
LOGIN = f"{BASE_PATH}/auth/login?{urlencode({'return_to': PATH})}"
_SYNC, _STATUS, _SYNCS, _POLL, _ZONE = (
    "sync-now", "sync-status", "syncs", "syncs-poll", "syncs-zone",
)  # fmt: skip
_POLL_MS = 1_500
_SHOWN = 12
_SOON = 30


async def load(view: View) -> Shown:
    """How the link is, what can be done about it, and the latest syncs."""
    client = view.client
    options, syncs = await gather(
        ask(get_sign_in_options.asyncio_detailed(client=client), SignInOptions), _syncs(client)
    )
    is_busy = _is_under_way(syncs)
    return shown(
        view,
        _link(view, options),
        html.Div(_listed(syncs, view.zone), id=_SYNCS),
        dcc.Interval(id=_POLL, interval=_POLL_MS, disabled=not is_busy),
        dcc.Store(id=_ZONE, data=view.account.time_zone),
    )


def _link(view: View, options: SignInOptions) -> Component:
    link = view.account.spotify
    is_good = link.state == "active"
    has_trouble = link.state in ("reconnect", "not_allowed")
    badge = html.Span(
        icon("check" if is_good else "triangle-alert" if has_trouble else "link"),
        className=f"badge {'warn' if has_trouble else 'good'}",
    )
    words = [texts.LINK_HINTS[link.state]]
    if link.advice is not None:
        words = [link.advice]
    lines: list[Component] = [html.P(each) for each in words]
    if link.days_left is not None and link.expires_at is not None:
        until = formats.day(link.expires_at.astimezone(view.zone).date())
        told = texts.RENEW_BY.format(days=formats.counted(link.days_left, "day"), day=until)
        lines.append(html.P(told, className="" if link.days_left <= _SOON else "dim"))
    if link.state != "not_linked":
        lines.append(html.P(_asked(link.last_sync_at, view.now), className="dim"))
    if link.last_error is not None:
        ago = formats.ago(link.last_error.happened_at, view.now)
        told = texts.WENT_WRONG.format(ago=ago, message=link.last_error.message)
        lines.append(html.P([icon("triangle-alert"), told], className="told bad"))
    title = [badge, texts.LINK_STATES[link.state]]
    if link.display_name is not None and is_good:
        title.append(html.Span(texts.AS_WHOM.format(name=link.display_name), className="tag"))
    return card(
        texts.LINK,
        html.Div(
            [html.P(title, className="state-title row"), *lines, *_ways(view, options)],
            className="form wide",
        ),
    )


def _asked(last: datetime | None, now: datetime) -> str:
    if last is None:
        return f"{texts.NOT_ASKED}."
    return f"{texts.LAST_ASKED.format(ago=formats.ago(last, now))}."


def _ways(view: View, options: SignInOptions) -> list[Component]:
    state = view.account.spotify.state
    if not options.is_configured:
        lines = [html.Li(each) for each in options.problems]
        setup: list[Component] = [html.P(texts.NOT_CONFIGURED), html.Ul(lines, className="dim")]
        if options.redirect_uri:
            setup.append(html.P([f"{texts.REDIRECT}: ", html.Code(options.redirect_uri)]))
        return setup
    buttons: list[Component] = []
    is_linked = state in ("active", "reconnect", "not_allowed")
    if state == "active":
        sync = [icon("refresh-cw"), texts.SYNC_NOW]
        buttons.append(
            html.Button(sync, id=_SYNC, type="button", className="button primary", n_clicks=0)
        )
    style = "button" if state == "active" else "button primary"
    buttons.append(html.A(texts.RENEW if is_linked else texts.CONNECT, href=LOGIN, className=style))
    if is_linked:
        buttons.append(deed_button(DISCONNECT, "", "", texts.DISCONNECT))
    return [html.Div(buttons, className="row wrap"), status(_STATUS)]


async def _syncs(client: Client) -> list[Sync]:
    request = list_syncs.asyncio_detailed(client=client, limit=_SHOWN)
    return (await ask(request, SyncList)).items


def _is_under_way(syncs: list[Sync]) -> bool:
    return any(sync.state in ("queued", "running") for sync in syncs)


def _listed(syncs: list[Sync], zone: ZoneInfo) -> Component:
    if not syncs:
        state = empty(texts.NO_SYNCS, texts.NO_SYNCS_HINT, symbol="refresh-cw")
        return card_state(state)
    head = html.Tr([html.Th(name, scope="col") for name in texts.SYNC_COLUMNS])
    rows = [
        html.Tr(
            [
                html.Th(formats.moment(sync.created_at, zone), scope="row"),
                html.Td(texts.SYNC_KINDS[sync.kind]),
                html.Td(html.Span(texts.SYNC_STATES[sync.state], className=_state_class(sync))),
                html.Td([html.Div(line) for line in brought(sync, zone)], className="dim"),
            ]
        )
        for sync in syncs
    ]
    table = html.Table(
        [html.Thead(head), html.Tbody(rows)], className="things", **aria(label=texts.SYNCS)
    )
    inside = html.Div(table, className="table-inside")
    return card(texts.SYNCS, inside, note=texts.SYNCS_HINT)


def _state_class(sync: Sync) -> str:
    return "tag bad" if sync.state == "failed" else "tag"


def brought(sync: Sync, zone: ZoneInfo) -> list[str]:
    """What a sync brought, what may be missing and what went wrong, line by line."""
    found, lines = sync.found, []
    if sync.kind == "poll" and sync.state == "succeeded":
        new = sync.plays.new
        lines.append(formats.counted(new, texts.NEW_PLAYS) if new else texts.NOTHING_NEW)
    if found.lists:
        lines.append(texts.LISTS.format(count=formats.number(found.lists)))
    if found.tracks or found.albums or found.artists:
        lines.append(
            texts.THINGS.format(
                tracks=formats.counted(found.tracks, "track"),
                albums=formats.counted(found.albums, "album"),
                artists=formats.counted(found.artists, "artist"),
            )
        )
    for gap in sync.gaps:
        since, until = formats.moment(gap.since_at, zone), formats.moment(gap.until_at, zone)
        lines.append(texts.MAY_MISS.format(since=since, until=until))
    return lines + [error.message for error in sync.errors]


async def _disconnect(client: Client, _thing: str) -> None:
    await do(disconnect_spotify.asyncio_detailed(client=client))


DISCONNECT = Deed(
    "disconnect", texts.DISCONNECT_TITLE, texts.DISCONNECT_ASK, texts.DISCONNECT, _disconnect
)
register(DISCONNECT)


def add_callbacks(app: Dash) -> None:
    """Sync now, and follow it."""

    @app.callback(
        Output(_STATUS, "children"),
        Output(_SYNCS, "children"),
        Output(_POLL, "disabled"),
        Input(_SYNC, "n_clicks"),
        prevent_initial_call=True,
    )
    async def sync_now(clicks: int | None) -> Any:
        if not clicks:
            return no_update, no_update, no_update
        client = visitor().client
        try:
            await ask(create_sync.asyncio_detailed(client=client, body=NewSync("poll")), Sync)
            account, syncs = await gather(
                ask(get_me.asyncio_detailed(client=client), Account), _syncs(client)
            )
        except FAILURES as error:
            return failed(error), no_update, no_update
        return done(texts.SYNC_ASKED), _listed(syncs, ZoneInfo(account.time_zone)), False

    @app.callback(
        Output(_SYNCS, "children", allow_duplicate=True),
        Output(_POLL, "disabled", allow_duplicate=True),
        Input(_POLL, "n_intervals"),
        State(_ZONE, "data"),
        prevent_initial_call=True,
    )
    async def follow(_count: int | None, zone: str) -> Any:
        try:
            syncs = await _syncs(visitor().client)
        except FAILURES as error:
            return failed(error), True
        return _listed(syncs, ZoneInfo(zone)), not _is_under_way(syncs)
