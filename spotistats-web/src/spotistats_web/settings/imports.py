"""Settings: what was imported, and taking it back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from dash import Input, Output, State, dcc, html

from spotistats_sdk.api.imports import delete_import, list_imports
from spotistats_sdk.models import Import, ImportList
from spotistats_web import formats
from spotistats_web.components.attributes import aria, data
from spotistats_web.components.basics import icon
from spotistats_web.components.imports import import_card, is_under_way
from spotistats_web.components.paging import paging
from spotistats_web.components.states import card_state, empty, link_button
from spotistats_web.session import ask, visitor
from spotistats_web.settings.coverage import coverage
from spotistats_web.settings.deeds import Deed, deed_button, register
from spotistats_web.settings.forms import FAILURES, failed
from spotistats_web.settings.frame import shown
from spotistats_web.texts import settings as texts
from spotistats_web.texts import start as start_texts

if TYPE_CHECKING:
    from dash import Dash
    from dash.development.base_component import Component

    from spotistats_sdk import AuthenticatedClient as Client
    from spotistats_web.page import Shown, View

PATH = "/settings/imports"
_LIST, _POLL, _STATE = "imports-list", "imports-poll", "imports-state"
_POLL_MS = 1_000
_PER_PAGE = 100


async def load(view: View) -> Shown:
    """All imports, the newest first, and what they cover together."""
    page = view.query.integer("page", 1, least=1, most=1_000)
    found = await _imports(view.client, page)
    more = link_button(texts.IMPORT_MORE, "/start")
    if not found.items:
        state = empty(texts.NO_IMPORTS, texts.NO_IMPORTS_HINT, more, symbol="upload")
        return shown(view, card_state(state))
    is_busy = any(is_under_way(each) for each in found.items)
    return shown(
        view,
        html.Div(_listed(found, view.zone), id=_LIST, className="stack"),
        html.Div([more, _pages(view, page, found)], className="row between"),
        dcc.Interval(id=_POLL, interval=_POLL_MS, disabled=not is_busy),
        dcc.Store(id=_STATE, data=[page, view.account.time_zone]),
    )


async def _imports(client: Client, page: int) -> ImportList:
    request = list_imports.asyncio_detailed(
        client=client, limit=_PER_PAGE, offset=(page - 1) * _PER_PAGE
    )
    return await ask(request, ImportList)


def _pages(view: View, page: int, found: ImportList) -> Component | None:
    if found.total <= _PER_PAGE:
        return None
    return paging(view, page=page, per_page=_PER_PAGE, count=len(found.items), total=found.total)


def _listed(found: ImportList, zone: ZoneInfo) -> list[Component]:
    covered = coverage(found.items, zone)
    return [*([covered] if covered else []), *(_import(each, zone) for each in found.items)]


def _import(found: Import, zone: ZoneInfo) -> Component:
    name = texts.IMPORT_OF.format(moment=formats.moment(found.created_at, zone))
    about = [html.Span(start_texts.STATES[found.state], className="tag")]
    if found.first_ended_at is not None and found.last_ended_at is not None:
        days = formats.days(
            found.first_ended_at.astimezone(zone).date(),
            found.last_ended_at.astimezone(zone).date(),
        )
        about.append(html.Span(days, className="dim"))
    new = formats.counted(found.rows.stored, "new play")
    about.append(html.Span(new, className="dim not-on-phone"))
    summary = html.Summary(
        [
            html.Span([html.B(name), html.Span(about, className="row wrap")], className="lines"),
            icon("chevron-down"),
        ]
    )
    if is_under_way(found):
        inside: Component = html.Div(
            [summary_line(name, about), import_card(found, zone)], className="open"
        )
    else:
        inside = html.Details([summary, import_card(found, zone)], className="unfold")
    undo = texts.CANCEL_IMPORT if found.state in ("queued", "running") else texts.UNDO
    button = None if found.state == "undoing" else deed_button(UNDO, found.id, name, undo)
    return html.Section(
        [inside, button],
        className="card import-row",
        **data(import_id=found.id),
        **aria(label=name),
    )


def summary_line(name: str, about: list[Component]) -> Component:
    """The head of an import that goes on: its name and what is known of it."""
    return html.Div([html.B(name), html.Span(about, className="row wrap")], className="lines")


async def _undo(client: Client, import_id: str) -> None:
    await ask(delete_import.asyncio_detailed(import_id, client=client), Import)


UNDO = Deed("undo", texts.UNDO_TITLE, texts.UNDO_ASK, texts.UNDO, _undo)
register(UNDO)


def add_callbacks(app: Dash) -> None:
    """Follow imports that are under way."""

    @app.callback(
        Output(_LIST, "children"),
        Output(_POLL, "disabled"),
        Input(_POLL, "n_intervals"),
        State(_STATE, "data"),
        prevent_initial_call=True,
    )
    async def follow(_count: int | None, state: list[Any]) -> Any:
        page, zone = state
        try:
            found = await _imports(visitor().client, page)
        except FAILURES as error:
            return failed(error), True
        is_busy = any(is_under_way(each) for each in found.items)
        return _listed(found, ZoneInfo(zone)), not is_busy
