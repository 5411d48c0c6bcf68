"""What running a service does to the process."""

from __future__ import annotations

import asyncio
import gc
import logging
import weakref

import uvloop

from spotistats_common.service.run import run, sparing_what_stays


class Knot:
    """Something that only the garbage collector can take away."""

    def __init__(self) -> None:
        self.itself = self


def test_what_stays_is_not_looked_through_and_what_comes_is() -> None:
    usual = gc.get_threshold()
    before = weakref.ref(Knot())
    kept = Knot()
    stays = weakref.ref(kept)
    with sparing_what_stays():
        assert before() is None, "garbage of before would stay for ever"
        del kept
        coming = weakref.ref(Knot())
        gc.collect()
        assert coming() is None
        assert stays() is not None, "it was looked through"
        answer = [[number] for number in range(5_000)]
        assert gc.get_count()[0] >= len(answer), "garbage was looked for in the middle of an answer"
    gc.collect()
    assert stays() is None
    assert gc.get_threshold() == usual


def test_services_run_on_uvloop_and_their_logs_stay_as_they_were() -> None:
    names = ("uvicorn", "uvicorn.access", "uvicorn.error")
    before = [logging.getLogger(name).handlers[:] for name in names]
    found: list[asyncio.AbstractEventLoop] = []

    async def main() -> None:
        found.append(asyncio.get_running_loop())

    run(main())
    assert isinstance(found[0], uvloop.Loop)
    assert [logging.getLogger(name).handlers for name in names] == before
