"""Signing in, attacked: nobody gets in by it, and nobody is brought in as somebody else."""

from __future__ import annotations

import io
import logging
import threading
from typing import TYPE_CHECKING, Any

import httpx
import pytest
import requests

from spotistats_common.models.accounts import Scope, utc_now
from spotistats_common.service.logs import set_up_logs
from spotistats_common.settings import Settings
from spotistats_common.spotify.accounts import AccountsService
from spotistats_common.spotify.errors import GrantInvalid, Unauthorized
from spotistats_common.spotify.profile import profile_of
from spotistats_common.store.links import Links
from spotistats_common.store.tokens import Tokens, new_secret, new_token, service_token
from tests.support.browser import CSRF, SESSION, Browser, query_of
from tests.support.sign_in import CLIENT_SECRET

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.support.sign_in import Place

BEGIN_AGAIN = "not begun in this browser"


def refused(browser: Browser, answer: httpx.Response, status: int = 403) -> str:
    """Why nobody was signed in."""
    assert answer.status_code == status, answer.text
    assert not answer.headers.get_list("set-cookie")
    assert not browser.is_signed_in()
    detail: str = answer.json()["detail"]
    return detail


def test_the_sign_in_of_another_browser_is_refused(place: Place) -> None:
    attacker, victim = place.browser("open"), place.browser("open")
    link = attacker.agree(attacker.begin(), place.person(0))  # the attacker sends this link
    assert BEGIN_AGAIN in refused(victim, victim.visit(link))
    victim.begin()
    assert BEGIN_AGAIN in refused(victim, victim.visit(link))
    assert place.database.users.count_documents({}) == 0


def test_a_state_nobody_made_is_refused(place: Place) -> None:
    browser = place.browser()
    browser.begin()
    asked = len(place.fake.calls)
    answer = browser.http.get("/auth/callback", params={"state": "made-up", "code": "x"})
    assert BEGIN_AGAIN in refused(browser, answer)
    assert [call for call in place.fake.calls[asked:] if call.path == "/api/token"] == []


def test_a_state_works_once(place: Place) -> None:
    browser = place.browser()
    begun = browser.begin()
    bound = browser.cookies["spotistats_sign_in"]
    back = browser.agree(begun, place.person())
    assert browser.visit(back).status_code == 303
    again = place.browser()
    again.http.cookies.set("spotistats_sign_in", bound)
    assert BEGIN_AGAIN in refused(again, again.visit(back))


def test_a_state_is_over_after_ten_minutes(place: Place) -> None:
    browser = place.browser()
    back = browser.agree(browser.begin(), place.person())
    place.database.sign_ins.update_many({}, {"$set": {"expires_at": utc_now()}})
    assert BEGIN_AGAIN in refused(browser, browser.visit(back))


def test_a_code_works_once_and_only_with_its_own_sign_in(place: Place) -> None:
    first = place.browser("open")
    code = query_of(first.agree(first.begin(), place.person()))["code"]
    thief = place.browser("open")
    state = query_of(thief.begin())["state"]
    stolen = thief.http.get("/auth/callback", params={"state": state, "code": code})
    assert "Begin again" in refused(thief, stolen)  # PKCE: another verifier
    used = place.browser("open")
    back = used.agree(used.begin(), place.person())
    assert used.visit(back).status_code == 303
    used.ask("POST", "/auth/logout")
    state = query_of(used.begin())["state"]
    replayed = used.http.get(
        "/auth/callback", params={"state": state, "code": query_of(back)["code"]}
    )
    assert "Begin again" in refused(used, replayed)


@pytest.mark.parametrize(
    "target",
    [
        "https://evil.example/",
        "//evil.example/",
        "/\\evil.example/",
        "\\\\evil.example/",
        "/\t/evil.example/",
        "/\n/evil.example",
        "/top\r\nSet-Cookie: a=b",
        "javascript:alert(1)",
        "evil.example",
        " /top",
        "/top\n",
        "/töp",
        "@evil.example",
    ],
)
def test_nobody_is_sent_to_another_origin(place: Place, target: str) -> None:
    browser = place.browser()
    answer = browser.http.get("/auth/login", params={"return_to": target})
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["field"] == "return_to"
    assert "location" not in answer.headers


def test_the_way_back_comes_from_the_server_not_from_the_callback(place: Place) -> None:
    browser = place.browser()
    back = browser.agree(browser.begin(return_to="/mine"), place.person())
    assert browser.visit(f"{back}&return_to=//evil.example").status_code == 422
    browser = place.browser()
    back = browser.agree(browser.begin(return_to="/mine"), place.person())
    assert browser.visit(back).headers["location"] == "/mine"


def test_a_session_that_an_attacker_planted_is_not_taken_over(place: Place) -> None:
    victim = place.browser()
    planted = "x" * 43
    victim.http.cookies.set(SESSION, planted, domain="127.0.0.1", path="/")
    assert victim.sign_in(place.person()).status_code == 303
    assert victim.cookies[SESSION] != planted
    attacker = place.browser()
    attacker.http.cookies.set(SESSION, planted)
    assert not attacker.is_signed_in()


def test_a_sign_in_begun_while_signed_in_is_over_when_somebody_else_is(place: Place) -> None:
    attacker, victim = place.browser("open"), place.browser("open")
    attacker.sign_in(place.person(1))
    victim.sign_in(place.person(0))
    back = attacker.agree(attacker.begin(), place.person(2))
    sent = {"spotistats_sign_in": attacker.cookies["spotistats_sign_in"]}
    sent[SESSION] = victim.cookies[SESSION]
    cookies = "; ".join(f"{name}={value}" for name, value in sent.items())
    answer = httpx.get(back, headers={"Cookie": cookies}, timeout=60)
    assert (answer.status_code, BEGIN_AGAIN in answer.text) == (403, True)
    assert place.database.links.count_documents({}) == 2


def test_signing_in_again_ends_the_session_before(place: Place) -> None:
    browser = place.browser()
    browser.sign_in(place.person())
    before = dict(browser.cookies)
    browser.sign_in(place.person())
    assert browser.cookies[SESSION] != before[SESSION]
    assert browser.cookies[CSRF] != before[CSRF]
    old = place.browser()
    old.http.cookies.update(before)
    assert not old.is_signed_in()
    assert place.database.sessions.count_documents({}) == 1


def test_a_session_is_over_at_its_time(place: Place) -> None:
    browser = place.browser()
    browser.sign_in(place.person())
    place.database.sessions.update_many({}, {"$set": {"expires_at": utc_now()}})
    answer = browser.ask("GET", "/me")
    assert answer.status_code == 401
    assert "over" in answer.json()["detail"]


def test_using_a_session_moves_its_end_on_up_to_a_limit(place: Place) -> None:
    from spotistats_common.store.sessions import LONGEST, UNUSED

    browser = place.browser()
    browser.sign_in(place.person())
    sessions = place.database.sessions
    sessions.update_many({}, {"$set": {"expires_at": utc_now() + UNUSED / 2}})
    assert browser.is_signed_in()
    moved = sessions.find_one()
    assert moved is not None
    assert moved["expires_at"] > utc_now() + UNUSED * 0.9
    assert moved["ends_at"] - moved["created_at"] == LONGEST
    ends_at = utc_now() + UNUSED / 4
    sessions.update_many({}, {"$set": {"expires_at": utc_now() + UNUSED / 8, "ends_at": ends_at}})
    assert browser.is_signed_in()
    limited = sessions.find_one()
    assert limited is not None
    assert limited["expires_at"] == ends_at


def test_logging_out_ends_this_session_and_no_other(place: Place) -> None:
    here, there = place.browser(), place.browser()
    here.sign_in(place.person())
    there.sign_in(place.person())
    kept = dict(here.cookies)
    assert here.ask("POST", "/auth/logout").status_code == 204
    assert SESSION not in here.cookies
    here.http.cookies.update(kept)
    assert not here.is_signed_in()
    assert there.is_signed_in()


def test_logging_out_everywhere_ends_all_of_ones_own_sessions(place: Place) -> None:
    browsers = [place.browser("open") for _ in range(3)]
    for browser in browsers:
        browser.sign_in(place.person(0))
    stranger = place.browser("open")
    stranger.sign_in(place.person(1))
    assert browsers[0].ask("DELETE", "/auth/sessions").status_code == 204
    assert not any(each.is_signed_in() for each in browsers)
    assert stranger.is_signed_in()


@pytest.mark.parametrize("token", [None, "", "0" * 64, "of another session", "the session itself"])
def test_a_change_by_cookie_needs_the_csrf_token_of_the_session(
    place: Place, token: str | None
) -> None:
    browser, other = place.browser("open"), place.browser("open")
    browser.sign_in(place.person(0))
    other.sign_in(place.person(1))
    sent = {
        "of another session": other.cookies[CSRF],
        "the session itself": browser.cookies[SESSION],
    }
    headers = {} if token is None else {"X-CSRF-Token": sent.get(token, token)}
    changes: list[tuple[str, str, Any]] = [
        ("PATCH", "/me", {"display_name": "Eve"}),
        ("POST", "/me/tokens", {"name": "x", "scopes": ["read"]}),
        ("DELETE", "/me/spotify", None),
        ("DELETE", f"/me?confirm={browser.me()['id']}", None),
        ("POST", "/auth/logout", None),
        ("DELETE", "/auth/sessions", None),
        ("POST", "/auth/invitations", {"name": "x"}),
    ]
    before = browser.me()
    for method, path, body in changes:
        answer = browser.http.request(method, path, json=body, headers=headers)
        assert (answer.status_code, "X-CSRF-Token" in answer.text) == (403, True), path
    assert browser.me() == before
    assert browser.ask("PATCH", "/me", json={"display_name": "Ada"}).status_code == 200


def test_a_header_of_ones_own_decides_over_cookies(place: Place) -> None:
    browser = place.browser()
    browser.sign_in(place.person())
    for header in ("Bearer spst_made_up", "Bearer", "Basic YTpi", ""):
        answer = browser.http.get("/me", headers={"Authorization": header})
        assert answer.status_code == 401, header


def test_a_token_does_what_its_scopes_allow(place: Place) -> None:
    browser = place.browser()
    browser.sign_in(place.person())
    mine = browser.me()["id"]
    secret = new_secret()
    Tokens(place.database).add(new_token(mine, "reader", [Scope.READ], None), secret)
    headers = {"Authorization": f"Bearer {secret}"}
    asked = httpx.Client(base_url=f"{browser.url}/api/v1", headers=headers, timeout=60)
    assert asked.get("/me").status_code == 200
    for method, path in (
        ("DELETE", f"/me?confirm={mine}"),
        ("DELETE", "/me/spotify"),
        ("DELETE", "/auth/sessions"),
        ("GET", "/auth/invitations"),
        ("GET", "/me/tokens"),
    ):
        assert asked.request(method, path).status_code == 403, path
    assert browser.is_signed_in()


def test_a_service_token_is_short_lived_narrow_and_listed_nowhere(place: Place) -> None:
    browser = place.browser()
    browser.sign_in(place.person())
    secret = service_token(place.database, browser.me()["id"], Scope.SYNC)
    assert browser.ask("GET", "/me/tokens").json()["items"] == []
    headers = {"Authorization": f"Bearer {secret}"}
    assert httpx.get(f"{browser.url}/api/v1/me", headers=headers).status_code == 403
    stored = place.database.tokens.find_one()
    assert stored is not None
    assert (stored["expires_at"] - utc_now()).total_seconds() <= 300
    place.database.tokens.update_many({}, {"$set": {"expires_at": utc_now()}})
    assert httpx.get(f"{browser.url}/api/v1/me", headers=headers).status_code == 401


@pytest.fixture
def logs() -> Iterator[io.StringIO]:
    """All that the services log, at the most talkative level."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    for each in handlers:
        root.removeHandler(each)
    set_up_logs("DEBUG")
    stream = io.StringIO()
    root.handlers[0].setStream(stream)  # type: ignore[attr-defined]  # a StreamHandler
    yield stream
    root.handlers[:] = handlers
    root.setLevel(level)


def test_no_secret_gets_into_the_logs(place: Place, logs: io.StringIO) -> None:
    browser = place.browser()
    begun = browser.begin()
    kept = place.database.sign_ins.find_one()
    assert kept is not None
    bound = browser.cookies["spotistats_sign_in"]
    back = browser.agree(begun, place.person())
    assert browser.visit(back).status_code == 303
    assert browser.visit(back).status_code == 403
    mine = browser.me()["id"]
    made = browser.ask("POST", "/me/tokens", json={"name": "x", "scopes": ["read"]}).json()
    invited = browser.ask("POST", "/auth/invitations", json={"name": "x"}).json()
    link = Links(place.database).get(mine)
    assert link is not None
    assert link.refresh_token is not None
    assert link.access_token is not None
    sealer = place.sealer()
    refresh_token, access_token = sealer.open(link.refresh_token), sealer.open(link.access_token)
    place.fake.revoke(place.person())

    def fail() -> None:
        service = AccountsService(place.settings)
        for call, error in (
            (lambda: service.refresh(refresh_token), GrantInvalid),
            (lambda: profile_of(place.settings, requests.Session(), access_token), Unauthorized),
        ):
            try:
                call()
            except error:
                logging.getLogger("spotistats").exception("as a service would")
            else:
                raise AssertionError("it should have been refused")

    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    secrets = {
        "state": query_of(begun)["state"],
        "code": query_of(back)["code"],
        "verifier": kept["verifier"],
        "sign-in cookie": bound,
        "session": browser.cookies[SESSION],
        "csrf token": browser.cookies[CSRF],
        "refresh token": refresh_token,
        "access token": access_token,
        "sealed refresh token": link.refresh_token.decode(),
        "our token": made["secret"],
        "invitation": invited["url"].partition("invitation=")[2],
        "key": place.keys[0],
        "client secret": CLIENT_SECRET,
    }
    written = logs.getvalue()
    assert "/api/v1/auth/callback" in written
    assert "as a service would" in written
    assert [name for name, secret in secrets.items() if secret in written] == []


def test_settings_do_not_show_their_secrets(place: Place) -> None:
    shown = f"{place.settings!r} {place.settings}"
    assert isinstance(place.settings, Settings)
    assert CLIENT_SECRET not in shown
    assert place.keys[0] not in shown
