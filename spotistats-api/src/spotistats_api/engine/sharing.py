"""One answer for all who ask the same at the same time."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine


@dataclass
class _Running:
    task: asyncio.Task[Any]
    waiting: int = 0


class SharedAnswers:
    """Answers that are being worked out, on one event loop.

    A page that is open twice, or reloaded while it waits, asks the same questions again: they are
    worked out once. Nothing is kept: who asks after the answer was given has it worked out anew.
    """

    def __init__(self) -> None:
        self._running: dict[str, _Running] = {}

    async def answer(self, key: str, ask: Callable[[], Coroutine[Any, Any, Any]]) -> Any:
        """What `ask()` gives, or gave to another who asked with this `key` and waits still.

        When the last who waits is cancelled, so is `ask()`. Raises what it raises.
        """
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

    def _ended(self, key: str, task: asyncio.Task[Any]) -> None:
        running = self._running.get(key)
        if running is not None and running.task is task:
            del self._running[key]
        if not task.cancelled():
            task.exception()  # is seen, even if everybody has given up waiting
