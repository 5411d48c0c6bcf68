"""Histories over a real MongoDB: never stale, built once, shared through stored snapshots."""

from __future__ import annotations

import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import pytest

from spotistats_api.engine import cache
from spotistats_api.engine.build import build
from spotistats_api.engine.cache import Histories
from spotistats_api.engine.scope import Question
from spotistats_api.engine.snapshot import FORMAT
from spotistats_api.statistics.summary import summary
from spotistats_api.statistics.top import top
from spotistats_common.errors import NotFound, Unavailable
from spotistats_common.models.accounts import History, User
from spotistats_common.models.columns import observation_id
from spotistats_common.models.period import parse_period
from spotistats_common.models.play import (
    Kind,
    Observation,
    Source,
    item_number,
    item_of,
)
from spotistats_common.store import history, plays, snapshots
from spotistats_common.store.client import connect_async
from spotistats_common.store.items import Items
from spotistats_common.store.plays import Plays
from spotistats_common.store.snapshots import Snapshots
from spotistats_common.store.users import Users

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from pymongo.database import Database

    from spotistats_api.engine.run import Reader
    from spotistats_common.settings import Settings

    Documents = Database[dict[str, Any]]

QUESTION = Question(parse_period(None, None, "UTC"))


def store(database: Documents, user_id: str, *ended_at: int, name: str = "Song") -> None:
    """Store plays of a user as an import does: items, plays, then the new version."""
    item = item_of(Kind.MUSIC, None, name, "Album", "Band")
    observations = [Observation(Source.EXTENDED, each, 60_000, item) for each in ended_at]
    Items(database, user_id).add({item_number(item): item})
    Plays(database, user_id).insert(
        [plays.to_document(user_id, observation_id(each), each) for each in observations]
    )
    Users(database).past_changed(user_id)


def poll(database: Documents, user_id: str, *ended_at: int, name: str = "Song") -> bool:
    """Append plays of a user, as they are seen when Spotify is asked for the latest ones."""
    item = item_of(Kind.MUSIC, f"{name:0<22}", name, "Album", "Band")
    observations = [Observation(Source.POLLED, each, None, item) for each in ended_at]
    Items(database, user_id).add({item_number(item): item})
    return Plays(database, user_id).append(
        [plays.to_document(user_id, observation_id(each), each) for each in observations]
    )


@pytest.fixture
def ask(settings: Settings, database: Documents) -> Callable[..., Any]:
    """Runs `scenario(histories)` on a fresh `Histories`: another replica, or a restart."""

    def run(
        scenario: Callable[[Histories], Coroutine[Any, Any, Any]], capacity_bytes: int = 2**30
    ) -> Any:
        async def main() -> Any:
            async_database = connect_async(settings)
            histories = Histories(database, async_database, capacity_bytes=capacity_bytes)
            try:
                return await scenario(histories)
            finally:
                await histories.close()
                await async_database.client.close()

        return asyncio.run(main())

    return run


def count_of(user_id: str) -> Callable[[Histories], Coroutine[Any, Any, int]]:
    async def scenario(histories: Histories) -> int:
        version = await histories.version(user_id)
        return (await histories.ask(user_id, version, summary, QUESTION)).plays

    return scenario


@pytest.fixture
def built(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Grows with each history that is built from its plays."""
    found: list[str] = []

    def noted(*arguments: Any) -> Any:
        found.append("built")
        return build(*arguments)

    monkeypatch.setattr(cache, "build", noted)
    return found


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


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Grows by how many plays are read with each append."""
    found: list[int] = []
    original = history.read_appended

    def noted(*arguments: Any) -> Any:
        appended = original(*arguments)
        found.append(appended.count)
        return appended

    monkeypatch.setattr(history, "read_appended", noted)
    return found


def test_of_what_was_appended_only_that_is_read(
    database: Documents, user: User, ask: Any, built: list[str], read: list[int]
) -> None:
    store(database, user.id, *range(1000, 1500))

    async def scenario(histories: Histories) -> list[int]:
        counts = [await count_of(user.id)(histories)]
        for ended_at in (2000, 3000, 4000):
            assert await asyncio.to_thread(poll, database, user.id, ended_at, 1 + ended_at)
            counts.append(await count_of(user.id)(histories))
        return [*counts, await count_of(user.id)(histories)]

    # The names were known without an id: the first append cannot but change the past.
    assert ask(scenario) == [500, 502, 504, 506, 506]
    assert len(built) == 2
    assert read == [2, 2, 2]
    assert history.read_version(database, user.id) == History(1, 3)


def test_a_fresh_process_opens_the_snapshot_and_appends(
    database: Documents, user: User, ask: Any, built: list[str], read: list[int]
) -> None:
    assert poll(database, user.id, *range(1000, 1500))
    assert ask(count_of(user.id)) == 500
    assert poll(database, user.id, 2000, 2001)
    assert poll(database, user.id, 3000, name="New")
    for _ in range(2):
        assert ask(count_of(user.id)) == 503
    assert len(built) == 1
    assert read == [3, 3]
    head = database[snapshots.COLLECTION].find_one({"_id": f"{user.id}:head"})
    assert head is not None
    assert head["seq"] == 1  # it claims no more than it holds


def test_ids_of_one_recording_are_joined_as_plays_arrive(
    database: Documents, user: User, ask: Any, built: list[str], read: list[int]
) -> None:
    for name, isrc in (("1a", "USRC1"), ("1b", "USRC1"), ("1c", "USRC1"), ("2a", "USRC2")):
        database.catalog_tracks.insert_one({"_id": f"{name:0<22}", "isrc": isrc})
    poll(database, user.id, 1000, name="1b")

    async def tracks(histories: Histories) -> list[tuple[str, int]]:
        version = await histories.version(user.id)
        found = await histories.ask(user.id, version, top, QUESTION, "tracks")
        return [(each.id.rstrip("0"), each.plays) for each in found.items]

    async def scenario(histories: Histories) -> list[list[tuple[str, int]]]:
        found = [await tracks(histories)]
        for at, name in enumerate(("2a", "1c", "1c", "1a", "1b"), start=2):
            await asyncio.to_thread(poll, database, user.id, at * 1000, name=name)
            found.append(await tracks(histories))
        return found

    assert ask(scenario) == [
        [("1b", 1)],
        [("1b", 1), ("2a", 1)],
        [("1b", 2), ("2a", 1)],
        [("1b", 3), ("2a", 1)],
        [("1a", 4), ("2a", 1)],
        [("1a", 5), ("2a", 1)],
    ]
    # At first, and whenever an id is new that is joined to one that is there.
    assert len(built) == 3
    assert read == [1] * 5
    database.users.update_one({"_id": user.id}, {"$set": {"join_recordings": False}})
    Users(database).past_changed(user.id)
    assert ask(tracks) == [("1b", 2), ("1c", 2), ("1a", 1), ("2a", 1)]


def test_when_the_past_changes_too_all_is_read_again(
    database: Documents, user: User, ask: Any, built: list[str]
) -> None:
    assert poll(database, user.id, 5000)

    async def scenario(histories: Histories) -> list[int]:
        counts = [await count_of(user.id)(histories)]
        await asyncio.to_thread(poll, database, user.id, 6000)
        await asyncio.to_thread(store, database, user.id, 1000, 2000)
        counts.append(await count_of(user.id)(histories))
        await asyncio.to_thread(poll, database, user.id, 7000, name="New")
        return [*counts, await count_of(user.id)(histories)]

    assert ask(scenario) == [1, 4, 5]
    assert len(built) == 2
    assert history.read_version(database, user.id) == History(1, 3)


def test_after_many_appended_plays_it_is_built_and_stored_again(
    database: Documents,
    user: User,
    ask: Any,
    built: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(cache, "_LEAST_APPENDED", 3)
    poll(database, user.id, 1000)

    async def scenario(histories: Histories) -> list[int]:
        counts = [await count_of(user.id)(histories)]
        for ended_at in (2000, 3000, 4000, 5000, 6000):
            await asyncio.to_thread(poll, database, user.id, ended_at)
            counts.append(await count_of(user.id)(histories))
        return counts

    assert ask(scenario) == [1, 2, 3, 4, 5, 6]
    assert len(built) == 2
    head = database[snapshots.COLLECTION].find_one({"_id": f"{user.id}:head"})
    assert head is not None
    assert head["seq"] == 5


def test_who_asks_while_plays_are_appended_gets_them_all(
    database: Documents, user: User, ask: Any, built: list[str]
) -> None:
    poll(database, user.id, 1000)

    async def scenario(histories: Histories) -> list[list[int]]:
        await count_of(user.id)(histories)
        found = []
        for ended_at in range(2000, 2008):
            await asyncio.to_thread(poll, database, user.id, ended_at, name=f"New {ended_at}")
            found.append(await asyncio.gather(*(count_of(user.id)(histories) for _ in range(8))))
        return found

    assert ask(scenario) == [[number] * 8 for number in range(2, 10)]
    assert len(built) == 1


def test_a_history_that_is_dropped_while_plays_are_appended_is_opened_again(
    database: Documents, user: User, ask: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    poll(database, user.id, 1000)
    original = history.read_appended
    histories_of: list[Histories] = []

    def dropped_meanwhile(*arguments: Any) -> Any:
        for held in histories_of[0]._held.values():
            held.retire()
        histories_of[0]._held.clear()
        return original(*arguments)

    async def scenario(histories: Histories) -> int:
        histories_of.append(histories)
        await count_of(user.id)(histories)
        await asyncio.to_thread(poll, database, user.id, 2000)
        monkeypatch.setattr(history, "read_appended", dropped_meanwhile)
        return await count_of(user.id)(histories)

    assert ask(scenario) == 2


def test_only_later_plays_are_appended(database: Documents, user: User) -> None:
    assert poll(database, user.id, 2000, 3000)
    assert not poll(database, user.id, 3000, 4000)
    assert not poll(database, user.id, 2500)
    assert Plays(database, user.id).append([])
    assert database[plays.COLLECTION].count_documents({}) == 2
    assert history.read_version(database, user.id) == History(0, 1)


def test_of_those_who_append_at_once_each_comes_whole_or_not_at_all(
    database: Documents, user: User
) -> None:
    with ThreadPoolExecutor(4) as pool:
        spans = [range(start, start + 100, 10) for start in range(1000, 1008)]
        stored = list(pool.map(lambda span: poll(database, user.id, *span), spans))
    assert sum(stored) >= 1
    assert database[plays.COLLECTION].count_documents({}) == 10 * sum(stored)
    assert history.read_version(database, user.id) == History(0, sum(stored))


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
            assert histories.held_bytes <= 15 * 1024 * 1024
        return list(histories._held)

    assert ask(scenario, capacity_bytes=15 * 1024 * 1024) == [ids[3], ids[4], ids[2]]


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
