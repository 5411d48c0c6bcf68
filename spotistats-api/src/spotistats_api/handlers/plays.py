"""Handlers of the tag `plays`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Unpack

from spotistats_api.handlers.queries import question_in, where_of
from spotistats_api.handlers.questions import Asked, question_of
from spotistats_api.statistics.plays import plays

if TYPE_CHECKING:
    from spotistats_api.engine.cache import Histories
    from spotistats_api.statistics.plays import PlayPage
    from spotistats_common.service.requests import Caller


class Plays:
    """The caller's plays."""

    def __init__(self, histories: Histories) -> None:
        self._histories = histories

    async def list_plays(
        self, caller: Caller, limit: int, cursor: str | None = None, **asked: Unpack[Asked]
    ) -> PlayPage:
        """A page of plays, the latest first."""
        user = caller.user
        question = question_of(user, asked)
        page: PlayPage = await self._histories.ask(
            user.id, user.history, plays, question, limit, cursor
        )
        return page

    async def query_plays(self, caller: Caller, body: dict[str, Any]) -> PlayPage:
        """A page of the plays for which a condition holds."""
        user = caller.user
        question = question_in(user, body)
        where = where_of(body, question)
        limit, cursor = body.get("limit", 100), body.get("cursor")
        page: PlayPage = await self._histories.ask(
            user.id, user.history, plays, question, limit, cursor, where
        )
        return page
