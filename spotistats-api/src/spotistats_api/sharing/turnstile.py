"""How much the bearers of links may ask, so that the owners' own questions are never held up."""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING

from spotistats_common.errors import TooManyRequests
from spotistats_common.service.buckets import Buckets

if TYPE_CHECKING:
    from collections.abc import Callable

PER_MINUTE = 60
"""How many requests a link answers, and how many it answers at once after a pause."""
_AT_ONCE = 2


class Turnstile:
    """Counts the requests to each link, whoever makes them; and few questions run at a time.

    It belongs to one event loop, and each replica has its own. Nothing is stored.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._links = Buckets[str](PER_MINUTE, clock)
        self.running = asyncio.Semaphore(_AT_ONCE)
        """To be held while a question of a link's bearer runs."""

    def let_through(self, share_id: str) -> None:
        """Count one request; TooManyRequests if there were more than the link answers."""
        if self._links.take(share_id) < 0:
            raise TooManyRequests("This link was asked too often; try again in a minute.")
