"""Talking to Spotify: what its answers, and its silence, mean."""

from __future__ import annotations

import base64
import threading
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from pydantic import SecretStr

from spotistats_common.errors import ConfigurationError
from spotistats_common.models.links import valid_until
from spotistats_common.settings import Settings
from spotistats_common.spotify.accounts import AccountsService, challenge_of, new_verifier
from spotistats_common.spotify.errors import (
    GrantInvalid,
    LimitReached,
    NotAllowed,
    NotReachable,
    Refused,
    SpotifyError,
    Unauthorized,
)
from spotistats_common.spotify.profile import profile_of

if TYPE_CHECKING:
    from collections.abc import Iterator

GRANT = b'{"access_token": "BQ1", "expires_in": 3600, "scope": "a b", "refresh_token": "AQ1"}'


@dataclass
class Answering:
    """A server that always answers the same, and remembers what it was asked."""

    url: str = ""
    status: int = 200
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)
    announced: int = 0
    """How many more bytes the head promises than come."""
    asked: list[tuple[str, str, dict[str, str], str]] = field(default_factory=list)


@pytest.fixture
def server() -> Iterator[Answering]:
    found = Answering()

    class Handler(BaseHTTPRequestHandler):
        def _answer(self) -> None:
            sent = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
            found.asked.append((self.command, self.path, dict(self.headers), sent))
            self.send_response(found.status)
            for name, value in found.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(found.body) + found.announced))
            self.end_headers()
            self.wfile.write(found.body)

        do_GET = do_POST = _answer  # noqa: N815 - the names that the server calls

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as http:
        threading.Thread(target=http.serve_forever, args=[0.01], daemon=True).start()
        found.url = f"http://127.0.0.1:{http.server_port}"
        yield found
        http.shutdown()


def settings_for(server: Answering, secret: str | None = None) -> Settings:
    return Settings(
        spotify_client_id="client",
        spotify_client_secret=None if secret is None else SecretStr(secret),
        spotify_accounts_url=server.url,
        spotify_api_url=server.url,
    )


def test_the_challenge_is_the_one_of_rfc_7636() -> None:
    verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"
    assert challenge_of(verifier) == "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"
    assert 43 <= len(new_verifier()) <= 128


def test_the_browser_is_sent_with_everything_that_spotify_needs(server: Answering) -> None:
    url = AccountsService(settings_for(server)).authorize_url(
        "state", "challenge", ["a", "b"], "http://127.0.0.1:8080/api/v1/auth/callback"
    )
    assert url.startswith(f"{server.url}/authorize?")
    assert parse_qs(urlsplit(url).query) == {
        "client_id": ["client"],
        "response_type": ["code"],
        "redirect_uri": ["http://127.0.0.1:8080/api/v1/auth/callback"],
        "state": ["state"],
        "scope": ["a b"],
        "code_challenge_method": ["S256"],
        "code_challenge": ["challenge"],
    }


def test_a_code_becomes_a_grant_with_pkce(server: Answering) -> None:
    server.body = GRANT
    grant = AccountsService(settings_for(server)).exchange("code", "verifier", "uri")
    assert (grant.access_token, grant.refresh_token, grant.scopes) == ("BQ1", "AQ1", ("a", "b"))
    assert 3590 < (grant.expires_at - datetime.now(UTC)).total_seconds() <= 3600
    ((method, path, headers, form),) = server.asked
    assert (method, path) == ("POST", "/api/token")
    assert parse_qs(form) == {
        "grant_type": ["authorization_code"],
        "code": ["code"],
        "redirect_uri": ["uri"],
        "code_verifier": ["verifier"],
        "client_id": ["client"],
    }
    assert "Authorization" not in headers
    assert "BQ1" not in repr(grant)
    assert "AQ1" not in repr(grant)


def test_a_client_secret_is_sent_as_basic(server: Answering) -> None:
    server.body = GRANT
    AccountsService(settings_for(server, "hush")).refresh("AQ0")
    ((_, _, headers, form),) = server.asked
    assert base64.b64decode(headers["Authorization"].removeprefix("Basic ")) == b"client:hush"
    assert parse_qs(form)["refresh_token"] == ["AQ0"]


def test_without_a_new_refresh_token_the_old_one_stays(server: Answering) -> None:
    server.body = b'{"access_token": "BQ2", "expires_in": 3600}'
    assert AccountsService(settings_for(server)).refresh("AQ0").refresh_token is None


def test_an_invalid_grant_is_told_from_other_refusals(server: Answering) -> None:
    service = AccountsService(settings_for(server))
    server.status, server.body = 400, b'{"error": "invalid_grant", "error_description": "Revoked"}'
    with pytest.raises(GrantInvalid, match="Revoked"):
        service.refresh("AQ0")
    server.body = b'{"error": "invalid_client"}'
    with pytest.raises(Refused) as caught:
        service.refresh("AQ0")
    assert not isinstance(caught.value, GrantInvalid)


@pytest.mark.parametrize(
    ("status", "body", "error"),
    [
        (500, b"oops", NotReachable),
        (503, b"", NotReachable),
        (302, b"", NotReachable),
        (200, b'{"access_token": "BQ', NotReachable),
        (200, b"[]", NotReachable),
        (200, b"", NotReachable),
        (200, b'{"access_token": "BQ1"}', NotReachable),
        (401, b'{"error": {"status": 401, "message": "expired"}}', Unauthorized),
        (403, b"User not registered in the Developer Dashboard", NotAllowed),
        (418, b'{"error": 7}', Refused),
    ],
)
def test_what_is_no_grant_is_an_error(
    server: Answering, status: int, body: bytes, error: type[SpotifyError]
) -> None:
    server.status, server.body = status, body
    with pytest.raises(error):
        AccountsService(settings_for(server)).refresh("AQ0")


def test_a_truncated_answer_is_not_believed(server: Answering) -> None:
    server.body, server.announced = GRANT, 10
    with pytest.raises(NotReachable):
        AccountsService(settings_for(server)).refresh("AQ0")


def test_nobody_there(server: Answering) -> None:
    settings = settings_for(server).model_copy(
        update={"spotify_accounts_url": "http://127.0.0.1:1"}
    )
    with pytest.raises(NotReachable) as caught:
        AccountsService(settings).refresh("AQ-secret")
    assert "AQ-secret" not in str(caught.value)


@pytest.mark.parametrize(
    ("retry_after", "body", "seconds", "quota"),
    [
        ("7", b'{"error": {"status": 429, "message": "slow"}}', 7, False),
        (
            "86000",
            b'{"error": {"status": 429, "message": "Too many", "reason": "QUOTA_EXCEEDED"}}',
            86_000,
            True,
        ),
        ("soon", b"", 30, False),
    ],
)
def test_a_limit_says_for_how_long(
    server: Answering, retry_after: str, body: bytes, seconds: int, quota: bool
) -> None:
    server.status, server.body, server.headers = 429, body, {"Retry-After": retry_after}
    with pytest.raises(LimitReached) as caught:
        profile_of(settings_for(server), requests.Session(), "BQ1")
    assert (caught.value.retry_after_s, caught.value.quota) == (seconds, quota)


@pytest.mark.parametrize(
    ("body", "account_id", "name"),
    [
        (b'{"account_id": "a1", "id": "ada", "display_name": "Ada"}', "a1", "Ada"),
        (b'{"id": "ada", "display_name": null}', "ada", None),
        (b'{"id": "ada", "display_name": " "}', "ada", None),
    ],
)
def test_a_profile(server: Answering, body: bytes, account_id: str, name: str | None) -> None:
    server.body = body
    profile = profile_of(settings_for(server), requests.Session(), "BQ1")
    assert (profile.account_id, profile.display_name) == (account_id, name)
    ((method, path, headers, _),) = server.asked
    assert (method, path, headers["Authorization"]) == ("GET", "/v1/me", "Bearer BQ1")


@pytest.mark.parametrize("body", [b"{}", b"[]", b'{"account_id": 7}', b""])
def test_a_profile_of_nobody_is_none(server: Answering, body: bytes) -> None:
    server.body = body
    with pytest.raises(NotReachable):
        profile_of(settings_for(server), requests.Session(), "BQ1")


def test_without_an_app_there_is_no_service() -> None:
    with pytest.raises(ConfigurationError, match="SPOTISTATS_SPOTIFY_CLIENT_ID"):
        AccountsService(Settings())


@pytest.mark.parametrize(
    ("authorized", "until"),
    [
        ("2026-05-22", "2026-11-22"),
        ("2026-08-31", "2027-02-28"),
        ("2026-06-30", "2026-12-30"),
        ("2026-12-01", "2027-06-01"),
    ],
)
def test_an_authorization_lasts_six_months(authorized: str, until: str) -> None:
    at = datetime.fromisoformat(authorized).replace(tzinfo=UTC)
    assert valid_until(at).date().isoformat() == until
