"""A person with Chromium in front of a running `spotistats up`.

There is one for all tests, which share the history that the first of them drops on it. Whatever a
test does, no page may complain on its console, or ask another origin for anything but Spotify's
pictures, which never leave this machine.
"""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

import httpx
import pytest
from playwright.sync_api import expect, sync_playwright

from fake_spotify import CLIENT_ID, FakeSpotify, World, serving
from fake_spotify.images import picture
from spotistats.local import demo_export
from tests.browser.guests import Guest, Guests
from tests.browser.person import accessibility_findings, drop, visit
from tests.support.browser import CALLBACK
from tests.support.chromium import installed_chromium
from tests.support.up import Up, running

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request

SPOTIFY_IMAGES = "https://i.scdn.co/"
expect.set_options(timeout=15_000)


@dataclass(frozen=True)
class Story:
    """How a newcomer began."""

    welcome: str
    findings: list[str]
    """What axe-core found on the first page."""
    report: str
    url: str


@pytest.fixture(scope="session")
def spotify() -> FakeSpotify:
    """A made-up Spotify, where others than the owner sign in."""
    return FakeSpotify(World(seed=1, users=6))


@pytest.fixture(scope="session")
def up(tmp_path_factory: pytest.TempPathFactory, spotify: FakeSpotify) -> Iterator[Up]:
    """Spotify Stats, with nothing in it yet."""
    with serving(spotify) as spotify_url:
        settings = {
            "SPOTISTATS_SPOTIFY_CLIENT_ID": CLIENT_ID,
            "SPOTISTATS_SPOTIFY_ACCOUNTS_URL": spotify_url,
            "SPOTISTATS_SPOTIFY_API_URL": spotify_url,
            # So long it is waited for whoever is at work for somebody who goes.
            "SPOTISTATS_LEASE_SECONDS": "5",
        }
        with running(tmp_path_factory.mktemp("browser") / "data", **settings) as running_up:
            spotify.register([f"{running_up.url}{CALLBACK}"])
            yield running_up


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The browser."""
    program = installed_chromium()
    assert program, "no chromium: run tools/install_chromium.sh"
    with sync_playwright() as playwright:
        # Without its sandbox, which root may not have; it only ever sees pages of ours.
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield browser
        browser.close()


class Profile:
    """A profile of the browser on a desk, with its language and time zone, that is watched.

    As a person's does, it keeps the scripts that it was served for the next visit.
    """

    def __init__(self, chromium: Browser, up: Up, **options: Any) -> None:
        self._url = up.url
        self._complaints: list[str] = []
        self.context = chromium.new_context(
            base_url=up.url,
            viewport={"width": 1440, "height": 900},
            timezone_id="Europe/Vilnius",
            **options,
        )
        self.context.route(
            f"{SPOTIFY_IMAGES}**",
            lambda route: route.fulfill(body=picture("a", 64), content_type="image/png"),
        )
        self.context.on("console", self._listen)
        self.context.on("weberror", lambda error: self._complain(f"exception: {error.error}"))
        self.context.on("request", self._watch)

    def leave(self) -> None:
        """Close all tabs and forget whoever was here; fail if a page complained meanwhile."""
        pages = self.context.pages
        if pages:
            self.context.new_cdp_session(pages[0]).send(
                "Storage.clearDataForOrigin",
                {"origin": self._url, "storageTypes": "local_storage"},
            )
        for page in pages:
            page.close()
        self.context.clear_cookies()
        complaints, self._complaints = self._complaints, []
        assert complaints == []

    def _complain(self, of: str) -> None:
        self._complaints.append(of)

    def _listen(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self._complain(f"{message.type}: {message.text}")

    def _watch(self, request: Request) -> None:
        if not request.url.startswith((self._url, "data:", "blob:", SPOTIFY_IMAGES)):
            self._complain(f"another origin: {request.url}")


class Profiles(NamedTuple):
    """The profiles of the session: a new one would have to read all scripts anew each time."""

    owner: Profile
    guest: Profile
    stranger: Profile
    """Elsewhere: what comes from there comes through a proxy."""


@pytest.fixture(scope="session")
def profiles(chromium: Browser, up: Up) -> Iterator[Profiles]:
    """Those of the owner, of somebody who is signed in, and of somebody who is not."""
    elsewhere = {"X-Forwarded-For": "203.0.113.7"}
    made = Profiles(
        Profile(chromium, up),
        Profile(chromium, up),
        Profile(chromium, up, extra_http_headers=elsewhere),
    )
    yield made
    for each in made:
        each.context.close()


@pytest.fixture
def context(profiles: Profiles) -> Iterator[BrowserContext]:
    """The owner's browser."""
    yield profiles.owner.context
    profiles.owner.leave()


@pytest.fixture
def guest_context(profiles: Profiles) -> Iterator[BrowserContext]:
    """The browser of one of the guests, in which nobody is signed in yet."""
    yield profiles.guest.context
    profiles.guest.leave()


@pytest.fixture
def stranger(profiles: Profiles) -> Iterator[Page]:
    """A tab of somebody who is not signed in."""
    yield profiles.stranger.context.new_page()
    profiles.stranger.leave()


@pytest.fixture(scope="session")
def guests(up: Up, spotify: FakeSpotify) -> Iterator[Guests]:
    """Accounts of others than the owner."""
    token = (up.folder / "token").read_text().strip()
    with httpx.Client(
        base_url=f"{up.url}/api/v1", headers={"Authorization": f"Bearer {token}"}, timeout=60
    ) as owner:
        yield Guests(up, spotify, owner)


@pytest.fixture(scope="module")
def ada(guests: Guests) -> Guest:
    """Somebody with a history of her own, which the tests of a module share."""
    return guests.join(1, plays=300)


@pytest.fixture
def ada_page(guest_context: BrowserContext, ada: Guest) -> Page:
    """A tab in which she is signed in."""
    guest_context.add_cookies(ada.cookies)
    return guest_context.new_page()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """A tab."""
    return context.new_page()


@pytest.fixture(scope="session")
def export(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """An export of a made-up listener's four years, as Spotify packs it, and one file more."""
    folder: Path = tmp_path_factory.mktemp("export")
    packed = folder / "my_spotify_data.zip"
    with packed.open("wb") as file:
        demo_export.write_export(file, plays=6_000)
    loose = folder / "Streaming_History_Audio_2019_9.json"
    with zipfile.ZipFile(packed) as archive:
        name = next(each for each in archive.namelist() if each.endswith(".json"))
        loose.write_bytes(archive.read(name))
    return [packed, loose]


@pytest.fixture(scope="session")
def history(chromium: Browser, up: Up, export: list[Path]) -> Story:
    """What happened when a newcomer dropped the export: done once, and kept for all tests."""
    profile = Profile(chromium, up)
    page = profile.context.new_page()
    visit(page, "/")
    welcome = page.locator("#page").inner_text()
    findings = accessibility_findings(page)
    drop(page, export)
    page.wait_for_url("**/start?import=*")
    page.wait_for_selector("[data-import-state^=succeeded]", timeout=60_000)
    story = Story(welcome, findings, page.locator(".import").inner_text(), page.url)
    page.get_by_role("link", name="See your overview").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Overview")
    profile.leave()
    profile.context.close()
    return story
