"""The clock that the fake Spotify and its listeners live by."""

from __future__ import annotations

import threading
import time

SECOND_MS = 1_000
MINUTE_MS = 60 * SECOND_MS
HOUR_MS = 60 * MINUTE_MS
DAY_MS = 24 * HOUR_MS
# 2026-06-01T06:00:00Z: where a clock stands unless told otherwise.
START_MS = 1_780_293_600_000


class Clock:
    """Unix milliseconds that stand still, or run at `speed` times real time.

    It never goes back. Any thread may read and advance it.
    """

    def __init__(self, start_ms: int = START_MS, speed: float = 0.0) -> None:
        self._lock = threading.Lock()
        self._start_ms = start_ms
        self._speed = speed
        self._began = time.monotonic()

    @classmethod
    def of_today(cls, speed: float = 1.0) -> Clock:
        """A clock that starts at the real time of now."""
        return cls(time.time_ns() // 1_000_000, speed)

    def now_ms(self) -> int:
        """The instant it is."""
        with self._lock:
            elapsed = time.monotonic() - self._began
            return self._start_ms + int(elapsed * self._speed * SECOND_MS)

    def advance(self, ms: int) -> int:
        """Go on by so many milliseconds; returns the new instant."""
        if ms < 0:
            raise ValueError("a clock does not go back")
        with self._lock:
            self._start_ms += ms
        return self.now_ms()
