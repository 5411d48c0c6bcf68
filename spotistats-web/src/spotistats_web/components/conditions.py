"""Conditions as chips to turn round and take away, and the form that makes one.

The form is sent by `assets/explore.js`, which puts the condition into the address.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dash import html

from spotistats_web.components.attributes import aria, data
from spotistats_web.components.basics import choices, icon
from spotistats_web.components.fields import Input, check, choice_of, labelled
from spotistats_web.explore import names, words
from spotistats_web.explore.question import written
from spotistats_web.texts import explore as texts

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dash.development.base_component import Component

    from spotistats_web.explore.question import Sent
    from spotistats_web.page import View

ADD, AT = "add", "at"
"""Parameters of the address: the field that a condition is being made on (`where.artist`), and the
place of the condition that it is an alternative to."""
_SECOND_MS, _MINUTE_MS, _PERCENT = 1000, 60_000, 0.01


@dataclass(frozen=True)
class Conditions:
    """The conditions of one parameter of the address (`where` or `having`)."""

    view: View
    name: str
    condition: Sent | None
    labels: Mapping[str, str]
    """Names of things by their ids."""

    @property
    def group(self) -> str:
        """How they go together: `all` or `any`."""
        return "any" if self.condition is not None and "any" in self.condition else "all"

    @property
    def parts(self) -> list[Sent]:
        """The conditions that the chips are."""
        if self.condition is None:
            return []
        for group in ("all", "any"):
            if group in self.condition:
                parts: list[Sent] = self.condition[group]
                return parts
        return [self.condition]

    def chips(self) -> list[Component]:
        """A chip for each, and how they go together where there are several."""
        parts = self.parts
        found = [self._chip(at, part) for at, part in enumerate(parts)]
        if len(parts) > 1:
            options = [
                (text, self._href(parts, group), group == self.group)
                for group, text in (("all", texts.MATCH_ALL), ("any", texts.MATCH_ANY))
            ]
            found.append(choices(texts.MATCH, options))
        return found

    def _chip(self, at: int, part: Sent) -> Component:
        said = words.said(part, self.labels, self.view.zone)
        others = [each for number, each in enumerate(self.parts) if number != at]
        is_not = "not" in part
        turned = part["not"] if is_not else {"not": part}
        turned_parts = [turned if number == at else each for number, each in enumerate(self.parts)]
        turn = (texts.UNNEGATE if is_not else texts.NEGATE).format(what=said)
        place = f"{self.name}.{_field_of(part)}"
        return html.Span(
            [
                html.Span(said, className="chip-text", title=said),
                html.A(
                    "≠",
                    href=self._href(turned_parts, self.group),
                    className="chip-action",
                    title=turn,
                    **aria(label=turn),
                ),
                html.A(
                    texts.ALTERNATIVE,
                    href=self.view.same(**{ADD: place, AT: at}),
                    className="chip-action",
                    **aria(label=texts.ADD_ALTERNATIVE.format(what=said)),
                )
                if _field_of(part)
                else None,
                _remove(said, self._href(others, self.group)),
            ],
            className="chip",
        )

    def _href(self, parts: Sequence[Sent], group: str) -> str:
        if not parts:
            return self.view.same(**{self.name: None, ADD: None, AT: None})
        condition = parts[0] if len(parts) == 1 else {group: list(parts)}
        return self.view.same(**{self.name: written(condition), ADD: None, AT: None})


def chip(text: str, href: str, title: str = "") -> Component:
    """A chosen thing that can be taken away."""
    return html.Span(
        [html.Span(text, className="chip-text", title=title or None), _remove(text, href)],
        className="chip",
    )


def _remove(what: str, href: str) -> Component:
    label = texts.REMOVE.format(what=what)
    return html.A(icon("x"), href=href, className="chip-action", title=label, **aria(label=label))


def add_menu(text: str, groups: Sequence[tuple[str, Sequence[tuple[str, str, str]]]]) -> Component:
    """A menu of links: headings over text, hint and address."""
    columns = [
        html.Div(
            [
                html.P(heading, className="nav-group") if heading else None,
                *(html.A(name, href=href, title=hint or None) for name, hint, href in links),
            ],
            className="menu-column",
        )
        for heading, links in groups
        if links
    ]
    summary = html.Summary([icon("plus"), text], className="chip add")
    panel = html.Div(columns, className="menu-panel")
    return html.Details([summary, panel], className="menu")


def condition_form(
    view: View, name: str, field: str, suggestions: Sequence[tuple[Any, str]]
) -> Component:
    """The form of a condition on a field; `suggestions` are values that there are."""
    of = names.TYPES if name == "where" else names.MEASURE_TYPES
    kind = of[field]
    label = texts.FIELDS.get(field) or texts.MEASURES[field]
    at = view.query.get(AT)
    scale, unit = _scale(field)
    return html.Form(
        [
            html.Strong(label),
            *_fields(field, kind, suggestions, unit),
            html.Button(texts.APPLY, type="submit", className="button primary"),
            html.A(texts.CANCEL, href=view.same(**{ADD: None, AT: None}), className="button"),
        ],
        className="condition",
        **data(
            condition=json.dumps(
                {"name": name, "field": field, "kind": kind, "scale": scale, "at": at}
            ),
            op=names.OPERATORS[kind][0],
        ),
        **aria(label=texts.CONDITION.format(field=label)),
    )


def _fields(
    field: str, kind: names.Type, suggestions: Sequence[tuple[Any, str]], unit: str
) -> list[Component]:
    if kind == "boolean":
        yes, no = texts.FLAG_VALUES[field]
        options = [("true", yes), ("false", no), ("null", texts.UNKNOWN)]
        return [choice_of("flag", options, texts.VALUE)]
    is_time = kind in ("date", "instant")
    said = {**texts.OPERATORS, **(texts.TIME_OPERATORS if is_time else {})}
    ops = [(op, said[op]) for op in names.OPERATORS[kind]]
    parts = [choice_of("op", ops, texts.OPERATOR)]
    if kind in ("choice", "text") and suggestions:
        boxes = [check("one", json.dumps(value), text) for value, text in suggestions]
        parts.append(
            html.Div(boxes, className="checks", role="group", **aria(label=label_of(field)))
        )
    if kind == "choice":
        return parts
    input_type = {"text": "text", "date": "date", "instant": "date"}.get(kind, "number")
    more = {"step": "any"} if input_type == "number" else {}
    first = labelled(
        texts.TYPE_VALUE if kind == "text" and suggestions else unit or texts.VALUE,
        Input(type=input_type, name="value", className="input", autocomplete="off", **more),
    )
    second = labelled(
        texts.TO_VALUE,
        Input(type=input_type, name="second", className="input", autocomplete="off", **more),
    )
    return [*parts, html.Div(first, className="value"), html.Div(second, className="second")]


def label_of(field: str) -> str:
    """What a field is called."""
    return texts.FIELDS.get(field) or texts.MEASURES.get(field, field)


def _scale(field: str) -> tuple[float, str]:
    """What a typed value is multiplied by, and its unit."""
    if field in names.SHARES:
        return _PERCENT, texts.IN_PERCENT
    if field in names.MEASURE_TYPES and field.endswith("_ms") and field not in names.TYPES:
        return _MINUTE_MS, texts.IN_MINUTES
    return (
        (_SECOND_MS, texts.IN_SECONDS) if field.endswith("_ms") or field == "ms_played" else (1, "")
    )


def _field_of(part: Sent) -> str:
    """The field that a condition is about, of several the first; nothing if no form makes such."""
    while "field" not in part:
        part = part.get("not") or (part.get("any") or part.get("all") or [{}])[0]
        if not part:
            return ""
    field = str(part["field"]).removesuffix("_id")
    return field if field in names.TYPES or field in names.MEASURE_TYPES else ""
