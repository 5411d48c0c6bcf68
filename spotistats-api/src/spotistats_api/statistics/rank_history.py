"""How did the ranks of the top tracks, albums, artists, shows, … move?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np

from spotistats_api.engine.scope import ESTIMATED_MS, LISTENED_MS
from spotistats_api.engine.steps import first_day_sql
from spotistats_api.statistics.stepped import steps_of
from spotistats_api.statistics.things import THINGS, HeardEntity, Thing, Things, described

if TYPE_CHECKING:
    from datetime import datetime

    from numpy.typing import NDArray

    from spotistats_api.engine.run import Reader
    from spotistats_api.engine.scope import Question
    from spotistats_api.engine.steps import CalendarStep
    from spotistats_common.models.accounts import CountingRule
    from spotistats_common.models.period import Period

    Int64s = NDArray[np.int64]

Mode = Literal["step", "cumulative"]

MOST_STEPS = 1_000


@dataclass(frozen=True)
class RankPoint:
    """One step of a series; in cumulative mode all figures are sums up to its end."""

    rank: int | None
    plays: int
    listened_ms: int
    estimated_ms: int


@dataclass(frozen=True)
class RankSeries(Thing):
    """One of the top things of the period, best first; a point for each of `starts`."""

    rank: int
    plays: int
    listened_ms: int
    estimated_ms: int
    points: tuple[RankPoint, ...]


@dataclass(frozen=True)
class RankHistory:
    """The series, and the first moments of the steps."""

    entity: HeardEntity
    step: CalendarStep
    mode: Mode
    period: Period
    counting_rule: CountingRule
    starts: tuple[datetime, ...]
    items: tuple[RankSeries, ...]


def rank_history(  # noqa: PLR0917 - called with what the request has, in the contract's order
    reader: Reader,
    question: Question,
    entity: HeardEntity = "tracks",
    step: CalendarStep = "month",
    mode: Mode = "step",
    limit: int = 10,
) -> RankHistory:
    """The ranks, by plays, of the top `limit` of the period within or up to each step.

    A rank is among everything that was played, ties as in the top lists (see `top`).
    """
    things = THINGS[entity]
    question = things.asked_by(question)
    steps = steps_of(reader, question, step, MOST_STEPS)
    found = reader.columns(_sql(reader, question, things, step), question.parameters)
    place = found["place"]
    count = int(place.max()) + 1 if len(place) else 0
    codes = np.zeros(count, np.int64)
    codes[place] = found["code"]
    measures = ("plays", "listened_ms", "estimated_ms")
    changes = np.column_stack([found[name].astype(np.int64) for name in measures])

    whole = np.zeros((count, 3), np.int64)
    np.add.at(whole, place, changes)
    top = np.lexsort((np.arange(count), -whole[:, 1], -whole[:, 0]))[:limit]

    points: list[list[RankPoint]] = [[] for _ in top]
    sums = np.zeros((count, 3), np.int64)
    for first_day, _ in steps:
        if mode == "step":
            sums[:] = 0
        begin, end = np.searchsorted(found["step"], (first_day, first_day + 1))
        sums[place[begin:end]] += changes[begin:end]  # a thing is there once a step
        plays, listened_ms = np.ascontiguousarray(sums[:, 0]), np.ascontiguousarray(sums[:, 1])
        for series, thing in zip(points, top.tolist(), strict=True):
            rank = _rank(thing, plays, listened_ms)
            series.append(RankPoint(rank, *sums[thing].tolist()))

    things_named = described(reader, things, codes[top].tolist())
    return RankHistory(
        entity,
        step,
        mode,
        question.period,
        question.rule,
        tuple(start for _, start in steps),
        tuple(
            RankSeries(
                **vars(things_named[codes[thing].item()]),
                rank=rank,
                plays=int(whole[thing, 0]),
                listened_ms=int(whole[thing, 1]),
                estimated_ms=int(whole[thing, 2]),
                points=tuple(series),
            )
            for rank, (thing, series) in enumerate(zip(top.tolist(), points, strict=True), 1)
        ),
    )


def _rank(thing: int, plays: Int64s, listened_ms: Int64s) -> int | None:
    """The rank of a thing among all, which stand in the order that breaks the last ties."""
    if not plays[thing]:
        return None
    equal = plays == plays[thing]
    better = np.count_nonzero(plays > plays[thing])
    better += np.count_nonzero(equal & (listened_ms > listened_ms[thing]))
    better += np.count_nonzero((equal & (listened_ms == listened_ms[thing]))[:thing])
    return int(better) + 1


def _sql(reader: Reader, question: Question, things: Things, step: CalendarStep) -> str:
    """SQL: step by step the measures of what has a play that counts somewhere in the period.

    `place` numbers the things from 0 in the order that breaks the last ties.
    """
    return f"""
        WITH grouped AS (
            SELECT
                {things.code} AS code,
                {first_day_sql(step)} AS step,
                count(*) FILTER ({question.counted}) AS plays,
                {LISTENED_MS} AS listened_ms,
                {ESTIMATED_MS} AS estimated_ms
            FROM {reader.plays_in(question.period.tz)}
            WHERE {question.selected} AND {things.code} IS NOT NULL
            GROUP BY ALL
        ), places AS (
            SELECT code, row_number() OVER (ORDER BY thing.name, thing.id, thing.kind) - 1 AS place
            FROM {things.table} AS thing
            JOIN (SELECT DISTINCT code FROM grouped WHERE plays > 0) USING (code)
        )
        SELECT step, place, code, plays, listened_ms, estimated_ms
        FROM grouped JOIN places USING (code) ORDER BY step
    """  # noqa: S608 - our own conditions; values are bound
