"""How handlers of statistics answer."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from spotistats_api.engine.etag import etag, unchanged
from spotistats_api.handlers.questions import question_of
from spotistats_common.service.operations import Answer, to_json

if TYPE_CHECKING:
    from collections.abc import Callable

    from spotistats_api.engine.cache import Histories
    from spotistats_api.engine.run import Reader
    from spotistats_api.handlers.questions import Asked
    from spotistats_common.service.requests import Caller


class Statistician:
    """Answers about the caller's history; what handlers of statistics have in common."""

    def __init__(self, histories: Histories) -> None:
        self._histories = histories

    async def _answer(
        self, statistic: Callable[..., Any], caller: Caller, asked: Asked, *parts: object
    ) -> Answer:
        """`statistic(reader, question, *parts)`, or 304 if the caller has that answer already."""
        user = caller.user
        question = question_of(user, asked)
        tag = etag(user.id, user.history, statistic.__name__, question, *parts)
        if unchanged(asked.get("if_none_match"), tag):
            return Answer(status=304, headers={"ETag": tag})
        ask = partial(
            self._histories.ask, user.id, user.history, _encoded, statistic, question, *parts
        )
        found = await self._histories.shared.answer(tag, ask)
        return Answer(found, headers={"ETag": tag})


def _encoded(reader: Reader, statistic: Callable[..., Any], *asked: object) -> bytes:
    """The answer as it is sent, encoded in the question's thread: the event loop serves others."""
    return to_json(statistic(reader, *asked))
