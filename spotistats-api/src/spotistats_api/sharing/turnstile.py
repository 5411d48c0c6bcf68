"""How much the bearers of links may ask, so that the owners' own questions are never held up."""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING

from spotistats_common.errors import TooManyRequests

if TYPE_CHECKING:
    from collections.abc import Callable

PER_MINUTE = 60
"""How many requests a link answers, and how many it answers at once after a pause."""
_AT_ONCE = 2
_MOST_REMEMBERED = 10_000


class Turnstile:
    """Counts the requests to each link, whoever makes them; and few questions run at a time.

    It belongs to one event loop, and each replica has its own. Nothing is stored.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._left: dict[str, tuple[float, float]] = {}
        """Of each link how many requests were left, and when."""
        self.running = asyncio.Semaphore(_AT_ONCE)
        """To be held while a question of a link's bearer runs."""

    def let_through(self, share_id: str) -> None:
        """Count one request; TooManyRequests if there were more than the link answers."""
        now = self._clock()
        left = self._left_at(now, *self._left.get(share_id, (PER_MINUTE, now)))
        if left < 1:
            raise TooManyRequests("This link was asked too often; try again in a minute.")
        if len(self._left) >= _MOST_REMEMBERED:
            self._forget_idle(now)
        self._left[share_id] = (left - 1, now)

    def _forget_idle(self, now: float) -> None:
        self._left = {
            share_id: known
            for share_id, known in self._left.items()
            if self._left_at(now, *known) < PER_MINUTE
        }

    @staticmethod
    def _left_at(now: float, left: float, when: float) -> float:
        return min(float(PER_MINUTE), left + (now - when) * PER_MINUTE / 60)
