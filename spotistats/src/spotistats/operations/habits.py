"""How somebody listens: when, in what runs, and what is skipped."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from spotistats.flows import Flow, ask, today
from spotistats_sdk.api.habits import (
    get_calendar,
    get_clock,
    get_obsessions,
    get_on_this_day,
    get_sessions,
    get_skips,
    get_streaks,
)

if TYPE_CHECKING:
    from datetime import date

    from spotistats import results
    from spotistats.asking import Asked
    from spotistats_sdk.models import ObsessionWindow, SessionOrder


def clock(**asked: Unpack[Asked]) -> Flow[results.Clock]:
    """Plays and listened time by day of the week and hour of the day."""
    return ask(get_clock, **asked)


def calendar(**asked: Unpack[Asked]) -> Flow[results.Calendar]:
    """Plays and listened time of every day."""
    return ask(get_calendar, **asked)


def sessions(
    *,
    gap_ms: int | None = None,
    order_by: SessionOrder | None = None,
    limit: int = 50,
    offset: int = 0,
    **asked: Unpack[Asked],
) -> Flow[results.Sessions]:
    """Runs of plays without a long pause (`gap_ms`, 30 minutes unless told)."""
    return ask(get_sessions, gap_ms=gap_ms, order_by=order_by, limit=limit, offset=offset, **asked)


def streaks(*, limit: int = 50, **asked: Unpack[Asked]) -> Flow[results.Streaks]:
    """Days in a row with a play, and the gaps between."""
    return ask(get_streaks, limit=limit, **asked)


def skips(
    *, min_plays: int | None = None, limit: int = 50, **asked: Unpack[Asked]
) -> Flow[results.Skips]:
    """How often, where and what is skipped."""
    return ask(get_skips, min_plays=min_plays, limit=limit, **asked)


def on_this_day(
    day: date | None = None, *, tracks: int | None = None, **asked: Unpack[Asked]
) -> Flow[results.OnThisDay]:
    """What was played on this day (today, unless told) in earlier years."""
    wanted = day or (yield from today(asked.get("tz")))
    answer: results.OnThisDay = yield from ask(get_on_this_day, day=wanted, tracks=tracks, **asked)
    return answer


def obsessions(
    window: ObsessionWindow = "day",
    *,
    limit: int = 50,
    offset: int = 0,
    **asked: Unpack[Asked],
) -> Flow[results.Obsessions]:
    """Most plays of one track within a day or week."""
    return ask(get_obsessions, window=window, limit=limit, offset=offset, **asked)
