"""Saved questions: saved by name, listed, opened, deleted."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Any

from dash import ALL, Input, Output, State, ctx, dcc, html, no_update
from dash.exceptions import PreventUpdate

from spotistats_sdk.api.explore import delete_view, save_view
from spotistats_sdk.models import View as SavedView
from spotistats_sdk.models import ViewBody
from spotistats_web.components import states
from spotistats_web.components.attributes import aria
from spotistats_web.components.basics import card, icon
from spotistats_web.components.shell import REFRESH, URL
from spotistats_web.explore.question import CHART, address_of
from spotistats_web.query import Query
from spotistats_web.session import ProblemError, SignedOutError, ask, do, visitor
from spotistats_web.texts import explore as texts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dash import Dash
    from dash.development.base_component import Component

    from spotistats_web.explore.question import Sent
    from spotistats_web.page import View

DELETE = "delete"
"""A parameter of the address: the view that is about to be deleted."""
_NAME, _SAVE, _STATUS, _QUERY = "view-name", "view-save", "view-status", "view-query"
_LONGEST = 64


def save_card(asked: Sent, chart: str) -> Component:
    """Where the question of the page is given a name."""
    return card(
        texts.SAVE_AS,
        html.Div(
            [
                html.Label(texts.NAME, htmlFor=_NAME, className="visually-hidden"),
                dcc.Input(
                    id=_NAME,
                    type="text",
                    placeholder=texts.NAME_HINT,
                    maxLength=100,
                    className="grow",
                ),
                html.Button(texts.SAVE, id=_SAVE, type="button", className="button primary"),
            ],
            className="row",
        ),
        html.P(id=_STATUS, className="dim status", role="status"),
        dcc.Store(id=_QUERY, data={"query": asked, "chart": chart}),
        note=texts.SAVE_HINT,
    )


def views_card(view: View, saved: Sequence[SavedView]) -> Component:
    """The saved questions."""
    if not saved:
        return card(texts.VIEWS, html.P(texts.NO_VIEWS, className="dim"))
    items = [html.Li(_item(view, each)) for each in saved]
    return card(texts.VIEWS, html.Ul(items, className="views"))


def _item(view: View, saved: SavedView) -> list[Component]:
    title = saved.title or saved.name
    query = address_of(saved.query.to_dict(), view.zone)
    if saved.chart is not None:
        query = query.changed(**{CHART: saved.chart})
    label = texts.DELETE_ONE.format(what=title)
    share = texts.SHARE_ONE.format(what=title)
    return [
        html.A(title, href=f"/explore{query}", className="name"),
        html.Span(_asks(saved.query.to_dict()), className="dim sub"),
        html.A(
            icon("share-2"),
            href=f"/settings/shares?view={saved.name}",
            className="button round quiet",
            title=share,
            **aria(label=share),
        ),
        html.A(
            icon("trash-2"),
            href=view.same(**{DELETE: saved.name}),
            className="button round quiet",
            title=label,
            **aria(label=label),
        ),
    ]


def _asks(query: Sent) -> str:
    measures = [texts.MEASURES.get(each, each) for each in query.get("measures", ["plays"])]
    by = [texts.DIMENSIONS.get(each, each).lower() for each in query.get("group_by", [])]
    words = ", ".join([measures[0], *(each.lower() for each in measures[1:])])
    return texts.OF_BY.format(measure=words, by=", ".join(by)) if by else words


def delete_question(view: View, saved: Sequence[SavedView]) -> Component | None:
    """Whether to delete the view that the address names; None if it names none."""
    name = view.query.get(DELETE)
    found = next((each for each in saved if each.name == name), None)
    if found is None:
        return None
    really = texts.REALLY.format(what=found.title or found.name)
    return html.Div(
        [
            html.P(really),
            html.Div(
                [
                    html.Button(
                        texts.DELETE,
                        id={"type": "view-delete", "name": found.name},
                        type="button",
                        className="button primary danger",
                    ),
                    html.A(texts.KEEP, href=view.same(**{DELETE: None}), className="button"),
                ],
                className="row",
            ),
        ],
        className="card",
        role="alertdialog",
        **aria(label=really),
    )


def name_of(title: str) -> str:
    """A title as the name of a view: `Künstler am Wochenende` is `kunstler-am-wochenende`."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:_LONGEST].strip("-")


def add_callbacks(app: Dash) -> None:
    """Save and delete."""

    @app.callback(
        Output(_STATUS, "children"),
        Output(REFRESH, "data", allow_duplicate=True),
        Input(_SAVE, "n_clicks"),
        Input(_NAME, "n_submit"),
        State(_NAME, "value"),
        State(_QUERY, "data"),
        prevent_initial_call=True,
    )
    async def save(clicks: int | None, submits: int | None, title: str | None, told: Any) -> Any:
        if not (clicks or submits):
            raise PreventUpdate
        name = name_of(title or "")
        if not name:
            return texts.NEEDS_NAME, no_update
        body = ViewBody.from_dict(
            {"title": (title or "").strip(), "query": told["query"], "chart": told["chart"]}
        )
        try:
            request = save_view.asyncio_detailed(name, client=visitor().client, body=body)
            await ask(request, SavedView)
        except SignedOutError:
            return states.signed_out(), no_update
        except ProblemError as error:
            return error.problem.detail, no_update
        return texts.SAVED, name

    @app.callback(
        Output(URL, "search", allow_duplicate=True),
        Input({"type": "view-delete", "name": ALL}, "n_clicks"),
        State(URL, "search"),
        prevent_initial_call=True,
    )
    async def delete(clicks: list[int | None], search: str | None) -> Any:
        if not any(clicks) or not isinstance(ctx.triggered_id, dict):
            raise PreventUpdate
        name = str(ctx.triggered_id["name"])
        await do(delete_view.asyncio_detailed(name, client=visitor().client))
        return str(Query.of(search).changed(**{DELETE: None})) or "?"
