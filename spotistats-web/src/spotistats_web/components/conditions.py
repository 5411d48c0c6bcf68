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
from spotistats_web.explore import names, tree, words
from spotistats_web.explore.question import written
from spotistats_web.texts import explore as texts

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dash.development.base_component import Component

    from spotistats_web.explore.question import Sent
    from spotistats_web.page import View

ADD, AT = "add", "at"
"""Parameters of the address: the field that a condition is being made on (`where.artist`), and the
place that it goes to (see `explore.tree`)."""
_SECOND_MS, _MINUTE_MS, _PERCENT = 1000, 60_000, 0.01


@dataclass(frozen=True)
class Conditions:
    """The conditions of one parameter of the address (`where` or `having`)."""

    view: View
    name: str
    condition: Sent | None
    labels: Mapping[str, str]
    """Names of things by their ids."""

    def chips(self) -> list[Component]:
        """A chip for each, and how they go together where there are several."""
        if self.condition is None:
            return []
        group = tree.group_of(self.condition)
        if group is None:
            return [self._part(self.condition, ())]
        parts = [self._part(each, (at,)) for at, each in enumerate(self.condition[group])]
        options = [
            (text, self._href((), tree.regrouped(self.condition, name)), name == group)
            for name, text in (("all", texts.MATCH_ALL), ("any", texts.MATCH_ANY))
        ]
        return [*parts, choices(texts.MATCH, options)]

    def _part(self, part: Sent, path: tree.Path) -> Component:
        inner = part.get("not", part)
        if tree.group_of(inner) is not None:
            return self._group(part, path)
        said = self._said(part)
        return html.Span(
            [
                html.Span(said, className="chip-text", title=said),
                self._turn(part, path, said),
                self._alternative(part, path, said) if _field_of(part) else None,
                _remove(said, self._href(path, None)),
            ],
            className="chip",
        )

    def _group(self, part: Sent, path: tree.Path) -> Component:
        """Conditions in brackets: each with its own chip, and what can be done with all of them."""
        is_not = "not" in part
        inner, at = (part["not"], (*path, "not")) if is_not else (part, path)
        group = tree.group_of(inner) or ""
        word, other = (texts.OR, "all") if group == "any" else (texts.AND, "any")
        said = self._said(part)
        members: list[Component] = []
        for number, each in enumerate(inner[group]):
            if number:
                members.append(
                    html.A(
                        word.strip(),
                        href=self._href(at, tree.regrouped(inner, other)),
                        className="chip-word",
                        title=texts.REGROUP,
                        **aria(label=texts.REGROUP_ALL.format(word=word.strip(), what=said)),
                    )
                )
            members.append(self._part(each, (*at, number)))
        place = f"{self.name}.{_field_of(inner)}"
        return html.Span(
            [
                html.Span(texts.NOT_GROUP, className="chip-word") if is_not else None,
                *members,
                html.Span(
                    [
                        html.A(
                            icon("plus"),
                            href=self.view.same(**{ADD: place, AT: tree.said(at)}),
                            className="chip-action",
                            title=texts.ADD_TO_GROUP.format(what=said),
                            **aria(label=texts.ADD_TO_GROUP.format(what=said)),
                        )
                        if _field_of(inner)
                        else None,
                        self._turn(part, path, said),
                        _remove(said, self._href(path, None)),
                    ],
                    className="chip-actions",
                ),
            ],
            className="chip chip-group",
            role="group",
            **aria(label=said),
        )

    def _turn(self, part: Sent, path: tree.Path, said: str) -> Component:
        label = (texts.UNNEGATE if "not" in part else texts.NEGATE).format(what=said)
        return html.A(
            "≠",
            href=self._href(path, tree.turned(part)),
            className="chip-action",
            title=label,
            **aria(label=label),
        )

    def _alternative(self, part: Sent, path: tree.Path, said: str) -> Component:
        """One more condition here; within alternatives it must be true, too."""
        above = tree.group_of(tree.place(self.condition, path[:-1])) if path else None
        is_and = above == "any"
        label = (texts.ADD_REQUIREMENT if is_and else texts.ADD_ALTERNATIVE).format(what=said)
        place = f"{self.name}.{_field_of(part)}"
        return html.A(
            texts.REQUIREMENT if is_and else texts.ALTERNATIVE,
            href=self.view.same(**{ADD: place, AT: tree.said(path)}),
            className="chip-action",
            **aria(label=label),
        )

    def _said(self, part: Sent) -> str:
        return words.said(part, self.labels, self.view.zone)

    def _href(self, path: tree.Path, new: Sent | None) -> str:
        condition = tree.changed(self.condition or {}, path, new)
        told = None if condition is None else written(condition)
        return self.view.same(**{self.name: told, ADD: None, AT: None})


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
    view: View, name: str, field: str, suggestions: Sequence[tuple[Any, str]], whole: Sent
) -> Component:
    """The form of a condition on a field.

    `suggestions` are values that there are, `whole` is what the parameter becomes, with `tree.NEW`
    where the new condition is.
    """
    of = names.TYPES if name == "where" else names.MEASURE_TYPES
    kind = of[field]
    label = texts.FIELDS.get(field) or texts.MEASURES[field]
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
                {"name": name, "field": field, "kind": kind, "scale": scale, "whole": whole}
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
