"""How varied is the listening?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from spotistats_api.engine.steps import first_day_sql
from spotistats_api.statistics.stepped import steps_of
from spotistats_api.statistics.things import THINGS, HeardEntity

if TYPE_CHECKING:
    from datetime import datetime

    from spotistats_api.engine.run import Reader
    from spotistats_api.engine.scope import Question
    from spotistats_api.engine.steps import CalendarStep
    from spotistats_common.models.accounts import CountingRule
    from spotistats_common.models.period import Period

MOST_STEPS = 10_000


@dataclass(frozen=True)
class DiversityFigures:
    """All but `plays` and `things` are None where nothing was played."""

    plays: int
    """Those that count and name such a thing."""
    things: int
    entropy_bits: float | None = None
    effective: float | None = None
    gini: float | None = None
    top_one_share: float | None = None
    top_ten_share: float | None = None
    top_hundred_share: float | None = None


@dataclass(frozen=True)
class DiversityStep:
    """One step."""

    start: datetime
    figures: DiversityFigures


@dataclass(frozen=True)
class Eddington:
    """The largest number E such that on E local days at least E plays count."""

    number: int
    days_missing: int
    """How many more days with at least E + 1 plays make it E + 1."""


@dataclass(frozen=True)
class Diversity:
    """The figures of the whole period and of its steps in order of time, empty ones included."""

    entity: HeardEntity
    step: CalendarStep
    period: Period
    counting_rule: CountingRule
    overall: DiversityFigures
    eddington: Eddington
    items: tuple[DiversityStep, ...]


def diversity(
    reader: Reader,
    question: Question,
    entity: HeardEntity = "tracks",
    step: CalendarStep = "month",
) -> Diversity:
    """Entropy, effective number, Gini coefficient and top shares of the plays that count.

    With the plays xᵢ of n things in ascending order and pᵢ = xᵢ ∕ Σx: entropy −Σ pᵢ log₂ pᵢ,
    effective number 2 to its power, Gini Σ (2i − n − 1) xᵢ ∕ (n Σx).
    """
    things = THINGS[entity]
    question = things.asked_by(question)
    steps = steps_of(reader, question, step, MOST_STEPS)
    plays = reader.plays_in(question.period.tz)
    found = {
        row[0]: _figures(row[1:])
        for row in reader.rows(
            f"""
            WITH stepped AS (
                SELECT {things.code} AS code, {first_day_sql(step)} AS step, count(*) AS plays
                FROM {plays}
                WHERE {question.selected} AND {question.counted} AND {things.code} IS NOT NULL
                GROUP BY ALL
            ), grouped AS (
                SELECT step, plays FROM stepped
                UNION ALL
                SELECT NULL, sum(plays)::BIGINT FROM stepped GROUP BY code
            ), placed AS (
                SELECT
                    step, plays,
                    row_number() OVER (PARTITION BY step ORDER BY plays) AS place,
                    count(*) OVER (PARTITION BY step) AS things,
                    (sum(plays) OVER (PARTITION BY step))::BIGINT AS total
                FROM grouped
            )
            SELECT
                step,
                any_value(total),
                any_value(things),
                sum(plays / total * log2(total / plays)),
                sum((2 * place - things - 1) * plays)::BIGINT,
                coalesce(sum(plays) FILTER (place > things - 1), 0)::BIGINT,
                coalesce(sum(plays) FILTER (place > things - 10), 0)::BIGINT,
                coalesce(sum(plays) FILTER (place > things - 100), 0)::BIGINT
            FROM placed GROUP BY step
            """,  # noqa: S608 - our own conditions; values are bound
            question.parameters,
        )
    }
    nothing = DiversityFigures(0, 0)
    return Diversity(
        entity,
        step,
        question.period,
        question.rule,
        found.get(None, nothing),
        _eddington(reader, question),
        tuple(DiversityStep(start, found.get(number, nothing)) for number, start in steps),
    )


def _figures(row: tuple[Any, ...]) -> DiversityFigures:
    plays, things, entropy, weighed, one, ten, hundred = row
    return DiversityFigures(
        plays,
        things,
        entropy,
        2**entropy,
        weighed / (things * plays),
        one / plays,
        ten / plays,
        hundred / plays,
    )


def _eddington(reader: Reader, question: Question) -> Eddington:
    days: list[tuple[Any, ...]] = reader.rows(
        f"""
        SELECT count(*) AS plays FROM {reader.plays_in(question.period.tz)}
        WHERE {question.selected} AND {question.counted}
        GROUP BY day ORDER BY plays DESC
        """,  # noqa: S608 - our own conditions; values are bound
        question.parameters,
    )
    number = sum(plays >= place for place, (plays,) in enumerate(days, start=1))
    beyond = sum(plays > number for (plays,) in days)
    return Eddington(number, number + 1 - beyond)
