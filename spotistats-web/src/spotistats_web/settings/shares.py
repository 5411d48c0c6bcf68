"""Settings: read-only links for others."""

from __future__ import annotations

from asyncio import gather
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from dash import ALL, Input, Output, State, html, no_update

from spotistats_sdk.api.account import get_me
from spotistats_sdk.api.shares import create_share, delete_share, list_shares
from spotistats_sdk.models import Account, CreatedShare, ShareList
from spotistats_web import formats
from spotistats_web.components.basics import card, icon
from spotistats_web.components.shell import URL
from spotistats_web.components.states import empty
from spotistats_web.query import Query
from spotistats_web.session import ask, do, visitor
from spotistats_web.settings.deeds import Deed, deed_button, register
from spotistats_web.settings.forms import FAILURES, failed, shown_once, table, wrong
from spotistats_web.settings.frame import shown
from spotistats_web.settings.share_form import (
    CREATE,
    MADE,
    RANGE,
    SPAN,
    STATUS,
    field,
    kind_of,
    share_form,
    share_of,
    switch,
)
from spotistats_web.texts import settings as texts

if TYPE_CHECKING:
    from dash import Dash
    from dash.development.base_component import Component

    from spotistats_sdk import AuthenticatedClient as Client
    from spotistats_sdk.models import Share
    from spotistats_web.page import Shown, View

PATH = "/settings/shares"
_LIST = "share-list"


async def load(view: View) -> Shown:
    """What can be shared, and what is."""
    form, found = await gather(
        share_form(view), ask(list_shares.asyncio_detailed(client=view.client), ShareList)
    )
    listed = html.Div(_listed(found.items, view.zone), id=_LIST)
    return shown(view, html.Div([form, listed], className="grid halves start"))


def _listed(shares: list[Share], zone: ZoneInfo) -> Component:
    if not shares:
        state = empty(texts.NO_SHARES, texts.NO_SHARES_HINT, symbol="share-2")
        return card(texts.SHARES, state)
    rows = [
        [
            [
                name_of(share),
                *[html.Span(texts.COMPARABLE, className="tag")] * share.allow_comparison,
            ],
            share.label or "",
            formats.day(share.created_at.astimezone(zone).date()),
            _end(share, zone),
            deed_button(REVOKE, share.id, name_of(share), texts.REVOKE),
        ]
        for share in shares
    ]
    return card(texts.SHARES, table(texts.SHARE_COLUMNS, rows, texts.SHARES))


def name_of(share: Share) -> str:
    """What a link shows, in words."""
    if share.kind == "recap":
        what = share.recap or ""
    elif share.kind == "view":
        what = share.view or ""
    elif share.days is not None:
        what = texts.LAST_DAYS.format(days=share.days)
    elif share.since is not None and share.until is not None:
        first, until = date.fromisoformat(share.since[:10]), date.fromisoformat(share.until[:10])
        what = formats.days(first, max(first, until - timedelta(days=1)))
    else:
        what = texts.ALL_TIME
    return texts.SHARE_NAMES[share.kind].format(what=what)


def _end(share: Share, zone: ZoneInfo) -> str:
    if share.state == "expired":
        return texts.EXPIRED
    if share.expires_at is None:
        return texts.NEVER
    return formats.day(share.expires_at.astimezone(zone).date())


async def _revoke(client: Client, share_id: str) -> None:
    await do(delete_share.asyncio_detailed(share_id, client=client))


REVOKE = Deed("revoke-share", texts.REVOKE_SHARE, texts.REVOKE_SHARE_ASK, texts.REVOKE, _revoke)
register(REVOKE)


def add_callbacks(app: Dash) -> None:
    """Make a link."""

    @app.callback(
        Output(SPAN, "style"),
        Input(field("period"), "value"),
        prevent_initial_call=True,
    )
    async def show_days(period: str | None) -> Any:
        return {"display": "block" if period == RANGE else "none"}

    @app.callback(
        Output(STATUS, "children"),
        Output(MADE, "children"),
        Output(_LIST, "children"),
        Input(CREATE, "n_clicks"),
        State(field(ALL), "value"),
        State(field(ALL), "id"),
        State(switch(ALL), "checked"),
        State(URL, "href"),
        prevent_initial_call=True,
    )
    async def create(
        clicks: int | None,
        values: list[Any],
        ids: list[dict[str, str]],
        compare: list[bool],
        href: str,
    ) -> Any:
        if not clicks:
            return (no_update,) * 3
        address = urlsplit(href)
        form = {each["name"]: value for each, value in zip(ids, values, strict=True)}
        body = share_of(kind_of(Query.of(address.query)), form, compare=any(compare))
        if isinstance(body, str):
            return wrong(body), no_update, no_update
        client = visitor().client
        try:
            made = await ask(create_share.asyncio_detailed(client=client, body=body), CreatedShare)
            shares = await ask(list_shares.asyncio_detailed(client=client), ShareList)
            account = await ask(get_me.asyncio_detailed(client=client), Account)
        except FAILURES as error:
            return failed(error), no_update, no_update
        path = f"/shared/{made.token}"
        link = html.A(
            [icon("external-link"), texts.OPEN], href=path, target="_blank", className="button"
        )
        whole = f"{address.scheme}://{address.netloc}{path}"
        panel = shown_once(texts.LINK_MADE, whole, texts.SHOWN_ONCE, link)
        return None, panel, _listed(shares.items, ZoneInfo(account.time_zone))
