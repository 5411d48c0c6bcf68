"""Handlers of the tag `statistics`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Unpack

from spotistats_api.handlers.answers import Statistician
from spotistats_api.handlers.questions import Asked, question_of, two_sides
from spotistats_api.statistics.compare import compare
from spotistats_api.statistics.summary import summary
from spotistats_api.statistics.timeline import timeline
from spotistats_api.statistics.top import top

if TYPE_CHECKING:
    from spotistats_api.engine.steps import Step
    from spotistats_api.statistics.compare import ComparedOrder
    from spotistats_api.statistics.dimensions import Split
    from spotistats_api.statistics.things import Entity, HeardEntity
    from spotistats_api.statistics.top import Order
    from spotistats_common.service.operations import Answer
    from spotistats_common.service.requests import Caller


class Statistics(Statistician):
    """Key figures, ranked lists and timelines."""

    async def get_summary(self, caller: Caller, **asked: Unpack[Asked]) -> Answer:
        """The key figures of a period."""
        return await self._answer(summary, caller, asked)

    async def get_top(
        self,
        caller: Caller,
        entity: Entity,
        limit: int,
        offset: int,
        order_by: Order,
        **asked: Unpack[Asked],
    ) -> Answer:
        """The most played tracks, albums, artists, shows, …, platforms or countries."""
        return await self._answer(top, caller, asked, entity, order_by, limit, offset)

    async def get_timeline(
        self,
        caller: Caller,
        step: Step,
        series: int,
        split_by: Split | None = None,
        **asked: Unpack[Asked],
    ) -> Answer:
        """Plays and listened time per step, and of each part of them."""
        return await self._answer(timeline, caller, asked, step, split_by, series)

    async def get_comparison(
        self, caller: Caller, entity: HeardEntity, limit: int, order_by: ComparedOrder, **asked: Any
    ) -> Answer:
        """Two periods, or two ways of listening, side by side."""
        first, second = two_sides(asked)
        other = question_of(caller.user, second)
        return await self._answer(compare, caller, first, other, entity, order_by, limit)
