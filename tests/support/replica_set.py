"""Three `mongod` on this machine as one replica set, of which any can be killed."""

from __future__ import annotations

import time
from contextlib import ExitStack
from functools import partial
from typing import TYPE_CHECKING, Any

from pymongo import MongoClient, WriteConcern
from pymongo.errors import PyMongoError

from tests.support.mongodb import Mongod, room_in_memory

if TYPE_CHECKING:
    from collections.abc import Callable

MEMBERS = 3
ELECTION_MS = 1_000
"""How long a primary may be silent; ten seconds by default."""
_PATIENCE_S = 60
_REPLICATED_MS = 5_000


class ReplicaSet:
    """A replica set for as long as the context."""

    def __init__(self) -> None:
        cache = ("--wiredTigerCacheSizeGB", "0.25")
        self._members = [Mongod(room_in_memory(), *cache) for _ in range(MEMBERS)]
        self._open = ExitStack()
        hosts = ",".join(f"127.0.0.1:{each.port}" for each in self._members)
        self.uri = f"mongodb://{hosts}/?replicaSet=rs0"

    def __enter__(self) -> ReplicaSet:
        try:
            self._start()
        except BaseException:
            self._open.close()
            raise
        return self

    def _start(self) -> None:
        for each in self._members:
            self._open.callback(each.discard)
            each.launch()
        config = {
            "_id": "rs0",
            "members": [
                {"_id": number, "host": f"127.0.0.1:{each.port}"}
                for number, each in enumerate(self._members)
            ],
            "settings": {"electionTimeoutMillis": ELECTION_MS, "heartbeatIntervalMillis": 500},
        }
        for each in self._members:
            _until(partial(self._answers, each))
        with MongoClient[dict[str, Any]](self._members[0].uri) as client:
            client.admin.command("replSetInitiate", config)
        self.wait_until_whole()

    def __exit__(self, *_exception: object) -> None:
        self._open.close()

    def wait_until_whole(self) -> None:
        """Wait until there is a primary and all others follow it.

        Who comes back says that it is a secondary even before it has seen that it must roll back
        what it alone has. Were the next primary killed meanwhile, two of three would be missing.
        """
        _until(lambda: self._states() == ["PRIMARY"] + ["SECONDARY"] * (MEMBERS - 1))
        _until(self._all_have_what_is_written)

    def kill_primary(self) -> Mongod:
        """End the primary at once, as a power cut would; it, to be launched again."""
        found: list[Mongod] = []

        def there_is_one() -> bool:
            found[:] = filter(self._is_primary, self._members)
            return bool(found)

        _until(there_is_one)
        found[0].kill()
        return found[0]

    def _states(self) -> list[str]:
        with MongoClient[dict[str, Any]](self.uri, serverSelectionTimeoutMS=5_000) as client:
            status = client.admin.command("replSetGetStatus")
        return sorted(each["stateStr"] for each in status["members"])

    def _all_have_what_is_written(self) -> bool:
        with MongoClient[dict[str, Any]](self.uri, serverSelectionTimeoutMS=5_000) as client:
            by_all = WriteConcern(w=MEMBERS, wtimeout=_REPLICATED_MS)
            notes = client["tests"].get_collection("notes", write_concern=by_all)
            return notes.insert_one({}).acknowledged

    @staticmethod
    def _answers(member: Mongod) -> bool:
        with MongoClient[dict[str, Any]](member.uri, serverSelectionTimeoutMS=2_000) as client:
            return bool(client.admin.command("ping"))

    @staticmethod
    def _is_primary(member: Mongod) -> bool:
        if not member.runs:
            return False
        with MongoClient[dict[str, Any]](member.uri, serverSelectionTimeoutMS=2_000) as client:
            return bool(client.admin.command("hello")["isWritablePrimary"])


def _until(is_so: Callable[[], bool]) -> None:
    deadline = time.monotonic() + _PATIENCE_S
    while True:
        try:
            if is_so():
                return
        except PyMongoError:
            pass
        assert time.monotonic() < deadline, "the replica set does not become what it should be"
        time.sleep(0.1)
