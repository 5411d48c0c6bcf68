"""Top lists."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.person import settle, visit

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.usefixtures("history")
IN_2024 = "?from=2024-01-01&to=2024-12-31"


def test_lists_of_every_kind_are_a_click_away(page: Page) -> None:
    visit(page, f"/top{IN_2024}")
    kinds = page.get_by_role("navigation", name="What")
    for kind in ("Tracks", "Albums", "Shows", "Platforms", "Artists"):
        kinds.get_by_role("link", name=kind, exact=True).click()
        expect(page.get_by_role("heading", level=1)).to_have_text(f"Top {kind.lower()}")
        settle(page)
        expect(page.locator("tbody tr").first).to_be_visible()
    assert "from=2024-01-01" in page.url


def test_it_is_ranked_by_time_and_turned_page_by_page(page: Page) -> None:
    visit(page, f"/top/artists{IN_2024}")
    expect(page.locator("tbody tr")).to_have_count(50)
    expect(page.locator(".move").first).to_be_visible()
    page.get_by_role("navigation", name="Ranked by").get_by_role("link", name="Time").click()
    expect(page.locator(".lead")).to_contain_text("ranked by time")
    page.get_by_role("link", name="Next").click()
    expect(page.locator("tbody .rank").first).to_have_text("51")
    assert re.search(r"by=listened_ms.*page=2", page.url)
    page.go_back()
    expect(page.locator("tbody .rank").first).to_have_text("1")


def test_without_a_previous_period_nothing_moved(page: Page) -> None:
    visit(page, "/top/tracks?period=all")
    expect(page.locator("tbody tr")).to_have_count(50)
    expect(page.get_by_role("columnheader", name="Moved")).to_have_count(0)


def test_what_cannot_be_ranked_is_told(page: Page) -> None:
    visit(page, "/top/songs")
    expect(page.get_by_role("alert")).to_contain_text("must be one of tracks")
