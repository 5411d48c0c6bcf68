"""Signing in with Spotify: who gets in, what is kept, and what people are told."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from spotistats_common.models.accounts import Scope, User, new_id, utc_now
from spotistats_common.models.links import LinkProblem, LinkState, valid_until
from spotistats_common.store.links import Links
from spotistats_common.store.tokens import Tokens, new_secret, new_token
from spotistats_common.store.users import Users
from tests.support.browser import CSRF, SESSION, Browser, query_of
from tests.support.sign_in import a_place

if TYPE_CHECKING:
    from spotistats_common.settings import Settings
    from tests.support.sign_in import Place


def test_the_first_person_becomes_the_admin_with_a_working_link(place: Place) -> None:
    browser = place.browser()
    before = utc_now()
    answer = browser.sign_in(place.person(), return_to="/top?limit=5")
    assert (answer.status_code, answer.headers["location"]) == (303, "/top?limit=5")
    me = browser.me()
    listener = place.fake.world.listeners[place.person()]
    assert me["is_admin"]
    assert me["display_name"] == listener.display_name
    assert me["spotify"]["state"] == "active"
    assert (
        me["spotify"]["advice"] is me["spotify"]["problem"] is me["spotify"]["last_error"] is None
    )
    assert me["spotify"]["days_left"] in (180, 181, 182, 183, 184)
    link = Links(place.database).get(me["id"])
    assert link is not None
    assert link.account_id == listener.account_id
    assert link.expires_at == valid_until(link.authorized_at)
    assert before <= link.authorized_at <= utc_now()


def test_tokens_are_stored_sealed_and_work(place: Place) -> None:
    browser = place.browser()
    browser.sign_in(place.person())
    link = Links(place.database).get(browser.me()["id"])
    assert link is not None
    assert link.refresh_token is not None
    assert link.access_token is not None
    assert not link.refresh_token.startswith(b"AQ")
    assert place.fake.grants.whose(place.sealer().open(link.refresh_token)) == place.person()
    authorization = place.fake.grants.who(place.sealer().open(link.access_token))
    assert authorization is not None
    assert authorization.user == place.person()
    assert authorization.with_pkce


def test_the_cookies_of_a_session(place: Place) -> None:
    browser = place.browser()
    begun = browser.begin()
    answer = browser.visit(browser.agree(begun, place.person()))
    cookies = {each.partition("=")[0]: each for each in answer.headers.get_list("set-cookie")}
    assert "HttpOnly" in cookies[SESSION]
    assert "HttpOnly" not in cookies[CSRF]
    for each in (cookies[SESSION], cookies[CSRF]):
        assert "SameSite=Lax" in each
        assert "Path=/;" in each
        assert "Secure" not in each  # this place is plain http on loopback
    assert "spotistats_sign_in" not in browser.cookies
    secret = browser.cookies[SESSION]
    stored = place.database.sessions.find_one()
    assert stored is not None
    assert secret not in str(stored)
    assert browser.cookies[CSRF] not in str(stored)


def test_signing_in_again_renews_the_same_account(place: Place) -> None:
    first, again = place.browser(), place.browser()
    first.sign_in(place.person())
    old = Links(place.database).get(first.me()["id"])
    again.sign_in(place.person())
    assert again.me()["id"] == first.me()["id"]
    assert place.database.users.count_documents({}) == 1
    new = Links(place.database).get(first.me()["id"])
    assert old is not None
    assert new is not None
    assert new.generation > old.generation
    assert new.expires_at >= old.expires_at
    assert new.refresh_token != old.refresh_token


def test_sign_ups_are_closed_once_there_is_an_account(place: Place) -> None:
    options = place.browser().http.get("/auth/options").json()
    assert options["sign_ups"] == "open"
    place.browser().sign_in(place.person(0))
    stranger = place.browser()
    answer = stranger.sign_in(place.person(1))
    assert answer.status_code == 403
    assert "new ones are not taken" in answer.json()["detail"]
    assert not stranger.is_signed_in()
    assert place.database.users.count_documents({}) == place.database.links.count_documents({}) == 1
    assert stranger.http.get("/auth/options").json()["sign_ups"] == "closed"


def test_open_sign_ups_take_everybody_and_one_is_admin(place: Place) -> None:
    browsers = [place.browser("open") for _ in range(3)]
    for number, browser in enumerate(browsers):
        assert browser.sign_in(place.person(number)).status_code == 303
    assert [each.me()["is_admin"] for each in browsers] == [True, False, False]


def test_an_invitation_lets_one_person_in_once(place: Place) -> None:
    admin = place.browser("invited")
    admin.sign_in(place.person(0))
    made = admin.ask("POST", "/auth/invitations", json={"name": "Grace"})
    assert made.status_code == 201
    secret = made.json()["url"].partition("invitation=")[2]
    (listed,) = admin.ask("GET", "/auth/invitations").json()["items"]
    assert listed == {key: made.json()[key] for key in listed}
    assert place.browser("invited").sign_in(place.person(1)).status_code == 403
    grace = place.browser("invited")
    assert grace.sign_in(place.person(1), invitation=secret).status_code == 303
    assert not grace.me()["is_admin"]
    assert place.browser("invited").sign_in(place.person(2), invitation=secret).status_code == 403
    assert admin.ask("GET", "/auth/invitations").json()["items"] == []
    assert grace.ask("POST", "/auth/invitations", json={"name": "Eve"}).status_code == 403
    assert grace.ask("GET", "/auth/invitations").status_code == 403


def test_a_revoked_or_old_invitation_lets_nobody_in(place: Place) -> None:
    admin = place.browser("invited")
    admin.sign_in(place.person(0))
    made = [admin.ask("POST", "/auth/invitations", json={"name": "x"}).json() for _ in range(2)]
    assert admin.ask("DELETE", f"/auth/invitations/{made[0]['id']}").status_code == 204
    assert admin.ask("DELETE", f"/auth/invitations/{made[0]['id']}").status_code == 404
    place.database.invitations.update_many({}, {"$set": {"expires_at": utc_now()}})
    for each in made:
        secret = each["url"].partition("invitation=")[2]
        refused = place.browser("invited").sign_in(place.person(1), invitation=secret)
        assert refused.status_code == 403


def a_local_owner(place: Place) -> tuple[User, str]:
    """The owner of a local installation, and their token."""
    owner = User(new_id(), "Me", "Europe/Vilnius", is_local_owner=True, is_admin=True)
    Users(place.database).add(owner)
    secret = new_secret()
    scopes = [Scope.READ, Scope.ACCOUNT]
    Tokens(place.database).add(new_token(owner.id, "command line", scopes, None), secret)
    return owner, secret


def a_ticket(browser: Browser, secret: str, return_to: str = "/") -> httpx.Response:
    return httpx.post(
        f"{browser.url}/api/v1/auth/tickets",
        json={"return_to": return_to},
        headers={"Authorization": f"Bearer {secret}"},
        timeout=60,
    )


def test_the_local_owner_enters_with_a_ticket_and_links_spotify(place: Place) -> None:
    owner, secret = a_local_owner(place)
    browser = place.browser()
    ticket = a_ticket(browser, secret, "/api/v1/auth/login")
    assert ticket.status_code == 201
    entered = browser.visit(ticket.json()["url"])
    assert (entered.status_code, entered.headers["location"]) == (303, "/api/v1/auth/login")
    assert browser.me()["id"] == owner.id
    assert browser.me()["spotify"]["state"] == "not_linked"
    assert browser.sign_in(place.person()).status_code == 303
    me = browser.me()
    assert (me["id"], me["display_name"], me["spotify"]["state"]) == (owner.id, "Me", "active")
    assert place.database.users.count_documents({}) == 1
    other = place.browser()
    other.sign_in(place.person())
    assert other.me()["id"] == owner.id
    assert place.browser().visit(ticket.json()["url"]).status_code == 403


def test_a_ticket_is_for_the_local_owner_alone(place: Place) -> None:
    browser = place.browser()
    browser.sign_in(place.person())
    assert browser.ask("POST", "/auth/tickets", json={}).status_code == 403


def test_a_ticket_ends_after_ten_minutes(place: Place) -> None:
    _, secret = a_local_owner(place)
    browser = place.browser()
    url = a_ticket(browser, secret).json()["url"]
    place.database.tickets.update_many({}, {"$set": {"expires_at": utc_now()}})
    assert browser.visit(url).status_code == 403
    assert not browser.is_signed_in()


def test_a_spotify_account_belongs_to_one_account_here(place: Place) -> None:
    place.browser("open").sign_in(place.person(0))
    other = place.browser("open")
    other.sign_in(place.person(1))
    mine = other.me()
    assert other.ask("DELETE", "/me/spotify").status_code == 204
    answer = other.sign_in(place.person(0))
    assert answer.status_code == 409
    assert "linked to another account" in answer.json()["detail"]
    assert other.me()["id"] == mine["id"]
    assert other.me()["spotify"]["state"] == "disconnected"


def test_another_spotify_account_only_after_disconnecting(place: Place) -> None:
    browser = place.browser()
    browser.sign_in(place.person(0))
    mine = browser.me()["id"]
    assert browser.sign_in(place.person(1)).status_code == 409
    browser.ask("DELETE", "/me/spotify")
    assert browser.sign_in(place.person(1)).status_code == 303
    assert browser.me()["id"] == mine
    link = Links(place.database).get(mine)
    assert link is not None
    assert link.account_id == place.account_id(1)


def test_disconnecting_deletes_the_tokens_and_signing_in_connects_again(place: Place) -> None:
    browser = place.browser()
    browser.sign_in(place.person())
    mine = browser.me()["id"]
    links = Links(place.database)
    old = links.get(mine)
    assert old is not None
    assert browser.ask("DELETE", "/me/spotify").status_code == 204
    stored = place.database.links.find_one({"_id": mine})
    assert stored is not None
    assert [each for each in stored.values() if isinstance(each, bytes)] == []
    shown = browser.me()["spotify"]
    assert (shown["state"], shown["expires_at"], shown["days_left"]) == ("disconnected", None, None)
    assert "sign in with Spotify again" in shown["advice"]
    # Who refreshed the tokens meanwhile does not bring them back.
    assert not links.put_tokens(
        old, refresh_token=b"late", access_token=None, access_expires_at=None
    )
    again = place.browser()
    again.sign_in(place.person())
    assert (again.me()["id"], again.me()["spotify"]["state"]) == (mine, "active")


def test_who_declines_is_told_so(place: Place) -> None:
    place.fake.behaviour.denies = True
    browser = place.browser()
    answer = browser.sign_in(place.person())
    assert answer.status_code == 403
    assert "did not agree" in answer.json()["detail"]
    assert not browser.is_signed_in()
    assert place.database.users.count_documents({}) == 0


def test_a_browser_is_told_on_a_page(place: Place) -> None:
    place.fake.behaviour.denies = True
    browser = place.browser()
    back = browser.agree(browser.begin(), place.person())
    answer = browser.visit(back, Accept="text/html,application/xhtml+xml,*/*;q=0.8")
    assert answer.status_code == 403
    assert answer.headers["content-type"].startswith("text/html")
    assert "did not agree" in answer.text
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    state = query_of(browser.begin())["state"]
    hostile = {"state": state, "error": "<script>alert(1)</script>"}
    shown = browser.http.get("/auth/callback", params=hostile, headers={"Accept": "text/html"})
    assert "&lt;script&gt;" in shown.text
    assert "<script>" not in shown.text


@pytest.mark.parametrize(
    ("changes", "advice"),
    [
        ({"allowlist": set()}, "User Management"),
        ({"owner_has_premium": False}, "Premium"),
        ({"allowlist": set(), "plain_refusals": False}, "User Management"),
        ({"owner_has_premium": False, "plain_refusals": False}, "Premium"),
    ],
)
def test_whom_spotify_refuses_is_told_what_to_do(
    place: Place, changes: dict[str, Any], advice: str
) -> None:
    for name, value in changes.items():
        setattr(place.fake.behaviour, name, value)
    browser = place.browser()
    answer = browser.sign_in(place.person())
    assert answer.status_code == 403
    assert advice in answer.json()["detail"]
    assert place.database.users.count_documents({}) == place.database.links.count_documents({}) == 0


def test_a_missing_scope_is_told_and_mended(place: Place) -> None:
    place.fake.behaviour.withheld_scopes = {"user-top-read"}
    browser = place.browser()
    assert browser.sign_in(place.person()).status_code == 303
    shown = browser.me()["spotify"]
    assert (shown["state"], shown["problem"]) == ("reconnect", "scope_missing")
    assert "agree to all of it" in shown["advice"]
    link = Links(place.database).get(browser.me()["id"])
    assert link is not None
    assert link.refresh_token is link.access_token is None
    place.fake.behaviour.withheld_scopes = set()
    browser.sign_in(place.person())
    assert browser.me()["spotify"]["state"] == "active"


def test_after_six_months_the_person_is_asked_to_come_back(place: Place) -> None:
    browser = place.browser()
    browser.sign_in(place.person())
    mine = {"_id": browser.me()["id"]}
    place.database.links.update_one(
        mine, {"$set": {"expires_at": utc_now() + timedelta(days=10, minutes=1)}}
    )
    shown = browser.me()["spotify"]
    assert (shown["state"], shown["days_left"]) == ("active", 10)
    assert "renew" in shown["advice"]
    place.database.links.update_one(mine, {"$set": {"expires_at": utc_now()}})
    shown = browser.me()["spotify"]
    assert (shown["state"], shown["problem"], shown["days_left"]) == ("reconnect", "expired", 0)
    assert "six months" in shown["advice"]


def test_a_dead_link_has_no_tokens_and_says_why(place: Place) -> None:
    browser = place.browser()
    browser.sign_in(place.person())
    links = Links(place.database)
    link = links.get(browser.me()["id"])
    assert link is not None
    assert links.mark(link, LinkState.RECONNECT, LinkProblem.REVOKED)
    dead = links.get(link.user_id)
    assert dead is not None
    assert dead.refresh_token is dead.access_token is None
    assert browser.me()["spotify"]["problem"] == "revoked"
    browser.sign_in(place.person())
    # Who still works with the old tokens cannot mark the new link.
    assert not links.mark(link, LinkState.RECONNECT, LinkProblem.REVOKED)
    assert browser.me()["spotify"]["state"] == "active"


def test_the_last_sync_and_its_error_are_shown(place: Place) -> None:
    browser = place.browser()
    browser.sign_in(place.person())
    error = {"code": "not_reachable", "message": "Spotify answered 502.", "at": utc_now()}
    place.database.polls.insert_one(
        {
            "_id": browser.me()["id"],
            "last_sync_at": utc_now(),
            "last_success_at": None,
            "last_error": error,
        }
    )
    shown = browser.me()["spotify"]
    assert shown["last_sync_at"].endswith("Z")
    assert shown["last_error"]["code"] == "not_reachable"


def test_spotify_away_is_told_as_that(place: Place) -> None:
    from fake_spotify import Faults

    place.fake.behaviour.token_faults = Faults(server_errors=1.0)
    answer = place.browser().sign_in(place.person())
    assert answer.status_code == 503
    assert "cannot be reached" in answer.json()["detail"]


def test_an_account_that_was_half_made_is_made_at_the_next_sign_in(place: Place) -> None:
    browser = place.browser()
    browser.sign_in(place.person())
    mine = browser.me()["id"]
    place.database.users.delete_many({})  # as if the service had died before it wrote it
    again = place.browser()
    assert again.sign_in(place.person()).status_code == 303
    assert again.me()["id"] == mine
    assert again.me()["is_admin"]


def test_sign_in_from_localhost_goes_through_the_name_that_spotify_takes(place: Place) -> None:
    url = place.stack().url
    answer = httpx.get(
        f"{url.replace('127.0.0.1', 'localhost')}/api/v1/auth/login?return_to=/x", timeout=60
    )
    assert answer.status_code == 303
    assert answer.headers["location"] == f"{url}/api/v1/auth/login?return_to=%2Fx"


def test_after_signing_in_the_updater_is_asked_for_the_plays(place: Place) -> None:
    browser = place.browser()
    browser.sign_in(place.person())
    place.wait_for_first_sync(browser)
    (sync,) = browser.ask("GET", "/syncs").json()["items"]
    assert (sync["kind"], sync["is_requested"]) == ("poll", True)


def test_a_sign_in_does_not_wait_for_an_updater_that_is_away(settings: Settings) -> None:
    gone = settings.model_copy(update={"updater_url": "http://127.0.0.1:1"})
    with a_place(gone) as place:
        browser = place.browser()
        assert browser.sign_in(place.person()).status_code == 303
        assert browser.me()["spotify"]["state"] == "active"
