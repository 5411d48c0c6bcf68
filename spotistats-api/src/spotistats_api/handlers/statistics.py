"""Handlers of the tag `statistics`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Unpack

from spotistats_api.engine.etag import etag, unchanged
from spotistats_api.handlers.questions import Asked, question_of
from spotistats_api.statistics.summary import summary
from spotistats_api.statistics.timeline import timeline
from spotistats_api.statistics.top import top
from spotistats_common.service.operations import Answer

if TYPE_CHECKING:
    from collections.abc import Callable

    from spotistats_api.engine.cache import Histories
    from spotistats_api.engine.steps import Step
    from spotistats_api.statistics.top import Entity, Order
    from spotistats_common.service.requests import Caller


class Statistics:
    """Answers about the caller's history."""

    def __init__(self, histories: Histories) -> None:
        self._histories = histories

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
        """The most played tracks, albums or artists."""
        return await self._answer(top, caller, asked, entity, order_by, limit, offset)

    async def get_timeline(self, caller: Caller, step: Step, **asked: Unpack[Asked]) -> Answer:
        """Plays and listened time per step."""
        return await self._answer(timeline, caller, asked, step)

    async def _answer(
        self, statistic: Callable[..., Any], caller: Caller, asked: Asked, *parts: object
    ) -> Answer:
        user = caller.user
        question = question_of(user, asked)
        tag = etag(user.id, user.history, statistic.__name__, question, *parts)
        if unchanged(asked.get("if_none_match"), tag):
            return Answer(status=304, headers={"ETag": tag})
        found = await self._histories.ask(user.id, user.history, statistic, question, *parts)
        return Answer(found, headers={"ETag": tag})
