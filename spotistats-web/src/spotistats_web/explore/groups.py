"""Groups of an answer: what each is of, what it measures, and the plays behind it."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from spotistats_web import period as periods
from spotistats_web.explore import words
from spotistats_web.explore.names import THINGS
from spotistats_web.explore.question import KIND, LAST_PLAY, RULE, SESSION, WHERE, written

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from zoneinfo import ZoneInfo

    from spotistats_sdk.models import QueryAnswer
    from spotistats_web.explore.question import Question, Sent
    from spotistats_web.page import View

SAME_BASE = "~"
"""A mark's address that begins so goes on where its trace's `meta` ends (`assets/charts.js`)."""


@dataclass(frozen=True)
class Key:
    """What a group is of, in one dimension: the value (of a thing its id) and how it is called."""

    dimension: str
    value: Any
    label: str
    last: str | None = field(default=None, compare=False)
    """Of a session, when its last play ended."""

    @property
    def field(self) -> str:
        """What a condition on it speaks of."""
        return f"{self.dimension}_id" if self.dimension in THINGS else self.dimension

    @property
    def condition(self) -> Sent:
        """What is true of its plays alone."""
        if self.value is None:
            return {"field": self.field, "op": "is_null"}
        if self.dimension == SESSION:
            return {"field": "ended_at", "op": "between", "value": [self.value, self.last]}
        return {"field": self.field, "op": "eq", "value": self.value}


@dataclass(frozen=True)
class Group:
    """A row of an answer."""

    keys: tuple[Key, ...]
    measures: Mapping[str, Any]

    @property
    def label(self) -> str:
        """What it is called."""
        return " · ".join(key.label for key in self.keys)


def groups_of(answer: QueryAnswer, question: Question, zone: ZoneInfo) -> list[Group]:
    """The rows of an answer to a question."""
    columns = {column.name: at for at, column in enumerate(answer.columns)}
    lasts = _last_plays(answer, columns) if SESSION in question.group_by else {}
    found = []
    for row in answer.rows:
        keys = []
        for name in question.group_by:
            value = row[columns[f"{name}_id" if name in THINGS else name]]
            label = words.value(name, row[columns[name]], zone)
            keys.append(Key(name, value, label, lasts.get(value) if name == SESSION else None))
        measures = {name: row[columns[name]] for name in question.measures}
        found.append(Group(tuple(keys), measures))
    return found


def _last_plays(answer: QueryAnswer, columns: Mapping[str, int]) -> dict[Any, str]:
    """When the last play of each session ended, of all that is known of it."""
    found: dict[Any, str] = {}
    for row in answer.rows:
        session, last = row[columns[SESSION]], row[columns[LAST_PLAY]]
        if last is not None:
            found[session] = max(last, found.get(session, last))
    return found


@dataclass(frozen=True)
class Behind:
    """Addresses of the plays behind groups of a question."""

    base: str
    """What all of them begin with."""

    @classmethod
    def of(cls, view: View, question: Question) -> Behind:
        """The plays of the period and question that a page shows."""
        query = view.query.only((*periods.NAMES, KIND, *RULE))
        where = "" if question.where is None else f"{written(question.where)},"
        start = f"{query}&" if query.pairs else "?"
        opening = quote('{"all":[' + where)
        return cls(f"/plays{start}{WHERE}={opening}")

    def rest(self, keys: Sequence[Key]) -> str | None:
        """What follows the base; None if the contract cannot ask for these plays."""
        if not keys or any(key.dimension == SESSION and key.last is None for key in keys):
            return None
        told = ",".join(
            json.dumps(key.condition, ensure_ascii=False, separators=(",", ":")) for key in keys
        )
        return quote(f"{told}]}}")

    def mark(self, keys: Sequence[Key]) -> str:
        """The address of a mark in a chart whose trace has the base as its `meta`."""
        rest = self.rest(keys)
        return "" if rest is None else SAME_BASE + rest

    def href(self, keys: Sequence[Key]) -> str | None:
        """The whole address."""
        rest = self.rest(keys)
        return None if rest is None else self.base + rest
