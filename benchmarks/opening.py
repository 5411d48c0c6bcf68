"""How long the first question takes: after a restart, and after plays were appended. And memory."""

from __future__ import annotations

import asyncio
import random
import statistics
import time
from operator import truediv
from typing import TYPE_CHECKING

from benchmarks.bench import median_ms, seconds, show
from benchmarks.statistics import KEY_QUESTIONS, a_client, get
from spotistats_api.engine.cache import Histories
from spotistats_api.engine.run import INSTANCE_BYTES
from spotistats_api.engine.scope import Question
from spotistats_api.statistics.summary import summary
from spotistats_common.models.columns import observation_id
from spotistats_common.models.period import parse_period
from spotistats_common.models.play import Observation, Source
from spotistats_common.store import plays, snapshots
from spotistats_common.store.client import connect_async, owned_by
from spotistats_common.store.items import Items
from spotistats_common.store.plays import Plays

if TYPE_CHECKING:
    from benchmarks.bench import Bench
    from spotistats_common.models.play import Item

_APPENDED = 50
_TIMES = 15
_WARM_TIMES = 5
_PAUSE_MS = 200_000
_MOMENT_S = 1.0  # by then a history that is held has been brought up to date


def run(bench: Bench) -> None:
    """First questions, then memory."""
    count = bench.plays
    print(f"\nFirst questions about {count:,} plays")
    bound = "(bound: 0.5)" if count <= 250_000 else ""
    bench.database[snapshots.COLLECTION].delete_many({})
    show("after a restart, nothing prepared", f"{_first(bench)[0]:.2f} s")
    spent, held_bytes = _first(bench)
    show("after a restart, from the stored snapshot", f"{spent:.2f} s", bound)
    per_play = (held_bytes - INSTANCE_BYTES) / count
    show(
        f"memory of the open history, beside {INSTANCE_BYTES // 1024**2} MiB of its DuckDB",
        f"{per_play:.0f} bytes a play",
        "(64 and names)",
    )
    _after_appending(bench)


def _first(bench: Bench) -> tuple[float, int]:
    """Seconds that the first question takes in a fresh process, and the bytes then held."""

    async def ask(histories: Histories) -> None:
        version = await histories.version(bench.user.id)
        question = Question(parse_period(None, None, bench.user.time_zone))
        await histories.ask(bench.user.id, version, summary, question)

    async def main() -> tuple[float, int]:
        async_database = connect_async(bench.settings)
        histories = Histories(bench.database, async_database, capacity_bytes=2**30)
        started = asyncio.get_running_loop().time()
        await ask(histories)
        spent = asyncio.get_running_loop().time() - started
        held_bytes = histories.held_bytes
        await histories.close()
        await async_database.client.close()
        return spent, held_bytes

    return asyncio.run(main())


def _after_appending(bench: Bench) -> None:
    """The first question after 50 plays more, against the same question right after it, warm.

    A history that is held is brought up to date as plays arrive; who asks at once waits for that.
    Each first question is compared with those of the same moment, as machines have slower ones.
    """
    items = list(Items(bench.database, bench.user.id).all().values())
    with a_client(bench) as client:
        for name, path in KEY_QUESTIONS.items():
            ask = get(client, path)
            for when, pause_s in ((" at once", 0.0), (" a second later", _MOMENT_S)):
                firsts, warm = [], []
                for _ in range(_TIMES):
                    _append(bench, items)  # plays without listened time, as all that follow
                    time.sleep(pause_s)
                    firsts.append(seconds(ask) * 1000)
                    warm.append(median_ms(ask, _WARM_TIMES))
                ratio = statistics.median(map(truediv, firsts, warm))
                figure = f"{statistics.median(firsts):.1f} ms, {statistics.median(warm):.1f} ms: "
                show(
                    f"{name}, {_APPENDED} plays more{when} : warm",
                    f"{figure}{ratio:.2f}",
                    "(bound: 1.5)",
                )


def _append(bench: Bench, items: list[Item]) -> None:
    last = bench.database.plays.find_one(owned_by(bench.user.id), sort=[("_id", -1)])
    assert last is not None
    ended_at = int(last["_id"].split(":")[1])
    seen = [
        Observation(Source.POLLED, ended_at + number * _PAUSE_MS, None, random.choice(items))
        for number in range(1, _APPENDED + 1)
    ]
    documents = [plays.to_document(bench.user.id, observation_id(each), each) for each in seen]
    if not Plays(bench.database, bench.user.id).append(documents):
        raise RuntimeError("these plays come last, and were not taken")
