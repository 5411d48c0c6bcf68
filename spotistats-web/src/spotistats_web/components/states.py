"""What is shown in place of figures: nothing there, or something went wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dash import html

from spotistats_web import texts
from spotistats_web.components.attributes import data
from spotistats_web.components.basics import icon
from spotistats_web.period import EVERYTHING, FROM, PERIOD, TO

if TYPE_CHECKING:
    from dash.development.base_component import Component

    from spotistats_sdk.models import Problem
    from spotistats_web.page import View


def empty(title: str, hint: str = "", *actions: Component, symbol: str = "music") -> Component:
    """Nothing is there: why, and what to do about it."""
    return html.Div(
        [
            html.Span(icon(symbol), className="state-symbol"),
            html.P(title, className="state-title"),
            html.P(hint, className="dim") if hint else None,
            html.Div(list(actions), className="row center") if actions else None,
        ],
        className="state",
    )


def empty_period(href: str) -> Component:
    """Nothing in the period; `href` shows all time."""
    link = link_button(texts.SHOW_ALL, href)
    return card_state(empty(texts.EMPTY_PERIOD, texts.EMPTY_PERIOD_HINT, link, symbol="calendar"))


def failure(title: str, hint: str, *actions: Component) -> Component:
    """Something did not work: what, why, and how to go on."""
    return html.Div(
        [
            html.Span(icon("triangle-alert"), className="state-symbol warn"),
            html.P(title, className="state-title"),
            html.P(hint, className="dim"),
            html.Div(list(actions) or [retry()], className="row center"),
        ],
        className="card state",
        role="alert",
    )


def problem(found: Problem, way_on: Component | None = None) -> Component:
    """A problem of the services, in words, with a way on: a retry unless told otherwise."""
    hint = found.detail
    if found.status >= 500 and found.request_id:
        hint += f" ({texts.REQUEST.format(id=found.request_id)})"
    return failure(found.title, hint, *([] if way_on is None else [way_on]))


def retry() -> Component:
    """A button that loads the page again."""
    return html.Button(
        [icon("refresh-cw"), texts.RETRY],
        className="button",
        type="button",
        **data(refresh=""),
    )


def link_button(text: str, href: str) -> Component:
    """A link that looks like a button."""
    return html.A(text, href=href, className="button")


def card_state(state: Component) -> Component:
    """A state in a card of its own."""
    return html.Div(state, className="card")


def signed_out() -> Component:
    """The session is over; the browser loads the page again, which leads to the sign-in."""
    link = html.A(texts.SIGN_IN_AGAIN, href="/", className="button", **data(reload=""))
    return html.Div(failure(texts.SIGNED_OUT, "", link), **data(signed_out=""))


def whole_history(view: View) -> Component:
    """Nothing in the period that the view is about, with the way to the whole history; or to the
    import, where that is what was looked at.
    """
    if view.period.preset == EVERYTHING:
        link = link_button(texts.ADD_HISTORY, "/start")
        return card_state(empty(texts.NO_HISTORY, texts.NO_HISTORY_HINT, link, symbol="upload"))
    return empty_period(view.same(**{PERIOD: EVERYTHING, FROM: None, TO: None}))
