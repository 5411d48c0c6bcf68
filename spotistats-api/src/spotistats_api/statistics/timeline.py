"""How much was played in each hour, day, week, month, quarter or year, and of what?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, Protocol, TypeVar

from spotistats_api.engine.instants import instant_in
from spotistats_api.engine.scope import ESTIMATED_MS, LISTENED_MS
from spotistats_api.engine.steps import (
    LOCAL_HOUR,
    MOST_STEPS,
    Step,
    calendar_steps,
    day_of,
    first_day_sql,
    hour_steps,
    number_of,
)
from spotistats_api.statistics.dimensions import DIMENSIONS, Part, Split, largest_parts
from spotistats_api.statistics.stepped import ends_of
from spotistats_common.errors import InvalidRequest

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from spotistats_api.engine.run import Reader
    from spotistats_api.engine.scope import Question
    from spotistats_api.statistics.references import NamedRef
    from spotistats_common.models.accounts import CountingRule
    from spotistats_common.models.period import Period

    _Key = tuple[int, int | None]  # names a step, see `_groups`
    Sums = dict[_Key, tuple[int, int, int]]  # of the plays in each step


@dataclass(frozen=True)
class TimelineItem:
    """One step; `start` is its first moment, even where the period begins later."""

    start: datetime
    plays: int
    listened_ms: int
    estimated_ms: int


@dataclass(frozen=True)
class TimelineSeries:
    """The plays with one value, those where it is unknown, or all others."""

    role: Literal["value", "unknown", "other"]
    key: str | None
    label: str | None
    artist: NamedRef | None
    plays: int
    listened_ms: int
    estimated_ms: int
    items: tuple[TimelineItem, ...]


@dataclass(frozen=True)
class Timeline:
    """The steps in order of time, empty ones included; `series` has the same ones."""

    step: Step
    split_by: Split | None
    period: Period
    counting_rule: CountingRule
    items: tuple[TimelineItem, ...]
    series: tuple[TimelineSeries, ...]


def timeline(
    reader: Reader,
    question: Question,
    step: Step = "month",
    split_by: Split | None = None,
    series: int = 10,
) -> Timeline:
    """Plays that count and listened time (ms) in each step of the period, maybe split.

    Where the period is open it begins with the first play and ends with the last, counted or not.
    Of the parts, the first `series` stand for themselves: ranked by plays, ties by listened time,
    then by label (byte by byte; unknown last) and key.
    InvalidRequest if there are more than `steps.MOST_STEPS` steps, or more in all series together.
    """
    parts = [] if split_by is None else largest_parts(reader, question, split_by, series)
    groups = _groups(reader, question, step, split_by, parts)
    steps = _steps(question.period, step, groups)
    total: Sums = {}
    sums_of: dict[int, Sums] = {}
    for number, offset, place, plays, listened_ms, estimated_ms, _, _ in groups:
        key, before = (number, offset), total.get((number, offset), (0, 0, 0))
        sums_of.setdefault(place, {})[key] = (plays, listened_ms, estimated_ms)
        total[key] = (before[0] + plays, before[1] + listened_ms, before[2] + estimated_ms)
    if split_by is None:
        sums_of.clear()
    if len(sums_of) * len(steps) > MOST_STEPS:
        raise InvalidRequest(
            "series",
            f"the series have more than {MOST_STEPS:,} steps together; "
            "choose longer steps, a shorter period or fewer series",
        )
    items = _items(steps, total)
    split = tuple(
        _series(parts[place] if place < len(parts) else None, steps, sums)
        for place, sums in sorted(sums_of.items())
    )
    return Timeline(step, split_by, question.period, question.rule, items, split)


def _items(steps: list[tuple[_Key, datetime]], sums: Sums) -> tuple[TimelineItem, ...]:
    return tuple(TimelineItem(start, *sums.get(key, (0, 0, 0))) for key, start in steps)


def _series(part: Part | None, steps: list[tuple[_Key, datetime]], sums: Sums) -> TimelineSeries:
    """The series of a part, or of all others."""
    plays, listened_ms, estimated_ms = map(sum, zip(*sums.values(), strict=True))
    items = _items(steps, sums)
    if part is None:
        return TimelineSeries("other", None, None, None, plays, listened_ms, estimated_ms, items)
    return TimelineSeries(
        "unknown" if part.key is None else "value",
        part.key,
        part.label,
        part.artist,
        plays,
        listened_ms,
        estimated_ms,
        items,
    )


def _groups(
    reader: Reader, question: Question, step: Step, split_by: Split | None, parts: list[Part]
) -> list[tuple[Any, ...]]:
    """Figures, and the first and last instant, by step and place among `parts`.

    A step is the number of its first day and None, or of its hour and the offset.
    """
    hourly = step == "hour"
    inner = f"{LOCAL_HOUR} AS hour, local - ended_at AS shift" if hourly else "day, NULL AS shift"
    plays, place = reader.plays_in(question.period.tz), "0"
    if split_by is not None:
        column = DIMENSIONS[split_by].column
        plays = f"""
            {plays} LEFT JOIN (SELECT unnest($values) AS value, unnest($places) AS place) AS parts
            ON {column} IS NOT DISTINCT FROM parts.value
        """  # noqa: S608 - our own words
        place = "coalesce(place, $others)"
    placed = [(value, place) for place, part in enumerate(parts) for value in part.values]
    # Days first, as they are small numbers: a step of all plays takes twice the time.
    return reader.rows(
        f"""
        SELECT
            {"hour" if hourly else first_day_sql(step)} AS number, shift, part,
            sum(plays)::BIGINT, sum(listened_ms)::BIGINT, sum(estimated_ms)::BIGINT,
            min(first_ms), max(last_ms)
        FROM (
            SELECT
                {inner}, {place} AS part,
                count(*) FILTER ({question.counted}) AS plays,
                {LISTENED_MS} AS listened_ms,
                {ESTIMATED_MS} AS estimated_ms,
                min(ended_at) AS first_ms,
                max(ended_at) AS last_ms
            FROM {plays}
            WHERE {question.selected}
            GROUP BY ALL
        )
        GROUP BY number, shift, part
        """,  # noqa: S608 - our own conditions; values are bound
        {
            **question.parameters,
            "values": [value for value, _ in placed],
            "places": [place for _, place in placed],
            "others": len(parts),
        },
    )


def _steps(
    period: Period, step: Step, groups: list[tuple[Any, ...]]
) -> list[tuple[_Key, datetime]]:
    """What names each step of the period, and its first moment."""
    zone = period.zone
    ends = ends_of(
        period,
        min((group[-2] for group in groups), default=None),
        max((group[-1] for group in groups), default=None),
    )
    if ends is None:
        return []
    first_ms, last_ms = ends
    if step == "hour":
        return list(hour_steps(first_ms, last_ms, zone))
    days = {day_of(number) for number in {group[0] for group in groups}}
    days |= {instant_in(ms, zone).date() for ms in (first_ms, last_ms)}
    steps = calendar_steps(step, min(days), max(days), zone)
    return [((number_of(day), None), start) for day, start in steps]


class _Measured(Protocol):
    @property
    def plays(self) -> int: ...
    @property
    def listened_ms(self) -> int: ...


_Item = TypeVar("_Item", bound=_Measured)


def best_of(items: Sequence[_Item]) -> _Item | None:
    """That with the most plays, then with the most listened time, then the first; None without."""
    played = [item for item in items if item.plays]
    return max(played, key=lambda item: (item.plays, item.listened_ms), default=None)
