"""The worker may die at any instruction, MongoDB may fail, workers may race: nothing is lost.

Afterwards, with no human action, the history and the report are those of an undisturbed import.
"""

from __future__ import annotations

import random
import signal
import time
from typing import TYPE_CHECKING, Any

import pytest
from pydantic import SecretStr

from spotistats_common.settings import Settings
from spotistats_common.store.client import connect
from spotistats_common.store.schema import prepare
from tests.conftest import add_user
from tests.support.disturbed import (
    BEFORE,
    EXTENDED,
    LEASE_SECONDS,
    Workers,
    at_rest,
    seeds,
    some_workers,
    told,
    undisturbed,
)
from tests.support.mongodb import a_mongodb_to_kill
from tests.support.worker import Importing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pymongo.database import Database

# How many commands an import of the export sends: where death can strike.
COMMANDS = 130


@pytest.fixture
def importing(database: Database[dict[str, Any]], settings: Settings) -> Importing:
    return Importing(database, settings, add_user(database)[0])


@pytest.fixture
def workers(importing: Importing) -> Iterator[Workers]:
    with some_workers(importing) as found:
        yield found


@seeds(1, 32)
def test_a_worker_that_is_killed_again_and_again(
    importing: Importing, workers: Workers, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    chance = random.Random(seed)
    before, after, report, _ = undisturbed(importing, monkeypatch)
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
def test_mongodb_is_killed_and_started_again(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    chance = random.Random(seed)
    with a_mongodb_to_kill() as server:
        settings = Settings(mongodb_uri=SecretStr(server.uri), lease_seconds=LEASE_SECONDS)
        database = connect(settings)
        prepare(database)
        importing = Importing(database, settings, add_user(database)[0])
        _, after, report, _ = undisturbed(importing, monkeypatch)
        importing.done(**BEFORE)
        import_id = importing.queue(export=EXTENDED)
        with some_workers(importing) as mine:
            process = mine.start(import_id, delay_ms=15)
            for _ in range(2):
                time.sleep(chance.uniform(0.8, 2.2))
                server.kill()
                time.sleep(chance.uniform(0, 1))
                server.start()
            assert process.wait(90) == 0
        assert importing.fingerprint() == after
        assert told(importing.report(import_id)) == report
        database.client.close()


@seeds(1, 5)
def test_two_workers_race_and_one_sleeps_through_its_lease(
    importing: Importing, workers: Workers, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    chance = random.Random(seed)
    _, after, report, _ = undisturbed(importing, monkeypatch)
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
