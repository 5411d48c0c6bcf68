"""Many people at once for a minute, while somebody's export is imported.

Every service is a process of its own, as in its container; the clients are two more.
"""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import random
import subprocess
import sys
import threading
import time
from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import httpx

from benchmarks.bench import Bench, show
from benchmarks.importing import WorkerProcess, finished, memory_mib, queue_import
from tests.conftest import add_user
from tests.support.exports import a_listener, a_zip_of
from tests.support.mongodb import free_port

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

CLIENTS = 200
SECONDS = 60.0
USERS = 20
PLAYS = 20_000
MONGODB = "MongoDB"
CACHE = ("--wiredTigerCacheSizeGB", "0.5")
"""As `spotistats up` has it, and a container of 2 GiB."""
MONGODB_BESIDE_MIB = 512
"""Connections, what is at work, and what its allocator keeps."""
_PROCESSES = 2
_SAMPLE_S = 0.5
_REVALIDATION = "/stats/summary"
READS: dict[str, tuple[str, str, Any]] = {
    "summary": ("GET", "/stats/summary?since=2021-01-01", None),
    "top": ("GET", "/stats/top/tracks?limit=20", None),
    "timeline": ("GET", "/stats/timeline?step=month", None),
    "plays": ("GET", "/plays?limit=50", None),
    "query": ("POST", "/query", {"group_by": ["weekday"], "measures": ["plays", "skip_rate"]}),
    "revalidation": ("GET", _REVALIDATION, None),
}


@dataclass
class Figures:
    """How a load was borne."""

    spent_ms: list[float] = field(default_factory=list)
    statuses: Counter[str] = field(default_factory=Counter)
    """Answers by status, or by the name of the error where there was none."""
    seconds: float = 0
    imports: int = 0
    """How many exports were imported meanwhile."""
    memory_mib: dict[str, list[float]] = field(default_factory=dict)
    """By process, what it had resident at each sample."""
    cache_mib: float = 0
    """What MongoDB may take for its cache."""

    @property
    def errors(self) -> dict[str, int]:
        """Everything that is no good answer."""
        return {name: n for name, n in self.statuses.items() if name not in {"200", "304"}}

    def growth(self, process: str) -> float:
        """What a process has resident in the last quarter, against the second one."""
        samples = self.memory_mib[process]
        quarter = max(len(samples) // 4, 1)
        return max(samples[-quarter:]) / max(samples[quarter : 2 * quarter])


def run(seconds: float = SECONDS) -> None:
    """Bear the load, and print how."""
    print(f"\n{CLIENTS} clients on {USERS} users for {seconds:.0f} s, and imports")
    with Bench(*CACHE) as bench:
        figures = bear(bench, clients=CLIENTS, seconds=seconds)
    spent = sorted(figures.spent_ms)
    show("answers a second", f"{len(spent) / figures.seconds:.0f}")
    for share in (50, 95, 99):
        show(f"p{share}", f"{spent[len(spent) * share // 100]:.0f} ms")
    for name, count in sorted(figures.statuses.items()):
        show(f"answers {name}", f"{count:,}")
    show("errors", str(sum(figures.errors.values())), "(bound: 0)")
    show(f"exports of {PLAYS:,} rows imported meanwhile", str(figures.imports))
    for process, samples in figures.memory_mib.items():
        show(f"peak memory of {process}", f"{max(samples):.0f} MiB")
        if process == MONGODB:  # it grows until its cache is full
            most = figures.cache_mib + MONGODB_BESIDE_MIB
            show("  its cache may take", f"{figures.cache_mib:.0f} MiB", f"(bound: {most:.0f})")
        else:
            growth = figures.growth(process)
            show("  its last quarter : its second", f"{growth:.2f}", "(bound: 1.2)")


def bear(bench: Bench, *, clients: int, seconds: float, users: int = USERS) -> Figures:
    """Have so many clients ask for so long, while one export after the other is imported."""
    content = a_zip_of(a_listener(5, PLAYS, PLAYS // 10))
    accounts = [add_user(bench.database) for _ in range(users)]
    worker = WorkerProcess(bench)
    try:
        queued = [queue_import(bench, content, user.id) for user, _ in accounts]
        for each in queued:
            finished(bench, each)
        with (
            an_api(bench) as (url, api),
            _importing_on(bench, content) as imported,
            _sampling(bench, {"spotistats-api": api, "the import worker": worker.pid}) as memory,
        ):
            figures = _ask(url, [secret for _, secret in accounts], clients, seconds)
            figures.imports, figures.memory_mib = len(imported), memory
            cache = bench.database.command("serverStatus")["wiredTiger"]["cache"]
            figures.cache_mib = cache["maximum bytes configured"] / 1024**2
    finally:
        worker.stop()
    return figures


def _ask(url: str, secrets: list[str], clients: int, seconds: float) -> Figures:
    shares = [(url, secrets, range(n, clients, _PROCESSES), seconds) for n in range(_PROCESSES)]
    with multiprocessing.get_context("spawn").Pool(_PROCESSES) as pool:
        parts = pool.starmap(ask_for_a_while, shares)
    figures = Figures(seconds=seconds)
    for spent, statuses in parts:
        figures.spent_ms += spent
        figures.statuses += statuses
    return figures


def ask_for_a_while(
    url: str, secrets: list[str], clients: range, seconds: float
) -> tuple[list[float], Counter[str]]:
    """What each answer to some clients took (ms), and the answers by status."""
    spent: list[float] = []
    statuses: Counter[str] = Counter()

    async def one_client(number: int) -> None:
        chance = random.Random(number)
        headers = {"Authorization": f"Bearer {secrets[number % len(secrets)]}"}
        etag = ""
        async with httpx.AsyncClient(
            base_url=url, headers=headers, timeout=60, verify=False
        ) as client:
            until = time.perf_counter() + seconds
            while (started := time.perf_counter()) < until:
                method, path, body = chance.choice(list(READS.values()))
                conditional = {"If-None-Match": etag} if path == _REVALIDATION and etag else {}
                try:
                    answer = await client.request(method, path, json=body, headers=conditional)
                except httpx.HTTPError as error:
                    statuses[type(error).__name__] += 1
                    continue
                spent.append((time.perf_counter() - started) * 1000)
                statuses[str(answer.status_code)] += 1
                if path == _REVALIDATION:
                    etag = answer.headers.get("ETag", etag)

    async def all_clients() -> None:
        await asyncio.gather(*map(one_client, clients))

    asyncio.run(all_clients())
    return spent, statuses


@contextmanager
def an_api(bench: Bench) -> Iterator[tuple[str, int]]:
    """`spotistats-api serve` as it runs in its container: its address and its process."""
    port = free_port()
    environment = {
        **os.environ,
        "SPOTISTATS_MONGODB_URI": bench.settings.mongodb_uri.get_secret_value(),
        "SPOTISTATS_MONGODB_DATABASE": bench.settings.mongodb_database,
        "SPOTISTATS_PORT": str(port),
        "SPOTISTATS_REQUESTS_A_MINUTE": "0",  # few people stand for many
        "SPOTISTATS_LOG_LEVEL": "ERROR",
    }
    process = subprocess.Popen([sys.executable, "-m", "spotistats_api", "serve"], env=environment)
    url = f"http://127.0.0.1:{port}/api/v1"
    try:
        deadline = time.monotonic() + 60
        while not _is_ready(url):
            if process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError("spotistats-api does not get ready")
            time.sleep(0.1)
        yield url, process.pid
    finally:
        process.terminate()
        process.wait(60)


def _is_ready(url: str) -> bool:
    try:
        return httpx.get(f"{url}/health/ready").is_success
    except httpx.HTTPError:
        return False


@contextmanager
def _importing_on(bench: Bench, content: bytes) -> Iterator[list[str]]:
    """One export after the other is imported, each by somebody new; those that were."""
    done: list[str] = []

    def work(stop: threading.Event) -> None:
        while not stop.is_set():
            document_id = queue_import(bench, content, add_user(bench.database)[0].id)
            finished(bench, document_id)
            done.append(document_id)

    with _beside(work):
        yield done


@contextmanager
def _sampling(bench: Bench, processes: dict[str, int]) -> Iterator[dict[str, list[float]]]:
    """What processes, and MongoDB, have resident (MiB), twice a second."""
    found: dict[str, list[float]] = {name: [] for name in (*processes, MONGODB)}

    def work(stop: threading.Event) -> None:
        while not stop.wait(_SAMPLE_S):
            for name, pid in processes.items():
                found[name].append(memory_mib(pid, "VmRSS"))
            found[MONGODB].append(bench.database.command("serverStatus")["mem"]["resident"])

    with _beside(work):
        yield found


@contextmanager
def _beside(work: Callable[[threading.Event], None]) -> Iterator[None]:
    """`work(stop)` on a thread of its own, for as long as the context."""
    stop = threading.Event()
    thread = threading.Thread(target=work, args=[stop])
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join()
