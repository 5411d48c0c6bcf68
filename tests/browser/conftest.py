"""A person with Chromium in front of a running `spotistats up`.

There is one for all tests, which share the history that the first of them drops on it. Whatever a
test does, no page may complain on its console, or ask another origin for anything but Spotify's
pictures, which never leave this machine.
"""

from __future__ import annotations

import os
import shutil
import zipfile
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import httpx
import pytest
from playwright.sync_api import expect, sync_playwright

from fake_spotify import CLIENT_ID, FakeSpotify, World, serving
from fake_spotify.images import picture
from spotistats.local import demo_export
from tests.browser.guests import Guest, Guests
from tests.browser.person import accessibility_findings, drop, visit
from tests.support.browser import CALLBACK
from tests.support.up import Up, running

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request

SPOTIFY_IMAGES = "https://i.scdn.co/"
CHROMIUM = os.environ.get("SPOTISTATS_TEST_CHROMIUM") or shutil.which("chromium")
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
    return FakeSpotify(World(seed=1, users=4))


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
    assert CHROMIUM, "no chromium: run tools/install_chromium.sh"
    with sync_playwright() as playwright:
        # Without its sandbox, which root may not have; it only ever sees pages of ours.
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@contextmanager
def watched(chromium: Browser, up: Up, **options: Any) -> Iterator[BrowserContext]:
    """A fresh profile on a desk, with its language and time zone, that is watched."""
    complaints: list[str] = []
    made = chromium.new_context(
        base_url=up.url,
        viewport={"width": 1440, "height": 900},
        timezone_id="Europe/Vilnius",
        **options,
    )

    def listen(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            complaints.append(f"{message.type}: {message.text}")

    def watch(request: Request) -> None:
        if not request.url.startswith((up.url, "data:", "blob:", SPOTIFY_IMAGES)):
            complaints.append(f"another origin: {request.url}")

    made.route(
        f"{SPOTIFY_IMAGES}**",
        lambda route: route.fulfill(body=picture("a", 64), content_type="image/png"),
    )
    made.on("console", listen)
    made.on("weberror", lambda error: complaints.append(f"exception: {error.error}"))
    made.on("request", watch)
    yield made
    made.close()
    assert complaints == []


@pytest.fixture
def context(chromium: Browser, up: Up) -> Iterator[BrowserContext]:
    """The owner's browser."""
    with watched(chromium, up) as made:
        yield made


@pytest.fixture
def stranger(chromium: Browser, up: Up) -> Iterator[Page]:
    """A tab of somebody who is not signed in, elsewhere: what they send comes through a proxy."""
    with watched(chromium, up, extra_http_headers={"X-Forwarded-For": "203.0.113.7"}) as made:
        yield made.new_page()


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
def ada_page(chromium: Browser, up: Up, ada: Guest) -> Iterator[Page]:
    """A tab in which she is signed in."""
    with watched(chromium, up) as made:
        made.add_cookies(ada.cookies)
        yield made.new_page()


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
    context = chromium.new_context(base_url=up.url, viewport={"width": 1440, "height": 900})
    page = context.new_page()
    visit(page, "/")
    welcome = page.locator("#page").inner_text()
    findings = accessibility_findings(page)
    drop(page, export)
    page.wait_for_url("**/start?import=*")
    page.wait_for_selector("[data-import-state^=succeeded]", timeout=60_000)
    story = Story(welcome, findings, page.locator(".import").inner_text(), page.url)
    page.get_by_role("link", name="See your overview").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Overview")
    context.close()
    return story
