"""The main statistics: key figures, ranked lists, time lines, comparisons, reviews."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Unpack

from spotistats.errors import UsageError
from spotistats.flows import Flow, ask, today_in
from spotistats.periods import bounds, calendar_name
from spotistats_sdk.api.recaps import get_recap
from spotistats_sdk.api.statistics import get_comparison, get_summary, get_timeline, get_top

if TYPE_CHECKING:
    from spotistats import results
    from spotistats.asking import Asked, Filters
    from spotistats_sdk.models import (
        ComparedOrder,
        HeardEntity,
        TimelineSplit,
        TimelineStep,
        TopEntity,
        TopOrder,
    )


def summary(**asked: Unpack[Asked]) -> Flow[results.Summary]:
    """The key figures of a period, and their change from the one before."""
    return ask(get_summary, **asked)


def top(
    entity: TopEntity,
    *,
    order_by: TopOrder | None = None,
    limit: int = 50,
    offset: int = 0,
    **asked: Unpack[Asked],
) -> Flow[results.TopList]:
    """The most played tracks, albums, artists, shows, …, platforms or countries."""
    return ask(get_top, entity, order_by=order_by, limit=limit, offset=offset, **asked)


def timeline(
    step: TimelineStep = "month",
    *,
    split_by: TimelineSplit | None = None,
    series: int | None = None,
    **asked: Unpack[Asked],
) -> Flow[results.Timeline]:
    """Plays and listened time per step of time; `split_by` gives each value a series."""
    return ask(get_timeline, step=step, split_by=split_by, series=series, **asked)


def compare(
    first: str,
    second: str,
    entity: HeardEntity = "artists",
    *,
    order_by: ComparedOrder | None = None,
    limit: int = 50,
    other: Filters | None = None,
    **asked: Unpack[Asked],
) -> Flow[results.Comparison]:
    """Two periods side by side, with what is new, lost and kept.

    Both are periods in words (`"2023"`, `"last year"`); filters hold for both, and those in `other`
    for the second one in their place.
    """
    if asked.keys() & {"since", "until", "period"}:
        raise UsageError("The two periods are given first: compare('2023', '2024').")
    today = yield from today_in(asked.get("tz"), first, second)
    since, until = bounds(None, None, first, today)
    other_since, other_until = bounds(None, None, second, today)
    second_side: dict[str, Any] = {f"other_{name}": each for name, each in (other or {}).items()}
    answer: results.Comparison = yield from ask(
        get_comparison,
        entity=entity,
        order_by=order_by,
        limit=limit,
        since=since,
        until=until,
        other_since=other_since,
        other_until=other_until,
        **second_side,
        **asked,
    )
    return answer


def recap(period: str = "last year", **asked: Unpack[Filters]) -> Flow[results.Recap]:
    """A year (`2024`), a month (`2024-07`) or a week (`2024-W31`) in review."""
    name = calendar_name(period, (yield from today_in(asked.get("tz"), period)))
    answer: results.Recap = yield from ask(get_recap, name, **asked)
    return answer
