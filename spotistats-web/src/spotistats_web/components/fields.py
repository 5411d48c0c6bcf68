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


def choice_of(
    name: str, options: list[tuple[str, str]], label: str, *, chosen: str | None = None
) -> Component:
    """A list to choose one of: value and text. The first is chosen unless told otherwise."""
    first = options[0][0] if chosen is None else chosen
    made = [
        html.Option(text, value=value, selected=True if value == first else None)
        for value, text in options
    ]
    return html.Select(made, name=name, className="input", **aria(label=label))


def check(name: str, value: str, text: str, *, is_ticked: bool = False) -> Component:
    """Something to tick."""
    box = Input(type="checkbox", name=name, value=value, **({"checked": True} if is_ticked else {}))
    return html.Label([box, html.Span(text)], className="check")
