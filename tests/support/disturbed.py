"""An import that is disturbed, and what it has to come to nevertheless."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
from pymongo.errors import PyMongoError

from spotistats_importer import blocks
from spotistats_importer.worker import OPEN_STATES
from tests.conftest import add_user
from tests.support.exports import a_listener, a_zip_of, account_rows_of, as_json, with_cuts
from tests.support.faulty_worker import ROWS_IN_BLOCK
from tests.support.worker import Importing

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

LEASE_SECONDS = 1
ROWS = with_cuts(a_listener(seed=21, plays=1_500, tracks=80), seed=21)
EXTENDED = a_zip_of(ROWS, rows_in_file=600)
BEFORE = {"account": as_json(account_rows_of(ROWS[900:])), "older": as_json(ROWS[:500])}
"""What is imported before the export."""


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
        self,
        import_id: str,
        die_at: int = 0,
        moment: str = "never",
        delay_ms: int = 0,
        more: Mapping[str, str] | None = None,
    ) -> subprocess.Popen[bytes]:
        """Start one that ends once the import is at rest (see `faulty_worker`); `more` settings."""
        settings = self._importing.settings
        environment = {
            **os.environ,
            "SPOTISTATS_MONGODB_URI": settings.mongodb_uri.get_secret_value(),
            "SPOTISTATS_MONGODB_DATABASE": settings.mongodb_database,
            "SPOTISTATS_MONGODB_TIMEOUT_MS": "2000",
            "SPOTISTATS_LEASE_SECONDS": str(LEASE_SECONDS),
            **(more or {}),
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
        """End them all."""
        for process in self._processes:
            process.kill()
            process.wait(30)


@contextmanager
def some_workers(importing: Importing) -> Iterator[Workers]:
    """Worker processes, until the context ends."""
    found = Workers(importing)
    try:
        yield found
    finally:
        found.end()


class Undisturbed(NamedTuple):
    """What the same imports come to if nothing happens."""

    before: str
    """The history before the export (`Importing.fingerprint`)."""
    after: str
    report: Any
    """What `told` says of the export's report."""
    secret: str
    """The access token of the one whose history it is."""


def undisturbed(importing: Importing, monkeypatch: pytest.MonkeyPatch) -> Undisturbed:
    """Another account of the same database, whose imports nothing disturbs."""
    monkeypatch.setattr(blocks, "ROWS_IN_BLOCK", ROWS_IN_BLOCK)
    account, secret = add_user(importing.database)
    other = Importing(importing.database, importing.settings, account)
    other.done(**BEFORE)
    before = other.fingerprint()
    report = other.done(export=EXTENDED)
    return Undisturbed(before, other.fingerprint(), told(report), secret)


def told(report: dict[str, Any]) -> Any:
    """What a report says of rows, which must not depend on disturbances."""
    return [
        (file["name"], file["state"], file["rows"], file["reasons"]) for file in report["files"]
    ]


def at_rest(importing: Importing, import_id: str, seconds: float = 90) -> None:
    """Wait until an import has ended; MongoDB may be away meanwhile."""
    deadline = time.monotonic() + seconds
    mine = {"_id": f"{importing.user.id}:{import_id}", "state": {"$in": OPEN_STATES}}
    while True:
        try:
            if importing.database.imports.find_one(mine) is None:
                return
        except PyMongoError:
            pass
        assert time.monotonic() < deadline, "the import does not end"
        time.sleep(0.05)
