"""Every export, exactly once: reconciling, accounting and undoing over real collections."""

from __future__ import annotations

import itertools
import json
import random
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from spotistats_common.store.imports import sweep_uploads
from tests.support.exports import (
    a_listener,
    a_zip_of,
    account_rows_of,
    an_account_row,
    an_extended_row,
    as_json,
    as_zip,
    with_cuts,
)
from tests.support.worker import Importing

if TYPE_CHECKING:
    from pymongo.database import Database

    from spotistats_common.models.accounts import User
    from spotistats_common.settings import Settings


@pytest.fixture
def importing(database: Database[dict[str, Any]], settings: Settings, user: User) -> Importing:
    return Importing(database, settings, user)


def counts(report: dict[str, Any]) -> tuple[int, ...]:
    rows = report["rows"]
    return tuple(rows[name] for name in ("stored", "known", "upgraded", "skipped"))


def reasons(report: dict[str, Any]) -> dict[str, int]:
    found: dict[str, int] = {}
    for file in report["files"]:
        for each in file["reasons"]:
            found[each["reason"]] = found.get(each["reason"], 0) + each["count"]
    return found


ROWS = a_listener(seed=11, plays=600, tracks=40)
RECENT = [row for row in ROWS if row["ts"] >= "2023-06"]


def test_an_import_in_one_go_accounts_for_every_row(importing: Importing) -> None:
    report = importing.done(export=a_zip_of(ROWS))
    assert report["state"] == "succeeded"
    distinct = len({json.dumps(row, sort_keys=True) for row in ROWS})
    assert counts(report) == (distinct, len(ROWS) - distinct, 0, 0)
    assert reasons(report) == {"duplicate_row": len(ROWS) - distinct}
    assert len(importing.plays()) == distinct
    assert report["progress"] == 1.0
    assert importing.database.fs.count_documents({}) == 0
    assert importing.database["uploads.chunks"].count_documents({}) == 0


def test_nothing_private_is_stored(importing: Importing) -> None:
    secret = {
        "username": "private-name",
        "ip_addr": "203.0.113.77",
        "ip_addr_decrypted": "203.0.113.77",
        "user_agent_decrypted": "private-agent",
    }
    identity = b'{"displayName": "private-name"}'
    importing.done(
        export=as_zip({"a.json": as_json([an_extended_row(**secret)]), "Identity.json": identity})
    )
    for name in importing.database.list_collection_names():
        for document in importing.database[name].find():
            assert "private" not in repr(document)
            assert "203.0.113" not in repr(document)


def test_account_data_of_known_plays_adds_nothing(importing: Importing) -> None:
    importing.done(export=a_zip_of(ROWS))
    before = len(importing.plays())
    report = importing.done(account_json=as_json(account_rows_of(RECENT)))
    assert report["rows"]["stored"] == 0
    assert set(reasons(report)) <= {"richer_source_known", "duplicate_row"}
    assert len(importing.plays()) == before


def test_an_extended_history_upgrades_account_data(importing: Importing) -> None:
    first = importing.done(account_json=as_json(account_rows_of(RECENT)))
    report = importing.done(export=a_zip_of(ROWS))
    assert report["rows"]["upgraded"] == first["rows"]["stored"]
    assert reasons(report)["replaces_account_play"] == first["rows"]["stored"]
    assert {play["source"] for play in importing.plays()} == {"extended"}
    upgraded = [play for play in importing.plays() if "also" in play]
    assert {each["source"] for play in upgraded for each in play["also"]} == {"account"}


SOME_URI = "spotify:track:0123456789012345678901"
PARTS: dict[str, bytes] = {
    "extended_old": as_json([{**row, "platform": None} for row in ROWS[:400]]),
    "extended_new": as_json(ROWS[150:]),
    "account": as_json([*account_rows_of(ROWS[300:]), an_account_row("2023-12-31 23:59")]),
    "library": json.dumps(
        {
            "tracks": [
                {"artist": "A", "album": "B", "track": "C", "uri": "spotify:track:" + "0" * 22}
            ],
            "albums": [],
        }
    ).encode(),
}


def test_any_order_of_the_same_exports_ends_in_the_same_state(
    database: Database[dict[str, Any]], settings: Settings
) -> None:
    from tests.conftest import add_user

    states = set()
    for order in itertools.permutations(PARTS):
        importing = Importing(database, settings, add_user(database)[0])
        for name in order:
            assert importing.done(file=PARTS[name])["state"] == "succeeded"
        states.add(importing.fingerprint())
    together = Importing(database, settings, add_user(database)[0])
    together.done(**PARTS)
    states.add(together.fingerprint())
    assert len(states) == 1


@pytest.mark.parametrize("seed", range(6))
def test_undoing_leaves_the_history_as_if_the_import_had_never_been_made(
    database: Database[dict[str, Any]], settings: Settings, seed: int
) -> None:
    from tests.conftest import add_user

    chance = random.Random(seed)
    names = list(PARTS)
    chance.shuffle(names)
    undone = chance.choice(names)
    importing = Importing(database, settings, add_user(database)[0])
    ids = {name: importing.done(file=PARTS[name])["id"] for name in names}
    importing.undo(ids[undone])
    without = Importing(database, settings, add_user(database)[0])
    for name in names:
        if name != undone:
            without.done(file=PARTS[name])
    assert importing.fingerprint() == without.fingerprint()
    assert database.imports.count_documents({"_id": f"{importing.user.id}:{ids[undone]}"}) == 0
    for name in names:
        if name != undone:
            importing.undo(ids[name])
    assert importing.plays() == []
    assert (
        importing.fingerprint()
        == Importing(database, settings, add_user(database)[0]).fingerprint()
    )
    assert database.import_batches.count_documents({"_id": {"$regex": importing.user.id}}) == 0


def test_an_import_that_brings_nothing_new_leaves_the_version_of_the_history(
    importing: Importing,
) -> None:
    def version() -> Any:
        user = importing.database.users.find_one({"_id": importing.user.id})
        assert user is not None
        return user["history"]

    before = version()
    importing.done(export=a_zip_of(ROWS))
    first = version()
    importing.done(again=a_zip_of(ROWS))
    assert before != first == version()
    importing.done(account=as_json(account_rows_of(RECENT)))
    assert version() != first


def test_undoing_one_of_two_imports_of_one_file_keeps_its_plays(importing: Importing) -> None:
    first = importing.done(export=a_zip_of(ROWS))
    state = importing.fingerprint()
    again = importing.done(export=a_zip_of(ROWS))
    assert again["rows"]["known"] == len(ROWS)
    assert reasons(again) == {
        "already_imported": first["rows"]["stored"],
        **reasons(first),
    }
    importing.undo(first["id"])
    assert importing.fingerprint() == state
    importing.undo(again["id"])
    assert importing.plays() == []


def test_a_worker_may_die_while_it_writes_down_a_file_that_is_known(
    importing: Importing, monkeypatch: pytest.MonkeyPatch
) -> None:
    from spotistats_common.store.imports import Import
    from spotistats_importer import blocks

    monkeypatch.setattr(blocks, "ROWS_IN_BLOCK", 20)
    first = importing.done(export=a_zip_of(ROWS))
    state = importing.fingerprint()
    batches = importing.database.import_batches
    entries = batches.count_documents({})
    original = Import.note_batches
    written: list[int] = []

    def some_of(job: Import, wanted: Any) -> None:
        noted = list(wanted)
        original(job, noted if written else noted[:2])
        written.append(len(noted))
        if len(written) == 1:
            raise RuntimeError("the worker dies")

    monkeypatch.setattr(Import, "note_batches", some_of)
    again = importing.queue(export=a_zip_of(ROWS))
    importing.work()
    assert batches.count_documents({}) == entries + 2
    importing.work()
    assert written == [entries, entries - 2]
    assert batches.count_documents({}) == 2 * entries
    importing.undo(first["id"])
    assert importing.fingerprint() == state
    importing.undo(again)
    assert importing.plays() == []


def test_a_file_that_is_read_anew_tells_the_same_as_one_that_is_recognised(
    importing: Importing,
) -> None:
    importing.done(export=as_json(ROWS))
    recognised = importing.done(export=as_json(ROWS))
    read_anew = importing.done(export=json.dumps(ROWS).encode())
    assert counts(read_anew) == counts(recognised)
    assert reasons(read_anew) == reasons(recognised)
    assert read_anew["files"][0]["first_ended_at"] == recognised["files"][0]["first_ended_at"]


def sum_of_known(reasons: list[dict[str, Any]]) -> int:
    assert {each["reason"] for each in reasons} <= {"duplicate_row", "already_imported"}
    return sum(each["count"] for each in reasons)


@pytest.mark.parametrize("seed", range(4))
def test_segments_that_were_imported_before_are_told_again(
    database: Database[dict[str, Any]], settings: Settings, seed: int
) -> None:
    """However the files are divided: the report and the history are as if all rows were read."""
    from tests.conftest import add_user

    chance = random.Random(seed)
    rows = with_cuts(ROWS, seed)
    older = a_zip_of(rows[:-40], rows_in_file=chance.randint(60, 250))
    newer = a_zip_of(rows, rows_in_file=chance.randint(60, 250))
    importing, plain = (Importing(database, settings, add_user(database)[0]) for _ in range(2))
    first, reread = (each.done(export=older)["id"] for each in (importing, plain))
    mine = {"_id": {"$regex": plain.user.id}}
    cut = {"_id": {"$regex": importing.user.id}, "segments.0": {"$exists": True}}
    assert database.import_batches.count_documents(cut) > 0
    database.import_batches.update_many(mine, {"$set": {"segments": []}})
    report, expected = importing.done(export=newer), plain.done(export=newer)
    for file, its in zip(report["files"], expected["files"], strict=True):
        # A row that comes twice, and was imported before, may be told as the one or the other.
        assert sum_of_known(file.pop("reasons")) == sum_of_known(its.pop("reasons"))
        assert file == its
    assert importing.fingerprint() == plain.fingerprint()
    importing.undo(first)
    plain.undo(reread)
    assert importing.fingerprint() == plain.fingerprint()
    importing.undo(report["id"])
    assert importing.plays() == []


def test_an_import_that_is_cancelled_while_it_runs_leaves_nothing(
    importing: Importing, monkeypatch: pytest.MonkeyPatch
) -> None:
    from spotistats_common.store.joining import History
    from spotistats_importer import blocks

    monkeypatch.setattr(blocks, "ROWS_IN_BLOCK", 100)
    import_id = importing.queue(export=a_zip_of(ROWS))
    applied = History.apply

    def cancel_after_the_first(history: History, plan: Any) -> None:
        applied(history, plan)
        importing.database.imports.update_one({}, {"$set": {"state": "undoing"}})

    monkeypatch.setattr(History, "apply", cancel_after_the_first)
    importing.work()
    assert importing.plays() == []
    assert importing.database.imports.count_documents({}) == 0
    assert importing.database.items.count_documents({}) == 0
    assert import_id


def test_names_are_joined_to_the_track_that_the_library_names(importing: Importing) -> None:
    importing.done(account=as_json([an_account_row()]))
    uri = "spotify:track:4uLU6hMCjMI75M1A2tKUQC"
    saved = {"artist": "band", "album": "Album", "track": "SONG", "uri": uri}
    report = importing.done(library=json.dumps({"tracks": [saved], "shows": []}).encode())
    assert report["state"] == "succeeded"
    assert report["files"][0]["format"] == "library"
    assert {item["id"] for item in importing.database.items.find()} >= {uri.rpartition(":")[2]}


def test_uploads_that_nobody_waits_for_are_swept(importing: Importing) -> None:
    done, waiting = importing.queue(a=as_json(ROWS)), importing.queue(b=as_json(ROWS))
    importing.database.imports.update_one(
        {"_id": f"{importing.user.id}:{done}"}, {"$set": {"state": "succeeded"}}
    )
    assert sweep_uploads(importing.database, timedelta(days=1)) == 0
    importing.database["uploads.chunks"].insert_one(
        {"files_id": "broken off", "n": 0, "data": b"x"}
    )
    assert sweep_uploads(importing.database, -timedelta(minutes=1)) == 2
    assert set(importing.database["uploads.chunks"].distinct("files_id")) == {
        f"{importing.user.id}:{waiting}:0"
    }
    importing.work()
    assert importing.report(waiting)["state"] == "succeeded"


def test_rows_that_name_nothing_keep_their_listened_time(importing: Importing) -> None:
    nothing: dict[str, Any] = dict.fromkeys(
        [
            "master_metadata_track_name",
            "master_metadata_album_artist_name",
            "master_metadata_album_album_name",
            "spotify_track_uri",
        ]
    )
    rows = [
        an_extended_row(**nothing),
        an_extended_row("2023-05-02T10:00:00Z", **nothing, ms_played=0),
    ]
    report = importing.done(export=as_json(rows))
    assert counts(report) == (1, 0, 0, 1)
    assert reasons(report) == {"no_listening_time": 1}
    (item,) = importing.database.items.find()
    assert item["kind"] == "unknown"


def test_two_rows_that_differ_in_listened_time_are_two_plays(importing: Importing) -> None:
    rows = [
        an_extended_row(ms_played=1_000),
        an_extended_row(ms_played=2_000),
        an_extended_row(ms_played=2_000),
    ]
    assert counts(importing.done(export=as_json(rows))) == (2, 1, 0, 0)


def test_one_unreadable_file_does_not_spoil_the_import(importing: Importing) -> None:
    good = as_json(ROWS)
    report = importing.done(export=as_zip({"good.json": good, "bad.json": good[: len(good) // 2]}))
    assert report["state"] == "succeeded_with_errors"
    by_name = {file["name"].rpartition("/")[2]: file for file in report["files"]}
    assert by_name["good.json"]["state"] == "read"
    assert by_name["bad.json"]["state"] == "partly_read"
    assert "cut off" in by_name["bad.json"]["detail"]
    assert report["rows"]["stored"] + report["rows"]["known"] == report["rows"]["read"]


def test_the_list_tells_what_is_covered_and_where_gaps_are(importing: Importing) -> None:
    from spotistats_importer.handlers.imports import merged

    importing.done(
        a=as_json(
            [an_extended_row("2020-01-01T00:00:00Z"), an_extended_row("2020-03-01T00:00:00Z")]
        )
    )
    importing.done(b=as_json([an_extended_row("2020-03-20T00:00:00Z")]))
    importing.done(c=as_json([an_extended_row("2021-01-01T00:00:00Z")]))
    spans = [
        (file["first_ended_at"], file["last_ended_at"])
        for each in importing.database.imports.find()
        for file in each["files"]
    ]
    covered = [(f"{a:%F}", f"{b:%F}") for a, b in merged(spans)]
    assert covered == [("2020-01-01", "2020-03-20"), ("2021-01-01", "2021-01-01")]


def test_users_take_turns_and_a_users_imports_keep_their_order(
    database: Database[dict[str, Any]], settings: Settings
) -> None:
    from spotistats_importer.worker import Worker
    from tests.conftest import add_user

    busy, other = (Importing(database, settings, add_user(database)[0]) for _ in range(2))
    queued = [busy.queue(a=as_json(ROWS[:5])) for _ in range(3)]
    last = other.queue(a=as_json(ROWS[:5]))
    worker = Worker(database, settings)
    order = []
    while worker.work_once():
        done = database.imports.find({"state": "succeeded"}).sort("finished_at", 1)
        order = [each["_id"].partition(":")[2] for each in done]
    assert order == [queued[0], last, queued[1], queued[2]]


def test_no_two_imports_of_one_user_run_at_once(
    importing: Importing, monkeypatch: pytest.MonkeyPatch
) -> None:
    from spotistats_common.store.joining import History
    from spotistats_importer.worker import Worker

    for _ in range(2):
        importing.queue(a=as_json(ROWS[:5]))
    second = Worker(importing.database, importing.settings)
    others_worked = []
    applied = History.apply

    def let_another_try(history: History, plan: Any) -> None:
        others_worked.append(second.work_once())
        applied(history, plan)

    monkeypatch.setattr(History, "apply", let_another_try)
    assert Worker(importing.database, importing.settings).work_once()
    assert others_worked == [False]
