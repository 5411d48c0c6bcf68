"""What the form of a condition begins with, when a condition is changed."""

from __future__ import annotations

import operator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from spotistats_web.explore.names import CHOICES, MEASURE_TYPES, THINGS, TYPES, Type

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from spotistats_web.explore.question import Sent

_MEMBERS = {"in": "in", "not_in": "not_in", "eq": "in", "ne": "not_in"}
_ORDER: Mapping[str, Callable[[Any, Any], bool]] = {
    "lt": operator.lt,
    "le": operator.le,
    "gt": operator.gt,
    "ge": operator.ge,
}
_ONE = ("eq", "ne", *_ORDER)
_DAY = len("2024-01-31")


@dataclass(frozen=True)
class Filled:
    """A field with an operator of its form, and the values in it."""

    field: str
    op: str
    values: tuple[Any, ...] = ()


def filled_with(condition: Sent, labels: Mapping[str, str]) -> Filled | None:
    """The form of a condition, filled; None for what no form can say.

    What is known by its id is chosen by its name, which `labels` holds.
    """
    field, op, value = condition.get("field"), condition.get("op"), condition.get("value")
    if not isinstance(field, str) or not isinstance(op, str):
        return None
    if (thing := field.removesuffix("_id")) in THINGS and thing != field:
        if op not in (*_MEMBERS, "is_null"):
            return None
        field, value = thing, _named(value, labels)
    kind = TYPES.get(field) or MEASURE_TYPES.get(field)
    if kind is None or (op == "is_null" and value is False):
        return None
    found = _filled(kind, field, op, value)
    return None if found is None else Filled(field, *found)


def _filled(kind: Type, field: str, op: str, value: Any) -> tuple[str, tuple[Any, ...]] | None:
    if kind == "boolean":
        if op == "is_null":
            return "eq", ("null",)
        return ("eq", (str(value).lower(),)) if op == "eq" and isinstance(value, bool) else None
    if kind == "choice":
        return _chosen(CHOICES[field], op, value)
    if op == "is_null":
        return op, ()
    if kind == "text":
        return _text(op, value)
    return _plain(kind, op, value)


def _chosen(offered: tuple[Any, ...], op: str, value: Any) -> tuple[str, tuple[Any, ...]] | None:
    """Of few values: those that are ticked. A comparison ticks all that fulfil it."""
    listed = value if isinstance(value, list) else [value]
    if op in _MEMBERS:
        is_right = bool(listed) and all(each in offered for each in listed)
        return (_MEMBERS[op], tuple(listed)) if is_right else None
    if not all(isinstance(each, int) for each in (*offered, *listed)):
        return None
    if op == "between" and len(listed) == 2:
        return "in", tuple(each for each in offered if listed[0] <= each <= listed[1])
    if op in _ORDER and len(listed) == 1:
        return "in", tuple(each for each in offered if _ORDER[op](each, listed[0]))
    return None


def _text(op: str, value: Any) -> tuple[str, tuple[Any, ...]] | None:
    if op in _MEMBERS:
        is_list = op in ("in", "not_in")
        if isinstance(value, list) is not is_list:
            return None
        listed = value if is_list else [value]
        is_text = bool(listed) and all(isinstance(each, str) for each in listed)
        return (_MEMBERS[op], tuple(listed)) if is_text else None
    is_one = op in (*_ORDER, "contains", "starts_with") and isinstance(value, str)
    return (op, (value,)) if is_one else None


def _plain(kind: Type, op: str, value: Any) -> tuple[str, tuple[Any, ...]] | None:
    """A number or a day, or two of them."""
    listed = value if isinstance(value, list) else [value]
    if not all(_fits(kind, each) for each in listed):
        return None
    if op == "between":
        return (op, tuple(listed)) if len(listed) == 2 else None
    op = {"in": "eq", "not_in": "ne"}.get(op, op)
    return (op, tuple(listed)) if op in _ONE and len(listed) == 1 else None


def _fits(kind: Type, value: Any) -> bool:
    if kind in ("date", "instant"):  # the form asks for days, not for moments of them
        return isinstance(value, str) and len(value) == _DAY
    return isinstance(value, int | float) and not isinstance(value, bool)


def _named(value: Any, labels: Mapping[str, str]) -> Any:
    if isinstance(value, list):
        return [labels.get(str(each)) for each in value]
    return labels.get(str(value))
