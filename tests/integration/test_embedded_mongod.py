"""The embedded MongoDB, with a real `mongod`: starts, stops, and outlives every crash."""

from __future__ import annotations

import os
import signal
import socket
import stat
import subprocess
import sys
import time
from typing import TYPE_CHECKING, Any

import pytest
from pymongo import MongoClient
from pymongo.errors import OperationFailure
from pymongo.write_concern import WriteConcern

from spotistats.local.folder import DataFolder, FolderInUseError
from spotistats.local.mongod import Mongod, MongodFailedError
from tests.support.mongodb import in_container

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.skipif(
    in_container(),
    reason="about the mongod that `spotistats up` starts, never a container",
)

HOLDER = """
import sys, time
from pathlib import Path
from spotistats.local.mongod import Mongod
folder = Path(sys.argv[1])
mongod = Mongod(folder / "mongodb", folder / "log" / "mongod.log")
mongod.start()
print(mongod.pid, flush=True)
time.sleep(600)
"""


def make(folder: Path) -> Mongod:
    return Mongod(folder / "mongodb", folder / "log" / "mongod.log")


@pytest.fixture
def mongod(tmp_path: Path) -> Iterator[Mongod]:
    with make(tmp_path) as running:
        yield running


def note(mongod: Mongod, word: str) -> None:
    with MongoClient[dict[str, Any]](mongod.uri) as client:
        safe = WriteConcern("majority", j=True)
        client.test.get_collection("words", write_concern=safe).insert_one({"_id": word})


def noted(mongod: Mongod) -> set[str]:
    with MongoClient[dict[str, Any]](mongod.uri) as client:
        return {each["_id"] for each in client.test.words.find()}


def runs(pid: int) -> bool:
    """Whether a process runs (one that ended and was not waited for does not)."""
    shown = subprocess.run(
        ["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, text=True, check=False
    )
    return shown.stdout.strip()[:1] not in ("", "Z")


def wait_until_gone(pid: int, seconds: float = 20) -> None:
    deadline = time.monotonic() + seconds
    while runs(pid):
        assert time.monotonic() < deadline, f"process {pid} still runs"
        time.sleep(0.1)


def test_the_first_start_makes_a_primary_with_transactions(mongod: Mongod) -> None:
    with MongoClient[dict[str, Any]](mongod.uri) as client:
        hello = client.admin.command("hello")
        assert hello["isWritablePrimary"]
        assert hello["hosts"] == [f"127.0.0.1:{mongod.port}"]
        client.test.create_collection("a")
        with client.start_session() as session, session.start_transaction():
            client.test.a.insert_one({"_id": 1}, session=session)
        assert client.test.a.count_documents({}) == 1


def test_it_is_for_those_who_can_read_the_folder(mongod: Mongod, tmp_path: Path) -> None:
    assert stat.S_IMODE((tmp_path / "mongodb" / "key").stat().st_mode) == 0o600
    stranger = f"mongodb://127.0.0.1:{mongod.port}/?directConnection=true"
    with MongoClient[dict[str, Any]](stranger) as client, pytest.raises(OperationFailure):
        client.test.words.find_one()
    with socket.socket() as outside:  # another address of this very machine
        assert outside.connect_ex(("127.0.0.2", mongod.port)) != 0


def test_a_clean_stop_keeps_data_and_port(tmp_path: Path) -> None:
    first = make(tmp_path)
    with first:
        pid, port = first.pid, first.port
        note(first, "kept")
    assert pid is not None
    assert not runs(pid)
    assert "Shutting down" in (tmp_path / "log" / "mongod.log").read_text().splitlines()[-1]
    with make(tmp_path) as second:
        assert second.port == port
        assert noted(second) == {"kept"}
        note(second, "more")
        assert (tmp_path / "log" / "mongod.log.1").exists()


def test_a_killed_server_starts_again_on_another_port_with_its_data(tmp_path: Path) -> None:
    first = make(tmp_path)
    first.start()
    note(first, "kept")
    assert first.pid is not None
    os.kill(first.pid, signal.SIGKILL)
    first.stop()
    assert (tmp_path / "mongodb" / "mongod.lock").read_text() != "", "a stale lock is left"
    (tmp_path / "mongodb" / "port").unlink()  # or it would take the same port again
    with make(tmp_path) as second:
        assert second.port != first.port
        assert noted(second) == {"kept"}
        note(second, "more")
    with make(tmp_path) as third:
        assert noted(third) == {"kept", "more"}


@pytest.mark.long  # the server waits half a minute for the answer of whoever has its port
def test_another_program_may_take_the_port_in_between(tmp_path: Path) -> None:
    with make(tmp_path) as first:
        note(first, "kept")
    with socket.socket() as squatter:
        squatter.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        squatter.bind(("127.0.0.1", first.port))
        squatter.listen()
        with make(tmp_path) as second:
            assert second.port != first.port
            assert noted(second) == {"kept"}


@pytest.mark.skipif(sys.platform != "linux", reason="the kernel's help is Linux's own")
def test_it_dies_with_its_parent_and_the_next_start_waits_for_it(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, tmp_path], stdout=subprocess.PIPE, text=True
    ) as parent:
        assert parent.stdout is not None
        pid = int(parent.stdout.readline())
        assert runs(pid)
        parent.kill()
    with make(tmp_path) as second:  # at once, while the first is still at its shutdown
        wait_until_gone(pid)
        assert noted(second) == set()


def test_two_at_once_on_one_folder_are_refused(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path)
    with folder.locked(), pytest.raises(FolderInUseError, match=str(os.getpid())):
        DataFolder(tmp_path).locked().__enter__()


def test_a_server_that_ends_at_its_start_shows_its_log(tmp_path: Path) -> None:
    with make(tmp_path):
        pass
    (tmp_path / "mongodb" / "WiredTiger.turtle").write_text("nonsense")
    (tmp_path / "mongodb" / "WiredTiger.wt").write_bytes(b"nonsense")
    broken = make(tmp_path)
    with pytest.raises(MongodFailedError, match="ended at its start") as caught:
        broken.start()
    assert "WiredTiger" in caught.value.message
    assert "mongod.log" in caught.value.remedy
    assert broken.pid is None
