"""Conditions as chips: to change, to turn round, to join others to, and to take away."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dash import html

from spotistats_web.components.attributes import aria, data
from spotistats_web.components.basics import choices, icon
from spotistats_web.explore import names, tree, words
from spotistats_web.explore.filled import filled_with
from spotistats_web.explore.question import written
from spotistats_web.texts import explore as texts

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dash.development.base_component import Component

    from spotistats_web.explore.question import Sent
    from spotistats_web.page import View

ADD, EDIT, AT = "add", "edit", "at"
"""Parameters of the address: the field that a condition is being made on (`where.artist`) or the
parameter that one is being changed of (`where`), and the place in it (see `explore.tree`)."""
CLOSED: Mapping[str, None] = {ADD: None, EDIT: None, AT: None}
"""What the address says of no form."""


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
                self._text(part, path, said),
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
                            href=self.view.same(**{ADD: place, AT: tree.said(at), EDIT: None}),
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

    def _text(self, part: Sent, path: tree.Path, said: str) -> Component:
        """What it says, which opens the form of it where there is one."""
        at = tree.said(tree.within_not(part, path))
        if filled_with(tree.without_not(part), self.labels) is None:
            return html.Span(said, className="chip-text", title=said)
        is_open = (self.view.query.get(EDIT), self.view.query.get(AT)) == (self.name, at)
        label = texts.CHANGE.format(what=said)
        return html.A(
            said,
            href=self.view.same(**{EDIT: self.name, AT: at, ADD: None}),
            className="chip-text",
            title=label,
            **data(edit=f"{self.name}.{at}"),
            **aria(label=label, **({"current": "true"} if is_open else {})),
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
            href=self.view.same(**{ADD: place, AT: tree.said(path), EDIT: None}),
            className="chip-action",
            **aria(label=label),
        )

    def _said(self, part: Sent) -> str:
        return words.said(part, self.labels, self.view.zone)

    def _href(self, path: tree.Path, new: Sent | None) -> str:
        condition = tree.changed(self.condition or {}, path, new)
        told = None if condition is None else written(condition)
        return self.view.same(**{self.name: told, **CLOSED})


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


def _field_of(part: Sent) -> str:
    """The field that a condition is about, of several the first; nothing if no form makes such."""
    while "field" not in part:
        part = part.get("not") or (part.get("any") or part.get("all") or [{}])[0]
        if not part:
            return ""
    field = str(part["field"]).removesuffix("_id")
    return field if field in names.TYPES or field in names.MEASURE_TYPES else ""
