"""Which charts fit a question, and what lies on which axis."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spotistats_web.explore.names import CYCLES, INSTANTS, STEPS, is_time

if TYPE_CHECKING:
    from spotistats_web.explore.question import Question

TABLE = "table"
_ALONG = ("day", "week", "month", "quarter", "year", "session", "hour", "weekday")
"""Dimensions that lie along the axis, the more likely first."""


def drawable(question: Question) -> list[str]:
    """The measures that a chart can show."""
    return [name for name in question.measures if name not in INSTANTS]


def charts_for(question: Question) -> list[str]:
    """What an answer can be shown as, the usual one first."""
    count, measures = len(question.group_by), drawable(question)
    if not count or not measures:
        return [TABLE]
    scatter = ["scatter"] if len(measures) > 1 else []
    if count == 1:
        return [*_of_one(question.group_by[0]), *scatter, TABLE]
    if count > 2:
        return [TABLE, *scatter]
    first, second = along(question)
    if first in STEPS and not is_time(second):
        return ["stacked", "line", "bar", "heat", *scatter, TABLE]
    if is_time(first):
        return ["heat", "line", "stacked", "bar", *scatter, TABLE]
    return ["stacked", "bar", "heat", *scatter, TABLE]


def along(question: Question) -> tuple[str, str]:
    """Of two dimensions, that along the axis and that of the series."""
    first, second = question.group_by
    order = {name: at for at, name in enumerate(_ALONG)}
    if order.get(second, len(order)) < order.get(first, len(order)):
        return second, first
    return first, second


def _of_one(dimension: str) -> list[str]:
    if dimension in ("day", "week", "session"):
        return ["line", "bar"]
    return ["bar", "line"] if dimension in (*STEPS, *CYCLES) else ["bar"]
