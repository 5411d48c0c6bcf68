"""What one play, question, poll and imported row cost, measured on this machine."""

from __future__ import annotations

import json
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import httpx

from benchmarks.bench import show
from benchmarks.importing import WorkerProcess, finished, queue_import, rows_in
from benchmarks.load import READS, an_api
from fake_spotify import serving
from spotistats_api.engine.build import build
from spotistats_api.engine.run import HeldHistory
from spotistats_common.store.history import reading
from tests.support.exports import a_listener, a_zip_of
from tests.support.spotify import TICK_MS, Linked, a_fake

if TYPE_CHECKING:
    from benchmarks.bench import Bench

PLAYS = 200_000
LISTENERS = 40
_POLLS = 4
_QUESTIONS = 40
_CLOCK_TICKS = 100  # a second, in /proc
OF_PLAYS = ("plays", "items", "import_batches", "snapshots")


@dataclass(frozen=True)
class Costs:
    """CPU in ms: of our processes, and of MongoDB for them."""

    row: float
    row_mongodb: float
    question: float
    question_mongodb: float
    poll: float
    """With that of the made-up Spotify that is asked."""
    poll_mongodb: float
    disk_of_play: float
    """Bytes in MongoDB with all indexes, items, batches and the snapshot."""
    memory_of_play: float
    """Bytes of a history that is held for questions; one has 4 MiB beside."""

    def save(self, path: Path) -> None:
        """Keep them."""
        path.write_text(json.dumps(asdict(self), indent=2) + "\n", encoding="utf-8")


def cpu_ms(pid: int) -> float:
    """What a process has used of the processors so far."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) * 1000 / _CLOCK_TICKS


def measure(bench: Bench) -> Costs:
    """Import a history, ask about it, poll for some people; prints the figures."""
    mongod = int(bench.database.client.admin.command("serverStatus")["pid"])
    worker = WorkerProcess(bench)
    try:
        warm_up = a_zip_of(a_listener(6, 2_000, 200))
        finished(bench, queue_import(bench, warm_up))
        before = cpu_ms(worker.pid), cpu_ms(mongod)
        content = a_zip_of(a_listener(7, PLAYS, PLAYS // 10), rows_in_file=16_000)
        rows = rows_in(finished(bench, queue_import(bench, content)))
        row = (cpu_ms(worker.pid) - before[0]) / rows, (cpu_ms(mongod) - before[1]) / rows
    finally:
        worker.stop()
    question = _questions(bench, mongod)
    memory = _memory_of_play(bench)
    bench.database.client.admin.command("fsync")
    count = bench.database.plays.count_documents({})
    disk = {name: _disk(bench, name) / count for name in OF_PLAYS}
    poll = _polls(bench, mongod)
    costs = Costs(*row, *question, *poll, sum(disk.values()), memory)
    show("CPU of an imported row: worker + MongoDB", f"{row[0]:.3f} + {row[1]:.3f} ms")
    show("CPU of a question: api + MongoDB", f"{question[0]:.1f} + {question[1]:.1f} ms")
    show("CPU of a poll: updater + MongoDB", f"{poll[0]:.1f} + {poll[1]:.1f} ms")
    for name, size in disk.items():
        show(f"disk of a play in {name}, indexes included", f"{size:.0f} bytes")
    show("memory of a play that is held", f"{memory:.0f} bytes")
    return costs


def _questions(bench: Bench, mongod: int) -> tuple[float, float]:
    with an_api(bench) as (url, api), httpx.Client(base_url=url, timeout=60) as client:
        client.headers["Authorization"] = f"Bearer {bench.secret}"
        for method, path, body in READS.values():
            client.request(method, path, json=body).raise_for_status()
        time.sleep(2)  # the snapshot is stored
        before = cpu_ms(api), cpu_ms(mongod)
        for _ in range(_QUESTIONS):
            for method, path, body in READS.values():
                client.request(method, path, json=body).raise_for_status()
        count = _QUESTIONS * len(READS)
        return (cpu_ms(api) - before[0]) / count, (cpu_ms(mongod) - before[1]) / count


def _memory_of_play(bench: Bench) -> float:
    with reading(bench.database, bench.user.id) as stored:
        snapshot = build(stored.items, stored.isrcs, stored.plays)
        held = HeldHistory(snapshot, stored.version, "UTC")
    size = held.nbytes / held.built_plays
    held.retire()
    return size


def _disk(bench: Bench, name: str) -> int:
    stats = bench.database.command("collStats", name)
    return int(stats["storageSize"] + stats["totalIndexSize"])


def _polls(bench: Bench, mongod: int) -> tuple[float, float]:
    fake = a_fake(8, LISTENERS)
    with serving(fake) as url:
        linked = Linked.to(bench.database, bench.settings, url, fake)
        worker = linked.worker(metadata_calls=0)
        worker.run_due()  # the first one also takes Spotify's lists
        before, of_mongodb, polls = time.process_time(), cpu_ms(mongod), 0
        for _ in range(_POLLS):
            fake.world.clock.advance(TICK_MS)
            polls += worker.run_due()
        spent = (time.process_time() - before) * 1000
        return spent / polls, (cpu_ms(mongod) - of_mongodb) / polls
