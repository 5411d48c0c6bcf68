"""Deleting an account: nothing of it is left in any collection, whenever the deletion dies."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

import bson
import pytest

from spotistats_api.upkeep import Upkeep
from spotistats_common.models.accounts import utc_now
from spotistats_common.store import accounts
from spotistats_common.store.accounts import delete_account
from spotistats_common.store.rankings import Rankings
from tests.support.exports import a_listener, a_zip_of
from tests.support.imports import imported
from tests.support.sign_in import left_of

if TYPE_CHECKING:
    from pymongo.database import Database

    from tests.support.browser import Browser
    from tests.support.sign_in import Place

LISTENED = a_zip_of(a_listener(seed=5, plays=300))


def settled(place: Place, number: int) -> tuple[Browser, str]:
    """Somebody who has something in every collection there is; the browser and the user's id."""
    browser = place.browser("open")
    browser.sign_in(place.person(number))
    mine: str = browser.me()["id"]
    made = browser.ask("POST", "/me/tokens", json={"name": "x", "scopes": ["read", "import"]})
    imported(place.stack("open").client(made.json()["secret"]), history_zip=LISTENED)
    assert browser.ask("GET", "/stats/summary").status_code == 200  # leaves a snapshot
    view = {"query": {"group_by": ["artist"], "measures": ["plays"]}}
    assert browser.ask("PUT", "/views/mine", json=view).status_code in (200, 201)
    share = browser.ask("POST", "/shares", json={"kind": "view", "view": "mine"})
    assert share.status_code == 201
    browser.begin()  # leaves a sign-in that links to the account
    if browser.me()["is_admin"]:
        assert browser.ask("POST", "/auth/invitations", json={"name": "x"}).status_code == 201
    place.wait_for_first_sync(browser)
    Rankings(place.database, mine).add("artists", "short", utc_now(), [])
    place.database["uploads.files"].insert_one({"_id": f"{mine}:imp:0", "filename": "x"})
    place.database["uploads.chunks"].insert_one({"files_id": f"{mine}:imp:0", "n": 0, "data": b""})
    return browser, mine


def content_of(database: Database[dict[str, Any]], user_id: str) -> dict[str, list[bytes]]:
    """Every document that holds a user's id, but for when sessions end."""
    return {
        name: sorted(
            bson.encode(each)
            for each in database[name].find()
            if user_id.encode() in bson.encode(each)
        )
        for name in sorted(database.list_collection_names())
        if not name.startswith("system.")
    }


def test_everything_of_one_account_goes_and_nothing_of_another(place: Place) -> None:
    browser, mine = settled(place, 0)
    other, theirs = settled(place, 1)
    place.update()
    there = left_of(place.database, mine)
    assert {
        "audit",
        "imports",
        "import_batches",
        "invitations",
        "items",
        "leases",
        "links",
        "plays",
        "polls",
        "rankings",
        "sessions",
        "shares",
        "sign_ins",
        "snapshots",
        "syncs",
        "tokens",
        "uploads.chunks",
        "uploads.files",
        "users",
        "views",
    } <= there.keys()
    before = content_of(place.database, theirs)
    wrong = browser.ask("DELETE", "/me", params={"confirm": theirs})
    assert (wrong.status_code, left_of(place.database, mine)) == (422, there)
    answer = browser.ask("DELETE", "/me", params={"confirm": mine})
    assert answer.status_code == 204
    assert left_of(place.database, mine) == {}
    assert not browser.is_signed_in()
    after = content_of(place.database, theirs)
    changed = {name for name, found in before.items() if after[name] != found}
    assert changed == {"users"}  # who is left is the admin now
    assert other.me()["is_admin"]


def test_the_person_can_come_back_as_somebody_new(place: Place) -> None:
    browser, mine = settled(place, 0)
    browser.ask("DELETE", "/me", params={"confirm": mine})
    again = place.browser()
    assert again.sign_in(place.person(0)).status_code == 303
    assert again.me()["id"] != mine
    assert again.me()["is_admin"]


@pytest.mark.parametrize(
    "dies_after", [0, 5, *(pytest.param(each, marks=pytest.mark.long) for each in (1, 12, 20))]
)
def test_a_deletion_that_dies_is_finished_at_the_next_start(
    place: Place, monkeypatch: pytest.MonkeyPatch, dies_after: int
) -> None:
    browser, mine = settled(place, 0)
    real, left = accounts._delete_from, [dies_after]

    def dying(*arguments: Any) -> int:
        if left[0] == 0:
            raise SystemExit
        left[0] -= 1
        return real(*arguments)

    monkeypatch.setattr(accounts, "_delete_from", dying)
    with pytest.raises(SystemExit):
        delete_account(place.database, mine, lease_seconds=1)
    monkeypatch.undo()
    assert not browser.is_signed_in()
    assert place.browser("open").sign_in(place.person(0)).status_code in (303, 403)
    assert left_of(place.database, mine)
    Upkeep(place.database, place.settings).run()
    assert left_of(place.database, mine) == {}


def test_a_worker_in_the_middle_of_an_import_leaves_nothing_behind(place: Place) -> None:
    browser = place.browser("open")
    browser.sign_in(place.person(0))
    mine = browser.me()["id"]
    place.wait_for_first_sync(browser)
    made = browser.ask("POST", "/me/tokens", json={"name": "x", "scopes": ["read", "import"]})
    client = place.stack("open").client(made.json()["secret"])
    from tests.support.imports import upload

    upload(client, history_zip=a_zip_of(a_listener(seed=6, plays=6_000)))
    deadline = threading.Event()
    while place.database.plays.count_documents({}) == 0:
        deadline.wait(0.005)
    assert browser.ask("DELETE", "/me", params={"confirm": mine}).status_code == 204
    assert left_of(place.database, mine) == {}
    deadline.wait(2.5)
    assert left_of(place.database, mine) == {}
