"""The primary of a replica set is killed at any moment: nothing is lost, nothing stored twice.

Meanwhile an export is uploaded and imported, plays arrive from Spotify, people read and write.
"""

from __future__ import annotations

import random
import threading
import time
from typing import TYPE_CHECKING

import pytest
from pymongo.errors import PyMongoError

from fake_spotify import serving
from spotistats_common.store.client import connect
from spotistats_common.store.polls import Polls
from spotistats_common.store.schema import prepare
from tests.conftest import add_user, own_settings
from tests.spotify.test_polling import check_stored_once
from tests.support.disturbed import (
    BEFORE,
    EXTENDED,
    Workers,
    at_rest,
    seeds,
    some_workers,
    told,
    undisturbed,
)
from tests.support.replica_set import ReplicaSet
from tests.support.spotify import TICK_MS, Linked, a_fake
from tests.support.stack import running_stack
from tests.support.traffic import Traffic
from tests.support.worker import Importing

if TYPE_CHECKING:
    from collections.abc import Iterator

KILLS = 2
RECOVERED_WITHIN_S = 15


@pytest.fixture(scope="module")
def replica_set() -> Iterator[ReplicaSet]:
    with ReplicaSet() as found:
        yield found


class Importer(threading.Thread):
    """Somebody who uploads an export until it is taken, and a worker that imports it."""

    def __init__(self, traffic: Traffic, workers: Workers, importing: Importing) -> None:
        super().__init__(name="importer")
        self._traffic = traffic
        self._workers = workers
        self._importing = importing
        self.import_ids: list[str] = []

    def run(self) -> None:
        with self._traffic.client() as client:
            while not self.import_ids:
                answer = client.post("/imports", files={"files": ("export", EXTENDED)})
                if self._traffic.note(answer):
                    self.import_ids.append(answer.json()["id"])
        self._workers.start(self.import_ids[0], delay_ms=25)
        at_rest(self._importing, self.import_ids[0])


class Listening(threading.Thread):
    """People listen, Spotify shows it, and an updater takes it in."""

    def __init__(self, linked: Linked) -> None:
        super().__init__(name="listening")
        self._linked = linked
        self._ended = threading.Event()
        self._worker = linked.worker()

    def run(self) -> None:
        while not self._ended.is_set():
            self._linked.note_shown()
            while not self._has_taken_all_in():
                time.sleep(0.05)
            self._linked.fake.world.clock.advance(TICK_MS)

    def end(self) -> None:
        self._ended.set()
        self.join(60)
        assert not self.is_alive()

    def _has_taken_all_in(self) -> bool:
        try:
            self._worker.run_due()
            return not Polls(self._linked.database).due(self._linked.now(), (), 1)
        except PyMongoError:
            return False


@seeds(0, 10)
def test_the_primary_is_killed_during_imports_syncs_and_reads(
    replica_set: ReplicaSet,
    seed: int,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    chance = random.Random(seed)
    fake = a_fake(70 + seed, 2)
    recoveries = []
    with own_settings(replica_set.uri) as plain, serving(fake) as url:
        database = connect(plain)
        prepare(database)
        linked = Linked.to(database, plain, url, fake)
        user, secret = add_user(database)
        importing = Importing(database, linked.settings, user)
        expected = undisturbed(importing, monkeypatch)
        importing.done(**BEFORE)
        listening = Listening(linked)
        with running_stack(linked.settings, works=False) as stack:
            with some_workers(importing) as workers, Traffic(stack.url, secret) as traffic:
                importer = Importer(traffic, workers, importing)
                for thread in (importer, listening):
                    thread.start()
                for _ in range(KILLS):
                    time.sleep(chance.uniform(0, 1.5))
                    killed = replica_set.kill_primary()
                    recoveries.append(traffic.wait_until_served(time.monotonic()))
                    time.sleep(chance.uniform(0, 0.5))
                    killed.launch()
                    replica_set.wait_until_whole()
                importer.join(120)
                listening.end()
            with traffic.client() as client:
                mine = client.get("/stats/summary").json()
                tokens = client.get("/me/tokens").json()["items"]
                client.headers["Authorization"] = f"Bearer {expected.secret}"
                assert mine == client.get("/stats/summary").json()

        assert traffic.unexpected == []
        names = [each["name"] for each in tokens]
        assert sorted(names) == sorted(set(names)), "a token was made twice"
        assert set(traffic.made) <= set(names), "a token was lost"
        assert importing.fingerprint() == expected.after
        assert told(importing.report(importer.import_ids[0])) == expected.report
        for listener in linked.accounts:
            check_stored_once(linked, listener)
            syncs = linked.syncs(listener, kind="poll")
            assert sum(each["plays"]["new"] for each in syncs) == len(linked.plays(listener))
        database.client.close()
    assert max(recoveries) < RECOVERED_WITHIN_S
    with capsys.disabled():
        took = ", ".join(f"{each:.1f} s" for each in recoveries)
        print(f" answered again after {took}; answers by status: {dict(traffic.statuses)}", end="")
