"""Of the artists discovered in a month, how many are still heard n months later?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from spotistats_api.engine.steps import day_of, first_day_sql, number_of
from spotistats_api.statistics.stepped import steps_of
from spotistats_api.statistics.things import MAKERS
from spotistats_common.errors import InvalidRequest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from spotistats_api.engine.run import Reader
    from spotistats_api.engine.scope import Question
    from spotistats_common.models.accounts import CountingRule
    from spotistats_common.models.period import Period

MOST_COHORTS = 600


@dataclass(frozen=True)
class RetentionCohort:
    """The artists discovered in one month; `heard[n]` of them were heard n months later."""

    start: datetime
    artists: int
    heard: tuple[int, ...]


@dataclass(frozen=True)
class Retention:
    """The cohorts in order of time, empty ones included."""

    months: int
    period: Period
    counting_rule: CountingRule
    items: tuple[RetentionCohort, ...]


def retention(reader: Reader, question: Question, months: int = 12) -> Retention:
    """The artists (see `MAKERS`) discovered in the months of the period, for `months` months.

    An artist is discovered by the first play that counts in the whole history, and followed to
    the month of the last such play. InvalidRequest if there are too many months.
    """
    try:
        cohorts = steps_of(reader, question, "month", MOST_COHORTS)
    except InvalidRequest as error:
        raise InvalidRequest(
            "since", f"the period has more than {MOST_COHORTS} months; choose a shorter one"
        ) from error
    rows = reader.rows(
        f"""
        WITH chosen AS (
            SELECT
                {MAKERS.code} AS code,
                ended_at,
                {first_day_sql("month")} AS month,
                {question.selected} AS inside
            FROM {reader.plays_in(question.period.tz)}
            WHERE {question.ever.selected} AND {question.counted} AND {MAKERS.code} IS NOT NULL
        ), firsts AS (
            SELECT code, arg_min(month, ended_at) AS cohort
            FROM chosen GROUP BY code HAVING arg_min(inside, ended_at)
        ), heard AS (SELECT DISTINCT code, month FROM chosen)
        SELECT NULL, max(month), 0 FROM chosen
        UNION ALL
        SELECT cohort, month, count(*) FROM heard JOIN firsts USING (code) GROUP BY ALL
        """,  # noqa: S608 - our own conditions; values are bound
        question.parameters,
    )
    last = next(month for cohort, month, _ in rows if cohort is None)
    heard = {(cohort, month): count for cohort, month, count in rows if cohort is not None}
    return Retention(
        months,
        question.period,
        question.rule,
        tuple(
            RetentionCohort(
                start,
                heard.get((cohort, cohort), 0),
                tuple(heard.get((cohort, month), 0) for month in _followed(cohort, last, months)),
            )
            for cohort, start in cohorts
        ),
    )


def _followed(cohort: int, last: int | None, months: int) -> Iterator[int]:
    """The month of a cohort and the `months` after it, up to `last`; all by their first days."""
    first = day_of(cohort)
    for months_later in range(months + 1):
        years, month = divmod(first.month - 1 + months_later, 12)
        number = number_of(date(first.year + years, month + 1, 1))
        if last is None or number > last:
            return
        yield number
