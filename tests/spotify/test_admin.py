"""The admin sees who is here, removes others, and decides who may join; nobody else does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.exports import a_listener, a_zip_of
from tests.support.imports import imported
from tests.support.sign_in import left_of

if TYPE_CHECKING:
    from tests.support.browser import Browser
    from tests.support.sign_in import Place


@pytest.fixture
def admin(place: Place) -> Browser:
    """The browser of the admin, who came first."""
    browser = place.browser()
    browser.sign_in(place.person(0))
    return browser


def another(place: Place, number: int = 1) -> Browser:
    """The browser of somebody who came later."""
    browser = place.browser("open")
    assert browser.sign_in(place.person(number)).status_code == 303
    return browser


def test_everybody_is_listed_with_nothing_of_what_they_heard(place: Place, admin: Browser) -> None:
    other = another(place)
    made = other.ask("POST", "/me/tokens", json={"name": "x", "scopes": ["read", "import"]})
    client = place.stack("open").client(made.json()["secret"])
    exported = a_zip_of(a_listener(seed=5, plays=30))
    stored = imported(client, history_zip=exported).rows.stored
    place.wait_for_first_sync(other)
    place.update()
    found = admin.ask("GET", "/users").json()
    assert found["total"] == 2
    first, second = found["items"]
    me, them = admin.me(), other.me()
    for listed, account in ((first, me), (second, them)):
        for name in ("id", "display_name", "created_at", "is_admin"):
            assert listed[name] == account[name]
        assert listed["link_state"] == account["spotify"]["state"] == "active"
        assert listed["last_sync_at"] == account["spotify"]["last_sync_at"]
    assert second["plays"] == place.database.plays.count_documents(
        {"_id": {"$regex": f"^{them['id']}:"}}
    )
    assert second["plays"] >= stored > 0
    assert second.keys() == {
        "id", "display_name", "created_at", "is_admin", "link_state", "last_sync_at", "plays",
    }  # fmt: skip
    page = admin.ask("GET", "/users", params={"limit": 1, "offset": 1}).json()
    assert (page["items"], page["total"]) == ([second], 2)


def test_the_admin_removes_somebody_with_everything_of_theirs(place: Place, admin: Browser) -> None:
    other, bystander = another(place), another(place, 2)
    theirs, mine = other.me()["id"], admin.me()["id"]
    link = other.ask("POST", "/shares", json={"kind": "profile"}).json()["token"]
    wrong = admin.ask("DELETE", f"/users/{theirs}", params={"confirm": mine})
    assert (wrong.status_code, wrong.json()["errors"][0]["field"]) == (422, "confirm")
    own = admin.ask("DELETE", f"/users/{mine}", params={"confirm": mine})
    assert own.status_code == 409
    assert "DELETE /me" in own.json()["detail"]
    assert other.is_signed_in()
    removed = admin.ask("DELETE", f"/users/{theirs}", params={"confirm": theirs})
    assert removed.status_code == 204
    assert left_of(place.database, theirs) == {}
    assert not other.is_signed_in()
    assert admin.http.get(f"/shared/{link}").status_code == 404
    again = admin.ask("DELETE", f"/users/{theirs}", params={"confirm": theirs})
    assert again.status_code == 404
    assert admin.me()["is_admin"]
    assert not bystander.me()["is_admin"]


def test_who_may_join_can_be_decided_while_it_runs(place: Place, admin: Browser) -> None:
    assert admin.ask("GET", "/auth/sign-ups").json() == {"sign_ups": "closed", "is_fixed": False}
    stranger = place.browser()
    assert stranger.sign_in(place.person(1)).status_code == 403
    decided = admin.ask("PUT", "/auth/sign-ups", json={"sign_ups": "invited"})
    assert decided.json() == {"sign_ups": "invited", "is_fixed": False}
    assert stranger.http.get("/auth/options").json()["sign_ups"] == "invited"
    assert stranger.sign_in(place.person(1)).status_code == 403
    made = admin.ask("POST", "/auth/invitations", json={"name": "Grace"}).json()
    secret = made["url"].partition("invitation=")[2]
    assert stranger.sign_in(place.person(1), invitation=secret).status_code == 303
    admin.ask("PUT", "/auth/sign-ups", json={"sign_ups": "open"})
    assert place.browser().sign_in(place.person(2)).status_code == 303
    admin.ask("PUT", "/auth/sign-ups", json={"sign_ups": "closed"})
    assert place.browser().sign_in(place.person(3)).status_code == 403


def test_what_is_set_for_the_server_wins_and_says_so(place: Place) -> None:
    admin = place.browser("invited")
    admin.sign_in(place.person(0))
    refused = admin.ask("PUT", "/auth/sign-ups", json={"sign_ups": "open"})
    assert refused.status_code == 409
    assert "SPOTISTATS_SIGN_UPS=invited" in refused.json()["detail"]
    assert admin.ask("GET", "/auth/sign-ups").json() == {"sign_ups": "invited", "is_fixed": True}
    assert place.database.policies.count_documents({}) == 0


def test_nobody_else_may_do_any_of_it(place: Place, admin: Browser) -> None:
    other, mine = another(place), admin.me()["id"]
    asked = [
        other.ask("GET", "/users"),
        other.ask("DELETE", f"/users/{mine}", params={"confirm": mine}),
        other.ask("GET", "/auth/sign-ups"),
        other.ask("PUT", "/auth/sign-ups", json={"sign_ups": "open"}),
    ]
    assert [each.status_code for each in asked] == [403] * 4
    assert admin.is_signed_in()
    assert admin.ask("GET", "/auth/sign-ups").json()["sign_ups"] == "closed"
