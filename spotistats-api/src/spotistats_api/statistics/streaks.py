"""On how many days in a row was something played, and for how many was nothing?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from spotistats_api.engine.instants import instant_in
from spotistats_api.engine.steps import day_of, leapt_days, number_of

if TYPE_CHECKING:
    from datetime import date

    from numpy.typing import NDArray

    from spotistats_api.engine.run import Reader
    from spotistats_api.engine.scope import Question
    from spotistats_common.models.accounts import CountingRule
    from spotistats_common.models.period import Period

    Int64s = NDArray[np.int64]


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
    played = reader.columns(
        f"""
        SELECT day, count(*) AS plays
        FROM {reader.plays_in(period.tz)}
        WHERE {question.selected} AND {question.counted}
        GROUP BY day ORDER BY day
        """,  # noqa: S608 - our own conditions; values are bound
        question.parameters,
    )
    first_ms, last_ms = reader.rows("SELECT min(ended_at), max(ended_at) FROM plays", {})[0]
    never = () if last_ms is None else map(number_of, leapt_days(zone, first_ms, last_ms))
    runs = _Runs(played["day"], played["plays"], sorted(never))

    if period.until_ms is not None:
        last_ms = period.until_ms - 1
    last_day = None if last_ms is None else instant_in(last_ms, zone).date()
    last_run = runs.streak(-1) if len(runs) else None
    longest = [runs.streak(number) for number in _longest_first(runs.lengths)[:limit]]
    return Streaks(
        period,
        question.rule,
        last_day,
        len(played["day"]),
        last_run if last_run and last_run.last_day == last_day else None,
        longest[0] if longest else None,
        len(runs),
        tuple(longest),
        tuple(runs.gap_after(number) for number in _longest_first(runs.gap_lengths)[:limit]),
    )


class _Runs:
    """The runs of days in a row, of days in order with the plays on them; `never` are the days
    that the zone leapt over."""

    def __init__(self, days: Int64s, plays: Int64s, never: list[int]) -> None:
        self._days = days
        self._plays = plays
        self._never = never
        places = days - np.searchsorted(never, days)  # among the days that were
        breaks = np.flatnonzero(np.diff(places) > 1) + 1
        ends = [0, len(days)] if len(days) else [0]
        self._bounds = np.unique(np.concatenate([breaks, ends]))
        self.lengths = np.diff(self._bounds)
        self.gap_lengths = places[breaks] - places[breaks - 1] - 1

    def __len__(self) -> int:
        return len(self.lengths)

    def streak(self, number: int) -> Streak:
        """One of the runs."""
        start, end = self._bounds[:-1][number], self._bounds[1:][number]
        return Streak(
            day_of(int(self._days[start])),
            day_of(int(self._days[end - 1])),
            int(end - start),
            int(self._plays[start:end].sum()),
        )

    def gap_after(self, number: int) -> StreakGap:
        """What is between one of the runs and the next."""
        start = int(self._bounds[number + 1])
        first, last = int(self._days[start - 1]) + 1, int(self._days[start]) - 1
        while first in self._never:
            first += 1
        while last in self._never:
            last -= 1
        return StreakGap(day_of(first), day_of(last), int(self.gap_lengths[number]))


def _longest_first(lengths: Int64s) -> list[int]:
    """The numbers of runs or gaps by their lengths; of equals the earlier one comes first."""
    found: list[int] = np.argsort(-lengths, kind="stable").tolist()
    return found
