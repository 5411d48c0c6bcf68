"""No room is left where MongoDB keeps its data: it ends, and goes on once there is some again."""

from __future__ import annotations

import os
import time
from contextlib import contextmanager, suppress
from datetime import timedelta
from typing import TYPE_CHECKING

import httpx
import pytest
from pydantic import SecretStr
from pymongo.errors import PyMongoError

from spotistats_common.settings import Settings
from spotistats_common.store.client import connect
from spotistats_common.store.imports import sweep_uploads
from spotistats_common.store.schema import prepare
from tests.conftest import add_user
from tests.support.disturbed import (
    BEFORE,
    EXTENDED,
    LEASE_SECONDS,
    at_rest,
    some_workers,
    told,
    undisturbed,
)
from tests.support.imports import imported
from tests.support.mongodb import Mongod
from tests.support.small_disk import SmallDisk, a_small_disk
from tests.support.stack import running_stack
from tests.support.worker import Importing

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOM_MIB = 32
MORE_MIB = 256


@contextmanager
def a_place() -> Iterator[tuple[SmallDisk, Mongod, Importing, str]]:
    """A MongoDB on a small disk, and somebody with an access token."""
    with a_small_disk(ROOM_MIB) as disk, Mongod(disk.folder) as server:
        settings = Settings(
            mongodb_uri=SecretStr(server.uri), lease_seconds=LEASE_SECONDS, mongodb_timeout_ms=2_000
        )
        database = connect(settings)
        prepare(database)
        user, secret = add_user(database)
        yield disk, server, Importing(database, settings, user), secret
        database.client.close()


def write_until_it_ends(server: Mongod, importing: Importing) -> None:
    """Others write, too: there is some room in MongoDB's own files, until they have used it."""
    deadline = time.monotonic() + 30
    while server.runs:
        assert time.monotonic() < deadline, "MongoDB goes on without room"
        with suppress(PyMongoError):
            importing.database.others.insert_one({"data": os.urandom(1024 * 1024)})


def wait_until_something_is_taken_in(importing: Importing, import_id: str) -> None:
    deadline = time.monotonic() + 30
    while not importing.report(import_id)["rows"]["stored"]:
        assert time.monotonic() < deadline, "nothing is taken in"
        time.sleep(0.02)


@pytest.mark.long
def test_while_an_export_is_imported(monkeypatch: pytest.MonkeyPatch) -> None:
    with a_place() as (disk, server, importing, _):
        expected = undisturbed(importing, monkeypatch)
        importing.done(**BEFORE)
        import_id = importing.queue(export=EXTENDED)
        with some_workers(importing) as workers:
            worker = workers.start(import_id, delay_ms=25)
            wait_until_something_is_taken_in(importing, import_id)
            disk.fill()
            write_until_it_ends(server, importing)
            assert worker.poll() is None, "the worker waits for MongoDB"
            disk.empty()
            server.start()
            at_rest(importing, import_id)
        assert importing.fingerprint() == expected.after
        assert told(importing.report(import_id)) == expected.report


@pytest.mark.long
def test_while_an_export_is_uploaded(monkeypatch: pytest.MonkeyPatch) -> None:
    with a_place() as (disk, server, importing, secret):
        expected = undisturbed(importing, monkeypatch)
        importing.done(**BEFORE)
        with running_stack(importing.settings) as stack:
            answer = httpx.post(
                f"{stack.url}/api/v1/imports",
                files={"files": ("export.zip", os.urandom(2 * ROOM_MIB * 1024 * 1024))},
                headers={"Authorization": f"Bearer {secret}"},
                timeout=60,
            )
            assert answer.status_code == 503
            assert "Retry-After" in answer.headers
            disk.resize(MORE_MIB)
            if not server.runs:
                server.start()
            report = imported(stack.client(secret), export=EXTENDED)
            assert report.state == "succeeded"
        assert importing.fingerprint() == expected.after
        sweep_uploads(importing.database, -timedelta(minutes=1))
        for part in ("files", "chunks"):
            assert importing.database[f"uploads.{part}"].count_documents({}) == 0
        assert importing.database.imports.count_documents({"state": "queued"}) == 0
