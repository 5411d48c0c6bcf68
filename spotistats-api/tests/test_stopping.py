"""The end of what the API does beside its requests."""

from __future__ import annotations

import asyncio
from contextlib import suppress

from spotistats_api.app import cancelled


async def goes_on_after_its_first_cancellation(cancellations: list[int]) -> None:
    with suppress(asyncio.CancelledError):
        await asyncio.sleep(60)
    cancellations.append(1)
    await asyncio.sleep(60)


def test_a_lost_cancellation_holds_up_nobody() -> None:
    cancellations: list[int] = []

    async def ended() -> bool:
        task = asyncio.create_task(goes_on_after_its_first_cancellation(cancellations))
        await asyncio.sleep(0)
        async with asyncio.timeout(10):
            await cancelled(task)
        return task.cancelled()

    assert asyncio.run(ended())
    assert cancellations == [1]
