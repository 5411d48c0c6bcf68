"""How do two periods, or two ways of listening, differ?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from spotistats_api.statistics.ranks import ranked
from spotistats_api.statistics.references import NamedRef, named
from spotistats_api.statistics.summary import SummaryAmounts, SummaryFigures, change, figures
from spotistats_api.statistics.things import THINGS

if TYPE_CHECKING:
    from spotistats_api.engine.run import Reader
    from spotistats_api.engine.scope import Question
    from spotistats_api.statistics.things import HeardEntity
    from spotistats_common.models.accounts import CountingRule
    from spotistats_common.models.period import Period

ComparedOrder = Literal["plays", "listened_ms"]
Fate = Literal["new", "lost", "kept"]


@dataclass(frozen=True)
class ComparedPlace:
    """Something's place in the top list of one side, and its share of that side's measure."""

    rank: int
    plays: int
    listened_ms: int
    estimated_ms: int
    share: float | None


@dataclass(frozen=True)
class ComparedItem:
    """Something that is in the top list of one side or of both."""

    id: str
    name: str
    artist: NamedRef | None
    first: ComparedPlace | None
    second: ComparedPlace | None
    rank_move: int | None
    """By how many places it rose (or fell, if negative)."""


@dataclass(frozen=True)
class ComparedGroup:
    """The things of one fate: how many, their shares of both sides' measures, the first of them."""

    total: int
    first_share: float | None
    second_share: float | None
    items: tuple[ComparedItem, ...]


@dataclass(frozen=True)
class Comparison:
    """Two sides: their key figures, and what is new in the second, lost from the first, or kept."""

    entity: HeardEntity
    order_by: ComparedOrder
    counting_rule: CountingRule
    first_period: Period
    second_period: Period
    first: SummaryFigures
    second: SummaryFigures
    change: SummaryAmounts
    new: ComparedGroup
    lost: ComparedGroup
    kept: ComparedGroup


def compare(  # noqa: PLR0917 - called with what the request has, in the contract's order
    reader: Reader,
    question: Question,
    other: Question,
    entity: HeardEntity,
    order_by: ComparedOrder = "plays",
    limit: int = 50,
) -> Comparison:
    """The plays of `question` (the first side) beside those of `other` (the second).

    Each group lists what has the best rank by `order_by` on either side first; of two that share
    it, the one that is better on the second side.
    """
    things = THINGS[entity]
    question, other = things.asked_by(question), things.asked_by(other, "other_kind")
    first, second = figures(reader, question), figures(reader, other)
    rows = reader.rows(_sql(question, other, entity, order_by), _parameters(question, other, limit))

    def group(fate: Fate) -> ComparedGroup:
        found = [row for row in rows if row[0] == fate]
        if found:
            total, one, two = found[0][1:4]
        else:
            sums = rows[0][4:6] if rows else (None, None)
            total, (one, two) = 0, (0.0 if each else None for each in sums)
        return ComparedGroup(total, one, two, tuple(_item(row[6:]) for row in found))

    return Comparison(
        entity, order_by, question.rule, question.period, other.period,
        first, second, change(first, second), group("new"), group("lost"), group("kept"),
    )  # fmt: skip


def _sql(question: Question, other: Question, entity: HeardEntity, order_by: ComparedOrder) -> str:
    things = THINGS[entity]
    rank = f"rank_by_{order_by}"
    theirs = ranked(other, entity).replace("$", "$other_")
    return f"""
        WITH ours AS (
            SELECT *, sum({order_by}) OVER () AS whole FROM ({ranked(question, entity)})
        ), theirs AS (
            SELECT *, sum({order_by}) OVER () AS whole FROM ({theirs})
        ), wholes AS (
            SELECT (SELECT max(whole) FROM ours) AS one, (SELECT max(whole) FROM theirs) AS two
        ), both_sides AS (
            SELECT
                coalesce(ours.code, theirs.code) AS code,
                CASE
                    WHEN ours.code IS NULL THEN 'new' WHEN theirs.code IS NULL THEN 'lost'
                    ELSE 'kept'
                END AS fate,
                ours.{rank} AS rank_1, ours.plays AS plays_1, ours.listened_ms AS listened_1,
                ours.estimated_ms AS estimated_1, ours.{order_by} / nullif(one, 0) AS share_1,
                theirs.{rank} AS rank_2, theirs.plays AS plays_2, theirs.listened_ms AS listened_2,
                theirs.estimated_ms AS estimated_2, theirs.{order_by} / nullif(two, 0) AS share_2,
                one, two
            FROM ours FULL JOIN theirs ON theirs.code = ours.code CROSS JOIN wholes
        ), placed AS (
            SELECT
                *,
                row_number() OVER (
                    PARTITION BY fate ORDER BY least(rank_1, rank_2), rank_2
                ) AS place,
                count(*) OVER (PARTITION BY fate) AS total,
                CASE WHEN one > 0 THEN coalesce(sum(share_1) OVER (PARTITION BY fate), 0) END
                    AS first_share,
                CASE WHEN two > 0 THEN coalesce(sum(share_2) OVER (PARTITION BY fate), 0) END
                    AS second_share
            FROM both_sides
        )
        SELECT
            fate, total, first_share, second_share, one, two,
            thing.id, thing.name, artists.id, artists.name,
            rank_1, plays_1, listened_1, estimated_1, share_1,
            rank_2, plays_2, listened_2, estimated_2, share_2
        FROM placed
        JOIN {things.table} AS thing USING (code)
        LEFT JOIN creators AS artists ON artists.creator = thing.artist
        WHERE place <= $limit
        ORDER BY place
    """  # noqa: S608 - our own conditions; values are bound


def _parameters(question: Question, other: Question, limit: int) -> dict[str, Any]:
    theirs = {f"other_{name}": value for name, value in other.parameters.items()}
    return {**question.parameters, **theirs, "limit": limit}


def _item(row: tuple[Any, ...]) -> ComparedItem:
    thing_id, name, artist_id, artist_name = row[:4]
    first, second = (
        None if place[0] is None else ComparedPlace(*place) for place in (row[4:9], row[9:14])
    )
    moved = None if first is None or second is None else first.rank - second.rank
    return ComparedItem(thing_id, name, named(artist_id, artist_name), first, second, moved)
