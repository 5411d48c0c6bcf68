"""A worker has too little memory: it is killed or told so; the import ends, nothing is lost."""

from __future__ import annotations

import signal
import subprocess
import time
from typing import TYPE_CHECKING, Any

import pytest

from spotistats_common.store.jobs import LEASES
from spotistats_importer.worker import GIVEN_UP, MAX_ATTEMPTS, OPEN_STATES
from tests.conftest import add_user
from tests.support.disturbed import (
    BEFORE,
    EXTENDED,
    Workers,
    some_workers,
    told,
    undisturbed,
)
from tests.support.faulty_worker import MEMORY
from tests.support.worker import Importing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pymongo.database import Database

    from spotistats_common.settings import Settings

BEFORE_THE_FIRST_BATCH = 18
"""So many commands a worker sends until then, nearly."""


@pytest.fixture
def importing(database: Database[dict[str, Any]], settings: Settings) -> Importing:
    return Importing(database, settings, add_user(database)[0])


@pytest.fixture
def workers(importing: Importing) -> Iterator[Workers]:
    with some_workers(importing) as found:
        yield found


def check_that_nothing_is_lost(
    importing: Importing, import_id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever undoes the import has what was before, and whoever tries again has everything."""
    expected = undisturbed(importing, monkeypatch)
    importing.undo(import_id)
    assert importing.fingerprint() == expected.before
    report = importing.done(export=EXTENDED)
    assert importing.fingerprint() == expected.after
    assert told(report) == expected.report


def until_the_dead_are_told(importing: Importing) -> None:
    """Wait for a dead worker's lease to end, so that the next one begins with its first commands.

    One that has to wait for the lease itself may be killed while it asks, before its attempt.
    """
    held = {"$expr": {"$and": [{"$ne": ["$worker", None]}, {"$gt": ["$until", "$$NOW"]}]}}
    while importing.database[LEASES].find_one(held) is not None:
        time.sleep(0.05)


def test_an_import_that_was_begun_too_often_is_given_up(importing: Importing) -> None:
    import_id = importing.queue(export=EXTENDED)
    importing.database.imports.update_one({}, {"$set": {"attempts": MAX_ATTEMPTS}})
    importing.work()
    report = importing.report(import_id)
    assert (report["state"], report["problem"]) == ("failed", GIVEN_UP)
    assert importing.database["uploads.files"].count_documents({}) == 0


@pytest.mark.long
def test_an_import_that_kills_its_worker_each_time_is_given_up(
    importing: Importing, workers: Workers, monkeypatch: pytest.MonkeyPatch
) -> None:
    importing.done(**BEFORE)
    import_id = importing.queue(export=EXTENDED)
    deaths = 0
    while workers.start(import_id, BEFORE_THE_FIRST_BATCH, "before").wait(60) == -signal.SIGKILL:
        deaths += 1
        until_the_dead_are_told(importing)
        assert deaths <= MAX_ATTEMPTS, "it is not given up"
    report = importing.report(import_id)
    assert (deaths, report["state"], report["problem"]) == (MAX_ATTEMPTS, "failed", GIVEN_UP)
    assert importing.database["uploads.files"].count_documents({}) == 0
    check_that_nothing_is_lost(importing, import_id, monkeypatch)


@pytest.mark.long
def test_an_import_that_comes_on_each_time_comes_to_its_end(
    importing: Importing, workers: Workers, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = undisturbed(importing, monkeypatch)
    importing.done(**BEFORE)
    import_id = importing.queue(export=EXTENDED)
    read = 0
    for _ in range(MAX_ATTEMPTS + 1):
        worker = workers.start(import_id, delay_ms=10)
        while (now := importing.report(import_id)["rows"]["read"]) <= read:
            time.sleep(0.01)
        read = now
        worker.kill()
    assert importing.report(import_id)["state"] == "running", "it was never put to the test"
    assert workers.start(import_id).wait(60) == 0
    assert importing.fingerprint() == expected.after
    assert told(importing.report(import_id)) == expected.report


@pytest.mark.long
@pytest.mark.parametrize("mib", [4, 20])
def test_a_worker_that_gets_no_memory(
    importing: Importing, workers: Workers, mib: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    importing.done(**BEFORE)
    import_id = importing.queue(export=EXTENDED)
    while importing.report(import_id)["state"] in OPEN_STATES:
        worker = workers.start(import_id, more={MEMORY: str(mib)})
        try:
            worker.wait(10)
        except subprocess.TimeoutExpired:  # Python may wait for ever for a thread without memory
            worker.kill()
    report = importing.report(import_id)
    assert report["state"] == "succeeded" or report["problem"] == GIVEN_UP
    check_that_nothing_is_lost(importing, import_id, monkeypatch)
