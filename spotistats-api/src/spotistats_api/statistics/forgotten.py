"""What was once loved and is not heard any more?"""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING

from spotistats_api.engine.instants import instant, instant_in
from spotistats_api.engine.steps import number_of
from spotistats_api.statistics.things import THINGS, HeardEntity, Thing, described, page_of

if TYPE_CHECKING:
    from datetime import datetime

    from spotistats_api.engine.run import Reader
    from spotistats_api.engine.scope import Question
    from spotistats_common.models.accounts import CountingRule
    from spotistats_common.models.period import Period

BEST_DAYS = 90


@dataclass(frozen=True)
class ForgottenItem(Thing):
    """One place in the list; all is about plays that count in the period."""

    rank: int
    plays: int
    best_plays: int
    """The most plays within 90 local days in a row."""
    silent_days: int
    """Local days from the last play to the end."""
    score: float
    """best_plays × √silent_days: long silence weighs, but less than love."""
    first_played_at: datetime
    last_played_at: datetime


@dataclass(frozen=True)
class Forgotten:
    """A part of a ranked list of `total` places."""

    entity: HeardEntity
    min_plays: int
    silent_days: int
    period: Period
    counting_rule: CountingRule
    total: int
    items: tuple[ForgottenItem, ...]


def forgotten(  # noqa: PLR0917 - called with what the request has, in the contract's order
    reader: Reader,
    question: Question,
    entity: HeardEntity = "tracks",
    min_plays: int = 10,
    silent_days: int = 180,
    limit: int = 50,
    offset: int = 0,
) -> Forgotten:
    """What has at least `min_plays` and was not heard for `silent_days` days, by score.

    Silence ends with the period, or, where that is open, with its last play, counted or not.
    """
    things = THINGS[entity]
    question = things.asked_by(question)
    total, page = page_of(
        reader,
        f"""
        WITH chosen AS (
            SELECT {things.code} AS code, ended_at, day, {question.counted} AS counts
            FROM {reader.plays_in(question.period.tz)} WHERE {question.selected}
        ), silent AS (
            SELECT
                code,
                count(*) AS plays,
                coalesce($end_day::BIGINT, (SELECT arg_max(day, ended_at) FROM chosen))
                    - arg_max(day, ended_at) AS silent_days,
                min(ended_at) AS first_ms,
                max(ended_at) AS last_ms
            FROM chosen WHERE counts AND code IS NOT NULL
            GROUP BY code HAVING plays >= $min_plays AND silent_days >= $silent_days
        ), daily AS (
            SELECT code, day, count(*) AS plays
            FROM chosen JOIN (SELECT code FROM silent) USING (code) WHERE counts GROUP BY ALL
        ), spans AS (
            SELECT code, sum(plays) OVER (
                PARTITION BY code ORDER BY day
                RANGE BETWEEN {BEST_DAYS - 1} PRECEDING AND CURRENT ROW
            ) AS plays
            FROM daily
        ), bests AS (
            SELECT code, max(plays)::BIGINT AS best_plays FROM spans GROUP BY code
        ), listed AS (
            SELECT code, plays, best_plays, silent_days, first_ms, last_ms
            FROM silent JOIN bests USING (code)
        )
        """,  # noqa: S608 - our own conditions; values are bound
        things,
        {
            **question.parameters,
            "end_day": _end_day(question.period),
            "min_plays": min_plays,
            "silent_days": silent_days,
        },
        # The score squared, in whole numbers, so that equals are equal.
        measures="best_plays * best_plays * silent_days DESC, best_plays DESC",
        limit=limit,
        offset=offset,
    )
    names = described(reader, things, [row[0] for row in page])
    return Forgotten(
        entity,
        min_plays,
        silent_days,
        question.period,
        question.rule,
        total,
        tuple(
            ForgottenItem(
                **vars(names[code]),
                rank=rank,
                plays=plays,
                best_plays=best_plays,
                silent_days=silent,
                score=best_plays * sqrt(silent),
                first_played_at=instant(first_ms),
                last_played_at=instant(last_ms),
            )
            for rank, (code, plays, best_plays, silent, first_ms, last_ms) in enumerate(
                page, offset + 1
            )
        ),
    )


def _end_day(period: Period) -> int | None:
    """The last local day of the period, unless it is open."""
    if period.until_ms is None:
        return None
    return number_of(instant_in(period.until_ms - 1, period.zone).date())
