"""What the forms of the settings have in common."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import dash_mantine_components as dmc
from dash import html

from spotistats_web.components import states
from spotistats_web.components.attributes import aria, data
from spotistats_web.components.basics import icon
from spotistats_web.session import ProblemError, SignedOutError
from spotistats_web.texts import settings as texts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dash.development.base_component import Component

FAILURES = (ProblemError, SignedOutError)
"""What a callback of a form catches, and tells with `failed`."""


def submit(name: str, text: str, *, quiet: bool = False) -> Component:
    """The button of a form."""
    style = "button" if quiet else "button primary"
    return html.Button(text, id=name, type="button", className=style, n_clicks=0)


def status(name: str) -> Component:
    """Where a form says how it went."""
    return html.Div(id=name, className="form-status", role="status")


def done(text: str) -> Component:
    """It worked."""
    return html.Span([icon("check"), text], className="told good")


def wrong(text: str) -> Component:
    """What is wrong with what was entered."""
    return html.Span([icon("triangle-alert"), text], className="told bad")


def failed(error: Exception) -> Component:
    """Why the services did not do it."""
    if isinstance(error, ProblemError):
        return wrong(words_of(error))
    return states.signed_out()


def words_of(error: ProblemError) -> str:
    """A problem in one line, with the fields that it names."""
    fields = [f"{each.field}: {each.message}" for each in error.problem.errors]
    return " ".join([error.problem.detail, *[f"({'; '.join(fields)})"] * bool(fields)])


def text_field(name: str | dict[str, str], label: str, value: str = "", **more: Any) -> Component:
    """A line of text, of at most 100 characters."""
    made: Component = dmc.TextInput(
        id=name,
        label=label,
        value=value,
        autoComplete="off",
        inputProps={"maxLength": 100},
        **more,
    )
    return made


def select(
    name: str | dict[str, str],
    label: str,
    options: Sequence[Any],
    value: str | None,
    **more: Any,
) -> Component:
    """A choice of one; `options` are (value, name) pairs, names, or groups of them."""
    told = [
        {"value": each[0], "label": each[1]} if isinstance(each, tuple) else each
        for each in options
    ]
    more = {"allowDeselect": False, "comboboxProps": {"shadow": "md"}, **more}
    made: Component = dmc.Select(id=name, label=label, data=told, value=value, **more)
    return made


def ends_after(name: str | dict[str, str], value: str) -> Component:
    """When something ends that is made now."""
    return select(name, texts.ENDS_AFTER, list(texts.AFTER.items()), value)


def end_of(choice: str) -> datetime | None:
    """The moment that a choice of `ends_after` means; None for never."""
    return None if choice == "never" else datetime.now(UTC) + timedelta(days=int(choice))


def shown_once(title: str, secret: str, hint: str, *actions: Component) -> Component:
    """A secret that is shown in this moment only, with a button that copies it."""
    field = html.Code(secret, className="secret", tabIndex=0, **data(secret=""))
    copy = html.Button(
        [icon("copy"), texts.COPY],
        type="button",
        className="button primary",
        **data(copy=secret, copied=texts.COPIED),
    )
    return html.Div(
        [
            html.P(title, className="state-title"),
            field,
            html.Div([copy, *actions], className="row"),
            html.P(hint, className="dim"),
        ],
        className="shown-once",
        role="group",
        tabIndex=-1,
        **aria(label=title),
        **data(focus=""),
    )


def table(columns: Sequence[str], rows: Sequence[Sequence[Any]], label: str) -> Component:
    """A table of things, each with a heading of its own first; the last cell has its buttons."""
    head = html.Tr(
        [
            *(html.Th(name, scope="col") for name in columns),
            html.Td(className="deeds"),
        ]
    )
    body = [
        html.Tr(
            [
                html.Th(row[0], scope="row"),
                *(
                    html.Td(cell, className="dim", **data(label=name))
                    for cell, name in zip(row[1:-1], columns[1:], strict=True)
                ),
                html.Td(row[-1], className="deeds"),
            ]
        )
        for row in rows
    ]
    made = html.Table([html.Thead(head), html.Tbody(body)], className="things", **aria(label=label))
    return html.Div(made, className="table-inside")
