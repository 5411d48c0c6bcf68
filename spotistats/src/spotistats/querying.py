"""Building a query: group plays, measure the groups, keep some of both.

    night = (
        ss.query("artist")
        .measure("plays", "skip_rate")
        .where("hour", "lt", 6)
        .having("plays", "ge", 10)
        .order_by("plays")
        .limit(20)
    )
    night.run().to_pandas()

Each step gives a new builder, so that one can be the beginning of several.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any, Generic, Literal, TypeAlias, TypeVar

from spotistats.records import Rows
from spotistats.results import Condition, Ordering, Query

if TYPE_CHECKING:
    from collections.abc import Callable

    from spotistats.periods import When
    from spotistats_sdk.models import (
        Dimension,
        Measure,
        Operator,
        PlayKind,
        QueryName,
        SortDirection,
    )

    PlayField: TypeAlias = (
        Dimension
        | Literal[
            "track_id",
            "album_id",
            "artist_id",
            "show_id",
            "episode_id",
            "audiobook_id",
            "ended_at",
            "ms_played",
            "listened_ms",
        ]
    )

R_co = TypeVar("R_co", covariant=True)


@dataclass(frozen=True, slots=True)
class QueryBuilder(Generic[R_co]):
    """A query in the making; `run` asks it."""

    query: Query
    since_: When | None
    until_: When | None
    period_: str | None
    _ask: Callable[[QueryBuilder[Any]], R_co]

    @classmethod
    def begun(
        cls, by: tuple[Dimension, ...], ask: Callable[[QueryBuilder[Any]], R_co]
    ) -> QueryBuilder[R_co]:
        """A query that only says what to group by."""
        return cls(Query(group_by=by or None), None, None, None, ask)

    def by(self, *dimensions: Dimension) -> QueryBuilder[R_co]:
        """Group by these, too; at most four in all."""
        return self._with(group_by=(*(self.query.group_by or ()), *dimensions))

    def measure(self, *measures: Measure) -> QueryBuilder[R_co]:
        """Tell these of each group, too."""
        return self._with(measures=(*(self.query.measures or ()), *measures))

    def where(
        self, field: PlayField | Condition, op: Operator = "eq", value: Any = True
    ) -> QueryBuilder[R_co]:
        """Only these plays: `where("hour", "lt", 6)`, or what `any_of` and the like give.

        Of several, all must hold. A flag needs no more than its name: `where("shuffle")`.
        """
        wanted = field if isinstance(field, Condition) else condition(field, op, value)
        return self._with(where=_both(self.query.where, wanted))

    def having(
        self, measure: Measure | Condition, op: Operator = "ge", value: Any = 1
    ) -> QueryBuilder[R_co]:
        """Only these groups: `having("plays", "ge", 10)`. Of several, all must hold."""
        wanted = measure if isinstance(measure, Condition) else condition(measure, op, value)
        return self._with(having=_both(self.query.having, wanted))

    def order_by(
        self, name: QueryName, direction: SortDirection | None = None
    ) -> QueryBuilder[R_co]:
        """Order by this, and within it by what is told next."""
        order = (*(self.query.order_by or ()), Ordering(name, direction))
        return self._with(order_by=Rows(order))

    def limit(self, groups: int, *, offset: int | None = None) -> QueryBuilder[R_co]:
        """How many groups, and how many to pass over before."""
        return self._with(limit=groups, offset=offset)

    def fill(self) -> QueryBuilder[R_co]:
        """List the empty steps of a single dimension of time, too."""
        return self._with(fill=True)

    def kind(self, *kinds: PlayKind) -> QueryBuilder[R_co]:
        """The media to look at; music unless told."""
        return self._with(kind=kinds)

    def since(self, when: When) -> QueryBuilder[R_co]:
        """Where the period begins (see `spotistats.periods`)."""
        return replace(self, since_=when)

    def until(self, when: When) -> QueryBuilder[R_co]:
        """Where the period ends; what it names is not in it."""
        return replace(self, until_=when)

    def period(self, name: str) -> QueryBuilder[R_co]:
        """Both at once: `"2023"`, `"last year"`, …."""
        return replace(self, period_=name)

    def rule(
        self,
        *,
        tz: str | None = None,
        min_ms: int | None = None,
        count_skipped: bool | None = None,
        count_incognito: bool | None = None,
    ) -> QueryBuilder[R_co]:
        """The time zone and how plays are counted, otherwise than as the account has it."""
        return self._with(
            tz=tz, min_ms=min_ms, count_skipped=count_skipped, count_incognito=count_incognito
        )

    def run(self) -> R_co:
        """Ask it."""
        return self._ask(self)

    def _with(self, **changes: Any) -> QueryBuilder[R_co]:
        return replace(self, query=replace(self.query, **changes))


def condition(field: str, op: Operator = "eq", value: Any = True) -> Condition:
    """A condition on a dimension (or a measure), to be combined with others."""
    if isinstance(value, set | frozenset | tuple | range):
        value = list(value)
    if isinstance(value, date):
        value = value.isoformat()
    return Condition(field=field, op=op, value=value)


def all_of(*conditions: Condition) -> Condition:
    """All of the conditions hold."""
    return Condition(all_=Rows(conditions))


def any_of(*conditions: Condition) -> Condition:
    """At least one of the conditions holds."""
    return Condition(any_=Rows(conditions))


def not_(inner: Condition) -> Condition:
    """The condition does not hold."""
    return Condition(not_=inner)


def _both(first: Condition | None, second: Condition) -> Condition:
    if first is None:
        return second
    if first.all_ is not None:
        return Condition(all_=Rows((*first.all_, second)))
    return all_of(first, second)


def without_nothing(value: Any) -> Any:
    """A body without what is None, at any depth: the contract leaves it out.

    >>> without_nothing({"by": "plays", "direction": None, "all": [{"op": None}]})
    {'by': 'plays', 'all': [{}]}
    """
    if isinstance(value, dict):
        return {name: without_nothing(each) for name, each in value.items() if each is not None}
    return [without_nothing(each) for each in value] if isinstance(value, list) else value
