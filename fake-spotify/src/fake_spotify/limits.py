"""Counts the calls of an app, and says when it must wait."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fake_spotify.clock import SECOND_MS

if TYPE_CHECKING:
    from fake_spotify.behaviour import Behaviour, Group

_WINDOW_MS = 30 * SECOND_MS


@dataclass(frozen=True, slots=True)
class Wait:
    """A call too many: how long to wait, and whether it is the quota."""

    retry_after_s: int
    quota: bool


class Limits:
    """The calls of one app. Calls that are turned away do not count."""

    def __init__(self) -> None:
        self._window: deque[int] = deque()
        self._calls: dict[Group, deque[int]] = {}
        self._locked_until: dict[Group, int] = {}

    def lock_out(self, group: Group, until_ms: int) -> None:
        """Let the quota of an endpoint group be used up until an instant."""
        self._locked_until[group] = until_ms

    def count(self, group: Group, now_ms: int, behaviour: Behaviour) -> Wait | None:
        """Count a call, or say how long to wait."""
        if (until := self._locked_until.get(group, 0)) > now_ms:
            return _wait(until - now_ms, quota=True)
        calls = self._calls.setdefault(group, deque())
        if quota := behaviour.quotas.get(group):
            _forget(calls, now_ms - quota.within_s * SECOND_MS)
            if len(calls) >= quota.calls:
                self._locked_until[group] = now_ms + quota.lockout_s * SECOND_MS
                calls.clear()
                return _wait(quota.lockout_s * SECOND_MS, quota=True)
        _forget(self._window, now_ms - _WINDOW_MS)
        if behaviour.window_calls is not None and len(self._window) >= behaviour.window_calls:
            first = self._window[0] if self._window else now_ms
            return _wait(first + _WINDOW_MS - now_ms, quota=False)
        self._window.append(now_ms)
        calls.append(now_ms)
        return None


def _forget(calls: deque[int], until_ms: int) -> None:
    while calls and calls[0] <= until_ms:
        calls.popleft()


def _wait(ms: int, *, quota: bool) -> Wait:
    return Wait(max(1, -(-ms // SECOND_MS)), quota)
