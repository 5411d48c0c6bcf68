"""Fields of forms that our own scripts read. They are only ever part of markup, as Dash has no
such element of HTML."""

from __future__ import annotations

from typing import Any, ClassVar

from dash import html
from dash.development.base_component import Component

from spotistats_web.components.attributes import aria


class Input(Component):
    """An `<input>`; its parent must be static (see `markup.py`)."""

    _namespace = "dash_html_components"
    _type = "Input"
    _children_props: ClassVar[list[str]] = []
    _base_nodes: ClassVar[list[str]] = []

    def __init__(self, **props: Any) -> None:
        self._prop_names = list(props)
        self.available_properties = self._prop_names
        self.available_wildcard_properties = ["data-", "aria-"]
        self._valid_wildcard_attributes = ["data-", "aria-"]
        super().__init__(**props)


def labelled(text: str, field: Component) -> Component:
    """A field under its label."""
    return html.Label([html.Span(text), field], className="field")


def choice_of(name: str, options: list[tuple[str, str]], label: str) -> Component:
    """A list to choose one of: value and text."""
    made = [
        html.Option(text, value=value, selected=True if at == 0 else None)
        for at, (value, text) in enumerate(options)
    ]
    return html.Select(made, name=name, className="input", **aria(label=label))


def check(name: str, value: str, text: str) -> Component:
    """Something to tick."""
    box = Input(type="checkbox", name=name, value=value)
    return html.Label([box, html.Span(text)], className="check")
