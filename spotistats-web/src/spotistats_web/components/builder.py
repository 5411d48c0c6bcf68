"""The query builder: every part of a question as chips, and menus of what else there is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dash import html

from spotistats_web.components.attributes import aria
from spotistats_web.components.basics import icon
from spotistats_web.components.conditions import Conditions, add_menu, chip
from spotistats_web.explore.filters import field_groups, measure_groups
from spotistats_web.explore.names import KINDS, MEASURES
from spotistats_web.explore.question import (
    BY,
    CHART,
    FILL,
    HAVING,
    KIND,
    MEASURE,
    MOST_DIMENSIONS,
    ORDER,
    WHERE,
)
from spotistats_web.texts import explore as texts

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dash.development.base_component import Component

    from spotistats_web.explore.question import Question
    from spotistats_web.page import View


def builder(
    view: View, question: Question, labels: Mapping[str, str], form: Component | None
) -> Component:
    """The card; `form` is that of a condition that is being made."""
    where = Conditions(view, WHERE, question.where, labels)
    having = Conditions(view, HAVING, question.having, {})
    rows = [
        _row(texts.SHOW, *_measures(view, question)),
        _row(texts.BY, *_dimensions(view, question)),
        _row(
            texts.WHERE,
            *_kinds(view, question),
            *where.chips(),
            add_menu(texts.ADD_FILTER, field_groups(view)),
        ),
    ]
    if question.group_by:
        add = add_menu(texts.ADD_HAVING, measure_groups(view))
        rows.append(_row(texts.GROUPS, *having.chips(), add))
    if form is not None:
        rows.append(form)
    return html.Section(rows, className="card builder", **aria(label=texts.BUILDER))


def _row(name: str, *parts: Any) -> Component:
    return html.Div(
        [html.Span(name, className="builder-name"), html.Div(list(parts), className="chips")],
        className="builder-row",
        role="group",
        **aria(label=name),
    )


def _measures(view: View, question: Question) -> list[Component]:
    chosen = question.measures
    found = [
        chip(
            texts.MEASURES[name],
            view.same(**{MEASURE: [each for each in chosen if each != name]}),
            texts.MEASURE_HINTS[name],
        )
        if len(chosen) > 1
        else html.Span(html.Span(texts.MEASURES[name], className="chip-text"), className="chip")
        for name in chosen
    ]
    links = [
        (texts.MEASURES[name], texts.MEASURE_HINTS[name], view.same(**{MEASURE: [*chosen, name]}))
        for name in MEASURES
        if name not in chosen
    ]
    half = (len(links) + 1) // 2
    if links:
        found.append(add_menu(texts.ADD_MEASURE, [("", links[:half]), ("", links[half:])]))
    return found


def _dimensions(view: View, question: Question) -> list[Component]:
    chosen = question.group_by
    found: list[Component] = [
        chip(
            texts.DIMENSIONS[name],
            view.same(**{BY: [each for each in chosen if each != name], CHART: None}),
        )
        for name in chosen
    ]
    if len(chosen) < MOST_DIMENSIONS:
        groups = [
            (
                heading,
                [
                    (texts.DIMENSIONS[name], "", _with_dimension(view, chosen, name))
                    for name in names
                    if name not in chosen
                ],
            )
            for heading, names in texts.DIMENSION_GROUPS
        ]
        found.append(add_menu(texts.ADD_DIMENSION, groups))
    if question.can_fill:
        found.append(
            html.A(
                [html.Span(className="switch"), texts.FILL],
                href=view.same(**{FILL: None if question.fill else 1}),
                className="switched",
                role="switch",
                title=texts.FILL_HINT,
                **aria(checked="true" if question.fill else "false"),
            )
        )
    return found


def _with_dimension(view: View, chosen: Sequence[str], name: str) -> str:
    """Things of podcasts and audiobooks are looked for among those."""
    kinds = {"show": ["podcast"], "episode": ["podcast"], "audiobook": ["audiobook"]}.get(name)
    changes: dict[str, Any] = {BY: [*chosen, name], CHART: None}
    if kinds is not None and not view.query.all(KIND):
        changes[KIND] = kinds
    return view.same(**changes)


def _kinds(view: View, question: Question) -> list[Component]:
    names = texts.VALUES["kind"]
    if len(question.kinds) == 1:
        found = [
            html.Span(html.Span(names[question.kinds[0]], className="chip-text"), className="chip")
        ]
    else:
        found = [
            chip(names[kind], view.same(**{KIND: [e for e in question.kinds if e != kind]}))
            for kind in question.kinds
        ]
    only = [(names[k], "", view.same(**{KIND: [k]})) for k in KINDS if (k,) != question.kinds]
    more = [
        (f"+ {names[kind]}", "", view.same(**{KIND: [*question.kinds, kind]}))
        for kind in KINDS
        if kind not in question.kinds
    ]
    return [*found, add_menu(texts.MORE_MEDIA, [("", only), ("", more)])]


def start_anew(view: View) -> Component:
    """Back to nothing chosen, about the same period."""
    return html.A([icon("x"), texts.START_ANEW], href=view.to(view.path), className="button small")


def sorted_by(view: View, question: Question, name: str) -> tuple[str, str]:
    """The address that orders by a column, and how it is ordered by it now (`ascending`, …)."""
    usual = "desc" if name in MEASURES else "asc"
    now = dict(question.order_by).get(name)
    turned = {"desc": "asc", "asc": "desc"}
    href = view.same(**{ORDER: f"{name}:{turned[now] if now else usual}"})
    return href, {"asc": "ascending", "desc": "descending"}.get(now or "", "none")
