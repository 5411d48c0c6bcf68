"""The period picker: everywhere the same, and all it does is lead to another address."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

from dash import html

from spotistats_web import period as periods
from spotistats_web import texts
from spotistats_web.components.attributes import aria, data
from spotistats_web.components.basics import icon
from spotistats_web.formats import day, days

if TYPE_CHECKING:
    from dash.development.base_component import Component

    from spotistats_web.page import View
    from spotistats_web.period import Period


def name_of(period: Period) -> str:
    """What a period is called."""
    if period.preset is not None:
        return texts.PRESETS[period.preset]
    since, last = period.since, period.last
    if since is not None and last is not None:
        if period.moved(1) is not None and since.day == 1 and period.until == _next_month(since):
            return f"{since:%B %Y}"
        if (since.month, since.day, last.month, last.day) == (1, 1, 12, 31):
            return str(since.year) if since.year == last.year else f"{since.year} – {last.year}"
        return days(since, last)
    return span_of(period) or texts.PRESETS[periods.EVERYTHING]


def span_of(period: Period) -> str | None:
    """Its days; None where it is open on both sides."""
    since, last = period.since, period.last
    if since is not None and last is not None:
        return days(since, last)
    if since is None and last is None:
        return None
    first = texts.FROM_THE_START if since is None else day(since)
    return f"{first} – {texts.UNTIL_NOW if last is None else day(last)}"


def picker(view: View, *, compares: bool = True) -> Component:
    """The picker for a page, which `compares` with the previous period or has no use for it."""
    period = view.period
    name, span = name_of(period), span_of(period)
    label = [html.Span(name, className="picker-name")]
    if span is not None and span != name:
        label.append(html.Span(span, className="picker-span"))
    summary = html.Summary([icon("calendar"), *label, icon("chevron-down")], className="button")
    panel = html.Div([_presets(view), _range(period)], className="picker-panel")
    menu = html.Details([summary, panel], className="menu picker-menu")
    parts = [_moved(view, -1), menu, _moved(view, 1)]
    return html.Div(
        [html.Div(parts, className="picker-steps"), _compare(view) if compares else None],
        className="picker",
        role="group",
        **aria(label=texts.PERIOD),
    )


def _presets(view: View) -> Component:
    chosen = view.period.preset
    links = [
        html.A(
            texts.PRESETS[preset],
            href=view.same(**{periods.PERIOD: preset, periods.FROM: None, periods.TO: None}),
            **(aria(current="true") if preset == chosen else {}),
        )
        for preset in periods.PRESETS
    ]
    return html.Div(links, className="picker-presets")


def _range(period: Period) -> Component:
    """Two days to choose; the browser makes the fields (`assets/spotistats.js`)."""
    chosen = ["" if day is None else day.isoformat() for day in (period.since, period.last)]
    words = [texts.FIRST_DAY, texts.LAST_DAY, texts.SHOW_RANGE]
    return html.Div(
        [
            html.P(texts.ANY_RANGE, className="dim"),
            html.Div(**data(range=json.dumps([*chosen, *words]))),
        ],
        className="picker-range",
    )


def _moved(view: View, steps: int) -> Component | None:
    period = view.period.moved(steps)
    label = texts.EARLIER if steps < 0 else texts.LATER
    symbol = icon("chevron-left" if steps < 0 else "chevron-right")
    is_future = period is not None and period.since is not None and period.since > view.now.date()
    if period is None or period.since is None or period.last is None or is_future:
        return html.Span(symbol, className="button round off", **aria(hidden="true"))
    changes = {
        periods.PERIOD: None,
        periods.FROM: period.since.isoformat(),
        periods.TO: period.last.isoformat(),
    }
    href = view.same(**changes)
    return html.A(symbol, href=href, className="button round", **aria(label=label))


def _compare(view: View) -> Component | None:
    period = view.period
    if period.days is None:
        return None
    href = view.same(**{periods.COMPARE: "none" if period.compares else None})
    return html.A(
        [html.Span(className="switch"), texts.COMPARE],
        href=href,
        className="switched",
        role="switch",
        **aria(checked="true" if period.compares else "false"),
    )


def _next_month(day_: date) -> date:
    return date(day_.year + day_.month // 12, day_.month % 12 + 1, 1)
