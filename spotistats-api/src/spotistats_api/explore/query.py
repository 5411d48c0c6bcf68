"""Reading a description of a question: what it leaves out, and what makes no sense."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from spotistats_api.explore.conditions import Compiler, Sent
from spotistats_api.explore.dimensions import DIMENSIONS
from spotistats_api.explore.dimensions import FIELDS as PLAY_FIELDS
from spotistats_api.explore.measures import FIELDS as MEASURE_FIELDS
from spotistats_api.explore.measures import MEASURES
from spotistats_common.errors import InvalidRequest

if TYPE_CHECKING:
    from collections.abc import Mapping

    from spotistats_api.engine.scope import Question

MOST_ROWS_JSON = 10_000
MOST_ROWS = 1_000_000
DEFAULT_ROWS = 1_000


@dataclass(frozen=True)
class Order:
    """What rows are ordered by: a dimension or measure of the query."""

    by: str
    direction: str


@dataclass(frozen=True)
class Query:
    """A question as it is understood: nothing is left out, everything makes sense.

    The conditions are kept as they were sent, with the SQL that they mean.
    """

    question: Question
    group_by: tuple[str, ...]
    measures: tuple[str, ...]
    where: Sent | None
    having: Sent | None
    order_by: tuple[Order, ...]
    limit: int
    offset: int
    fill: bool
    where_sql: str
    having_sql: str
    parameters: Mapping[str, Any]
    computed: tuple[str, ...]
    """All measures that are needed, also those that only `having` speaks of."""

    @property
    def description(self) -> dict[str, Any]:
        """The normalised description; sent as a query, it asks the same."""
        period, rule = self.question.period, self.question.rule
        return {
            "since": period.since and period.since.isoformat(),
            "until": period.until and period.until.isoformat(),
            "tz": period.tz,
            "kind": list(self.question.media),
            "min_ms": rule.min_ms,
            "count_skipped": rule.count_skipped,
            "count_incognito": rule.count_incognito,
            "group_by": list(self.group_by),
            "measures": list(self.measures),
            "where": self.where,
            "having": self.having,
            "order_by": [{"by": each.by, "direction": each.direction} for each in self.order_by],
            "limit": self.limit,
            "offset": self.offset,
            "fill": self.fill,
        }


def read_query(sent: Mapping[str, Any], question: Question, most_rows: int) -> Query:
    """The query that a body (valid by the contract) describes.

    Raises InvalidRequest naming the field that makes no sense.
    """
    group_by = tuple(dict.fromkeys(sent.get("group_by", ())))
    measures = _with_estimates(tuple(dict.fromkeys(sent.get("measures", ("plays",)))))
    limit = sent.get("limit", min(DEFAULT_ROWS, most_rows))
    if limit > most_rows:
        raise _wrong("limit", f"{limit} is greater than the maximum of {most_rows} in JSON")
    fill = sent.get("fill", False)
    if fill and (len(group_by) != 1 or DIMENSIONS[group_by[0]].step is None):
        steps = ", ".join(name for name, each in DIMENSIONS.items() if each.step)
        raise _wrong("fill", f"needs group_by to be one dimension of time: {steps}")
    tz = question.period.tz
    plays, groups = Compiler(PLAY_FIELDS, "w", tz), Compiler(MEASURE_FIELDS, "h", tz)
    where, having = sent.get("where"), sent.get("having")
    where_sql = "TRUE" if where is None else plays.sql(where, "where")
    having_sql = "TRUE" if having is None else groups.sql(having, "having")
    needed = {*measures, *groups.fields}
    needed |= {part for name in needed if (part := MEASURES[name].part_of)}
    return Query(
        question,
        group_by,
        measures,
        where,
        having,
        _order(sent.get("order_by", ()), group_by, measures),
        limit,
        sent.get("offset", 0),
        fill,
        where_sql,
        having_sql,
        {**plays.parameters, **groups.parameters},
        tuple(name for name in MEASURES if name in needed),
    )


def _with_estimates(measures: tuple[str, ...]) -> tuple[str, ...]:
    """An answer says how much of its listened time is estimated."""
    if "listened_ms" not in measures or "estimated_ms" in measures:
        return measures
    at = measures.index("listened_ms") + 1
    return (*measures[:at], "estimated_ms", *measures[at:])


def _order(
    sent: list[dict[str, str]], group_by: tuple[str, ...], measures: tuple[str, ...]
) -> tuple[Order, ...]:
    """What was sent; else by time where there is time in it, else by the first measure."""
    known = (*group_by, *measures)
    for number, each in enumerate(sent):
        if each["by"] not in known:
            raise _wrong(
                f"order_by[{number}].by",
                f"'{each['by']}' is not one of this query's group_by and measures: "
                f"{', '.join(known)}",
            )
    if sent:
        found = []
        for each in sent:
            usual = "desc" if each["by"] in MEASURES else "asc"
            found.append(Order(each["by"], each.get("direction", usual)))
        return tuple(found)
    times = [name for name in group_by if DIMENSIONS[name].step or name == "session"]
    return tuple(Order(name, "asc") for name in times) or (Order(measures[0], "desc"),)


def _wrong(field: str, message: str) -> InvalidRequest:
    return InvalidRequest(field, message, where="body")
