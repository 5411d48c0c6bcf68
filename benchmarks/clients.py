"""Many clients at once, on the histories of several users."""

from __future__ import annotations

import itertools
import multiprocessing
import os
import random
import statistics
import time
from concurrent.futures import ThreadPoolExecutor

import httpx

from benchmarks.bench import Bench, median_ms, show
from benchmarks.statistics import KEY_QUESTIONS, a_client, get
from spotistats_common.store import snapshots, users
from tests.conftest import add_user

_USERS = 8
_CLIENTS = 16
_SECONDS = 10.0
_STEPS = 10_000_000


def run(bench: Bench) -> None:
    """16 clients on 8 users, in a process of their own, against one client alone."""
    print(f"\n{_CLIENTS} clients on {_USERS} users")
    secrets = [bench.secret, *(_with_the_same_history(bench) for _ in range(_USERS - 1))]
    with a_client(bench) as client:
        url = str(client.base_url)
        for secret in secrets:
            for path in KEY_QUESTIONS.values():
                client.get(path, headers={"Authorization": f"Bearer {secret}"}).raise_for_status()
        alone = statistics.mean(median_ms(get(client, path), 20) for path in KEY_QUESTIONS.values())
        show("one client alone, the median", f"{alone:.1f} ms")
        with multiprocessing.get_context("spawn").Pool(1) as pool:
            asked = pool.apply(ask_for_a_while, (url, secrets))
            each_its_own = pool.apply(ask_for_a_while, (url, secrets), {"each_its_own": True})
        least = _CLIENTS / processors() * slowdown()
    _show("the key questions", asked, alone, "(bound: 10)")
    _show("questions that nobody else asks", each_its_own, alone, "")
    # One client keeps one processor busy, so that no server can do better with these clients.
    show("  the least mean that the processors here allow", f"{least:.1f}")


def _show(what: str, found: tuple[list[float], int], alone: float, bound: str) -> None:
    spent, errors = sorted(found[0]), found[1]
    p99 = spent[len(spent) * 99 // 100]
    show(f"{what}, a second", f"{len(spent) / _SECONDS:.0f}")
    figure = f"{p99:.0f} ms : {alone:.1f} ms = {p99 / alone:.1f}"
    show("  99 of 100 answers within : one client's median", figure, bound)
    show("  their mean : one client's median", f"{statistics.mean(spent) / alone:.1f}")
    show("  errors", str(errors), "(bound: 0)")


def ask_for_a_while(
    url: str, secrets: list[str], *, each_its_own: bool = False
) -> tuple[list[float], int]:
    """What each answer took (ms), and how many there were that should not be.

    With `each_its_own`, no question is asked twice, which leaves the server nothing to share.
    """
    until = time.perf_counter() + _SECONDS
    spent: list[float] = []
    errors: list[int] = []

    def one_client(number: int) -> None:
        chance = random.Random(number)
        headers = {"Authorization": f"Bearer {secrets[number % len(secrets)]}"}
        rules = itertools.count(number + 1, _CLIENTS)
        with httpx.Client(base_url=url, headers=headers, timeout=60) as client:
            while time.perf_counter() < until:
                path = chance.choice(list(KEY_QUESTIONS.values()))
                # As much work for each: hardly any play was listened to for so short a time.
                own = {"min_ms": next(rules)} if each_its_own else {}
                target = httpx.URL(path).copy_merge_params(own)
                started = time.perf_counter()
                status = client.get(target).status_code
                spent.append((time.perf_counter() - started) * 1000)
                if status != httpx.codes.OK:
                    errors.append(status)

    with ThreadPoolExecutor(_CLIENTS) as pool:
        list(pool.map(one_client, range(_CLIENTS)))
    return spent, len(errors)


def processors() -> int:
    """How many this process may use."""
    return len(os.sched_getaffinity(0))


def slowdown() -> float:
    """How much longer the same work takes on all processors at once than on one alone."""
    with multiprocessing.get_context("spawn").Pool(processors()) as pool:
        pool.map(_work, [1] * processors())
        alone = min(pool.apply(_work, (_STEPS,)) for _ in range(3))
        together = pool.map(_work, [_STEPS] * processors(), chunksize=1)
    return statistics.mean(together) / alone


def _work(steps: int) -> float:
    """How long counting takes, in seconds."""
    started = time.perf_counter()
    total = 0
    for number in range(steps):
        total += number
    return time.perf_counter() - started


def _with_the_same_history(bench: Bench) -> str:
    """Another user, whose stored snapshot is that of the first; the access token."""
    other, secret = add_user(bench.database)
    head = bench.database[snapshots.COLLECTION].find_one({"_id": f"{bench.user.id}:head"})
    assert head is not None
    for document in bench.database[snapshots.COLLECTION].find(
        {"_id": {"$gte": f"{bench.user.id}:", "$lt": f"{bench.user.id};"}}
    ):
        document["_id"] = other.id + document["_id"].removeprefix(bench.user.id)
        bench.database[snapshots.COLLECTION].insert_one(document)
    version = {"epoch": head["epoch"], "seq": head["seq"]}
    bench.database[users.COLLECTION].update_one({"_id": other.id}, {"$set": {"history": version}})
    return secret
