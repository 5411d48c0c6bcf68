"""One answer for all who ask the same at nearly the same time."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

_KEPT_S = 10.0
_MOST_BYTES = 16 * 1024 * 1024


@dataclass
class _Running:
    task: asyncio.Task[bytes]
    waiting: int = 0


class SharedAnswers:
    """Answers that are being worked out, on one event loop.

    A page that is open twice, or reloaded while it waits, asks the same questions again: they are
    worked out once. While others wait for their turn, an answer is also kept for `kept_s`, within
    `most_bytes` in all: of what many ask over and over, nothing is worked out more often. Who asks
    while nobody else waits has it worked out anew.
    """

    def __init__(self, *, kept_s: float = _KEPT_S, most_bytes: int = _MOST_BYTES) -> None:
        self._kept_s = kept_s
        self._room = most_bytes
        self._running: dict[str, _Running] = {}
        self._kept: dict[str, bytes] = {}

    async def answer(self, key: str, ask: Callable[[], Coroutine[None, None, bytes]]) -> bytes:
        """What `ask()` gives, or gave to another who asked with this `key`.

        `key` has to name all that the answer depends on, the version of the history included. When
        the last who waits is cancelled, so is `ask()`. Raises what it raises.
        """
        kept = self._kept.get(key)
        if kept is not None:
            return kept
        running = self._running.get(key)
        if running is None:
            running = self._running[key] = _Running(asyncio.create_task(ask()))
            running.task.add_done_callback(partial(self._ended, key))
        running.waiting += 1
        try:
            return await asyncio.shield(running.task)
        finally:
            running.waiting -= 1
            if not running.waiting and not running.task.done():
                del self._running[key]
                running.task.cancel()

    def _ended(self, key: str, task: asyncio.Task[bytes]) -> None:
        running = self._running.get(key)
        if running is not None and running.task is task:
            del self._running[key]
        # Looking at the exception counts as seeing it, even if everybody has given up waiting.
        if not task.cancelled() and task.exception() is None and self._running:
            self._keep(key, task.result())

    def _keep(self, key: str, answer: bytes) -> None:
        if key in self._kept or len(answer) > self._room:
            return
        self._kept[key] = answer
        self._room -= len(answer)
        asyncio.get_running_loop().call_later(self._kept_s, self._drop, key)

    def _drop(self, key: str) -> None:
        self._room += len(self._kept.pop(key))
