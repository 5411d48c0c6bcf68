"""On how many days in a row was something played, and for how many was nothing?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from spotistats_api.engine.instants import instant_in
from spotistats_api.engine.steps import day_of, leapt_days, number_of

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from spotistats_api.engine.run import Reader
    from spotistats_api.engine.scope import Question
    from spotistats_common.models.accounts import CountingRule
    from spotistats_common.models.period import Period


@dataclass(frozen=True)
class Streak:
    """Days in a row, first and last one included, and the plays on them that count."""

    first_day: date
    last_day: date
    days: int
    plays: int


@dataclass(frozen=True)
class StreakGap:
    """Days in a row without a play that counts, first and last one included."""

    first_day: date
    last_day: date
    days: int


@dataclass(frozen=True)
class Streaks:
    """The longest streaks of `total`, the longest gaps, and the streak that has `last_day`."""

    period: Period
    counting_rule: CountingRule
    last_day: date | None
    active_days: int
    current: Streak | None
    longest: Streak | None
    total: int
    items: tuple[Streak, ...]
    gaps: tuple[StreakGap, ...]


def streaks(reader: Reader, question: Question, limit: int = 50) -> Streaks:
    """The `limit` longest streaks of days with a play that counts, and gaps between them.

    Of equals the earlier one comes first. A day that the time zone leapt over breaks no streak
    and makes no gap longer.
    """
    period, zone = question.period, question.period.zone
    days = reader.rows(
        f"""
        SELECT day, count(*)
        FROM {reader.plays_in(period.tz)}
        WHERE {question.selected} AND {question.counted}
        GROUP BY day ORDER BY day
        """,  # noqa: S608 - our own conditions; values are bound
        question.parameters,
    )
    first_ms, last_ms = reader.rows("SELECT min(ended_at), max(ended_at) FROM plays", {})[0]
    never = () if last_ms is None else map(number_of, leapt_days(zone, first_ms, last_ms))
    runs, gaps = _runs_and_gaps(days, set(never))

    if period.until_ms is not None:
        last_ms = period.until_ms - 1
    last_day = None if last_ms is None else instant_in(last_ms, zone).date()
    current = runs[-1] if runs and runs[-1].last_day == last_day else None
    runs.sort(key=lambda run: -run.days)  # keeps the earlier one first
    gaps.sort(key=lambda gap: -gap.days)
    return Streaks(
        period,
        question.rule,
        last_day,
        len(days),
        current,
        runs[0] if runs else None,
        len(runs),
        tuple(runs[:limit]),
        tuple(gaps[:limit]),
    )


def _runs_and_gaps(
    days: list[tuple[int, int]], never: Collection[int]
) -> tuple[list[Streak], list[StreakGap]]:
    """The streaks, and the gaps between them, of days in order with the plays on them."""
    runs: list[Streak] = []
    gaps: list[StreakGap] = []
    begun: list[tuple[int, int]] = []
    for day, plays in days:
        if begun and day != begun[-1][0] + 1:
            empty = [each for each in range(begun[-1][0] + 1, day) if each not in never]
            if empty:
                gaps.append(StreakGap(day_of(empty[0]), day_of(empty[-1]), len(empty)))
                runs.append(_run(begun))
                begun = []
        begun.append((day, plays))
    if begun:
        runs.append(_run(begun))
    return runs, gaps


def _run(days: list[tuple[int, int]]) -> Streak:
    plays = sum(plays for _, plays in days)
    return Streak(day_of(days[0][0]), day_of(days[-1][0]), len(days), plays)
