"""Histories over a real MongoDB: never stale, built once, shared through stored snapshots."""

from __future__ import annotations

import asyncio
import threading
from typing import TYPE_CHECKING, Any

import pytest

from spotistats_api.engine import cache
from spotistats_api.engine.snapshot import FORMAT
from spotistats_api.statistics.summary import summary
from spotistats_common.errors import NotFound, Unavailable
from spotistats_common.models.accounts import History, User
from spotistats_common.store import history, plays, snapshots
from spotistats_common.store.snapshots import Snapshots
from spotistats_common.store.users import Users
from tests.support.histories import QUESTION, count_of, store

if TYPE_CHECKING:
    from pymongo.database import Database

    from spotistats_api.engine.cache import Histories
    from spotistats_api.engine.run import Reader

    Documents = Database[dict[str, Any]]


def test_answers_are_never_stale(database: Documents, user: User, ask: Any) -> None:
    async def scenario(histories: Histories) -> list[int]:
        counts = [await count_of(user.id)(histories)]
        for ended_at in (1000, 2000, 3000):
            await asyncio.to_thread(store, database, user.id, ended_at)
            counts.append(await count_of(user.id)(histories))
        await asyncio.to_thread(plays_removed, database, user.id)
        return [*counts, await count_of(user.id)(histories)]

    def plays_removed(database: Documents, user_id: str) -> None:
        database[plays.COLLECTION].delete_many({})
        Users(database).past_changed(user_id)

    assert ask(scenario) == [0, 1, 2, 3, 0]


def test_another_replica_opens_the_stored_snapshot(
    database: Documents, user: User, ask: Any, built: list[str]
) -> None:
    store(database, user.id, 1000, 2000)
    assert ask(count_of(user.id)) == 2
    database[plays.COLLECTION].delete_many({})  # without telling anyone
    assert ask(count_of(user.id)) == 2
    assert len(built) == 1
    Users(database).past_changed(user.id)
    assert ask(count_of(user.id)) == 0
    assert len(built) == 2


@pytest.mark.parametrize("damage", ["format", "bytes", "missing chunk"])
def test_a_snapshot_that_cannot_be_read_is_built_again(
    database: Documents, user: User, ask: Any, built: list[str], damage: str
) -> None:
    store(database, user.id, 1000, 2000)
    ask(count_of(user.id))
    stored = database[snapshots.COLLECTION]
    if damage == "format":
        stored.update_one({"_id": f"{user.id}:head"}, {"$inc": {"format": 1}})
    elif damage == "bytes":
        chunk = stored.find_one({"data": {"$exists": True}})
        assert chunk is not None
        stored.update_one({"_id": chunk["_id"]}, {"$set": {"data": b"x" * len(chunk["data"])}})
    else:
        stored.delete_one({"data": {"$exists": True}})
    assert ask(count_of(user.id)) == 2
    assert len(built) == 2
    assert ask(count_of(user.id)) == 2
    assert len(built) == 2


def test_those_who_ask_at_once_wait_for_one_building(
    database: Documents, user: User, ask: Any, built: list[str]
) -> None:
    store(database, user.id, 1000)

    async def scenario(histories: Histories) -> list[int]:
        return await asyncio.gather(*(count_of(user.id)(histories) for _ in range(16)))

    assert ask(scenario) == [1] * 16
    assert len(built) == 1


def test_who_gives_up_waiting_does_not_stop_the_others(
    database: Documents, user: User, ask: Any, built: list[str]
) -> None:
    store(database, user.id, 1000)

    async def scenario(histories: Histories) -> int:
        first = asyncio.create_task(count_of(user.id)(histories))
        second = asyncio.create_task(count_of(user.id)(histories))
        await asyncio.sleep(0.01)
        first.cancel()
        return await second

    assert ask(scenario) == 1
    assert len(built) == 1


def test_a_history_is_closed_only_when_no_query_uses_it(
    database: Documents, user: User, ask: Any
) -> None:
    other = User("another", "Bob", "UTC")
    Users(database).add(other)
    store(database, user.id, 1000)
    store(database, other.id, 1000, 2000)
    begun, go_on = threading.Event(), threading.Event()

    def slow(reader: Reader) -> Any:
        begun.set()
        go_on.wait(10)
        return reader.rows("SELECT count(*) FROM plays", {})[0][0]

    async def scenario(histories: Histories) -> tuple[int, int]:
        asking = asyncio.create_task(histories.ask(user.id, History(0, 0), slow))
        await asyncio.to_thread(begun.wait, 10)
        found = await count_of(other.id)(histories)  # no room for both
        assert list(histories._held) == [other.id]
        go_on.set()
        return await asking, found

    assert ask(scenario, capacity_bytes=0) == (1, 2)


def test_histories_stay_within_their_memory(database: Documents, user: User, ask: Any) -> None:
    ids = [user.id]
    for number in range(4):
        ids.append(f"more{number}")
        Users(database).add(User(ids[-1], "x", "UTC"))

    async def scenario(histories: Histories) -> list[str]:
        for user_id in [*ids, ids[2]]:
            await count_of(user_id)(histories)
            assert histories.held_bytes <= 27 * 1024 * 1024
        return list(histories._held)

    assert ask(scenario, capacity_bytes=27 * 1024 * 1024) == [ids[3], ids[4], ids[2]]


def test_users_see_nothing_of_each_other(database: Documents, ask: Any) -> None:
    for number, user_id in enumerate(("ab", "abc", "ab0"), start=1):
        Users(database).add(User(user_id, "x", "UTC"))
        store(database, user_id, *range(1000, 1000 + number))
    assert [ask(count_of(each)) for each in ("ab", "abc", "ab0")] == [1, 2, 3]
    Snapshots(database).delete("ab")
    assert Snapshots(database).load("ab", FORMAT) is None
    assert Snapshots(database).load("abc", FORMAT) is not None


def test_what_is_read_is_of_one_moment(database: Documents, user: User) -> None:
    store(database, user.id, 1000)
    with history.reading(database, user.id) as reading:
        store(database, user.id, 2000, 3000, name="Later")
        assert sum(len(history.decoded(batch)) for batch in reading.plays) == 1
        assert (reading.version.epoch, len(reading.items)) == (1, 1)
    assert history.read_version(database, user.id) == History(2, 0)


def test_reading_can_be_given_up(database: Documents, user: User) -> None:
    store(database, user.id, *range(12_000))
    with history.reading(database, user.id) as reading:
        next(reading.plays)


def test_nobody_has_no_history(ask: Any, database: Documents) -> None:
    with pytest.raises(NotFound):
        ask(count_of("nobody"))
    with pytest.raises(NotFound):
        ask(lambda histories: histories.ask("nobody", History(0, 0), summary, QUESTION))
    with pytest.raises(NotFound), history.reading(database, "nobody"):
        pass


def test_a_version_that_never_comes_is_given_up(
    user: User, ask: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cache, "_PAUSE_S", 0.001)
    with pytest.raises(Unavailable):
        ask(lambda histories: histories.ask(user.id, History(99, 0), summary, QUESTION))


def test_an_answer_does_not_need_the_snapshot_to_be_stored(
    database: Documents, user: User, ask: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    store(database, user.id, 1000)

    def fail(*_: Any) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(Snapshots, "save", fail)
    assert ask(count_of(user.id)) == 1


def test_snapshots_are_replaced_as_a_whole(
    database: Documents, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(snapshots, "_CHUNK_BYTES", 4)
    stored = Snapshots(database)
    assert stored.load("u", 1) is None
    stored.save("u", History(1, 0), 1, b"0123456789")
    stored.save("u", History(1, 1), 1, b"abcdefghijklm")
    assert stored.load("u", 1) == (History(1, 1), b"abcdefghijklm")
    assert stored.load("u", 2) is None
    stored.save("u", History(1, 0), 1, b"of an older version")
    assert stored.load("u", 1) == (History(1, 1), b"abcdefghijklm")
    assert database[snapshots.COLLECTION].count_documents({}) == 1 + 4
    stored.save("u", History(2, 0), 1, b"")
    assert stored.load("u", 1) == (History(2, 0), b"")


def test_what_a_dead_writer_left_is_dropped(database: Documents) -> None:
    collection = database[snapshots.COLLECTION]
    collection.insert_one({"_id": f"u:chunk:{1:013d}abcd:0000", "data": b"left"})
    collection.insert_one({"_id": f"v:chunk:{1:013d}abcd:0000", "data": b"of another user"})
    Snapshots(database).save("u", History(1, 0), 1, b"data")
    assert collection.count_documents({}) == 2 + 1


def test_readers_and_writers_of_snapshots_do_not_disturb_each_other(database: Documents) -> None:
    stored, stop = Snapshots(database), threading.Event()
    stored.save("u", History(1, 0), 1, b"\x01" * 1000)
    seen: list[Any] = []

    def read() -> None:
        while not stop.is_set():
            seen.append(stored.load("u", 1))

    reader = threading.Thread(target=read)
    reader.start()
    writers = [
        threading.Thread(target=stored.save, args=("u", History(n, 0), 1, bytes([n]) * 1000))
        for n in range(2, 20)
    ]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    stop.set()
    reader.join()
    whole = [each for each in seen if each is not None]
    assert whole
    assert all(each.data == bytes([each.version.epoch]) * 1000 for each in whole)


def test_a_cancelled_request_ends_its_question(database: Documents, user: User, ask: Any) -> None:
    begun, ended = threading.Event(), threading.Event()
    endless = "SELECT count(*) FROM range(1000000) a, range(1000000) b WHERE a.range + b.range = -1"

    def question(reader: Reader) -> None:
        begun.set()
        try:
            reader.rows(endless, {})
        finally:
            ended.set()

    async def scenario(histories: Histories) -> bool:
        version = await histories.version(user.id)
        asking = asyncio.create_task(histories.ask(user.id, version, question))
        await asyncio.to_thread(begun.wait, 20)
        asking.cancel()
        with pytest.raises(asyncio.CancelledError):
            await asking
        return await asyncio.to_thread(ended.wait, 20)

    assert ask(scenario)
