"""Pages that are loaded while the browser still reads its scripts.

The first request of a visit is for the frame of the page, the second, half a second later, for what
is in it. That is begun with the first already, and handed to the second: nobody else has its key.
"""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Coroutine
    from typing import Any

    from dash.development.base_component import Component

    Key = tuple[str, str, str]
    """The session, the path, and the part of the address from `?` on."""

_SECONDS = 10.0
_MOST = 64


class Ahead:
    """What is loaded ahead, for seconds."""

    def __init__(self) -> None:
        self._begun: dict[Key, tuple[float, asyncio.Task[list[Component]]]] = {}

    def begin(self, key: Key, page: Coroutine[Any, Any, list[Component]]) -> None:
        """Load a page that will be asked for."""
        now = time.monotonic()
        self._begun = {
            kept: begun for kept, begun in self._begun.items() if now - begun[0] < _SECONDS
        }
        while len(self._begun) >= _MOST:
            self._begun.pop(next(iter(self._begun)))
        self._begun[key] = (now, asyncio.create_task(page))

    def take(self, key: Key) -> asyncio.Task[list[Component]] | None:
        """The page that was begun for `key`, once; None if there is none, or none so new."""
        begun = self._begun.pop(key, None)
        if begun is None or time.monotonic() - begun[0] > _SECONDS:
            return None
        return begun[1]
