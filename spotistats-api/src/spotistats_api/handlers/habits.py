"""Handlers of the tag `habits`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from spotistats_api.handlers.answers import Statistician
from spotistats_api.statistics.calendar import calendar
from spotistats_api.statistics.clock import clock
from spotistats_api.statistics.obsessions import obsessions
from spotistats_api.statistics.on_this_day import on_this_day
from spotistats_api.statistics.sessions import sessions
from spotistats_api.statistics.skips import skips
from spotistats_api.statistics.streaks import streaks
from spotistats_common.models.period import parse_day

if TYPE_CHECKING:
    from spotistats_api.handlers.questions import Asked
    from spotistats_api.statistics.obsessions import Window
    from spotistats_api.statistics.sessions import SessionOrder
    from spotistats_common.service.operations import Answer
    from spotistats_common.service.requests import Caller


class Habits(Statistician):
    """When and how the caller listens."""

    async def get_clock(self, caller: Caller, **asked: Unpack[Asked]) -> Answer:
        """Plays and listened time of each hour of the week."""
        return await self._answer(clock, caller, asked)

    async def get_calendar(self, caller: Caller, **asked: Unpack[Asked]) -> Answer:
        """Plays and listened time of each day."""
        return await self._answer(calendar, caller, asked)

    async def get_sessions(
        self,
        caller: Caller,
        gap_ms: int,
        order_by: SessionOrder,
        limit: int,
        offset: int,
        **asked: Unpack[Asked],
    ) -> Answer:
        """Runs of plays without a long pause."""
        return await self._answer(sessions, caller, asked, gap_ms, order_by, limit, offset)

    async def get_streaks(self, caller: Caller, limit: int, **asked: Unpack[Asked]) -> Answer:
        """Days in a row with a play, and gaps."""
        return await self._answer(streaks, caller, asked, limit)

    async def get_skips(
        self, caller: Caller, min_plays: int, limit: int, **asked: Unpack[Asked]
    ) -> Answer:
        """How often, where and what is skipped."""
        return await self._answer(skips, caller, asked, min_plays, limit)

    async def get_on_this_day(
        self, caller: Caller, day: str, tracks: int, **asked: Unpack[Asked]
    ) -> Answer:
        """The same day of earlier years."""
        return await self._answer(on_this_day, caller, asked, parse_day("day", day), tracks)

    async def get_obsessions(
        self, caller: Caller, window: Window, limit: int, offset: int, **asked: Unpack[Asked]
    ) -> Answer:
        """Most plays of one track within a day or week."""
        return await self._answer(obsessions, caller, asked, window, limit, offset)
