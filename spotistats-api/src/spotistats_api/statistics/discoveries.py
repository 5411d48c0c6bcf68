"""What was heard for the first time, and how much of the listening is new?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from spotistats_api.engine.instants import instant
from spotistats_api.engine.steps import first_day_sql
from spotistats_api.statistics.stepped import steps_of
from spotistats_api.statistics.things import THINGS, HeardEntity, Thing, described, page_of

if TYPE_CHECKING:
    from datetime import datetime

    from spotistats_api.engine.run import Reader
    from spotistats_api.engine.scope import Question
    from spotistats_api.engine.steps import CalendarStep
    from spotistats_common.models.accounts import CountingRule
    from spotistats_common.models.period import Period

MOST_STEPS = 10_000


@dataclass(frozen=True)
class DiscoveryStep:
    """One step; new are plays of what was discovered in it."""

    start: datetime
    discovered: int
    new_plays: int
    familiar_plays: int
    new_share: float | None


@dataclass(frozen=True)
class DiscoveredItem(Thing):
    """Something that was discovered in the period."""

    rank: int
    first_played_at: datetime
    plays: int
    """In the period."""
    plays_since: int
    """From the first one to the end of the history."""


@dataclass(frozen=True)
class Discoveries:
    """The steps, and a part of the ranked list of `total` discoveries."""

    entity: HeardEntity
    step: CalendarStep
    period: Period
    counting_rule: CountingRule
    total: int
    new_plays: int
    familiar_plays: int
    new_share: float | None
    steps: tuple[DiscoveryStep, ...]
    items: tuple[DiscoveredItem, ...]


def discoveries(  # noqa: PLR0917 - called with what the request has, in the contract's order
    reader: Reader,
    question: Question,
    entity: HeardEntity = "tracks",
    step: CalendarStep = "month",
    limit: int = 50,
    offset: int = 0,
) -> Discoveries:
    """What was discovered in the period, ranked by its plays since, ties by those in the period.

    Discovered is what has its first play that counts in the whole history in the period.
    """
    things = THINGS[entity]
    question = things.asked_by(question)
    steps = steps_of(reader, question, step, MOST_STEPS)
    grouped = f"""
        grouped AS (
            SELECT
                {things.code} AS code,
                {first_day_sql(step)} AS step,
                min(ended_at) AS first_ms,
                arg_min({question.selected}, ended_at) AS inside,
                count(*) FILTER ({question.selected}) AS plays,
                count(*) AS plays_since
            FROM {reader.plays_in(question.period.tz)}
            WHERE {question.ever.selected} AND {question.counted} AND {things.code} IS NOT NULL
            GROUP BY ALL
        ), firsts AS (
            SELECT
                code,
                min(first_ms) AS first_ms,
                arg_min(step, first_ms) AS first_step,
                arg_min(inside, first_ms) AS discovered,
                sum(plays)::BIGINT AS plays,
                sum(plays_since)::BIGINT AS plays_since
            FROM grouped GROUP BY code
        )
    """  # noqa: S608 - our own conditions; values are bound
    found = {
        row[0]: row[1:]
        for row in reader.rows(
            f"""
            WITH {grouped}
            SELECT
                step,
                count(*) FILTER (discovered AND step = first_step),
                coalesce(sum(grouped.plays) FILTER (discovered AND step = first_step), 0)::BIGINT,
                coalesce(sum(grouped.plays) FILTER (NOT (discovered AND step = first_step)), 0)
                    ::BIGINT,
                coalesce(sum(grouped.plays) FILTER (discovered), 0)::BIGINT
            FROM grouped JOIN firsts USING (code) GROUP BY step
            """,  # noqa: S608 - our own conditions; values are bound
            question.parameters,
        )
    }
    total, page = page_of(
        reader,
        f"""
        WITH {grouped}, listed AS (
            SELECT code, first_ms, plays, plays_since FROM firsts WHERE discovered
        )
        """,  # noqa: S608 - our own words
        things,
        question.parameters,
        measures="plays_since DESC, plays DESC",
        limit=limit,
        offset=offset,
    )
    names = described(reader, things, [row[0] for row in page])
    new_plays = sum(row[3] for row in found.values())
    familiar_plays = sum(row[1] + row[2] - row[3] for row in found.values())
    return Discoveries(
        entity,
        step,
        question.period,
        question.rule,
        total,
        new_plays,
        familiar_plays,
        _share(new_plays, familiar_plays),
        tuple(_step(start, *found.get(number, (0, 0, 0, 0))[:3]) for number, start in steps),
        tuple(
            DiscoveredItem(
                **vars(names[code]),
                rank=rank,
                first_played_at=instant(first_ms),
                plays=plays,
                plays_since=plays_since,
            )
            for rank, (code, first_ms, plays, plays_since) in enumerate(page, offset + 1)
        ),
    )


def _step(start: datetime, discovered: int, new: int, familiar: int) -> DiscoveryStep:
    return DiscoveryStep(start, discovered, new, familiar, _share(new, familiar))


def _share(new: int, familiar: int) -> float | None:
    return new / (new + familiar) if new + familiar else None
