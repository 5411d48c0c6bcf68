"""A process that brings a database up to date with migrations that take their time.

    python -m tests.support.migrating

The settings come from the environment.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from spotistats_common.settings import Settings
from spotistats_common.store.client import connect
from spotistats_common.store.migrations import MIGRATIONS, Migration
from spotistats_common.store.schema import VERSION, prepare

if TYPE_CHECKING:
    from pymongo.database import Database

    from spotistats_common.store.client import Document

THINGS = "things"
RUNS = "migration_runs"
LEASE_SECONDS = 4  # its heartbeat gives MongoDB a quarter of it, on machines that are busy


def doubled(database: Database[Document]) -> None:
    """Every thing that was not yet is doubled, slowly."""
    database[RUNS].insert_one({"of": "doubled"})
    for thing in database[THINGS].find({"doubled": {"$exists": False}}):
        database[THINGS].update_one(
            {"_id": thing["_id"], "doubled": {"$exists": False}},
            {"$mul": {"size": 2}, "$set": {"doubled": True}},
        )
        time.sleep(0.01)


def increased(database: Database[Document]) -> None:
    """Every thing that was not yet is one larger; this needs them doubled."""
    database[RUNS].insert_one({"of": "increased"})
    database[THINGS].update_many(
        {"increased": {"$exists": False}}, {"$inc": {"size": 1}, "$set": {"increased": True}}
    )


LATER = (*MIGRATIONS, Migration(VERSION + 1, doubled), Migration(VERSION + 2, increased))


if __name__ == "__main__":
    mine = connect(Settings())
    prepare(mine, LATER, lease_seconds=LEASE_SECONDS)
    mine.client.close()
