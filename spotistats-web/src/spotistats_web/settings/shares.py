"""Settings: read-only links for others.

What is shared can be said by the address, for links on other pages: `?recap=2024-07`,
`?view=top-of-winter`, `?kind=profile&days=182`, `?kind=profile&from=2024-01-01&to=2024-06-30`.
"""

from __future__ import annotations

from asyncio import gather
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import dash_mantine_components as dmc
from dash import ALL, Input, Output, State, html, no_update

from spotistats_sdk.api.account import get_me
from spotistats_sdk.api.explore import list_views
from spotistats_sdk.api.shares import create_share, delete_share, list_shares
from spotistats_sdk.api.statistics import get_summary
from spotistats_sdk.models import (
    Account,
    CreatedShare,
    NewShare,
    ShareList,
    Summary,
    ViewList,
)
from spotistats_sdk.types import UNSET
from spotistats_web import formats
from spotistats_web.components.basics import card, choices, icon
from spotistats_web.components.shell import URL
from spotistats_web.components.states import empty, link_button
from spotistats_web.period import FROM, TO, day_of
from spotistats_web.query import Query
from spotistats_web.recap.names import UNITS, period_named, period_with
from spotistats_web.session import ask, do, visitor
from spotistats_web.settings.deeds import Deed, deed_button, register
from spotistats_web.settings.forms import (
    FAILURES,
    end_of,
    ends_after,
    failed,
    select,
    shown_once,
    status,
    submit,
    table,
    text_field,
    wrong,
)
from spotistats_web.settings.frame import shown
from spotistats_web.texts import settings as texts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dash import Dash
    from dash.development.base_component import Component

    from spotistats_sdk import AuthenticatedClient as Client
    from spotistats_sdk.models import Share, ShareKind
    from spotistats_web.page import Shown, View

PATH = "/settings/shares"
_COMPARE = {"type": "share-switch", "name": ALL}
_CREATE, _STATUS, _MADE, _LIST = "share-create", "share-status", "share-made", "share-list"
_WEEKS, _MOST_MONTHS = 12, 36
_RANGE, _SPAN = "range", "share-span"


def _field(name: Any) -> dict[str, Any]:
    return {"type": "share", "name": name}


async def load(view: View) -> Shown:
    """What can be shared, and what is."""
    kind = kind_of(view.query)
    what, found = await gather(
        _what(view, kind), ask(list_shares.asyncio_detailed(client=view.client), ShareList)
    )
    return shown(
        view,
        html.Div([_form(view, kind, what), html.Div(
            _listed(found.items, view.zone), id=_LIST
        )], className="grid halves start"),
    )  # fmt: skip


def kind_of(query: Query) -> str:
    """What kind of thing the address speaks of."""
    usual = "view" if query.get("view") else "recap"
    return query.choice("kind", tuple(texts.KINDS), usual)


def _form(view: View, kind: str, what: list[Component]) -> Component:
    options = [
        (name, view.same(kind=each, recap=None, view=None), each == kind)
        for each, name in texts.KINDS.items()
    ]
    label = text_field(_field("label"), texts.LABEL, description=texts.LABEL_HINT)
    is_possible = kind != "view" or len(what) == 1
    form = [
        choices(texts.KIND, options),
        html.Div(what, className="form"),
    ]
    if is_possible:
        form += [
            label,
            ends_after(_field("ends"), "30"),
            html.P(texts.PRIVATE, className="dim"),
            html.Div([submit(_CREATE, texts.CREATE_LINK), status(_STATUS)], className="row"),
            html.Div(id=_MADE),
        ]
    return card(texts.SHARE, html.Div(form, className="form"), note=texts.SHARE_HINT)


async def _what(view: View, kind: str) -> list[Component]:
    if kind == "recap":
        return [await _recap(view)]
    if kind == "view":
        return await _view(view)
    return _profile(view)


async def _recap(view: View) -> Component:
    chosen = view.query.get("recap")
    summary = await ask(get_summary.asyncio_detailed(client=view.client), Summary)
    today = view.now.date()
    first, last = (
        today if moment is None else moment.astimezone(view.zone).date()
        for moment in (summary.first_played_at, summary.last_played_at)
    )
    groups = recaps_between(first, last)
    if chosen is not None:
        period = period_named(chosen)
        names = [each["value"] for group in groups for each in group["items"]]
        if chosen not in names:
            groups.insert(0, {"group": " ", "items": [_option(period.name, period.title)]})
    usual = period_with("year", last).name
    return select(
        _field("recap"), texts.RECAP, groups, chosen or usual, searchable=True,
        placeholder=texts.RECAP_SEARCH, maxDropdownHeight=320,
    )  # fmt: skip


def recaps_between(first: date, last: date) -> list[dict[str, Any]]:
    """Years, months and weeks of a history that can be reviewed, the latest first."""
    most = {"year": 200, "month": _MOST_MONTHS, "week": _WEEKS}
    names = {"year": texts.YEARS, "month": texts.MONTHS, "week": texts.WEEKS}
    groups = []
    for unit in UNITS:
        items = []
        period = period_with(unit, last)
        while period.last >= first and len(items) < most[unit]:
            items.append(_option(period.name, period.title))
            period = period.moved(-1)
        groups.append({"group": names[unit], "items": items})
    return groups


def _option(value: str, label: str) -> dict[str, str]:
    return {"value": value, "label": label}


async def _view(view: View) -> list[Component]:
    saved = await ask(list_views.asyncio_detailed(client=view.client), ViewList)
    if not saved.items:
        return [html.P(texts.NO_VIEWS, className="dim"), link_button(texts.TO_EXPLORE, "/explore")]
    names = [(each.name, each.title or each.name) for each in saved.items]
    asked = view.query.get("view")
    chosen = asked if asked in dict(names) else names[0][0]
    return [
        select(
            _field("view"),
            texts.VIEW,
            names,
            chosen,
            searchable=True,
            placeholder=texts.VIEW_SEARCH,
        )
    ]


def _profile(view: View) -> list[Component]:
    first, last = day_of(view.query, FROM), day_of(view.query, TO)
    days = view.query.get("days") or "all"
    chosen = _RANGE if first and last else days if days in texts.PROFILE_PERIODS else "all"
    span: Component = dmc.DatePickerInput(
        id=_field("days"),
        label=texts.RANGE,
        description=texts.RANGE_HINT,
        type="range",
        value=[first.isoformat(), last.isoformat()] if first and last else [None, None],
        valueFormat="D MMM YYYY",
        allowSingleDateInRange=True,
    )
    range_style = {"display": "block" if chosen == _RANGE else "none"}
    compare: Component = dmc.Switch(
        id={"type": "share-switch", "name": "compare"},
        label=texts.COMPARE,
        description=texts.COMPARE_HINT,
        checked=False,
    )
    periods = select(
        _field("period"), texts.PROFILE_PERIOD, list(texts.PROFILE_PERIODS.items()), chosen
    )
    return [periods, html.Div(span, id=_SPAN, style=range_style), compare]


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


def share_of(kind: str, form: Mapping[str, Any], *, compare: bool) -> NewShare | str:
    """What the form says; in words what is missing in it."""
    label = (form.get("label") or "").strip() or UNSET
    made = NewShare(cast("ShareKind", kind), label, expires_at=end_of(form["ends"]))
    if kind == "recap":
        if not form.get("recap"):
            return texts.CHOOSE_RECAP
        made.recap = form["recap"]
    elif kind == "view":
        if not form.get("view"):
            return texts.CHOOSE_VIEW
        made.view = form["view"]
    else:
        made.allow_comparison = compare
        period = form.get("period") or "all"
        if period == _RANGE:
            first, last = [*(form.get("days") or []), None, None][:2]
            if not first or not last:
                return texts.CHOOSE_RANGE
            made.since = first
            made.until = (date.fromisoformat(last) + timedelta(days=1)).isoformat()
        elif period != "all":
            made.days = int(period)
    return made


async def _revoke(client: Client, share_id: str) -> None:
    await do(delete_share.asyncio_detailed(share_id, client=client))


REVOKE = Deed("revoke-share", texts.REVOKE_SHARE, texts.REVOKE_SHARE_ASK, texts.REVOKE, _revoke)
register(REVOKE)


def add_callbacks(app: Dash) -> None:
    """Make a link."""

    @app.callback(
        Output(_SPAN, "style"),
        Input(_field("period"), "value"),
        prevent_initial_call=True,
    )
    async def show_days(period: str | None) -> Any:
        return {"display": "block" if period == _RANGE else "none"}

    @app.callback(
        Output(_STATUS, "children"),
        Output(_MADE, "children"),
        Output(_LIST, "children"),
        Input(_CREATE, "n_clicks"),
        State(_field(ALL), "value"),
        State(_field(ALL), "id"),
        State(_COMPARE, "checked"),
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
