"""Making a condition: the fields there are, and the form of the one that is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from spotistats_web.components.condition_form import condition_form, label_of
from spotistats_web.components.conditions import ADD, AT, CLOSED, EDIT
from spotistats_web.explore import tree, words
from spotistats_web.explore.drawn import answer_to
from spotistats_web.explore.filled import Filled, filled_with
from spotistats_web.explore.labels import labels_of
from spotistats_web.explore.names import CHOICES, MEASURE_TYPES, MEASURES, OPERATORS, TYPES
from spotistats_web.explore.question import HAVING, WHERE, Question
from spotistats_web.query import BadQueryError
from spotistats_web.texts import explore as texts

if TYPE_CHECKING:
    from dash.development.base_component import Component

    from spotistats_web.explore.question import Sent
    from spotistats_web.page import View

_SUGGESTIONS = 60
_GROUPS = (
    *texts.DIMENSION_GROUPS[:1],
    (texts.TIME, ("weekday", "hour", "year", "month", "day", "listened_ms")),
    *texts.DIMENSION_GROUPS[2:],
)
Groups = list[tuple[str, list[tuple[str, str, str]]]]
"""Headings over links: name, hint and address."""


def field_groups(view: View) -> Groups:
    """The fields that a condition on plays can be on."""
    return [
        (heading, [(label_of(name), "", _form(view, WHERE, name)) for name in names])
        for heading, names in _GROUPS
    ]


def measure_groups(view: View) -> Groups:
    """The measures that a condition on groups can be on."""
    return [("", [(texts.MEASURES[name], "", _form(view, HAVING, name)) for name in MEASURES])]


async def form_of(view: View, question: Question) -> Component | None:
    """The form of the condition that the address says is being made or changed; None of none."""
    if (edited := view.query.get(EDIT)) in (WHERE, HAVING):
        return await _form_of_one(view, question, edited)
    name, _, field = (view.query.get(ADD) or "").partition(".")
    kind = {WHERE: TYPES, HAVING: MEASURE_TYPES}.get(name, {}).get(field)
    if kind is None:
        return None
    whole = _with_new(view, _condition(question, name))
    suggestions = await _suggestions(view, question, name, field)
    filled = Filled(field, OPERATORS[kind][0])
    return condition_form(view, name, filled, suggestions, whole, is_new=True)


async def _form_of_one(view: View, question: Question, name: str) -> Component | None:
    """The form of a condition that is there, filled with it; Apply puts it into the same place."""
    condition = _condition(question, name)
    path = tree.path_of(view.query.get(AT), AT) or ()
    try:
        there = tree.place(condition, path)
        whole = tree.changed(condition or {}, path, tree.NEW) or tree.NEW
    except (LookupError, TypeError):
        raise BadQueryError(AT, texts.NO_PLACE) from None
    filled = filled_with(there, await labels_of(view, there))
    if filled is None:
        return None
    suggestions = await _suggestions(view, question, name, filled.field)
    if filled.op in ("in", "not_in"):
        offered = {value for value, _ in suggestions}
        more = [value for value in filled.values if value not in offered]
        named = [(value, words.value(filled.field, value, view.zone)) for value in more]
        suggestions = [*named, *suggestions]
    return condition_form(view, name, filled, suggestions, whole, is_new=False)


def _condition(question: Question, name: str) -> Sent | None:
    return question.where if name == WHERE else question.having


def _with_new(view: View, condition: Sent | None) -> Sent:
    path = tree.path_of(view.query.get(AT), AT)
    try:
        above = None if not path else tree.group_of(tree.place(condition, path[:-1]))
        group = "all" if above == "any" else "any"
        return tree.with_new(condition, path, group)
    except (LookupError, TypeError):
        raise BadQueryError(AT, texts.NO_PLACE) from None


async def _suggestions(
    view: View, question: Question, name: str, field: str
) -> list[tuple[Any, str]]:
    """Values that there are, with what they are called."""
    if field in CHOICES:
        return [(value, words.value(field, value, view.zone)) for value in CHOICES[field]]
    if name == HAVING or TYPES[field] != "text":
        return []
    order = ((field, "desc"),) if field in ("month", "quarter", "week") else ()
    asked = Question((field,), kinds=question.kinds, order_by=order, rule=question.rule)
    answer, groups = await answer_to(view, asked, limit=_SUGGESTIONS)
    at = [column.name for column in answer.columns].index(field)
    return [
        (row[at], group.keys[0].label)
        for row, group in zip(answer.rows, groups, strict=True)
        if row[at] is not None
    ]


def _form(view: View, name: str, field: str) -> str:
    return view.same(**{**CLOSED, ADD: f"{name}.{field}", "cursor": None})
