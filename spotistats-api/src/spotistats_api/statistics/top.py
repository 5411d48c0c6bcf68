"""Which tracks, albums, artists, shows, …, platforms or countries were played most?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from spotistats_api.engine.instants import instant
from spotistats_api.engine.scope import ESTIMATED_MS, LISTENED_MS
from spotistats_api.statistics.ranking import Ranking
from spotistats_api.statistics.things import CODES, THINGS, Entity, Thing, Things
from spotistats_common.models.platforms import family

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    import numpy as np
    from numpy.typing import NDArray

    from spotistats_api.engine.run import Reader
    from spotistats_api.engine.scope import Question
    from spotistats_common.models.accounts import CountingRule
    from spotistats_common.models.period import Period

    Columns = dict[str, NDArray[np.int64]]

Order = Literal["plays", "listened_ms", "days"]

_MEASURES: dict[Order, tuple[str, ...]] = {
    "plays": ("plays", "listened_ms"),
    "listened_ms": ("listened_ms", "plays"),
    "days": ("days", "plays", "listened_ms"),
}
_NOTHING = -1
"""The code of plays that name no such thing."""


@dataclass(frozen=True)
class TopItem(Thing):
    """One place in the list; `rank` counts from 1 over the whole list."""

    rank: int
    plays: int
    plays_share: float
    listened_ms: int
    estimated_ms: int
    listened_share: float
    days: int
    first_played_at: datetime
    last_played_at: datetime
    previous_rank: int | None
    rank_change: int | None
    """Places gained since the previous period, where it was in both lists."""
    is_new: bool | None
    """Whether it was not in the list of the previous period; None if there is none."""
    family: str | None
    """Of a platform."""


@dataclass(frozen=True)
class TopList:
    """A part of a ranked list of `total` places; plays and times are those of all plays."""

    entity: Entity
    order_by: Order
    period: Period
    previous_period: Period | None
    counting_rule: CountingRule
    total: int
    plays: int
    listened_ms: int
    estimated_ms: int
    items: tuple[TopItem, ...]


def top(  # noqa: PLR0917 - called with what the request has, in the contract's order
    reader: Reader,
    question: Question,
    entity: Entity,
    order_by: Order = "plays",
    limit: int = 50,
    offset: int = 0,
) -> TopList:
    """`limit` places after the first `offset`, of what has at least one play that counts."""
    things = THINGS[entity]
    question = things.asked_by(question)
    sums = _sums(reader, question, things, order_by)
    listed, ranking = _ranking(reader, things, order_by, sums)
    page = ranking.page(limit, offset)
    codes = [int(listed["code"][row]) for row, _ in page]
    spans = _spans(reader, question, things, None if len(codes) == len(listed["code"]) else codes)
    before = question.previous
    ranks = {} if before is None else _ranks(reader, before, things, order_by, codes)
    all_plays, all_listened_ms, all_estimated_ms = (
        int(sums[name].sum()) for name in ("plays", "listened_ms", "estimated_ms")
    )

    def item(rank: int, row: int, thing: Thing) -> TopItem:
        code, plays, listened_ms, estimated_ms = (
            int(listed[name][row]) for name in ("code", "plays", "listened_ms", "estimated_ms")
        )
        days, first_ms, last_ms = spans[code]
        previous = ranks.get(code)
        return TopItem(
            **vars(thing),
            rank=rank,
            plays=plays,
            plays_share=plays / all_plays,
            listened_ms=listened_ms,
            estimated_ms=estimated_ms,
            listened_share=listened_ms / all_listened_ms if all_listened_ms else 0.0,
            days=days,
            first_played_at=instant(first_ms),
            last_played_at=instant(last_ms),
            previous_rank=previous,
            rank_change=None if previous is None else previous - rank,
            is_new=None if before is None else previous is None,
            family=family(thing.id) if entity == "platforms" else None,
        )

    return TopList(
        entity,
        order_by,
        question.period,
        None if before is None else before.period,
        question.rule,
        len(listed["code"]),
        all_plays,
        all_listened_ms,
        all_estimated_ms,
        tuple(item(rank, *place) for rank, place in enumerate(page, start=offset + 1)),
    )


def _sums(reader: Reader, question: Question, things: Things, order_by: Order) -> Columns:
    """The measures that rank things, by code; days only where they do, since they take long."""
    by_days = order_by == "days"
    return reader.columns(
        f"""
        SELECT
            coalesce({things.code}, {_NOTHING})::BIGINT AS code,
            count_if({question.counted}) AS plays,
            {LISTENED_MS} AS listened_ms,
            {ESTIMATED_MS} AS estimated_ms,
            {f"count(DISTINCT day) FILTER ({question.counted}) AS days" if by_days else ""}
        FROM {reader.plays_in(question.period.tz) if by_days else "plays"}
        WHERE {question.selected}
        GROUP BY {things.code}
        """,  # noqa: S608 - our own conditions; values are bound
        question.parameters,
    )


def _ranking(
    reader: Reader, things: Things, order_by: Order, sums: Columns
) -> tuple[Columns, Ranking]:
    """What is listed of `sums`, and its order."""
    is_listed = (sums["plays"] > 0) & (sums["code"] != _NOTHING)
    listed = {name: column[is_listed] for name, column in sums.items()}
    measures = [listed[name] for name in _MEASURES[order_by]]
    return listed, Ranking(reader, things, listed["code"], measures)


def _ranks(
    reader: Reader, question: Question, things: Things, order_by: Order, codes: Sequence[int]
) -> dict[int, int]:
    """Which places things with these codes have in the whole list of the question."""
    sums = _sums(reader, question, things, order_by)
    _, ranking = _ranking(reader, things, order_by, sums)
    return ranking.ranks(codes)


def _spans(
    reader: Reader, question: Question, things: Things, codes: Sequence[int] | None
) -> dict[int, tuple[int, int, int]]:
    """Of the plays that count of the things with these codes (None: of all): the number of local
    days that have any, and the ends of the first and the last, ms since 1970."""
    days = reader.days
    if days is None:
        return {}
    # A bit for each day is exact, and takes half the time of count(DISTINCT day).
    of_these = "" if codes is None else f"JOIN {CODES} ON code = {things.code}"
    rows = reader.rows(
        f"""
        SELECT
            {things.code}, bit_count(bitstring_agg(day, {days[0]}, {days[1]})),
            min(ended_at), max(ended_at)
        FROM {reader.plays_in(question.period.tz)} {of_these}
        WHERE {question.selected} AND {question.counted}
        GROUP BY {things.code}
        """,  # noqa: S608 - our own conditions; values are bound
        {**question.parameters, "codes": codes},
    )
    return {code: (days, first_ms, last_ms) for code, days, first_ms, last_ms in rows}
