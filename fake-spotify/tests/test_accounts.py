"""Signing in: what the accounts service takes and refuses."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

import pytest

from fake_spotify import CLIENT_ID, SCOPES, Faults, challenge_of
from fake_spotify.accounts.grants import six_months_after
from fake_spotify.clock import DAY_MS, MINUTE_MS, START_MS

if TYPE_CHECKING:
    import httpx

    from fake_spotify import FakeSpotify

CALLBACK = "http://127.0.0.1:8080/api/v1/auth/callback"
VERIFIER = "v" * 50
SECRET = "s3cret"


def asked(**changes: Any) -> dict[str, str]:
    query = {
        "client_id": CLIENT_ID,
        "response_type": "code",
        "redirect_uri": CALLBACK,
        "state": "st/te",
        "scope": "user-top-read user-library-read",
        "code_challenge_method": "S256",
        "code_challenge": challenge_of(VERIFIER),
        "as_user": "ada",
    } | changes
    return {name: value for name, value in query.items() if value is not None}


def told(answer: httpx.Response) -> dict[str, str]:
    assert answer.status_code == 302
    location = answer.headers["location"]
    assert location.startswith(CALLBACK)
    return {name: values[0] for name, values in parse_qs(urlsplit(location).query).items()}


def exchange(client: httpx.Client, code: str, **changes: Any) -> httpx.Response:
    form = {
        "grant_type": "authorization_code",
        "code": code,
        "redirect_uri": CALLBACK,
        "client_id": CLIENT_ID,
        "code_verifier": VERIFIER,
    } | changes
    data = {name: value for name, value in form.items() if value is not None}
    return client.post("/api/token", data=data)


def refresh(client: httpx.Client, token: str, **headers: str) -> httpx.Response:
    form = {"grant_type": "refresh_token", "refresh_token": token, "client_id": CLIENT_ID}
    return client.post("/api/token", data=form, headers=headers)


def a_code(client: httpx.Client, **changes: Any) -> str:
    return told(client.get("/authorize", params=asked(**changes)))["code"]


def status_of(client: httpx.Client, access_token: str) -> int:
    headers = {"authorization": f"Bearer {access_token}"}
    return client.get("/v1/me", headers=headers).status_code


def basic(client_id: str, secret: str) -> dict[str, str]:
    coded = base64.b64encode(f"{client_id}:{secret}".encode()).decode()
    return {"authorization": f"Basic {coded}"}


def test_somebody_signs_in(client: httpx.Client) -> None:
    back = told(client.get("/authorize", params=asked()))
    assert back["state"] == "st/te"
    tokens = exchange(client, back["code"]).json()
    assert tokens["token_type"] == "Bearer"
    assert tokens["expires_in"] == 3600
    assert set(tokens["scope"].split()) == {"user-top-read", "user-library-read"}
    me = client.get("/v1/me", headers={"authorization": f"Bearer {tokens['access_token']}"})
    assert me.json()["id"] == "ada"


def test_a_page_lists_the_listeners(client: httpx.Client, fake: FakeSpotify) -> None:
    page = client.get("/authorize", params=asked(as_user=None, state='"><b>x'))
    assert page.status_code == 200
    assert all(listener.display_name in page.text for listener in fake.world.listeners.values())
    assert "<b>x" not in page.text
    link = page.text.split('href="')[2].split('"')[0].replace("&amp;", "&")
    assert told(client.get(link))["state"] == '"><b>x'


def test_signs_in_at_once_when_told_so(client: httpx.Client, fake: FakeSpotify) -> None:
    fake.behaviour.signs_in_as = "bea"
    code = a_code(client, as_user=None)
    access = exchange(client, code).json()["access_token"]
    me = client.get("/v1/me", headers={"authorization": f"Bearer {access}"})
    assert me.json()["id"] == "bea"


def test_somebody_says_no(client: httpx.Client, fake: FakeSpotify) -> None:
    denied = {"error": "access_denied", "state": "st/te"}
    assert told(client.get("/authorize", params=asked(deny="1"))) == denied
    fake.behaviour.denies = True
    assert told(client.get("/authorize", params=asked())) == denied


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"client_id": "nobody"}, "Invalid client"),
        ({"redirect_uri": CALLBACK + "/"}, "Invalid redirect URI"),
        ({"redirect_uri": CALLBACK + "?x=1"}, "Invalid redirect URI"),
        ({"redirect_uri": None}, "Invalid redirect URI"),
        ({"redirect_uri": CALLBACK.replace("127.0.0.1", "localhost")}, "Insecure redirect URI"),
        ({"redirect_uri": "http://192.168.1.5/cb"}, "Insecure redirect URI"),
    ],
)
def test_nobody_is_sent_to_a_strange_place(
    client: httpx.Client, changes: dict[str, Any], message: str
) -> None:
    answer = client.get("/authorize", params=asked(**changes))
    assert answer.status_code == 400
    assert message in answer.text


def test_only_secure_and_loopback_redirects_can_be_registered(fake: FakeSpotify) -> None:
    fake.register(["https://stats.example/cb", "http://[::1]:8080/cb", "http://127.0.0.1:1/cb"])
    for bad in ("http://localhost:8080/cb", "https://localhost/cb", "http://stats.example/cb"):
        with pytest.raises(ValueError, match="redirect URI"):
            fake.register([bad])


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"response_type": "token"}, "unsupported_response_type"),
        ({"scope": "user-top-read everything"}, "invalid_scope"),
        ({"code_challenge": None, "code_challenge_method": None}, "invalid_request"),
        ({"code_challenge_method": "plain"}, "invalid_request"),
        ({"code_challenge": "short"}, "invalid_request"),
    ],
)
def test_a_public_app_must_ask_rightly(
    client: httpx.Client, changes: dict[str, Any], error: str
) -> None:
    back = told(client.get("/authorize", params=asked(**changes)))
    assert back == {"error": error, "state": "st/te"}


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"code": "made-up"}, "invalid_grant"),
        ({"redirect_uri": "http://127.0.0.1:8080/other"}, "invalid_grant"),
        ({"code_verifier": "w" * 50}, "invalid_grant"),
        ({"code_verifier": None}, "invalid_request"),
        ({"code_verifier": "short"}, "invalid_request"),
        ({"client_id": "nobody"}, "invalid_client"),
        ({"code": None}, "invalid_request"),
        ({"grant_type": "password"}, "unsupported_grant_type"),
    ],
)
def test_a_code_is_not_given_away(
    client: httpx.Client, changes: dict[str, Any], error: str
) -> None:
    code = a_code(client)
    answer = exchange(client, **({"code": code} | changes))
    assert answer.status_code == 400
    assert answer.json()["error"] == error


def test_a_code_is_good_once(client: httpx.Client) -> None:
    code = a_code(client)
    assert exchange(client, code).status_code == 200
    assert exchange(client, code).json()["error"] == "invalid_grant"


def test_a_code_is_good_for_ten_minutes(client: httpx.Client, fake: FakeSpotify) -> None:
    early, late = a_code(client), a_code(client)
    fake.world.clock.advance(10 * MINUTE_MS - 1)
    assert exchange(client, early).status_code == 200
    fake.world.clock.advance(1)
    assert exchange(client, late).json()["error"] == "invalid_grant"


def test_scopes_can_be_withheld(client: httpx.Client, fake: FakeSpotify) -> None:
    fake.behaviour.withheld_scopes = {"user-top-read"}
    assert exchange(client, a_code(client)).json()["scope"] == "user-library-read"


def test_an_access_token_is_good_for_an_hour(client: httpx.Client, fake: FakeSpotify) -> None:
    grant = fake.authorize("ada")
    fake.world.clock.advance(60 * MINUTE_MS - 1)
    assert status_of(client, grant.access_token) == 200
    fake.world.clock.advance(1)
    assert status_of(client, grant.access_token) == 401
    assert grant.refresh_token
    again = refresh(client, grant.refresh_token).json()
    assert "refresh_token" not in again
    assert set(again["scope"].split()) == SCOPES
    assert status_of(client, again["access_token"]) == 200


def test_refresh_tokens_rotate(client: httpx.Client, fake: FakeSpotify) -> None:
    fake.behaviour.rotates_refresh_tokens = True
    first = fake.authorize("ada").refresh_token
    assert first
    second = refresh(client, first).json()["refresh_token"]
    assert second != first
    assert refresh(client, first).json()["error"] == "invalid_grant"
    assert refresh(client, second).status_code == 200


@pytest.mark.parametrize("rotates", [True, False])
def test_six_months_after_the_sign_in_it_is_over(
    client: httpx.Client, fake: FakeSpotify, *, rotates: bool
) -> None:
    fake.behaviour.rotates_refresh_tokens = rotates
    token = fake.authorize("ada").refresh_token
    assert token
    for _ in range(6):
        fake.world.clock.advance(30 * DAY_MS)
        token = refresh(client, token).json().get("refresh_token", token)
    fake.world.clock.advance(six_months_after(START_MS) - fake.world.clock.now_ms() - 1)
    token = refresh(client, token).json().get("refresh_token", token)
    fake.world.clock.advance(1)
    answer = refresh(client, token)
    assert answer.status_code == 400
    assert answer.json()["error"] == "invalid_grant"


def test_six_months_end_on_the_last_day_of_a_shorter_month() -> None:
    end_of_august = 1_788_134_400_123  # 2026-08-31T00:00:00.123Z
    assert six_months_after(end_of_august) == 1_803_772_800_123  # 2027-02-28T00:00:00.123Z


def test_a_user_takes_it_back(client: httpx.Client, fake: FakeSpotify) -> None:
    hers, his = fake.authorize("ada"), fake.authorize("bea")
    code = a_code(client)
    fake.revoke("ada")
    assert hers.refresh_token
    assert his.refresh_token
    assert status_of(client, hers.access_token) == 401
    assert refresh(client, hers.refresh_token).json()["error"] == "invalid_grant"
    assert exchange(client, code).json()["error"] == "invalid_grant"
    assert status_of(client, his.access_token) == 200
    assert refresh(client, his.refresh_token).status_code == 200
    assert exchange(client, a_code(client)).status_code == 200


def test_a_confidential_app_shows_its_secret(client: httpx.Client, fake: FakeSpotify) -> None:
    fake.register([CALLBACK], secret=SECRET)
    plain = {"code_challenge": None, "code_challenge_method": None}
    code = a_code(client, **plain)
    form = {"grant_type": "authorization_code", "code": code, "redirect_uri": CALLBACK}
    wrong = client.post("/api/token", data=form, headers=basic(CLIENT_ID, "wrong"))
    assert wrong.json()["error"] == "invalid_client"
    tokens = client.post("/api/token", data=form, headers=basic(CLIENT_ID, SECRET)).json()
    assert refresh(client, tokens["refresh_token"]).json()["error"] == "invalid_client"
    good = refresh(client, tokens["refresh_token"], **basic(CLIENT_ID, SECRET))
    assert good.status_code == 200
    unproved = exchange(client, a_code(client, **plain))
    assert unproved.json()["error"] == "invalid_client"


def test_a_secret_and_pkce_go_together(client: httpx.Client, fake: FakeSpotify) -> None:
    fake.register([CALLBACK], secret=SECRET)
    code = a_code(client)
    form = {"grant_type": "authorization_code", "code": code, "redirect_uri": CALLBACK}
    form |= {"client_id": CLIENT_ID, "code_verifier": VERIFIER}
    answer = client.post("/api/token", data=form, headers=basic(CLIENT_ID, SECRET))
    assert answer.status_code == 200


@pytest.mark.parametrize("header", ["Basic !!!", "Basic bm9jb2xvbg==", "Bearer x", "Basic"])
def test_a_broken_header_is_no_app(client: httpx.Client, header: str) -> None:
    answer = client.post("/api/token", data={}, headers={"authorization": header})
    assert answer.status_code == 400
    assert answer.json()["error"] == "invalid_client"


def test_an_app_cannot_use_the_tokens_of_another(client: httpx.Client, fake: FakeSpotify) -> None:
    fake.register([CALLBACK], client_id="other")
    token = fake.authorize("ada", client_id="other").refresh_token
    assert token
    assert refresh(client, token).json()["error"] == "invalid_grant"
    assert exchange(client, a_code(client), client_id="other").json()["error"] == "invalid_grant"


def test_the_token_endpoint_can_fail(client: httpx.Client, fake: FakeSpotify) -> None:
    token = fake.authorize("ada").refresh_token
    assert token
    fake.behaviour.token_faults = Faults(server_errors=1)
    assert refresh(client, token).status_code in {500, 502, 503}
    assert fake.calls[-1].fault == "server_error"
    assert fake.calls[-1].user == "ada"
    fake.behaviour.token_faults = Faults()
    assert refresh(client, token).status_code == 200
