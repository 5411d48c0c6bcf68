"""Who asks the same at the same time shares one answer."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from spotistats_api.engine.sharing import SharedAnswers


class Work:
    """Something to ask for, which takes until it is told to end."""

    def __init__(self) -> None:
        self.begun = 0
        self.cancelled = 0
        self.end = asyncio.Event()

    async def __call__(self) -> int:
        self.begun += 1
        number = self.begun
        try:
            await self.end.wait()
        except asyncio.CancelledError:
            self.cancelled += 1
            raise
        if number > 10:
            raise ValueError(number)
        return number


async def started(*askers: Any) -> list[asyncio.Task[Any]]:
    tasks = [asyncio.create_task(asker) for asker in askers]
    await asyncio.sleep(0.01)
    return tasks


def test_the_same_question_is_worked_out_once_and_another_one_apart() -> None:
    async def main() -> None:
        shared, work = SharedAnswers(), Work()
        same = await started(*(shared.answer("a", work) for _ in range(3)))
        other = await started(shared.answer("b", work))
        work.end.set()
        assert await asyncio.gather(*same, *other) == [1, 1, 1, 2]
        assert await shared.answer("a", work) == 3  # nothing is kept

    asyncio.run(main())


def test_it_goes_on_while_somebody_waits() -> None:
    async def main() -> None:
        shared, work = SharedAnswers(), Work()
        first, second = await started(shared.answer("a", work), shared.answer("a", work))
        first.cancel()
        await asyncio.sleep(0.01)
        work.end.set()
        assert await second == 1
        assert work.cancelled == 0
        with pytest.raises(asyncio.CancelledError):
            await first

    asyncio.run(main())


def test_it_ends_with_the_last_who_waits_and_begins_anew_for_the_next() -> None:
    async def main() -> None:
        shared, work = SharedAnswers(), Work()
        tasks = await started(shared.answer("a", work), shared.answer("a", work))
        for task in tasks:
            task.cancel()
        next_one = asyncio.create_task(shared.answer("a", work))
        await asyncio.sleep(0.01)
        assert work.cancelled == 1
        work.end.set()
        assert await next_one == 2

    asyncio.run(main())


def test_everybody_is_told_what_went_wrong() -> None:
    async def main() -> None:
        shared, work = SharedAnswers(), Work()
        work.begun = 10
        tasks = await started(shared.answer("a", work), shared.answer("a", work))
        work.end.set()
        for found in await asyncio.gather(*tasks, return_exceptions=True):
            assert isinstance(found, ValueError)

    asyncio.run(main())
