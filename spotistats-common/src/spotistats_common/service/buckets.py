"""How much each of many may ask: a bucket for each, which fills up again evenly."""

from __future__ import annotations

import time
from collections import OrderedDict
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

Key = TypeVar("Key", str, bytes)

_MOST_REMEMBERED = 50_000


class Buckets(Generic[Key]):
    """Each key has `per_minute` requests, all of which may come at once after a pause.

    Nothing is stored; of more keys than are remembered, those that were idle longest are forgotten.
    """

    def __init__(
        self,
        per_minute: int,
        clock: Callable[[], float] = time.monotonic,
        most: int = _MOST_REMEMBERED,
    ) -> None:
        self.per_minute = per_minute
        self._clock = clock
        self._most = most
        self._left: OrderedDict[Key, tuple[float, float]] = OrderedDict()
        """Of each key how many requests were left, and when; the latest at the end."""

    def take(self, key: Key) -> float:
        """Take one request; how many are left, below 0 if there was none."""
        now = self._clock()
        left, when = self._left.pop(key, (float(self.per_minute), now))
        left = min(float(self.per_minute), left + (now - when) * self.per_minute / 60)
        if left >= 1:
            left -= 1
            self._left[key] = (left, now)
            if len(self._left) > self._most:
                self._left.popitem(last=False)
            return left
        self._left[key] = (left, now)
        return left - 1

    def seconds_until(self, wanted: float, left: float) -> float:
        """In how many seconds there are `wanted`, if `left` are left now."""
        return max(wanted - left, 0) * 60 / self.per_minute
