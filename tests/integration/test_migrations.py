"""However many services start at once, stored documents are brought up to date once; who dies at
it is followed by another."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest

from spotistats_common.errors import ConfigurationError
from spotistats_common.models.accounts import User, new_id
from spotistats_common.store import schema
from spotistats_common.store.users import COLLECTION as USERS
from spotistats_common.store.users import Users, to_document
from tests.support.migrating import LATER, RUNS, THINGS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pymongo.database import Database

    from spotistats_common.settings import Settings

    Start = Any
SIZES = [{"_id": n, "size": n} for n in range(100)]
BROUGHT = {"_id": "schema", "version": LATER[-1].version, "readable_by": schema.READABLE_BY}


@pytest.fixture
def start(settings: Settings) -> Iterator[Start]:
    """Starts processes that bring the database up to date."""
    environment = os.environ | {
        "SPOTISTATS_MONGODB_URI": settings.mongodb_uri.get_secret_value(),
        "SPOTISTATS_MONGODB_DATABASE": settings.mongodb_database,
    }
    processes: list[subprocess.Popen[bytes]] = []

    def one() -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "tests.support.migrating"]
        processes.append(subprocess.Popen(command, env=environment))
        return processes[-1]

    yield one
    for process in processes:
        if process.poll() is None:
            process.kill()
            process.wait()


def assert_brought_up_to_date(database: Database[Any]) -> None:
    things = {each["_id"]: each["size"] for each in database[THINGS].find()}
    assert things == {n: n * 2 + 1 for n in range(100)}
    assert database[schema.COLLECTION].find_one() == BROUGHT


def test_of_many_that_start_at_once_one_migrates(database: Database[Any], start: Start) -> None:
    database[THINGS].insert_many(SIZES)
    processes = [start() for _ in range(4)]
    assert [process.wait(60) for process in processes] == [0] * 4
    assert_brought_up_to_date(database)
    runs = Counter(each["of"] for each in database[RUNS].find())
    assert runs == {"doubled": 1, "increased": 1}


@pytest.mark.long
def test_who_is_killed_midway_is_followed_by_another(database: Database[Any], start: Start) -> None:
    database[THINGS].insert_many(SIZES)
    first = start()
    deadline = time.monotonic() + 30
    while database[THINGS].count_documents({"doubled": True}) < 20:
        assert time.monotonic() < deadline
        time.sleep(0.01)
    others = [start(), start()]
    first.send_signal(signal.SIGKILL)
    assert database[THINGS].count_documents({"doubled": True}) < 100
    assert [process.wait(60) for process in others] == [0, 0]
    assert_brought_up_to_date(database)
    runs = Counter(each["of"] for each in database[RUNS].find())
    assert runs == {"doubled": 2, "increased": 1}


def test_accounts_from_before_say_what_was_understood(database: Database[Any]) -> None:
    owner, other = (User(new_id(), name, "UTC") for name in ("Owner", "Other"))
    for user, is_local_owner in ((owner, True), (other, False)):
        document = to_document(user) | {"is_local_owner": is_local_owner}
        del document["is_admin"], document["join_recordings"]
        database[USERS].insert_one(document)
    database[schema.COLLECTION].replace_one({"_id": "schema"}, {"version": 1})
    schema.prepare(database)
    found = Users(database).local_owner()
    assert found is not None
    assert (found.id, found.is_admin, found.join_recordings) == (owner.id, True, True)
    assert database[USERS].count_documents({"_id": other.id, "is_admin": False}) == 1
    assert schema.stored_now(database).version == schema.VERSION


def test_older_code_serves_what_it_can_read_and_refuses_the_rest(database: Database[Any]) -> None:
    newer = {"version": schema.VERSION + 1, "readable_by": schema.VERSION}
    database[schema.COLLECTION].update_one({"_id": "schema"}, {"$set": newer})
    schema.prepare(database)
    assert schema.Stored(**newer).can_be_served
    much_newer = {"version": schema.VERSION + 1, "readable_by": schema.VERSION + 1}
    database[schema.COLLECTION].update_one({"_id": "schema"}, {"$set": much_newer})
    with pytest.raises(ConfigurationError, match="newer version"):
        schema.prepare(database)
    assert not schema.Stored(**much_newer).can_be_served
