"""Who asks the same at nearly the same time shares one answer."""

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

    async def __call__(self) -> bytes:
        self.begun += 1
        number = self.begun
        try:
            await self.end.wait()
        except asyncio.CancelledError:
            self.cancelled += 1
            raise
        if number > 10:
            raise ValueError(number)
        return str(number).encode()


class Clock(asyncio.SelectorEventLoop):
    """An event loop whose time can be put forward."""

    ahead_s = 0.0

    def time(self) -> float:
        return super().time() + self.ahead_s


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
        assert await asyncio.gather(*same, *other) == [b"1", b"1", b"1", b"2"]

    asyncio.run(main())


def test_it_goes_on_while_somebody_waits() -> None:
    async def main() -> None:
        shared, work = SharedAnswers(), Work()
        first, second = await started(shared.answer("a", work), shared.answer("a", work))
        first.cancel()
        await asyncio.sleep(0.01)
        work.end.set()
        assert await second == b"1"
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
        assert await next_one == b"2"

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


def test_an_answer_is_kept_while_others_wait() -> None:
    async def main() -> None:
        shared, work, other = SharedAnswers(), Work(), Work()
        work.end.set()
        waiting = await started(shared.answer("b", other))
        assert await shared.answer("a", work) == b"1"
        assert await shared.answer("a", work) == b"1"
        other.end.set()
        assert await asyncio.gather(*waiting) == [b"1"]
        assert await shared.answer("a", work) == b"1"
        assert await shared.answer("b", other) == b"2"  # nobody else waited for its end

    asyncio.run(main())


def test_who_asks_alone_has_it_worked_out_each_time() -> None:
    async def main() -> None:
        shared, work = SharedAnswers(), Work()
        work.end.set()
        assert [await shared.answer("a", work) for _ in range(3)] == [b"1", b"2", b"3"]

    asyncio.run(main())


def test_an_answer_is_kept_for_a_while_only_and_within_bounds() -> None:
    async def main(clock: Clock) -> None:
        shared, work, other = SharedAnswers(most_bytes=1), Work(), Work()
        work.end.set()
        waiting = await started(shared.answer("other", other))
        for expected in (b"1", b"2"):
            assert [await shared.answer("a", work) for _ in range(2)] == [expected] * 2
            clock.ahead_s += 11
            await asyncio.sleep(0.01)
        assert [await shared.answer("a", work) for _ in range(2)] == [b"3"] * 2
        no_room = [await shared.answer("b", work) for _ in range(2)]
        assert no_room == [b"4", b"5"]
        other.end.set()
        await asyncio.gather(*waiting)

    with asyncio.Runner(loop_factory=Clock) as runner:
        loop = runner.get_loop()
        assert isinstance(loop, Clock)
        runner.run(main(loop))


def test_what_went_wrong_is_not_kept() -> None:
    async def main() -> None:
        shared, work, other = SharedAnswers(), Work(), Work()
        work.end.set()
        work.begun = 10
        waiting = await started(shared.answer("b", other))
        with pytest.raises(ValueError, match="11"):
            await shared.answer("a", work)
        work.begun = 0
        assert await shared.answer("a", work) == b"1"
        other.end.set()
        await asyncio.gather(*waiting)

    asyncio.run(main())
