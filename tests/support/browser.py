"""A browser that signs in with the fake Spotify."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

import httpx

if TYPE_CHECKING:
    from collections.abc import Mapping

CALLBACK = "/api/v1/auth/callback"
SESSION = "spotistats_session"
CSRF = "spotistats_csrf"


class Browser:
    """Keeps cookies, follows no redirect by itself, and sends the CSRF token back."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.http = httpx.Client(base_url=f"{url}/api/v1", timeout=60)

    def begin(self, **query: str) -> str:
        """Begin a sign-in; the address at Spotify that the browser is sent to."""
        answer = self.http.get("/auth/login", params=query)
        assert answer.status_code == 303, answer.text
        return answer.headers["location"]

    def agree(self, address: str, as_user: str) -> str:
        """Agree at Spotify as somebody; the address that the browser is sent back to."""
        answer = httpx.get(f"{address}&as_user={as_user}", timeout=60)
        assert answer.is_redirect, answer.text
        return answer.headers["location"]

    def visit(self, address: str, **headers: str) -> httpx.Response:
        """Open an address."""
        return self.http.get(address, headers=headers)

    def sign_in(self, as_user: str, **query: str) -> httpx.Response:
        """Sign in from beginning to end; the answer of the callback."""
        return self.visit(self.agree(self.begin(**query), as_user))

    def ask(self, method: str, path: str, **options: Any) -> httpx.Response:
        """Ask the API, as a page of ours would."""
        headers = {"X-CSRF-Token": self.cookies.get(CSRF, "")}
        return self.http.request(method, path, headers=headers, **options)

    def me(self) -> dict[str, Any]:
        """Who is signed in."""
        answer = self.ask("GET", "/me")
        assert answer.status_code == 200, answer.text
        found: dict[str, Any] = answer.json()
        return found

    def is_signed_in(self) -> bool:
        """Whether somebody is."""
        return self.ask("GET", "/me").status_code == 200

    @property
    def cookies(self) -> Mapping[str, str]:
        """The cookies by name."""
        return {each.name: each.value or "" for each in self.http.cookies.jar}


def query_of(address: str) -> dict[str, str]:
    """The parameters of an address."""
    return {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
