"""A question as the address of its page, and as the services are asked it.

`?by=artist&by=month&m=plays&where={…}&order=plays:asc&as=line` holds all of it. Conditions are
those of the contract as JSON, so that every saved query has an address, however it came about.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, cast

from spotistats_sdk.models import Query as AskedQuery
from spotistats_web.explore.names import CYCLES, DIMENSIONS, KINDS, MEASURES, STEPS
from spotistats_web.query import BadQueryError, Query

if TYPE_CHECKING:
    from collections.abc import Collection
    from zoneinfo import ZoneInfo

    from spotistats_web.period import Period

Sent = dict[str, Any]
"""A condition, as the contract has it."""

BY, MEASURE, WHERE, HAVING, ORDER, FILL = "by", "m", "where", "having", "order", "fill"
KIND, CHART, PAGE = "kind", "as", "page"
RULE = ("min_ms", "count_skipped", "count_incognito", "tz")
"""Passed on as they are: saved queries may have them."""
NAMES = (BY, MEASURE, WHERE, HAVING, ORDER, FILL, KIND, CHART, *RULE)
SESSION, LAST_PLAY = "session", "last_played_at"
MOST_DIMENSIONS = 4
PER_PAGE = 25


@dataclass(frozen=True)
class Question:
    """What is asked, but for the period."""

    group_by: tuple[str, ...] = ()
    measures: tuple[str, ...] = ("plays",)
    where: Sent | None = None
    having: Sent | None = None
    order_by: tuple[tuple[str, str], ...] = ()
    """By what, and `asc` or `desc`."""
    kinds: tuple[str, ...] = ("music",)
    fill: bool = False
    rule: tuple[tuple[str, Any], ...] = ()
    """The counting rule and time zone, where they are not the account's."""

    @property
    def can_fill(self) -> bool:
        """Whether empty steps could be listed."""
        return len(self.group_by) == 1 and self.group_by[0] in (*STEPS, "weekday", "hour")

    def asked(self, period: Period, *, limit: int | None = None, offset: int = 0) -> Sent:
        """As `POST /query` takes it."""
        sent: Sent = {
            **period.parameters,
            **dict(self.rule),
            "kind": list(self.kinds),
            "group_by": list(self.group_by),
            "measures": list(self.measures),
        }
        for name, condition in (("where", self.where), ("having", self.having)):
            if condition is not None:
                sent[name] = condition
        if self.order_by:
            sent["order_by"] = [{"by": by, "direction": to} for by, to in self.order_by]
        if self.fill and self.can_fill:
            sent["fill"] = True
        if limit is not None:
            sent["limit"] = limit
        if offset:
            sent["offset"] = offset
        return sent

    def query(self, period: Period, *, limit: int, offset: int = 0) -> AskedQuery:
        """The same for the SDK."""
        sent = self.asked(period, limit=limit, offset=offset)
        if SESSION in self.group_by and LAST_PLAY not in self.measures:
            sent["measures"].append(LAST_PLAY)  # by which the plays behind a session are found
        return AskedQuery.from_dict(sent)

    @property
    def listed(self) -> Question:
        """The same in the order of a list: unless told otherwise by time, then by what is most."""
        if self.order_by:
            return self
        times = [name for name in self.group_by if name in (*STEPS, *CYCLES, "session")]
        by = [*((name, "asc") for name in times), (self.measures[0], "desc")]
        return replace(self, order_by=tuple(by))

    def restricted(self, *conditions: Sent) -> Question:
        """The same question about plays that fulfil more conditions."""
        return replace(self, where=all_of(self.where, *conditions))


def question_of(query: Query) -> Question:
    """The question that an address asks.

    Raises:
        BadQueryError: it is none.
    """
    group_by = _several(query, BY, DIMENSIONS)
    if len(group_by) > MOST_DIMENSIONS:
        raise BadQueryError(BY, f"at most {MOST_DIMENSIONS} dimensions")
    measures = _several(query, MEASURE, MEASURES) or ("plays",)
    kinds = _several(query, KIND, KINDS) or ("music",)
    orders = []
    for said in query.all(ORDER):
        by, _, direction = said.partition(":")
        if by in (*group_by, *measures):  # of what is not there any more, nothing is left
            if direction not in ("asc", "desc"):
                raise BadQueryError(ORDER, "must be such as plays:desc")
            orders.append((by, direction))
    return Question(
        group_by,
        measures,
        _condition(query, WHERE),
        _condition(query, HAVING),
        tuple(orders),
        kinds,
        query.get(FILL) == "1",
        _rule(query),
    )


def address_of(sent: Sent, zone: ZoneInfo) -> Query:
    """The address's part that asks a query as it is saved, about its own period."""
    pairs: list[tuple[str, str]] = []
    where = sent.get("where")
    for name, end in (("since", "from"), ("until", "to")):
        value = sent.get(name)
        if value is None:
            continue
        day = _whole_day(value, zone)
        if day is None:  # not at midnight: said exactly
            op = "ge" if name == "since" else "lt"
            where = all_of(where, {"field": "ended_at", "op": op, "value": value})
        else:
            last = day if name == "since" else date.fromordinal(day.toordinal() - 1)
            pairs.append((end, last.isoformat()))
    if not pairs:
        pairs.append(("period", "all"))
    pairs += [(BY, each) for each in sent.get("group_by", ())]
    pairs += [(MEASURE, each) for each in sent.get("measures", ())]
    if (kinds := sent.get("kind", ["music"])) != ["music"]:
        pairs += [(KIND, each) for each in kinds]
    for name, condition in ((WHERE, where), (HAVING, sent.get("having"))):
        if condition is not None:
            pairs.append((name, written(condition)))
    for each in sent.get("order_by", ()):
        usual = "desc" if each["by"] in MEASURES else "asc"
        pairs.append((ORDER, f"{each['by']}:{each.get('direction', usual)}"))
    if sent.get("fill"):
        pairs.append((FILL, "1"))
    pairs += [(name, _word(sent[name])) for name in RULE if name in sent]
    return Query(tuple(pairs))


def all_of(*conditions: Sent | None) -> Sent | None:
    """All of some conditions as one; None if there is none."""
    parts: list[Sent] = []
    for each in conditions:
        if each is not None:
            parts += each.get("all", [each])
    if len(parts) < 2:
        return parts[0] if parts else None
    return {"all": parts}


def written(condition: Sent) -> str:
    """A condition as an address has it."""
    return json.dumps(condition, ensure_ascii=False, separators=(",", ":"))


def _several(query: Query, name: str, offered: Collection[str]) -> tuple[str, ...]:
    values = tuple(dict.fromkeys(query.all(name)))
    for value in values:
        if value not in offered:
            raise BadQueryError(name, f"must be of {', '.join(offered)}, not “{value[:60]}”")
    return values


def _condition(query: Query, name: str) -> Sent | None:
    said = query.get(name)
    if said is None:
        return None
    try:
        found = json.loads(said, parse_constant=_no_number)
        json.dumps(found, ensure_ascii=False, allow_nan=False).encode()
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict) or not _is_condition(found):
        raise BadQueryError(name, "is no condition")
    return cast("Sent", found)


def _no_number(said: str) -> None:
    raise ValueError(f"{said} is no JSON")


def _is_condition(found: object, depth: int = 0) -> bool:
    """Whether it is built as a condition; the services check what it speaks of."""
    if not isinstance(found, dict) or depth > 10:
        return False
    for name in ("all", "any"):
        if name in found:
            members = found[name]
            return isinstance(members, list) and all(_is_condition(e, depth + 1) for e in members)
    if "not" in found:
        return _is_condition(found["not"], depth + 1)
    return isinstance(found.get("field"), str) and isinstance(found.get("op"), str)


def _rule(query: Query) -> tuple[tuple[str, Any], ...]:
    rule: list[tuple[str, Any]] = []
    if query.get("min_ms") is not None:
        rule.append(("min_ms", query.integer("min_ms", 0, least=0, most=86_400_000)))
    for name in ("count_skipped", "count_incognito"):
        if query.get(name) is not None:
            rule.append((name, query.choice(name, ("true", "false"), "true") == "true"))
    if (tz := query.get("tz")) is not None:
        rule.append(("tz", tz))
    return tuple(rule)


def _whole_day(value: str, zone: ZoneInfo) -> date | None:
    if len(value) == 10:
        return date.fromisoformat(value)
    moment = datetime.fromisoformat(value).astimezone(zone)
    return moment.date() if (moment.hour, moment.minute, moment.second) == (0, 0, 0) else None


def _word(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
