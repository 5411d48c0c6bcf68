"""Typed conditions, nested by all, any and not, as SQL with bound parameters.

A condition is true or false, never unknown: where a value is not known, every operator but
`is_null` is false. Texts are compared byte by byte.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from spotistats_common.errors import InvalidRequest
from spotistats_common.models.period import parse_period

if TYPE_CHECKING:
    from collections.abc import Mapping

Sent = dict[str, Any]
"""A condition as it was sent."""

DEEPEST = 10
MOST = 100

_EQUAL = ("eq", "ne", "in", "not_in", "is_null")
_ORDERED = (*_EQUAL, "lt", "le", "gt", "ge", "between")
_TEXT = (*_ORDERED, "contains", "starts_with")
_OPERATORS: Mapping[str, tuple[str, ...]] = {
    "text": _TEXT,
    "integer": _ORDERED,
    "number": _ORDERED,
    "date": _ORDERED,
    "instant": _ORDERED,
    "boolean": ("eq", "ne", "is_null"),
    "name": _EQUAL,
    "choice": _EQUAL,
}
_SQL = {
    "eq": "{field} = {value}",
    "ne": "{field} <> {value}",
    "in": "list_contains({value}, {field})",
    "not_in": "NOT list_contains({value}, {field})",
    "lt": "{field} < {value}",
    "le": "{field} <= {value}",
    "gt": "{field} > {value}",
    "ge": "{field} >= {value}",
    "between": "{field} BETWEEN {value}[1] AND {value}[2]",
    "contains": "contains({field}, {value})",
    "starts_with": "starts_with({field}, {value})",
}
_WANTED = {
    "text": "a text",
    "integer": "a whole number",
    "number": "a number",
    "date": "a date like 2024-01-31",
    "instant": "a date like 2024-01-31 or an instant like 2024-01-31T18:00:00Z",
    "boolean": "true or false",
}
_CASTS = {
    "text": "VARCHAR",
    "name": "VARCHAR",
    "number": "DOUBLE",
    "date": "DATE",
    "boolean": "BOOLEAN",
}  # the others are numbers
_GROUPS = ("all", "any", "not")


@dataclass(frozen=True)
class Field:
    """Something that a condition can speak of: its type, and SQL for its value."""

    type: str
    """text, name (one of `choices`), integer, number, date, instant, boolean, or choice."""
    sql: str
    among: str | None = None
    """Where the value is in another table: a condition on a play, with `{}` for one on `sql`."""
    choices: tuple[str, ...] = ()
    """The values that there are; of a `choice`, SQL gives the number."""


class Compiler:
    """Conditions on `fields` as SQL; `parameters` grows by what the SQL names."""

    def __init__(self, fields: Mapping[str, Field], prefix: str, tz: str) -> None:
        self._fields = fields
        self._prefix = prefix
        self._tz = tz
        self.parameters: dict[str, Any] = {}
        self.fields: set[str] = set()
        """What the conditions speak of."""

    def sql(self, sent: Sent, path: str, depth: int = 1) -> str:
        """The condition `sent` at `path` of the request, never null.

        Raises InvalidRequest naming the place that makes no sense.
        """
        if depth > DEEPEST:
            raise _wrong(path, f"is nested too deeply; at most {DEEPEST} levels")
        groups = [name for name in _GROUPS if name in sent]
        if groups and len(sent) > 1:
            raise _wrong(path, f"has more than '{groups[0]}'; give it nothing else beside it")
        if "not" in sent:
            return f"(NOT {self.sql(sent['not'], f'{path}.not', depth + 1)})"
        for name, word in (("all", " AND "), ("any", " OR ")):
            if name in sent:
                parts = [
                    self.sql(each, f"{path}.{name}[{number}]", depth + 1)
                    for number, each in enumerate(sent[name])
                ]
                return f"({word.join(parts)})"
        for name in ("field", "op"):
            if name not in sent:
                wanted = "one of all, any, not, or a field with an op"
                raise _wrong(f"{path}.{name}", f"is missing; a condition is {wanted}")
        return self._comparison(sent, path)

    def _comparison(self, sent: Sent, path: str) -> str:
        if len(self.parameters) >= MOST:
            raise _wrong(path, f"is one condition too many; at most {MOST}")
        name, op = sent["field"], sent["op"]
        field = self._fields.get(name)
        if field is None:
            raise _wrong(f"{path}.field", f"'{name}' is not one of: {', '.join(self._fields)}")
        allowed = _OPERATORS[field.type]
        if op not in allowed:
            raise _wrong(f"{path}.op", f"'{op}' is not one of: {', '.join(allowed)}")
        self.fields.add(name)
        if op == "is_null":
            wanted = sent.get("value", True)
            if not isinstance(wanted, bool):
                raise _wrong(f"{path}.value", "must be true or false (or left out for true)")
            known = field.among.format("TRUE") if field.among else f"{field.sql} IS NOT NULL"
            return f"({'NOT ' if wanted else ''}coalesce({known}, FALSE))"
        parameter = f"{self._prefix}{len(self.parameters)}"
        self.parameters[parameter] = self._value(field, op, sent, f"{path}.value")
        is_list = op in {"in", "not_in", "between"}
        cast = _CASTS.get(field.type, "BIGINT")
        value = f"${parameter}::{cast}{'[]' if is_list else ''}"
        condition = _SQL[op].format(field=f"({field.sql})", value=f"({value})")
        if field.among:
            condition = field.among.format(condition)
        return f"coalesce({condition}, FALSE)"

    def _value(self, field: Field, op: str, sent: Sent, path: str) -> Any:
        """The value to bind."""
        if "value" not in sent:
            raise _wrong(path, "is missing")
        value = sent["value"]
        if op not in {"in", "not_in", "between"}:
            return self._one(field, value, path)
        wanted = "two values" if op == "between" else "one to 1000 values"
        fits = isinstance(value, list) and (
            len(value) == 2 if op == "between" else 0 < len(value) <= 1000
        )
        if not fits:
            raise _wrong(path, f"must be a list of {wanted}")
        return [self._one(field, each, f"{path}[{number}]") for number, each in enumerate(value)]

    def _one(self, field: Field, value: Any, path: str) -> Any:
        if field.choices and value not in field.choices:
            raise _wrong(path, f"is not one of: {', '.join(field.choices)}")
        if field.type == "choice":
            return field.choices.index(value)
        is_number = isinstance(value, int | float) and not isinstance(value, bool)
        if field.type in {"text", "name"} and isinstance(value, str):
            return value.encode("utf-8", "replace").decode()  # JSON can hold half a character
        if field.type == "boolean" and isinstance(value, bool):
            return value
        if field.type == "number" and is_number and abs(value) < 2**63:
            return float(value)
        if field.type == "integer" and is_number and abs(value) < 2**63 and value == int(value):
            return int(value)
        if field.type in {"date", "instant"} and isinstance(value, str):
            try:
                if field.type == "date" and len(value) == 10:
                    return date.fromisoformat(value)
                if field.type == "instant":
                    return parse_period(value, None, self._tz).since_ms
            except ValueError:
                pass
            except InvalidRequest as error:
                raise _wrong(path, error.message) from error
        raise _wrong(path, f"must be {_WANTED[field.type]}")


def _wrong(path: str, message: str) -> InvalidRequest:
    return InvalidRequest(path, message, where="body")
