"""Making a condition: the fields there are, and the form of the one that is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from spotistats_web.components.conditions import ADD, AT, condition_form, label_of
from spotistats_web.explore import tree, words
from spotistats_web.explore.drawn import answer_to
from spotistats_web.explore.names import CHOICES, MEASURE_TYPES, MEASURES, TYPES
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
    """The form of the condition that the address says is being made; None if none is."""
    name, _, field = (view.query.get(ADD) or "").partition(".")
    if field not in {WHERE: TYPES, HAVING: MEASURE_TYPES}.get(name, {}):
        return None
    whole = _with_new(view, question.where if name == WHERE else question.having)
    suggestions = await _suggestions(view, question, name, field)
    return condition_form(view, name, field, suggestions, whole)


def _with_new(view: View, condition: Sent | None) -> Sent:
    path = tree.path_of(view.query.get(AT), AT)
    try:
        above = None if not path else tree.group_of(tree.place(condition, path[:-1]))
        group = "all" if above == "any" else "any"
        return tree.with_new(condition, path, group)
    except (LookupError, TypeError):
        raise BadQueryError(AT, "is no place of the condition") from None


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
    return view.same(**{ADD: f"{name}.{field}", AT: None, "cursor": None})
