"""Handlers of the tag `recaps`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from spotistats_api.handlers.answers import Statistician
from spotistats_api.statistics.recap import recap
from spotistats_common.models.calendar_periods import calendar_period

if TYPE_CHECKING:
    from spotistats_api.handlers.questions import Asked
    from spotistats_common.service.operations import Answer
    from spotistats_common.service.requests import Caller


class Recaps(Statistician):
    """Periods in review."""

    async def get_recap(self, caller: Caller, period: str, **asked: Unpack[Asked]) -> Answer:
        """A year, a month or a week in review."""
        named = calendar_period(period)
        asked["since"], asked["until"] = named.first.isoformat(), named.end.isoformat()
        return await self._answer(recap, caller, asked, period, named.unit)
