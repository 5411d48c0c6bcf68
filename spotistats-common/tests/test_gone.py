"""Work ends when the caller goes away."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from starlette.requests import ClientDisconnect

from spotistats_common.service.requests import unless_gone


def test_work_is_cancelled_when_the_caller_goes_away() -> None:
    ended: list[str] = []
    messages: list[dict[str, Any]] = [{"type": "http.request"}, {"type": "http.disconnect"}]

    async def receive() -> Any:
        await asyncio.sleep(0)
        return messages.pop(0)

    async def work() -> None:
        try:
            await asyncio.sleep(60)
        except asyncio.CancelledError:
            ended.append("cancelled")
            raise

    with pytest.raises(ClientDisconnect):
        asyncio.run(unless_gone(receive, work()))
    assert ended == ["cancelled"]


def test_work_that_ends_is_what_it_gave_or_raised() -> None:
    async def receive() -> Any:
        await asyncio.sleep(60)

    async def work(*, fails: bool) -> int:
        if fails:
            raise LookupError
        return 3

    assert asyncio.run(unless_gone(receive, work(fails=False))) == 3
    with pytest.raises(LookupError):
        asyncio.run(unless_gone(receive, work(fails=True)))
