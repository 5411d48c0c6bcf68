"""Two periods."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import TYPE_CHECKING, cast

from dash import html

from spotistats_sdk.api.statistics import get_comparison
from spotistats_sdk.models import Comparison
from spotistats_web import formats
from spotistats_web import texts as shared
from spotistats_web.compare.sides import LISTED, Sides, figures_of_both, is_empty, lists_of_both
from spotistats_web.components.attributes import data
from spotistats_web.components.basics import choices
from spotistats_web.components.sections import entity_choices, entity_of, option_choices
from spotistats_web.components.states import card_state, empty, link_button
from spotistats_web.period import FROM, PERIOD, TO, Period, day_of
from spotistats_web.query import BadQueryError
from spotistats_web.session import ask
from spotistats_web.texts import compare as texts

if TYPE_CHECKING:
    from dash.development.base_component import Component

    from spotistats_sdk.models import ComparedOrder
    from spotistats_web.page import View

WITH, WITH_FROM, WITH_TO, ORDER = "with", "with_from", "with_to", "by"
_DAY = timedelta(days=1)


async def load(view: View) -> list[Component]:
    """The period of the picker beside an earlier one, or any other."""
    other = other_period(view)
    if other is None:
        return [_no_sides(view)]
    order = cast("ComparedOrder", view.query.choice(ORDER, tuple(texts.ORDERS), "plays"))
    later = {f"other_{name}": day for name, day in view.period.parameters.items()}
    found = await ask(
        get_comparison.asyncio_detailed(
            client=view.client,
            entity=entity_of(view),
            order_by=order,
            limit=LISTED,
            **other.parameters,
            **later,
        ),
        Comparison,
    )
    controls = [_others(view, other), _lists(view)]
    if is_empty(found.first, found.second):
        return [*controls, card_state(empty(texts.NOTHING, texts.NOTHING_HINT, symbol="scale"))]
    sides = Sides(_days(other), _days(view.period))
    return [
        controls[0],
        figures_of_both(found.first, found.second, sides),
        controls[1],
        *lists_of_both(view, found, sides),
    ]


def _lists(view: View) -> Component:
    orders = option_choices(view, texts.ORDER, ORDER, texts.ORDERS, "plays")
    return html.Div([entity_choices(view), orders], className="controls")


def other_period(view: View) -> Period | None:
    """What the period is compared with; None if it has no beginning or no end.

    Raises:
        BadQueryError: the address asks for what is no range of days.
    """
    first, last = day_of(view.query, WITH_FROM), day_of(view.query, WITH_TO)
    if first is not None and last is not None:
        if last < first:
            raise BadQueryError(WITH_TO, f"must not be before “{WITH_FROM}”")
        return Period(first, last + _DAY)
    way = view.query.choice(WITH, tuple(texts.WITHS), "previous")
    period = view.period
    if period.since is None or period.until is None:
        return None
    if way == "previous":
        return period.moved(-1)
    return Period(_year_before(period.since), _year_before(period.until))


def _year_before(day: date) -> date:
    return day.replace(year=day.year - 1, day=28 if (day.month, day.day) == (2, 29) else day.day)


def _days(period: Period) -> str:
    first, last = period.since, period.last
    if first is None or last is None:
        if first is None and last is None:
            return shared.PRESETS["all"]
        start = shared.FROM_THE_START if first is None else formats.day(first)
        return f"{start} – {shared.UNTIL_NOW if last is None else formats.day(last)}"
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        years = (first.year, last.year)
        return str(first.year) if years[0] == years[1] else f"{years[0]} – {years[1]}"
    return formats.days(first, last)


def _others(view: View, other: Period) -> Component:
    asks_range = view.query.get(WITH_FROM) is not None and view.query.get(WITH_TO) is not None
    chosen = None if asks_range else view.query.choice(WITH, tuple(texts.WITHS), "previous")
    options = [
        (
            text,
            view.same(**{WITH: None if way == "previous" else way, WITH_FROM: None, WITH_TO: None}),
            way == chosen,
        )
        for way, text in texts.WITHS.items()
    ]
    first = "" if other.since is None else other.since.isoformat()
    last = "" if other.last is None else other.last.isoformat()
    words = [texts.OTHER_FIRST, texts.OTHER_LAST, shared.SHOW_RANGE]
    told = [first, last, *words, [WITH_FROM, WITH_TO, WITH]]
    menu = html.Details(
        [
            html.Summary(
                _days(other) if asks_range else texts.ANY_OTHER,
                className="button chosen" if asks_range else "button",
            ),
            html.Div(html.Div(**data(range=json.dumps(told))), className="picker-panel left"),
        ],
        className="menu",
    )
    label = html.Span(texts.WITH, className="dim")
    return html.Div([label, choices(texts.WITH, options), menu], className="row wrapping")


def _no_sides(view: View) -> Component:
    ways = [
        link_button(text, view.same(**{PERIOD: preset, FROM: None, TO: None}))
        for preset, text in (("this-year", texts.THIS_YEAR), ("last-year", texts.LAST_YEAR))
    ]
    return card_state(empty(texts.NO_SIDES, texts.NO_SIDES_HINT, *ways, symbol="scale"))
