"""What a chart of an answer needs: whole axes, and of many things those with most of it.

The table shows an answer page by page; a chart of it must show all of time and few enough series to
be told apart, so it asks for itself.
"""

from __future__ import annotations

from asyncio import gather
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from spotistats_sdk.api.explore import query as query_operation
from spotistats_sdk.models import QueryAnswer
from spotistats_web.explore import words
from spotistats_web.explore.groups import Group, Key, groups_of
from spotistats_web.explore.names import ADDITIVE, CHOICES, CYCLES, FLAGS, STEPS
from spotistats_web.explore.shapes import along
from spotistats_web.session import ask
from spotistats_web.texts import explore as texts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spotistats_web.explore.question import Question
    from spotistats_web.page import View
    from spotistats_web.period import Period

MOST_POINTS = 10_000
MOST_MARKS = 1_000
_BARS = 25
_SERIES = {"heat": 20, "bar": 5}
_USUAL_SERIES = 7
_PART_OF = {"share": "plays", "listened_share": "listened_ms"}


@dataclass(frozen=True)
class Series:
    """Values along the axis."""

    key: Key | None
    """None: of everything."""
    label: str
    values: tuple[float | None, ...]


@dataclass(frozen=True)
class Drawn:
    """An axis and what stands on it."""

    measure: str
    dimension: str
    """Along the axis."""
    axis: tuple[Key, ...]
    series: tuple[Series, ...]
    note: str = ""
    """What is left out."""


async def answer_to(
    view: View, question: Question, *, limit: int, offset: int = 0, period: Period | None = None
) -> tuple[QueryAnswer, list[Group]]:
    """An answer of the services, and its groups; about the view's period unless told otherwise."""
    asked = question.query(period or view.period, limit=limit, offset=offset)
    request = query_operation.asyncio_detailed(client=view.client, body=asked)
    answer = await ask(request, QueryAnswer)
    return answer, groups_of(answer, question, view.zone)


async def along_one(
    view: View, question: Question, measure: str, shown: Sequence[Group], total: int
) -> Drawn:
    """One dimension: all steps of time, or the first of the groups that are shown."""
    dimension = question.group_by[0]
    if dimension in STEPS or dimension in CYCLES or dimension == "session":
        whole = replace(
            question, order_by=(), fill=dimension != "session" and question.having is None
        )
        answer, found = await answer_to(view, whole, limit=MOST_POINTS)
        note = _only(len(found), answer.total_groups)
    else:
        found = [group for group in shown if group.measures[measure] is not None][:_BARS]
        note = _only(len(found), total)
    keys = tuple(group.keys[0] for group in found)
    values = tuple(group.measures[measure] for group in found)
    label = texts.MEASURES[measure]
    return Drawn(measure, dimension, keys, (Series(None, label, values),), note)


async def along_two(view: View, question: Question, measure: str, chart: str) -> Drawn:
    """Two dimensions: one along the axis, the other as series."""
    across, by = along(question)
    most = _SERIES.get(chart, _USUAL_SERIES)
    part_of = _PART_OF.get(measure, measure)
    plain = replace(question, measures=(part_of,), order_by=(), fill=False)
    whole, members, (axis, is_cut) = await gather(
        _axis_totals(view, plain, across),
        _members(view, plain, by, part_of, most),
        _axis_of(view, plain, across, part_of),
    )
    keys, more = members
    parts = [_among(by, keys), _among(across, axis) if is_cut else None]
    asked = plain.restricted(*(each for each in parts if each is not None))
    _, found = await answer_to(view, asked, limit=MOST_POINTS)
    at = {name: number for number, name in enumerate(question.group_by)}
    cells = {
        (group.keys[at[across]].value, group.keys[at[by]].value): group.measures[part_of]
        for group in found
    }
    if not is_cut and across not in CYCLES:
        axis = tuple(whole)
    is_sum = measure in ADDITIVE
    scale = 1.0
    if measure in _PART_OF:
        scale = 1 / (sum(value or 0 for value in whole.values()) or 1)
    series = [
        Series(
            key,
            key.label,
            tuple(
                _scaled(cells.get((each.value, key.value), 0 if is_sum else None), scale)
                for each in axis
            ),
        )
        for key in keys
    ]
    note = texts.ONLY_TOP.format(count=len(keys)) if more else ""
    return Drawn(measure, across, axis, tuple(series), note)


async def _axis_totals(view: View, plain: Question, across: str) -> dict[Key, Any]:
    """Each step along the axis with its total; the empty steps of time too."""
    asked = replace(plain, group_by=(across,), having=None, fill=across in (*STEPS, *CYCLES))
    _, found = await answer_to(view, asked, limit=MOST_POINTS)
    return {group.keys[0]: group.measures[plain.measures[0]] for group in found}


async def _axis_of(
    view: View, plain: Question, across: str, measure: str
) -> tuple[tuple[Key, ...], bool]:
    """What lies along the axis, and whether some of it is left out."""
    if across in CYCLES:
        return tuple(
            Key(across, value, words.value(across, value, view.zone)) for value in CHOICES[across]
        ), False
    if across in STEPS:
        return (), False
    return await _members(view, plain, across, measure, _BARS)


async def _members(
    view: View, plain: Question, dimension: str, measure: str, most: int
) -> tuple[tuple[Key, ...], bool]:
    """Those of a dimension with most of a measure, and whether there are others."""
    is_small = dimension in FLAGS or dimension in CHOICES
    order = () if dimension in CYCLES else ((measure, "desc"),)
    asked = replace(plain, group_by=(dimension,), having=None, order_by=order)
    answer, found = await answer_to(view, asked, limit=max(most, len(CHOICES["hour"])))
    keys = tuple(group.keys[0] for group in found)
    if is_small:
        return keys, False
    known = tuple(key for key in keys if key.value is not None)[:most]
    return known, answer.total_groups > len(known)


def _among(dimension: str, keys: Sequence[Key]) -> dict[str, Any] | None:
    """The condition that a play is of one of some things; None where all are meant."""
    if dimension in FLAGS or dimension in CHOICES or not keys:
        return None
    return {"field": keys[0].field, "op": "in", "value": [key.value for key in keys]}


def _scaled(value: float | None, scale: float) -> float | None:
    return None if value is None else value * scale if scale != 1 else value


def _only(count: int, total: int) -> str:
    return texts.ONLY_FIRST.format(count=count, total=f"{total:,}") if count < total else ""
