"""Answering a query: plays in groups, and what the measures tell of each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from spotistats_api.engine.instants import instant, instant_in
from spotistats_api.engine.steps import calendar_steps
from spotistats_api.explore.dimensions import CYCLES, DIMENSIONS, WITH_SESSIONS
from spotistats_api.explore.measures import LONGEST, MEASURES
from spotistats_api.explore.sheet import Column, Sheet
from spotistats_common.errors import InvalidRequest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from spotistats_api.engine.run import Reader
    from spotistats_api.explore.query import Query

_INSTANT = pa.timestamp("ms", "UTC")


@dataclass(frozen=True)
class Grouped:
    """The answer: a part of the groups, and what is true of all of them."""

    sheet: Sheet
    totals: dict[str, Any]
    """The measures over all plays that the query looks at."""
    total_groups: int
    """How many groups `having` leaves, before `limit` and `offset`."""


def grouped(reader: Reader, query: Query) -> Grouped:
    """The groups of the query's plays, in the query's order.

    Ties are ordered by the dimensions one after the other, things by name and then id, and what
    is not known comes last. InvalidRequest if `fill` makes too many steps.
    """
    plan = _Plan(reader, query)
    page = reader.table(plan.page, plan.parameters)
    rows = page.num_rows
    if rows < query.limit and (rows or not query.offset):
        total_groups = query.offset + rows  # the page has the last group
    else:
        total_groups = reader.rows(plan.count, plan.parameters)[0][0]
    totals = dict(zip(query.computed, reader.rows(plan.totals, plan.parameters)[0], strict=True))
    shown = {
        name: instant(totals[name]) if MEASURES[name].type == "timestamp" else totals[name]
        for name in query.measures
    }
    return Grouped(Sheet(plan.columns, _in_types(page, plan.columns)), shown, total_groups)


def _in_types(page: pa.Table, columns: tuple[Column, ...]) -> pa.Table:
    arrays = [
        page.column(number).cast(_INSTANT) if column.type == "timestamp" else page.column(number)
        for number, column in enumerate(columns)
    ]
    return pa.table(arrays, names=[column.name for column in columns])


class _Plan:
    """The SQL of a query."""

    def __init__(self, reader: Reader, query: Query) -> None:
        self._query = query
        self._dimensions = [DIMENSIONS[name] for name in query.group_by]
        self.parameters = {
            **query.question.parameters,
            **query.parameters,
            "limit": query.limit,
            "offset": query.offset,
        }
        self._plays = self._selected(reader)
        if query.fill:
            self.parameters["steps"] = list(self._steps(reader))
        self.columns = (
            *(Column(each.name, each.type) for one in self._dimensions for each in one.shown),
            *(Column(name, MEASURES[name].type, MEASURES[name].unit) for name in query.measures),
        )
        kept = f"{self._groups()} SELECT * FROM shared WHERE {query.having_sql}"  # noqa: S608
        self.count = f"SELECT count(*) FROM ({kept})"  # noqa: S608 - our own words
        self.totals = self._shares(f"SELECT {self._aggregates()} FROM ({self._plays})")  # noqa: S608
        self.totals += f" SELECT {', '.join(query.computed)} FROM shared"  # noqa: S608
        self.page = self._page(kept)

    def _selected(self, reader: Reader) -> str:
        """The plays that the query looks at, with what dimensions and measures need."""
        query, question = self._query, self._query.question
        plays = f"SELECT * FROM {reader.plays_in(question.period.tz)} WHERE {question.selected}"  # noqa: S608
        if "session" in query.group_by:
            plays = WITH_SESSIONS.format(plays=plays)
        longest = ""
        if "completion" in query.computed:
            longest = f" LEFT JOIN ({LONGEST}) AS longest USING (title)"
        return (
            f"SELECT *, {question.counted} AS counts FROM ({plays}) AS plays{longest}"  # noqa: S608
            f" WHERE {query.where_sql}"
        )

    def _aggregates(self) -> str:
        return ", ".join(
            f"{MEASURES[name].sql} AS {name}"
            for name in self._query.computed
            if not MEASURES[name].part_of
        )

    def _shares(self, groups: str) -> str:
        """`WITH … shared`: the groups with what each has of all."""
        shares = "".join(
            f", {part} / nullif(sum({part}) OVER (), 0) AS {name}"
            for name in self._query.computed
            if (part := MEASURES[name].part_of)
        )
        return f"WITH grouped AS ({groups}), shared AS (SELECT *{shares} FROM grouped)"  # noqa: S608

    def _groups(self) -> str:
        codes = "".join(f"{one.code} AS d{n}, " for n, one in enumerate(self._dimensions))
        keys = ", ".join(f"d{n}" for n, _ in enumerate(self._dimensions))
        groups = f"SELECT {codes}{self._aggregates()} FROM ({self._plays})"  # noqa: S608
        if keys:
            groups += f" GROUP BY {keys}"
        if self._query.fill:
            groups = self._filled(groups)
        return self._shares(groups)

    def _filled(self, groups: str) -> str:
        """The groups and the steps that have none; nothing counts in those."""
        zeros = {"plays", "listened_ms", "estimated_ms", "tracks", "albums", "artists", "days"}
        measures = ", ".join(
            f"coalesce({name}, 0) AS {name}" if name in zeros else name
            for name in self._query.computed
            if not MEASURES[name].part_of
        )
        dated = self._dimensions[0].step not in {"year", "cycle"}
        kind = "DATE" if dated else "BIGINT"
        return (
            f"SELECT d0, {measures} FROM ({groups}) AS groups"  # noqa: S608
            f" FULL JOIN (SELECT unnest($steps::{kind}[]) AS d0) AS steps USING (d0)"
        )

    def _page(self, kept: str) -> str:
        joins = ""
        labels: list[str] = []
        sort_keys: dict[str, list[str]] = {}
        for n, one in enumerate(self._dimensions):
            if one.table:
                joins += f" LEFT JOIN {one.table} AS n{n} ON n{n}.{one.key} = kept.d{n}"
            shown = [each.label.format(code=f"kept.d{n}", names=f"n{n}") for each in one.shown]
            sort_keys[one.name] = [f"l{len(labels) + at}" for at in range(len(shown))][::-1]
            labels += shown
        selected = [f"{label} AS l{number}" for number, label in enumerate(labels)]
        selected += [f"kept.{name}" for name in self._query.measures]
        order = [
            f"{key} {each.direction} NULLS LAST"
            for each in self._query.order_by
            for key in sort_keys.get(each.by, [each.by])
        ]
        order += [f"{key} ASC NULLS LAST" for keys in sort_keys.values() for key in keys]
        return (
            f"SELECT {', '.join(selected)} FROM ({kept}) AS kept{joins}"  # noqa: S608
            f" ORDER BY {', '.join(order)} LIMIT $limit OFFSET $offset"
        )

    def _steps(self, reader: Reader) -> Iterator[date | int]:
        """The codes of all steps of the period, or from the first play to the last."""
        name = self._query.group_by[0]
        if name in CYCLES:
            yield from CYCLES[name]
            return
        period = self._query.question.period
        sql = f"SELECT min(ended_at), max(ended_at) FROM ({self._plays})"  # noqa: S608
        first, last = reader.rows(sql, self.parameters)[0]
        if period.since_ms is not None:
            first = period.since_ms
        if period.until_ms is not None:
            last = period.until_ms - 1
        if first is None or last is None or last < first:
            return
        days = [instant_in(each, period.zone).date() for each in (first, last)]
        step: Any = DIMENSIONS[name].step
        try:
            for day, _ in calendar_steps(step, min(days), max(days), period.zone):
                yield day.year if step == "year" else day
        except InvalidRequest as error:
            raise InvalidRequest("fill", error.message, where="body") from error
