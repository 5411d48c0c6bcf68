"""The worker may die at any instruction, MongoDB may fail, workers may race: nothing is lost.

Afterwards, with no human action, the history and the report are those of an undisturbed import.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING, Any

import pytest
from pydantic import SecretStr

from spotistats_common.settings import Settings
from spotistats_common.store.client import connect
from spotistats_common.store.schema import prepare
from spotistats_importer import blocks
from spotistats_importer.worker import OPEN_STATES
from tests.conftest import add_user
from tests.support.exports import a_listener, a_zip_of, account_rows_of, as_json, with_cuts
from tests.support.mongodb import Mongod
from tests.support.worker import Importing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pymongo.database import Database

LEASE_SECONDS = 1
ROWS = with_cuts(a_listener(seed=21, plays=1_500, tracks=80), seed=21)
EXTENDED = a_zip_of(ROWS, rows_in_file=600)
BEFORE = {"account": as_json(account_rows_of(ROWS[900:])), "older": as_json(ROWS[:500])}
# How many commands an import of these sends: where death can strike.
COMMANDS = 130


def seeds(few: int, many: int) -> pytest.MarkDecorator:
    """Some seeds each time, the rest in `make test-long`."""
    quick = [pytest.param(seed) for seed in range(few)]
    slow = [pytest.param(seed, marks=pytest.mark.long) for seed in range(few, many)]
    return pytest.mark.parametrize("seed", quick + slow)


class Workers:
    """Worker processes, which end with the test."""

    def __init__(self, importing: Importing) -> None:
        self._importing = importing
        self._processes: list[subprocess.Popen[bytes]] = []

    def start(
        self, import_id: str, die_at: int = 0, moment: str = "never", delay_ms: int = 0
    ) -> subprocess.Popen[bytes]:
        settings = self._importing.settings
        environment = {
            **os.environ,
            "SPOTISTATS_MONGODB_URI": settings.mongodb_uri.get_secret_value(),
            "SPOTISTATS_MONGODB_DATABASE": settings.mongodb_database,
            "SPOTISTATS_MONGODB_TIMEOUT_MS": "2000",
            "SPOTISTATS_LEASE_SECONDS": str(LEASE_SECONDS),
        }
        whole_id = f"{self._importing.user.id}:{import_id}"
        command = [sys.executable, "-m", "tests.support.faulty_worker", whole_id]
        process = subprocess.Popen(
            [*command, str(die_at), moment, str(delay_ms)],
            env=environment,
            stderr=subprocess.DEVNULL,
        )
        self._processes.append(process)
        return process

    def end(self) -> None:
        for process in self._processes:
            process.kill()
            process.wait(30)


@pytest.fixture
def importing(database: Database[dict[str, Any]], settings: Settings) -> Importing:
    return Importing(database, settings, add_user(database)[0])


@pytest.fixture
def workers(importing: Importing) -> Iterator[Workers]:
    found = Workers(importing)
    yield found
    found.end()


def undisturbed(importing: Importing, monkeypatch: pytest.MonkeyPatch) -> tuple[str, str, Any]:
    """The state before the export and after it, and the report of the second import."""
    monkeypatch.setattr(blocks, "ROWS_IN_BLOCK", 150)
    other = Importing(importing.database, importing.settings, add_user(importing.database)[0])
    other.done(**BEFORE)
    before = other.fingerprint()
    report = other.done(export=EXTENDED)
    return before, other.fingerprint(), told(report)


def told(report: dict[str, Any]) -> Any:
    """What a report says of rows, which must not depend on deaths."""
    return [
        (file["name"], file["state"], file["rows"], file["reasons"]) for file in report["files"]
    ]


def at_rest(importing: Importing, import_id: str, seconds: float = 90) -> None:
    deadline = time.monotonic() + seconds
    mine = {"_id": f"{importing.user.id}:{import_id}", "state": {"$in": OPEN_STATES}}
    while importing.database.imports.find_one(mine) is not None:
        assert time.monotonic() < deadline, "the import does not end"
        time.sleep(0.05)


@seeds(3, 32)
def test_a_worker_that_is_killed_again_and_again(
    importing: Importing, workers: Workers, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    chance = random.Random(seed)
    before, after, report = undisturbed(importing, monkeypatch)
    importing.done(**BEFORE)
    import_id = importing.queue(export=EXTENDED)
    deaths = 0
    for _ in range(chance.randint(1, 3)):
        moment = chance.choice(["before", "after"])
        process = workers.start(import_id, chance.randint(1, COMMANDS), moment)
        deaths += process.wait(60) == -signal.SIGKILL
    assert workers.start(import_id).wait(60) == 0
    at_rest(importing, import_id)
    assert importing.fingerprint() == after
    assert told(importing.report(import_id)) == report

    importing.database.imports.update_one(
        {"_id": f"{importing.user.id}:{import_id}"}, {"$set": {"state": "undoing"}}
    )
    process = workers.start(import_id, chance.randint(1, 40), chance.choice(["before", "after"]))
    deaths += process.wait(60) == -signal.SIGKILL
    assert workers.start(import_id).wait(60) == 0
    assert importing.fingerprint() == before
    assert deaths, "nobody died: the test has tested nothing"


@seeds(1, 5)
def test_mongodb_is_killed_and_started_again(
    workers: Workers, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    chance = random.Random(seed)
    with Mongod() as server:
        settings = Settings(mongodb_uri=SecretStr(server.uri), lease_seconds=LEASE_SECONDS)
        database = connect(settings)
        prepare(database)
        importing = Importing(database, settings, add_user(database)[0])
        _, after, report = undisturbed(importing, monkeypatch)
        importing.done(**BEFORE)
        import_id = importing.queue(export=EXTENDED)
        mine = Workers(importing)
        process = mine.start(import_id, delay_ms=15)
        for _ in range(2):
            time.sleep(chance.uniform(0.8, 2.2))
            server.kill()
            time.sleep(chance.uniform(0, 1))
            server.start()
        assert process.wait(90) == 0
        mine.end()
        assert importing.fingerprint() == after
        assert told(importing.report(import_id)) == report
        database.client.close()


@seeds(1, 5)
def test_two_workers_race_and_one_sleeps_through_its_lease(
    importing: Importing, workers: Workers, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    chance = random.Random(seed)
    _, after, report = undisturbed(importing, monkeypatch)
    importing.done(**BEFORE)
    import_id = importing.queue(export=EXTENDED)
    racers = [workers.start(import_id, delay_ms=15) for _ in range(2)]
    for _ in range(2):
        time.sleep(chance.uniform(0.6, 1.5))
        sleeper = chance.choice(racers)
        if sleeper.poll() is None:
            sleeper.send_signal(signal.SIGSTOP)
            time.sleep(LEASE_SECONDS * 1.6)
            sleeper.send_signal(signal.SIGCONT)
    for racer in racers:
        assert racer.wait(90) == 0
    assert importing.fingerprint() == after
    assert told(importing.report(import_id)) == report
