"""Which tracks, albums, artists, shows, …, platforms or countries were played most?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from spotistats_api.engine.instants import instant
from spotistats_api.engine.scope import ESTIMATED_MS, LISTENED_MS
from spotistats_api.statistics.things import (
    CODES,
    NAMED,
    NAMES,
    THINGS,
    Entity,
    Thing,
    Things,
    thing_of,
)
from spotistats_common.models.platforms import family

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from spotistats_api.engine.run import Reader
    from spotistats_api.engine.scope import Question
    from spotistats_common.models.accounts import CountingRule
    from spotistats_common.models.period import Period

Order = Literal["plays", "listened_ms", "days"]

_PLACES: dict[Order, str] = {
    "plays": "plays DESC, listened_ms DESC, thing.name, thing.id",
    "listened_ms": "listened_ms DESC, plays DESC, thing.name, thing.id",
    "days": "days DESC, plays DESC, listened_ms DESC, thing.name, thing.id",
}
_DAYS = "count(DISTINCT day)"


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
    rows = reader.rows(
        f"""
        WITH grouped AS ({_grouped(reader, question, things, order_by)}), sums AS (
            SELECT
                count(*) FILTER (plays > 0 AND code IS NOT NULL) AS total,
                coalesce(sum(plays), 0)::BIGINT AS all_plays,
                coalesce(sum(listened_ms), 0)::BIGINT AS all_listened_ms,
                coalesce(sum(estimated_ms), 0)::BIGINT AS all_estimated_ms
            FROM grouped
        ), page AS (
            SELECT grouped.*, thing.* EXCLUDE (code)
            FROM grouped JOIN {things.table} AS thing USING (code) WHERE plays > 0
            ORDER BY {_PLACES[order_by]} LIMIT $limit OFFSET $offset
        )
        SELECT sums.*, code, plays, listened_ms, estimated_ms, {NAMES}
        FROM sums LEFT JOIN page AS thing ON true {NAMED}
        ORDER BY {_PLACES[order_by]}
        """,  # noqa: S608 - our own conditions; values are bound
        {**question.parameters, "limit": limit, "offset": offset},
    )
    total, all_plays, all_listened, all_estimated = rows[0][:4]
    page = [row[4:] for row in rows if row[4] is not None]
    codes = [row[0] for row in page]
    spans = _spans(reader, question, things, codes)
    before = question.previous
    ranks = {} if before is None else _ranks(reader, before, things, order_by, codes)

    def item(rank: int, row: tuple[Any, ...]) -> TopItem:
        code, plays, listened_ms, estimated_ms, *names = row
        days, first_ms, last_ms = spans[code]
        thing, previous = thing_of(names), ranks.get(code)
        return TopItem(
            **vars(thing),
            rank=rank,
            plays=plays,
            plays_share=plays / all_plays,
            listened_ms=listened_ms,
            estimated_ms=estimated_ms,
            listened_share=listened_ms / all_listened if all_listened else 0.0,
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
        total,
        all_plays,
        all_listened,
        all_estimated,
        tuple(item(rank, row) for rank, row in enumerate(page, start=offset + 1)),
    )


def _grouped(reader: Reader, question: Question, things: Things, order_by: Order) -> str:
    """SQL: the measures that rank things; days only where they do, since they take long."""
    by_days = order_by == "days"
    return f"""
        SELECT
            {things.code} AS code,
            count(*) FILTER ({question.counted}) AS plays,
            {LISTENED_MS} AS listened_ms,
            {ESTIMATED_MS} AS estimated_ms,
            {f"{_DAYS} FILTER ({question.counted}) AS days" if by_days else ""}
        FROM {reader.plays_in(question.period.tz) if by_days else "plays"}
        WHERE {question.selected}
        GROUP BY ALL
    """  # noqa: S608 - our own conditions; values are bound


def _ranks(
    reader: Reader, question: Question, things: Things, order_by: Order, codes: Sequence[int]
) -> dict[int, int]:
    """Which places things with these codes have in the whole list of the question."""
    rows: list[tuple[Any, ...]] = reader.rows(
        f"""
        WITH grouped AS ({_grouped(reader, question, things, order_by)}), ranked AS (
            SELECT grouped.code, row_number() OVER (ORDER BY {_PLACES[order_by]}) AS place
            FROM grouped JOIN {things.table} AS thing USING (code) WHERE plays > 0
        )
        SELECT code, place FROM ranked JOIN {CODES} USING (code)
        """,  # noqa: S608 - our own conditions; values are bound
        {**question.parameters, "codes": list(codes)},
    )
    return dict(rows)


def _spans(
    reader: Reader, question: Question, things: Things, codes: Sequence[int]
) -> dict[int, tuple[int, int, int]]:
    """Of the plays that count of the things with these codes: the number of local days that have
    any, and the ends of the first and the last, ms since 1970."""
    rows = reader.rows(
        f"""
        SELECT code, {_DAYS}, min(ended_at), max(ended_at)
        FROM {reader.plays_in(question.period.tz)} JOIN {CODES} ON code = {things.code}
        WHERE {question.selected} AND {question.counted}
        GROUP BY ALL
        """,  # noqa: S608 - our own conditions; values are bound
        {**question.parameters, "codes": list(codes)},
    )
    return {code: (days, first_ms, last_ms) for code, days, first_ms, last_ms in rows}
