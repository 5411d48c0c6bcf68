"""What cannot be undone is asked about before: one dialogue for all of it.

A button of `deed_button` opens it; what is then done is in the registry. Nothing happens before
the person says so there, and for what takes everything along, types a word.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import dash_mantine_components as dmc
from dash import ALL, ClientsideFunction, Input, Output, State, ctx, dcc, html, no_update

from spotistats_web.components.attributes import aria
from spotistats_web.components.basics import icon
from spotistats_web.components.shell import REFRESH, URL
from spotistats_web.session import visitor
from spotistats_web.settings.forms import FAILURES, failed, status, wrong
from spotistats_web.texts import settings as texts

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from dash import Dash
    from dash.development.base_component import Component

    from spotistats_sdk import AuthenticatedClient as Client

_DIALOGUE, _WORDS, _ASKED = "deed-dialogue", "deed-words", "deed-asked"
_WORD, _STATUS, _DO, _CANCEL = "deed-word", "deed-status", "deed-do", "deed-cancel"


@dataclass(frozen=True)
class Deed:
    """Something that cannot be undone."""

    name: str
    title: str
    asks: str
    """What it means; `{name}` is what it is done to."""
    button: str
    act: Callable[[Client, str], Awaitable[None]]
    """Does it, to the thing with an id."""
    word: str | None = None
    """What has to be typed before."""
    leads_to: str | None = None
    """Where the person comes afterwards; None: the same page anew."""


_DEEDS: dict[str, Deed] = {}


def register(*deeds: Deed) -> None:
    """Make deeds known to the dialogue."""
    _DEEDS.update({deed.name: deed for deed in deeds})


def deed_button(
    deed: Deed, thing_id: str, name: str, text: str, *, symbol: str | None = None
) -> Component:
    """A button that asks whether to do it to a thing, which is called `name`."""
    return html.Button(
        [icon(symbol), text] if symbol else text,
        id={"type": "deed", "deed": deed.name, "thing": thing_id, "name": name},
        type="button",
        className="button danger" if deed.word else "button",
        **aria(label=f"{text}: {name}" if name else text),
    )


def confirmation() -> Component:
    """The dialogue, closed; once on a page."""
    word: Component = dmc.TextInput(
        id=_WORD, label="", value="", autoComplete="off", style={"display": "none"}
    )
    buttons = [
        html.Button(texts.CANCEL, id=_CANCEL, type="button", className="button"),
        html.Button("", id=_DO, type="button", className="button danger"),
    ]
    dialogue: Component = dmc.Modal(
        html.Div(
            [
                html.P(id=_WORDS, className="dim"),
                word,
                status(_STATUS),
                html.Div(buttons, className="row end"),
            ],
            className="dialogue",
        ),
        id=_DIALOGUE,
        title=" ",
        centered=True,
        withCloseButton=False,
        radius="lg",
    )
    return html.Div([dialogue, dcc.Store(id=_ASKED)])


def add_callbacks(app: Dash) -> None:
    """Ask, and do."""

    @app.callback(
        Output(_DIALOGUE, "opened"),
        Output(_DIALOGUE, "title"),
        Output(_WORDS, "children"),
        Output(_WORD, "style"),
        Output(_WORD, "label"),
        Output(_WORD, "value"),
        Output(_DO, "children"),
        Output(_STATUS, "children"),
        Output(_ASKED, "data"),
        Input({"type": "deed", "deed": ALL, "thing": ALL, "name": ALL}, "n_clicks"),
        Input(_CANCEL, "n_clicks"),
        prevent_initial_call=True,
    )
    async def ask_before(_clicks: list[int | None], _cancel: int | None) -> Any:
        by = ctx.triggered_id
        if not ctx.triggered[0]["value"]:  # buttons that have just come into the page
            return (no_update,) * 9
        if by == _CANCEL or not isinstance(by, dict):
            return False, *(no_update,) * 7, None
        deed = _DEEDS[by["deed"]]
        display = {"display": "block" if deed.word else "none"}
        label = texts.TYPE_WORD.format(word=deed.word) if deed.word else ""
        asked = {"deed": deed.name, "thing": by["thing"], "word": deed.word}
        named = {"name": by["name"]}
        title, asks = deed.title.format(**named), deed.asks.format(**named)
        return True, title, asks, display, label, "", deed.button, None, asked

    app.clientside_callback(
        ClientsideFunction("settings", "mayDo"),
        Output(_DO, "disabled"),
        Input(_WORD, "value"),
        Input(_ASKED, "data"),
    )

    @app.callback(
        Output(_DIALOGUE, "opened", allow_duplicate=True),
        Output(_STATUS, "children", allow_duplicate=True),
        Output(REFRESH, "data", allow_duplicate=True),
        Output(URL, "href", allow_duplicate=True),
        Input(_DO, "n_clicks"),
        State(_ASKED, "data"),
        State(_WORD, "value"),
        prevent_initial_call=True,
        running=[(Output(_CANCEL, "disabled"), True, False)],
    )
    async def do_it(clicks: int | None, asked: dict[str, str] | None, typed: str | None) -> Any:
        if not clicks or asked is None:
            return (no_update,) * 4
        deed = _DEEDS[asked["deed"]]
        if deed.word is not None and (typed or "").strip() != deed.word:
            told = wrong(texts.WRONG_WORD.format(word=deed.word))
            return no_update, told, no_update, no_update
        try:
            await deed.act(visitor().client, asked["thing"])
        except FAILURES as error:
            return no_update, failed(error), no_update, no_update
        if deed.leads_to is not None:
            return False, None, no_update, deed.leads_to
        return False, None, datetime.now(UTC).timestamp(), no_update
