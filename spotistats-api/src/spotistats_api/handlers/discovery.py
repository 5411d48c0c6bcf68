"""Handlers of the tag `discovery`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from spotistats_api.handlers.answers import Statistician
from spotistats_api.statistics.discoveries import discoveries
from spotistats_api.statistics.diversity import diversity
from spotistats_api.statistics.forgotten import forgotten
from spotistats_api.statistics.one_hits import one_hits
from spotistats_api.statistics.rank_history import rank_history
from spotistats_api.statistics.retention import retention

if TYPE_CHECKING:
    from spotistats_api.engine.steps import CalendarStep
    from spotistats_api.handlers.questions import Asked
    from spotistats_api.statistics.rank_history import Mode
    from spotistats_api.statistics.things import HeardEntity
    from spotistats_common.service.operations import Answer
    from spotistats_common.service.requests import Caller


class Discovery(Statistician):
    """How the caller's taste moves, from discovering to forgetting."""

    async def get_rank_history(
        self,
        caller: Caller,
        entity: HeardEntity,
        step: CalendarStep,
        mode: Mode,
        limit: int,
        **asked: Unpack[Asked],
    ) -> Answer:
        """The ranks of the top tracks, albums, artists, shows, … at each step."""
        return await self._answer(rank_history, caller, asked, entity, step, mode, limit)

    async def get_discoveries(
        self,
        caller: Caller,
        entity: HeardEntity,
        step: CalendarStep,
        limit: int,
        offset: int,
        **asked: Unpack[Asked],
    ) -> Answer:
        """What was heard for the first time, and new against familiar."""
        return await self._answer(discoveries, caller, asked, entity, step, limit, offset)

    async def get_retention(self, caller: Caller, months: int, **asked: Unpack[Asked]) -> Answer:
        """How many discovered artists are still heard months later."""
        return await self._answer(retention, caller, asked, months)

    async def get_forgotten(
        self,
        caller: Caller,
        entity: HeardEntity,
        min_plays: int,
        silent_days: int,
        *,
        limit: int,
        offset: int,
        **asked: Unpack[Asked],
    ) -> Answer:
        """What was once loved and is not heard any more."""
        parts = (entity, min_plays, silent_days, limit, offset)
        return await self._answer(forgotten, caller, asked, *parts)

    async def get_one_hits(
        self,
        caller: Caller,
        min_plays: int,
        min_share: float,
        limit: int,
        offset: int,
        **asked: Unpack[Asked],
    ) -> Answer:
        """Artists of whom only one track is heard, or nearly only one."""
        return await self._answer(one_hits, caller, asked, min_plays, min_share, limit, offset)

    async def get_diversity(
        self, caller: Caller, entity: HeardEntity, step: CalendarStep, **asked: Unpack[Asked]
    ) -> Answer:
        """How varied the listening is, overall and at each step."""
        return await self._answer(diversity, caller, asked, entity, step)
