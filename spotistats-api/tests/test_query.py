"""Queries agree with grouping, measuring, filtering and ordering by hand."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from history_support.obvious import group_obviously
from spotistats_api.explore.dimensions import DIMENSIONS, FIELDS
from spotistats_api.explore.groups import grouped
from spotistats_api.explore.measures import MEASURES
from spotistats_api.explore.query import MOST_ROWS, read_query
from spotistats_api.statistics.summary import summary
from spotistats_common.errors import InvalidRequest
from spotistats_common.models.period import first_moment
from spotistats_common.models.platforms import family
from spotistats_common.models.play import Kind

if TYPE_CHECKING:
    from collections.abc import Callable

THINGS = {
    "track": ("title", Kind.MUSIC),
    "album": ("collection", Kind.MUSIC),
    "artist": ("creator", Kind.MUSIC),
    "show": ("collection", Kind.PODCAST),
    "episode": ("title", Kind.PODCAST),
    "audiobook": ("collection", Kind.AUDIOBOOK),
}
TIMES = ("year", "quarter", "month", "week", "day", "weekday", "hour")


def time_of(name: str, local: datetime) -> Any:
    week = local.isocalendar()
    return {
        "year": local.year,
        "quarter": f"{local.year}-Q{(local.month + 2) // 3}",
        "month": f"{local.year}-{local.month:02}",
        "week": f"{week.year}-W{week.week:02}",
        "day": local.date(),
        "weekday": local.isoweekday(),
        "hour": local.hour,
    }[name]


def shown(name: str, play: Any, question: Any, session: Any) -> tuple[Any, ...]:
    """What a play has in the columns of a dimension."""
    said = play.observation
    if name in THINGS:
        attribute, kind = THINGS[name]
        thing = getattr(play, attribute) if said.item.kind is kind else None
        return thing or (None, None)
    if name in TIMES:
        return (time_of(name, play.local(question)),)
    if name == "kind":
        return (said.item.kind.value,)
    if name == "platform_family":
        return (family(said.platform),)
    if name == "skipped":
        return (play.skipped,)
    if name == "session":
        return (session,)
    value = getattr(said, name)
    return (value.value if name == "source" else value,)


def sessions(plays: list[Any]) -> list[datetime]:
    found: list[datetime] = []
    before = None
    for play in plays:
        start = play.instant - timedelta(milliseconds=play.heard_ms)
        if before is None or start - before > timedelta(minutes=30):
            found.append(start)
        else:
            found.append(found[-1])
        before = play.instant
    return found


def value_of(field: str, play: Any, question: Any) -> Any:
    """What a condition on a play speaks of."""
    if field.removesuffix("_id") in THINGS:
        return shown(field.removesuffix("_id"), play, question, None)[not field.endswith("_id")]
    if field == "listened_ms":
        return play.heard_ms
    if field == "ms_played":
        return play.ms_played
    if field == "ended_at":
        return play.instant
    return shown(field, play, question, None)[0]


def holds(condition: Any, value: Any) -> bool:
    """Whether a condition holds, where `value(field)` is what it speaks of."""
    if condition is None:
        return True
    if "all" in condition:
        return all(holds(each, value) for each in condition["all"])
    if "any" in condition:
        return any(holds(each, value) for each in condition["any"])
    if "not" in condition:
        return not holds(condition["not"], value)
    found, op, wanted = value(condition["field"]), condition["op"], condition.get("value", True)
    if op == "is_null":
        return (found is None) is wanted
    if found is None:
        return False

    def read(text: Any) -> Any:
        if isinstance(found, datetime):
            return datetime.fromisoformat(text)
        return date.fromisoformat(text) if isinstance(found, date) else text

    read_wanted = [read(each) for each in wanted] if isinstance(wanted, list) else read(wanted)
    texts = isinstance(found, str)
    one: Any = found.encode() if texts else found
    other: Any = read_wanted.encode() if isinstance(read_wanted, str) else read_wanted
    answers: dict[str, Callable[[], object]] = {
        "eq": lambda: one == other,
        "ne": lambda: one != other,
        "in": lambda: found in read_wanted,
        "not_in": lambda: found not in read_wanted,
        "lt": lambda: one < other,
        "le": lambda: one <= other,
        "gt": lambda: one > other,
        "ge": lambda: one >= other,
        "between": lambda: read_wanted[0] <= found <= read_wanted[1],
        "contains": lambda: other in one,
        "starts_with": lambda: one.startswith(other),
    }
    return bool(answers[op]())


def measured(plays: list[Any], question: Any, longest: dict[Any, int]) -> dict[str, Any]:
    counted = [play for play in plays if play.counts(question)]
    known = [play.skipped for play in counted if play.skipped is not None]
    heard = [
        play.ms_played * 1_000_000 // longest[play.observation.item.kind, play.title]
        for play in counted
        if play.ms_played is not None
        and longest.get((play.observation.item.kind, play.title), 0) > 0
    ]
    instants = [play.instant for play in counted]
    return {
        "plays": len(counted),
        "listened_ms": sum(play.heard_ms for play in plays),
        "estimated_ms": sum(play.estimated_ms or 0 for play in plays),
        "tracks": len(group_obviously(counted, "tracks")),
        "albums": len(group_obviously(counted, "albums")),
        "artists": len(group_obviously(counted, "artists")),
        "days": len({play.local(question).date() for play in counted}),
        "skip_rate": known.count(True) / len(known) if known else None,
        "completion": sum(heard) / (len(heard) * 1_000_000) if heard else None,
        "first_played_at": min(instants, default=None),
        "last_played_at": max(instants, default=None),
    }


def steps(name: str, plays: list[Any], question: Any) -> set[tuple[Any, ...]]:
    """All steps of time from the start to the end."""
    if name == "weekday":
        return {(number,) for number in range(1, 8)}
    if name == "hour":
        return {(number,) for number in range(24)}
    period, zone = question.period, question.period.zone
    first = period.since or min((play.local(question) for play in plays), default=None)
    last = max((play.local(question) for play in plays), default=None)
    if period.until is not None:
        last = (period.until.astimezone(UTC) - timedelta(milliseconds=1)).astimezone(zone)
    if first is None or last is None or last.astimezone(UTC) < first.astimezone(UTC):
        return set()
    found, day = set(), first.date()
    while day <= last.date():
        moment = first_moment(day, zone)
        if name != "day" or moment.date() == day:
            found.add((time_of(name, datetime(day.year, day.month, day.day, tzinfo=UTC)),))
        day += timedelta(days=1)
    return found


def by_hand(query: Any, plays: list[Any], everything: list[Any]) -> Any:
    question = query.question
    longest: dict[Any, int] = {}
    for play in everything:
        key = (play.observation.item.kind, play.title)
        if play.title is not None:
            longest[key] = max(longest.get(key, 0), play.ms_played or 0)
    groups: dict[tuple[Any, ...], list[Any]] = {} if query.group_by else {(): []}
    matching = []
    for play, session in zip(plays, sessions(plays), strict=True):

        def told(field: str, play: Any = play) -> Any:
            return value_of(field, play, question)

        if holds(query.where, told):
            matching.append(play)
            key = tuple(
                each for name in query.group_by for each in shown(name, play, question, session)
            )
            groups.setdefault(key, []).append(play)
    if query.fill:
        for step in steps(query.group_by[0], matching, question):
            groups.setdefault(step, [])
    figures = {key: measured(of, question, longest) for key, of in groups.items()}
    totals = measured(matching, question, longest)
    for each in [*figures.values(), totals]:
        for share, part in (("share", "plays"), ("listened_share", "listened_ms")):
            each[share] = each[part] / totals[part] if totals[part] else None
    kept = {key: each for key, each in figures.items() if holds(query.having, each.get)}

    def order(key: tuple[Any, ...]) -> Any:
        at, places = 0, {}
        for name in query.group_by:
            width = 2 if name in THINGS else 1
            places[name] = list(range(at, at + width))[::-1]
            at += width
        found = []
        for each in query.order_by:
            descending = each.direction == "desc"
            if each.by in places:
                found += [_sorted_desc(key[place], descending) for place in places[each.by]]
            else:
                found.append(_sorted_desc(kept[key][each.by], descending))
        return [*found, *(_sorted_desc(key[p], False) for of in places.values() for p in of)]

    rows = [
        [*key, *(kept[key][name] for name in query.measures)] for key in sorted(kept, key=order)
    ]
    return rows, {name: totals[name] for name in query.measures}


class _Reversed:
    """Sorts the other way round."""

    def __init__(self, value: Any) -> None:
        self.value = value

    def __lt__(self, other: _Reversed) -> bool:
        return bool(other.value < self.value)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Reversed) and bool(self.value == other.value)

    __hash__ = None  # type: ignore[assignment]


def _sorted_desc(value: Any, descending: bool) -> Any:
    if value is None:
        return (1, 0)
    plain = value.encode() if isinstance(value, str) else value
    return (0, _Reversed(plain) if descending else plain)


TEXTS = [
    "Song",
    "song",
    "a",
    "B",
    "Another",
    "Żółw",
    "ios",
    "DE",
    "trackdone",
    "0" * 22,
    "2024-W13",
]
VALUES = {
    "text": st.sampled_from([*TEXTS, "2024-03", "2019-Q4", "o", ""]),
    "integer": st.sampled_from([0, 1, 2, 7, 23, 2019, 2024, 29_999, 30_000, 200_000, 2**31]),
    "number": st.sampled_from([0, 0.25, 0.5, 1, 0.3]),
    "date": st.sampled_from(["2019-12-31", "2020-01-01", "2024-03-31"]),
    "instant": st.sampled_from(["2019-12-31T23:59:59.999Z", "2024-03-31T00:59:00Z"]),
    "boolean": st.booleans(),
}


@st.composite
def comparisons(draw: Any, fields: Any) -> Any:
    from spotistats_api.explore import conditions

    name = draw(st.sampled_from(sorted(fields)))
    field = fields[name]
    op = draw(st.sampled_from(conditions._OPERATORS[field.type]))
    if op == "is_null":
        return {"field": name, "op": op, "value": draw(st.booleans())}
    values = st.sampled_from(field.choices) if field.choices else VALUES[field.type]
    if op in {"in", "not_in"}:
        return {"field": name, "op": op, "value": draw(st.lists(values, min_size=1, max_size=3))}
    if op == "between":
        return {"field": name, "op": op, "value": [draw(values), draw(values)]}
    return {"field": name, "op": op, "value": draw(values)}


def some_conditions(fields: Any) -> Any:
    return st.none() | st.recursive(
        comparisons(fields),
        lambda inner: st.one_of(
            st.builds(lambda each: {"not": each}, inner),
            st.builds(lambda each: {"all": each}, st.lists(inner, min_size=1, max_size=3)),
            st.builds(lambda each: {"any": each}, st.lists(inner, min_size=1, max_size=3)),
        ),
        max_leaves=4,
    )


@st.composite
def bodies(draw: Any) -> dict[str, Any]:
    from spotistats_api.explore.measures import FIELDS as MEASURE_FIELDS

    names = st.lists(st.sampled_from(sorted(DIMENSIONS)), max_size=4, unique=True)
    body: dict[str, Any] = {
        "group_by": draw(names),
        "measures": draw(st.lists(st.sampled_from(sorted(MEASURES)), min_size=1, unique=True)),
        "where": draw(some_conditions(FIELDS)),
        "having": draw(st.none() | some_conditions(MEASURE_FIELDS)),
    }
    if len(body["group_by"]) == 1 and body["group_by"][0] in TIMES:
        body["fill"] = draw(st.booleans())
    by = st.sampled_from([*body["group_by"], *body["measures"]])
    direction = st.sampled_from([{}, {"direction": "asc"}, {"direction": "desc"}])
    order = st.builds(lambda name, way: {"by": name, **way}, by, direction)
    body["order_by"] = draw(st.just([]) | st.lists(order, max_size=3))
    return body


@given(data=st.data())
def test_it_agrees_with_grouping_by_hand(  # noqa: PLR0917
    data: Any, histories: Any, questions: Any, history_of: Any, select: Any, read: Any
) -> None:
    observations, question, body = data.draw(histories), data.draw(questions), data.draw(bodies())
    query = read_query(body, question, MOST_ROWS)
    expected, totals = by_hand(query, select(observations, question), read(observations))
    history = history_of(observations)
    found = history.answer(grouped, query)
    assert found.sheet.table.num_columns == len(found.sheet.columns)
    rows = [list(row.values()) for row in found.sheet.table.to_pylist()]
    assert rows == expected[: query.limit]
    assert (found.totals, found.total_groups) == (totals, len(expected))
    if expected:
        limit, offset = data.draw(st.integers(1, 4)), data.draw(st.integers(0, 4))
        part = read_query({**body, "limit": limit, "offset": offset}, question, MOST_ROWS)
        page = history.answer(grouped, part)
        shown_rows = [list(row.values()) for row in page.sheet.table.to_pylist()]
        assert shown_rows == expected[offset : offset + limit]
        assert page.total_groups == len(expected)


def test_a_query_for_everything_is_the_summary(a_play: Any, history_of: Any, asked: Any) -> None:
    history = history_of([a_play("One"), a_play("Two", ended_at=5_000, ms_played=10)])
    names = ["plays", "listened_ms", "tracks", "albums", "artists", "days", "first_played_at"]
    found = history.answer(grouped, read_query({"measures": names}, asked(), MOST_ROWS))
    key_figures = history.answer(summary, asked())
    assert found.totals["plays"] == key_figures.plays == 1
    assert found.totals["listened_ms"] == key_figures.listened_ms
    assert found.totals["first_played_at"] == key_figures.first_played_at
    assert found.sheet.rows() == [[1, 200_010, 0, 1, 1, 1, 1, "2024-03-01T12:00:00.000Z"]]


@pytest.mark.parametrize(
    ("body", "field", "said"),
    [
        ({"where": {"field": "skippd", "op": "eq"}}, "where.field", "skipped"),
        ({"where": {"all": [{"field": "skipped", "op": "lt"}]}}, "where.all[0].op", "eq, ne"),
        ({"where": {"not": {"field": "hour", "op": "eq"}}}, "where.not.value", "missing"),
        ({"where": {}}, "where.field", "missing"),
        (
            {"where": {"any": [{"field": "hour", "op": "in", "value": 3}]}},
            "where.any[0].value",
            "list",
        ),
        ({"where": {"field": "hour", "op": "in", "value": [3, "x"]}}, "where.value[1]", "number"),
        ({"where": {"field": "hour", "op": "eq", "value": 1e300}}, "where.value", "number"),
        ({"where": {"field": "kind", "op": "eq", "value": "film"}}, "where.value", "podcast"),
        ({"where": {"field": "day", "op": "eq", "value": "2024-02-30"}}, "where.value", "date"),
        ({"where": {"field": "ended_at", "op": "lt", "value": "soon"}}, "where.value", "date"),
        ({"where": {"field": "hour", "op": "eq", "value": 1, "not": {}}}, "where", "not"),
        ({"having": {"field": "artist", "op": "eq", "value": "x"}}, "having.field", "plays"),
        ({"order_by": [{"by": "artist"}]}, "order_by[0].by", "plays"),
        ({"fill": True, "group_by": ["artist"]}, "fill", "month"),
        ({"limit": 10_001}, "limit", "10000"),
    ],
)
def test_what_makes_no_sense_is_named(asked: Any, body: Any, field: str, said: str) -> None:
    with pytest.raises(InvalidRequest) as caught:
        read_query(body, asked(), 10_000)
    assert (caught.value.field, caught.value.where) == (field, "body")
    assert said in caught.value.message


def test_conditions_are_bounded(asked: Any) -> None:
    leaf: Any = {"field": "hour", "op": "eq", "value": 1}
    with pytest.raises(InvalidRequest, match="too many"):
        read_query({"where": {"all": [leaf] * 101}}, asked(), 10)
    for _ in range(10):
        leaf = {"not": leaf}
    with pytest.raises(InvalidRequest, match="too deeply"):
        read_query({"where": leaf}, asked(), 10)


def test_too_many_steps_are_refused(a_play: Any, history_of: Any, asked: Any) -> None:
    body = {"group_by": ["day"], "fill": True}
    query = read_query(body, asked("1970-01-01", "9998-01-01"), 10)
    with pytest.raises(InvalidRequest, match="fill"):
        history_of([a_play()]).answer(grouped, query)
