"""What is around every page: navigation, title bar, and the frame that a page is put into."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

import dash_mantine_components as dmc
from dash import dcc, html

from spotistats_web import palette, texts
from spotistats_web.components.attributes import aria, data
from spotistats_web.components.basics import icon
from spotistats_web.components.markup import lean, markup
from spotistats_web.components.picker import picker
from spotistats_web.components.search import search_box
from spotistats_web.components.states import failure
from spotistats_web.texts import search as search_texts

if TYPE_CHECKING:
    from dash.development.base_component import Component

    from spotistats_web.page import Page, Pages, Place, Shown, View

URL, PAGE, REFRESH = "url", "page", "refresh"
_THEME = {
    "primaryColor": "brand",
    "fontFamily": "var(--font)",
    "headings": {"fontFamily": "var(--font)"},
    "defaultRadius": "md",
    "cursorType": "pointer",
    "colors": {
        "brand": [
            "#e7f8f1",
            "#cfeee1",
            "#9fdec4",
            "#6ccda5",
            "#43bf8b",
            "#27b37a",
            palette.PLAYS,
            "#0b7d59",
            "#076a4b",
            "#03543b",
        ]
    },
    "primaryShade": {"light": 7, "dark": 5},
}


def shell(pages: Pages) -> Component:
    """The layout that stays while pages come and go."""
    layout: Component = dmc.MantineProvider(
        [
            html.A(texts.SKIP, href="#main", className="skip", **data(reload="")),
            dcc.Location(id=URL, refresh="callback-nav"),
            dcc.Store(id=REFRESH),
            dmc.AppShell(
                [
                    dmc.AppShellHeader(_bar(), className="bar"),
                    dmc.AppShellNavbar(_navigation(pages), className="nav"),
                    dmc.AppShellMain(
                        [
                            html.Div(
                                id="no-answer",
                                className="page",
                                **data(told=markup(failure(texts.NO_ANSWER, texts.NO_ANSWER_HINT))),
                            ),
                            html.Div(id=PAGE, className="page"),
                            html.Div(skeleton(), id="skeleton", className="page"),
                            html.Div(id="announcer", className="visually-hidden", role="status"),
                        ],
                        id="main",
                        tabIndex=-1,
                    ),
                ],
                id="shell",
                header={"height": {"base": 56, "sm": 0}},
                navbar={"width": 236, "breakpoint": "sm", "collapsed": {"mobile": True}},
                padding=0,
                transitionDuration=150,
            ),
        ],
        theme=_THEME,
        defaultColorScheme="auto",
    )
    return layout


def frame(view: View, page: Page, shown: Shown) -> list[Component]:
    """A page in its frame: title, period picker, what the page shows."""
    title = shown.title or page.title
    heading: list[Any] = [html.H1(title)]
    if shown.lead is not None:
        heading.append(html.P(shown.lead, className="lead"))
    has_period = page.has_period if shown.has_period is None else shown.has_period
    head = [html.Div(heading), picker(view, compares=page.compares) if has_period else None]
    return [
        html.Header(lean(head), className="page-head", **data(title=title, path=view.path)),
        html.Div(lean(shown.body), className="page-body"),
    ]


def skeleton() -> list[Component]:
    """The outline of a page that is on its way."""
    block = "skeleton"
    return [
        html.Div(className=f"{block} line wide"),
        html.Div(className=f"{block} short"),
        html.Div(className=f"{block} tall"),
        html.Div([html.Div(className=f"{block} tall") for _ in range(3)], className="grid thirds"),
    ]


def brand() -> Component:
    """The name with its sign."""
    bars = [html.Span() for _ in range(4)]
    return html.A(
        [html.Span(bars, className="sign", **aria(hidden="true")), texts.NAME],
        href="/",
        className="brand",
    )


def _bar() -> Component:
    burger = html.Button(
        icon("menu"),
        id="burger",
        type="button",
        className="button round",
        **aria(label=texts.OPEN_NAVIGATION, controls="navigation"),
    )
    find = html.A(
        icon("search"),
        href="/search",
        className="button round find",
        **aria(label=search_texts.TITLE),
    )
    return html.Div([burger, brand(), find], className="row")


def _navigation(pages: Pages) -> list[Component]:
    parts: list[Component] = [brand()]
    for group, members in groupby(pages.places(), key=lambda each: each[1].group):
        links = [_link(page, place) for page, place in members]
        heading = [html.P(group, className="nav-group")] if group else []
        parts.append(html.Div([*heading, *links]))
    head, *links = parts
    return [
        head,
        search_box(),
        html.Nav(links, id="navigation", **aria(label=texts.NAVIGATION)),
        html.Div(
            [
                html.Button(
                    [icon("sun-moon"), texts.SCHEME],
                    id="scheme",
                    type="button",
                    className="nav-link",
                )
            ],
            className="nav-foot",
        ),
    ]


def _link(page: Page, place: Place) -> Component:
    inside: list[Any] = [icon(place.icon), page.title]
    return html.A(inside, href=page.path, className="nav-link", **data(nav=page.path))
