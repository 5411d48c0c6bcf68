"""Settings: what a new link shows, as the address and the form say it.

The address fills the form in, for links on other pages: `?recap=2024-07`, `?view=top-of-winter`,
`?kind=profile&days=182`, `?kind=profile&from=2024-01-01&to=2024-06-30`.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, cast

import dash_mantine_components as dmc
from dash import html

from spotistats_sdk.api.explore import list_views
from spotistats_sdk.api.statistics import get_summary
from spotistats_sdk.models import NewShare, Summary, ViewList
from spotistats_sdk.types import UNSET
from spotistats_web.components.basics import card, choices
from spotistats_web.components.states import link_button
from spotistats_web.period import FROM, TO, day_of
from spotistats_web.recap.names import UNITS, period_named, period_with
from spotistats_web.session import ask
from spotistats_web.settings.forms import end_of, ends_after, select, status, submit, text_field
from spotistats_web.texts import settings as texts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dash.development.base_component import Component

    from spotistats_sdk.models import ShareKind
    from spotistats_web.page import View
    from spotistats_web.query import Query

CREATE, STATUS, MADE, SPAN = "share-create", "share-status", "share-made", "share-span"
RANGE = "range"
_WEEKS, _MOST_MONTHS = 12, 36


def field(name: Any) -> dict[str, Any]:
    """The id of a field of the form."""
    return {"type": "share", "name": name}


def switch(name: Any) -> dict[str, Any]:
    """The id of a switch of the form."""
    return {"type": "share-switch", "name": name}


def kind_of(query: Query) -> str:
    """What kind of thing the address speaks of."""
    usual = "view" if query.get("view") else "recap"
    return query.choice("kind", tuple(texts.KINDS), usual)


async def share_form(view: View) -> Component:
    """The form, for the kind of thing that the address speaks of."""
    kind = kind_of(view.query)
    what = await _what(view, kind)
    options = [
        (name, view.same(kind=each, recap=None, view=None), each == kind)
        for each, name in texts.KINDS.items()
    ]
    label = text_field(field("label"), texts.LABEL, description=texts.LABEL_HINT)
    is_possible = kind != "view" or len(what) == 1
    form = [
        choices(texts.KIND, options),
        html.Div(what, className="form"),
    ]
    if is_possible:
        form += [
            label,
            ends_after(field("ends"), "30"),
            html.P(texts.PRIVATE, className="dim"),
            html.Div([submit(CREATE, texts.CREATE_LINK), status(STATUS)], className="row"),
            html.Div(id=MADE),
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
        field("recap"), texts.RECAP, groups, chosen or usual, searchable=True,
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
            field("view"),
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
    chosen = RANGE if first and last else days if days in texts.PROFILE_PERIODS else "all"
    span: Component = dmc.DatePickerInput(
        id=field("days"),
        label=texts.RANGE,
        description=texts.RANGE_HINT,
        type="range",
        value=[first.isoformat(), last.isoformat()] if first and last else [None, None],
        valueFormat="D MMM YYYY",
        allowSingleDateInRange=True,
    )
    range_style = {"display": "block" if chosen == RANGE else "none"}
    compare: Component = dmc.Switch(
        id=switch("compare"),
        label=texts.COMPARE,
        description=texts.COMPARE_HINT,
        checked=False,
    )
    periods = select(
        field("period"), texts.PROFILE_PERIOD, list(texts.PROFILE_PERIODS.items()), chosen
    )
    return [periods, html.Div(span, id=SPAN, style=range_style), compare]


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
        if period == RANGE:
            first, last = [*(form.get("days") or []), None, None][:2]
            if not first or not last:
                return texts.CHOOSE_RANGE
            made.since = first
            made.until = (date.fromisoformat(last) + timedelta(days=1)).isoformat()
        elif period != "all":
            made.days = int(period)
    return made
