"""Plays that are appended come into histories that are ready, and into nothing twice."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import pytest

from spotistats_api.engine import cache
from spotistats_api.statistics.top import top
from spotistats_common.models.accounts import History, User
from spotistats_common.store import history, items, plays, snapshots
from spotistats_common.store.plays import Plays
from spotistats_common.store.users import Users
from tests.support.histories import QUESTION, count_of, poll, store

if TYPE_CHECKING:
    from pymongo.database import Database

    from spotistats_api.engine.cache import Histories

    Documents = Database[dict[str, Any]]


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Grows by how many plays are read with each append."""
    found: list[int] = []
    original = history.read_appended

    def noted(*arguments: Any, **more: Any) -> Any:
        appended = original(*arguments, **more)
        found.append(len(appended.plays))
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


def test_what_was_heard_before_is_not_looked_up(
    database: Documents, user: User, ask: Any, read: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert poll(database, user.id, 1000, 2000)
    looked_up: list[set[int]] = []
    original = items.find

    def noted(database: Documents, user_id: str, numbers: set[int], *rest: Any) -> Any:
        looked_up.append(numbers)
        return original(database, user_id, numbers, *rest)

    monkeypatch.setattr(items, "find", noted)

    async def scenario(histories: Histories) -> list[int]:
        counts = [await count_of(user.id)(histories)]
        for ended_at, name in ((3000, "Song"), (4000, "New"), (5000, "Song")):
            await asyncio.to_thread(poll, database, user.id, ended_at, name=name)
            counts.append(await count_of(user.id)(histories))
        return counts

    assert ask(scenario) == [2, 3, 4, 5]
    assert read == [1, 1, 1]
    assert len(looked_up) == 1


def test_a_held_history_is_kept_up_to_date_before_anybody_asks(
    database: Documents, user: User, ask: Any, built: list[str], read: list[int]
) -> None:
    assert poll(database, user.id, *range(1000, 1500))

    async def scenario(histories: Histories) -> int:
        await count_of(user.id)(histories)
        keeping_up = asyncio.create_task(histories.keep_up())
        assert await asyncio.to_thread(poll, database, user.id, 2000, 2001)
        async with asyncio.timeout(20):
            while not read:
                await asyncio.sleep(0.01)
        found = await count_of(user.id)(histories)
        keeping_up.cancel()
        return found

    assert ask(scenario) == 502
    assert read == [2]
    assert len(built) == 1


def test_what_changes_the_past_waits_for_a_question(
    database: Documents, user: User, ask: Any, built: list[str]
) -> None:
    store(database, user.id, *range(1000, 1500))

    async def scenario(histories: Histories) -> tuple[int, int, int]:
        await count_of(user.id)(histories)
        keeping_up = asyncio.create_task(histories.keep_up())
        # The names were known without an id: to append cannot but change the past.
        assert await asyncio.to_thread(poll, database, user.id, 2000, 2001)
        await asyncio.sleep(1)
        before = len(built)
        found = await count_of(user.id)(histories)
        keeping_up.cancel()
        return before, found, len(built)

    assert ask(scenario) == (1, 502, 2)


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

    def dropped_meanwhile(*arguments: Any, **more: Any) -> Any:
        for held in histories_of[0]._held.values():
            held.retire()
        histories_of[0]._held.clear()
        return original(*arguments, **more)

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
