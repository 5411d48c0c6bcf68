"""Covers and pictures of Spotify's, over the drawn ones: only for who wants them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import SPOTIFY_IMAGES
from tests.browser.person import visit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import BrowserContext, Request

    from fake_spotify import FakeSpotify
    from tests.browser.guests import Guest, Guests

RECENT = ".plays .cover"


@pytest.fixture(scope="module")
def bob(guests: Guests, spotify: FakeSpotify) -> Iterator[Guest]:
    """Somebody of whose plays Spotify told the covers."""
    spotify.behaviour.own_images = False
    yield guests.join(4)
    spotify.behaviour.own_images = True


@pytest.fixture
def browser(guest_context: BrowserContext, bob: Guest) -> BrowserContext:
    guest_context.add_cookies(bob.cookies)
    return guest_context


def test_covers_are_laid_over_the_drawn_ones(browser: BrowserContext) -> None:
    asked: list[Request] = []

    def note(request: Request) -> None:
        if request.url.startswith(SPOTIFY_IMAGES):
            asked.append(request)

    browser.on("request", note)
    page = browser.new_page()
    visit(page, "/?period=all")
    cover = page.locator(RECENT).first
    before = cover.bounding_box()
    expect(cover.locator("img.loaded")).to_be_visible()
    assert cover.bounding_box() == before, "the page moved"
    expect(cover.locator("img")).to_have_attribute("alt", "")
    assert asked
    assert all("referer" not in each.headers for each in asked)
    assert all("cookie" not in each.headers for each in asked)

    visit(page, "/settings")
    page.get_by_label("Show those of Spotify in this browser").uncheck()
    asked.clear()
    visit(page, "/?period=all")
    expect(page.locator(RECENT).first).to_be_visible()
    expect(page.locator(".cover img")).to_have_count(0)
    assert asked == []
    visit(page, "/settings")
    expect(page.get_by_label("Show those of Spotify in this browser")).not_to_be_checked()


def test_the_drawn_cover_stays_where_a_picture_does_not_load(browser: BrowserContext) -> None:
    page = browser.new_page()
    page.route(
        f"{SPOTIFY_IMAGES}**",
        lambda route: route.fulfill(body=b"not a picture", content_type="image/png"),
    )
    with page.expect_request_finished(lambda request: request.url.startswith(SPOTIFY_IMAGES)):
        visit(page, "/?period=all")
    expect(page.locator(".cover img")).to_have_count(0)
    expect(page.locator(RECENT).first).not_to_be_empty()
