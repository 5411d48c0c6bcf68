"""Which rows and columns an answer has as a table.

Most are their `items`, one a row. Where an answer holds series or several lists, the table is the
long form of them: a row for each point, as charts want it.
"""

from __future__ import annotations

from datetime import date, datetime
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Any, Union, get_args, get_origin, get_type_hints

from spotistats import results
from spotistats.frames import Column, Columns, Kind
from spotistats.records import Record, Rows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

_KINDS: dict[Any, Kind] = {
    str: "string",
    int: "integer",
    float: "number",
    bool: "boolean",
    date: "date",
}
_SHEET_KINDS: dict[str, Kind] = {
    "string": "string",
    "integer": "integer",
    "number": "number",
    "boolean": "boolean",
    "date": "date",
    "timestamp": "instant",
}


def columns_of_answer(answer: Record) -> Columns:
    """The columns of an answer."""
    if shape := _SHAPES.get(type(answer)):
        return shape(answer)
    items = getattr(answer, "items", None)
    if isinstance(items, Rows):
        return columns_of(items, _item_type(type(answer)))
    return columns_of([answer])


def is_one_row(answer: Record) -> bool:
    """Whether an answer is a single thing, not a list."""
    return type(answer) not in _SHAPES and not isinstance(getattr(answer, "items", None), Rows)


def columns_of(records: Sequence[Any], kind: type[Record] | None = None) -> Columns:
    """A column for each figure of the records; lists in them are left out."""
    kind = kind or (type(records[0]) if records else None)
    if kind is None:
        return {}
    found: Columns = {}
    for path, leaf, may_be_null in leaves(kind):
        values = [_at(each, path) for each in records]
        if leaf == "local":
            values = [value and value.replace(tzinfo=None) for value in values]
        found["_".join(path)] = Column(leaf, values, may_be_null)
    return found


def leaves(kind: type[Record]) -> list[tuple[tuple[str, ...], Kind, bool]]:
    """The path to each figure, its kind, and whether it may be unknown."""
    if kind not in _LEAVES:
        _LEAVES[kind] = _leaves(kind)
    return _LEAVES[kind]


_LEAVES: dict[type[Record], list[tuple[tuple[str, ...], Kind, bool]]] = {}


def _leaves(kind: type[Record]) -> list[tuple[tuple[str, ...], Kind, bool]]:
    found: list[tuple[tuple[str, ...], Kind, bool]] = []
    for name, hint in get_type_hints(kind).items():
        whole = get_args(hint) if get_origin(hint) in (Union, UnionType) else (hint,)
        optional = NoneType in whole
        inner = next(each for each in whole if each is not NoneType)
        if isinstance(inner, type) and issubclass(inner, Record) and get_origin(inner) is None:
            nested = leaves(inner) if inner is not kind else []
            found += [((name, *path), leaf, optional or null) for path, leaf, null in nested]
        elif get_origin(inner) is not Rows:
            found.append(((name,), _kind_of(name, inner), optional))
    return found


def _kind_of(name: str, hint: Any) -> Kind:
    if hint is datetime:
        # The clock of the time zone for the edges of steps; all other moments are instants.
        return "local" if name == "start" else "instant"
    literal = get_args(hint)
    return "string" if literal and isinstance(literal[0], str) else _KINDS.get(hint, "any")


def _at(record: Any, path: tuple[str, ...]) -> Any:
    for name in path:
        record = None if record is None else getattr(record, name)
    return record


def _item_type(kind: type[Record]) -> type[Record]:
    found: type[Record] = get_args(get_type_hints(kind)["items"])[0]
    return found


def _repeated(kind: Kind, value: Any, times: int) -> Column:
    return Column(kind, [value] * times, may_be_null=True)


def _stacked(parts: Iterable[tuple[dict[str, Any], Columns]]) -> Columns:
    """Tables of one form below each other, each with texts that mark its rows."""
    found: dict[str, list[Column]] = {}
    for marks, columns in parts:
        height = len(next(iter(columns.values())).values)
        marked = {name: _repeated("string", mark, height) for name, mark in marks.items()}
        for name, column in (marked | columns).items():
            found.setdefault(name, []).append(column)
    return {
        name: Column(
            each[0].kind, [value for part in each for value in part.values], each[0].may_be_null
        )
        for name, each in found.items()
    }


def _timeline(answer: results.Timeline) -> Columns:
    if not answer.series:
        return columns_of(answer.items, results.TimelineItem)
    return _stacked(
        (
            {"role": each.role, "key": each.key, "label": each.label or each.role},
            columns_of(each.items, results.TimelineItem),
        )
        for each in answer.series
    )


def _rank_history(answer: results.RankHistory) -> Columns:
    pairs = [
        (start, series, point)
        for series in answer.items
        for start, point in zip(answer.starts, series.points, strict=True)
    ]
    named = columns_of([series for _, series, _ in pairs], results.RankSeries)
    return {
        "start": Column("local", [start.replace(tzinfo=None) for start, _, _ in pairs]),
        "overall_rank": named["rank"],
        **{name: named[name] for name in ("id", "name", "artist_id", "artist_name")},
        **columns_of([point for _, _, point in pairs], results.RankPoint),
    }


def _retention(answer: results.Retention) -> Columns:
    cells = [
        (cohort, month, heard)
        for cohort in answer.items
        for month, heard in enumerate(cohort.heard)
    ]
    return {
        "start": Column("local", [cohort.start.replace(tzinfo=None) for cohort, _, _ in cells]),
        "artists": Column("integer", [cohort.artists for cohort, _, _ in cells]),
        "month": Column("integer", [month for _, month, _ in cells]),
        "heard": Column("integer", [heard for _, _, heard in cells]),
        "heard_share": Column(
            "number",
            [heard / cohort.artists if cohort.artists else None for cohort, _, heard in cells],
        ),
    }


def _comparison(answer: results.Comparison) -> Columns:
    return _stacked(
        ({"group": name}, columns_of(group.items, results.ComparedItem))
        for name, group in (("new", answer.new), ("lost", answer.lost), ("kept", answer.kept))
    )


def _top_lists(answer: results.Recap | results.Profile) -> Columns:
    return _stacked(
        ({"list": name}, columns_of(items, results.TopItem))
        for name, items in (
            ("tracks", answer.tracks), ("albums", answer.albums), ("artists", answer.artists),
        )
    )  # fmt: skip


def _listeners(answer: results.ListenerComparison) -> Columns:
    return _stacked(
        ({"list": name, "group": group}, columns_of(items, results.ListenerItem))
        for name, overlap in (
            ("artists", answer.artists), ("albums", answer.albums), ("tracks", answer.tracks),
        )
        for group, items in (
            ("shared", overlap.shared),
            ("only_mine", overlap.only_mine),
            ("only_theirs", overlap.only_theirs),
        )
    )  # fmt: skip


def _diversity(answer: results.Diversity) -> Columns:
    columns = columns_of(answer.items, results.DiversityStep)
    return {name.removeprefix("figures_"): column for name, column in columns.items()}


def _sheet(answer: results.QueryAnswer | results.SqlAnswer) -> Columns:
    found: Columns = {}
    for place, column in enumerate(answer.columns):
        values = [row[place] for row in answer.rows]
        kind = _SHEET_KINDS.get(column.type, "any")
        if kind == "date":
            values = [value and date.fromisoformat(value) for value in values]
        if kind == "instant":
            values = [value and datetime.fromisoformat(value) for value in values]
            if any(value and value.tzinfo is None for value in values):
                kind = "local"
        found[column.name] = Column(kind, values, may_be_null=True)
    return found


_SHAPES: dict[type[Record], Callable[[Any], Columns]] = {
    results.Timeline: _timeline,
    results.RankHistory: _rank_history,
    results.Retention: _retention,
    results.Comparison: _comparison,
    results.Recap: _top_lists,
    results.Profile: _top_lists,
    results.ListenerComparison: _listeners,
    results.Diversity: _diversity,
    results.QueryAnswer: _sheet,
    results.SqlAnswer: _sheet,
    results.Skips: lambda answer: columns_of(answer.hours, results.SkipsOfHour),
    results.Detail: lambda answer: columns_of(answer.months, results.TimelineItem),
}
