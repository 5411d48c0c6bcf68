"""A worker that dies, without a word, before or after the n-th command that it sends to MongoDB.

    python -m tests.support.faulty_worker IMPORT_ID DIE_AT {before|after|never} DELAY_MS

The settings come from the environment; `SPOTISTATS_TEST_MEMORY_MIB` is how much memory it may take
beyond what it has at its start. It ends by itself once the import is at rest.
"""

from __future__ import annotations

import os
import resource
import signal
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from pymongo import monitoring
from pymongo.errors import PyMongoError

from spotistats_common.settings import Settings
from spotistats_common.store.client import connect
from spotistats_importer import blocks
from spotistats_importer.worker import OPEN_STATES, Worker

if TYPE_CHECKING:
    from pymongo.monitoring import (
        CommandFailedEvent,
        CommandStartedEvent,
        CommandSucceededEvent,
    )


ROWS_IN_BLOCK = 150
"""Few, so that an import of some hundred rows has many steps to die at."""


class Death(monitoring.CommandListener):
    """Counts commands, slows them down, and kills the process at one of them."""

    def __init__(self, die_at: int, moment: str, delay_s: float) -> None:
        self._left = die_at
        self._moment = moment
        self._delay_s = delay_s

    def started(self, event: CommandStartedEvent) -> None:
        """Before a command is sent."""
        time.sleep(self._delay_s)
        self._left -= 1
        if self._moment == "before" and self._left == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    def succeeded(self, event: CommandSucceededEvent) -> None:
        """After its answer came."""
        if self._moment == "after" and self._left <= 0:
            os.kill(os.getpid(), signal.SIGKILL)

    def failed(self, event: CommandFailedEvent) -> None:
        """After it failed."""


MEMORY = "SPOTISTATS_TEST_MEMORY_MIB"


def _limit_memory(mib: int) -> None:
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    most = pages * resource.getpagesize() + mib * 1024 * 1024
    resource.setrlimit(resource.RLIMIT_AS, (most, most))


def main(import_id: str, die_at: str, moment: str, delay_ms: str) -> None:
    """Work until the import is at rest, or dead."""
    blocks.ROWS_IN_BLOCK = ROWS_IN_BLOCK
    monitoring.register(Death(int(die_at), moment, int(delay_ms) / 1000))
    settings = Settings()
    database = connect(settings)
    worker = Worker(database, settings)
    if MEMORY in os.environ:
        _limit_memory(int(os.environ[MEMORY]))

    class UntilAtRest:
        def is_set(self) -> bool:
            mine = {"_id": import_id, "state": {"$in": OPEN_STATES}}
            try:
                return database.imports.find_one(mine) is None
            except PyMongoError:  # MongoDB is away: the worker has to go on
                return False

        def wait(self, seconds: float) -> None:
            time.sleep(seconds)

    worker.run(UntilAtRest(), 0.05)  # type: ignore[arg-type]  # all that it needs of an Event


if __name__ == "__main__":
    main(*sys.argv[1:])
