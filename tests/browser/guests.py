"""Others than the owner, who sign in with a made-up Spotify."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from spotistats_sdk import AuthenticatedClient
from tests.support.browser import Browser
from tests.support.exports import a_listener, a_zip_of
from tests.support.imports import imported

if TYPE_CHECKING:
    import httpx

    from fake_spotify import FakeSpotify
    from tests.support.up import Up

SCOPES = ["read", "import", "account"]


@dataclass(frozen=True)
class Guest:
    """Somebody with an account."""

    up: Up
    browser: Browser

    @property
    def cookies(self) -> list[Any]:
        """What signs a browser in as them."""
        pairs = self.browser.cookies.items()
        return [{"name": name, "value": value, "url": self.up.url} for name, value in pairs]

    def get(self, path: str, **parameters: Any) -> dict[str, Any]:
        """What the services tell them."""
        answer = self.browser.ask("GET", path, params=parameters)
        assert answer.status_code == 200, answer.text
        found: dict[str, Any] = answer.json()
        return found

    def import_plays(self, plays: int, seed: int) -> str:
        """Bring a history in; the id of the import."""
        body = {"name": "tests", "scopes": SCOPES}
        made = self.browser.ask("POST", "/me/tokens", json=body).json()
        with AuthenticatedClient(f"{self.up.url}/api/v1", made["secret"]) as client:
            exported = a_zip_of(a_listener(seed=seed, plays=plays))
            import_id = imported(client, history_zip=exported).id
        self.browser.ask("DELETE", f"/me/tokens/{made['id']}")
        return import_id


@dataclass(frozen=True)
class Guests:
    """Who can come, and the owner who lets them."""

    up: Up
    spotify: FakeSpotify
    owner: httpx.Client

    def person(self, number: int) -> str:
        """The Spotify user id of somebody."""
        return self.spotify.world.users[number]

    def join(self, number: int, *, plays: int = 0) -> Guest:
        """Let somebody make an account, with some plays."""
        before = self.owner.get("/auth/sign-ups").json()
        self.owner.put("/auth/sign-ups", json={"sign_ups": "open"})
        browser = Browser(self.up.url)
        assert browser.sign_in(self.person(number)).status_code == 303
        self.owner.put("/auth/sign-ups", json={"sign_ups": before["sign_ups"]})
        guest = Guest(self.up, browser)
        if plays:
            guest.import_plays(plays, seed=number)
        return guest
