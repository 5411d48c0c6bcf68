"""An updater that dies, without a word, before or after the n-th command that it sends to MongoDB.

    python -m tests.support.faulty_updater NOW_MS DIE_AT {before|after|never}

Its clock stands still at `NOW_MS`; the settings come from the environment. It ends by itself once
nothing is due.
"""

from __future__ import annotations

import sys
import time
from datetime import UTC, datetime

from pymongo import monitoring

from spotistats_common.settings import Settings
from spotistats_common.store.client import connect
from spotistats_common.store.polls import Polls
from spotistats_updater.worker import Worker
from tests.support.faulty_worker import Death


def main(now_ms: str, die_at: str, moment: str) -> None:
    """Work until nothing is due, or dead."""
    monitoring.register(Death(int(die_at), moment, 0))
    now = datetime.fromtimestamp(int(now_ms) / 1000, UTC)
    database = connect(Settings())
    worker = Worker(database, Settings(), now=lambda: now, sleep=lambda _: None)
    while worker.run_due() and Polls(database).due(now, (), 1):
        time.sleep(0.1)


if __name__ == "__main__":
    main(*sys.argv[1:])
