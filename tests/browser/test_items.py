"""Pages of single things, and the search that finds them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.person import accessibility_findings, draw_everything, settle, visit

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.usefixtures("history")


def test_an_artist_leads_to_albums_tracks_and_plays(page: Page) -> None:
    visit(page, "/top/artists?period=all")
    name = page.locator("tbody a.name").first.inner_text()
    page.locator("tbody a.name").first.click()
    page.wait_for_url("**/artist/**")
    expect(page.get_by_role("heading", level=1)).to_have_text(name)
    settle(page)
    expect(page.locator(".strip")).to_contain_text("#1")
    draw_everything(page)
    assert accessibility_findings(page) == []

    albums = page.locator(".card", has=page.get_by_role("heading", name="Top albums"))
    album = albums.locator("a.name").first.inner_text()
    albums.locator("a.name").first.click()
    page.wait_for_url("**/album/**")
    expect(page.get_by_role("heading", level=1)).to_have_text(album)
    expect(page.locator(".thing-head")).to_contain_text(name)
    tracks = page.locator(".card", has=page.get_by_role("heading", name="Top tracks"))
    track = tracks.locator("a.name").first.inner_text()
    tracks.locator("a.name").first.click()
    page.wait_for_url("**/track/**")
    expect(page.get_by_role("heading", level=1)).to_have_text(track)
    expect(page.locator(".thing-head")).to_contain_text(album)
    expect(page.locator(".thing-head")).to_contain_text("First play")

    page.get_by_role("link", name="All plays").click()
    expect(page.get_by_role("group", name="Filters")).to_contain_text(f"Track is {track}")
    page.get_by_role("link", name="Ask about these plays").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Explore")
    expect(page.get_by_role("group", name="where")).to_contain_text(f"Track is {track}")


def test_what_was_not_played_in_the_period_was_at_other_times(page: Page) -> None:
    visit(page, "/top/tracks?period=all")
    page.locator("tbody a.name").first.click()
    page.wait_for_url("**/track/**")
    path = page.url.partition("?")[0]
    visit(page, f"{path}?from=1999-01-01&to=1999-12-31")
    page.get_by_role("link", name="Show all time").click()
    expect(page.locator(".strip")).to_be_visible()


def test_nobody_played_what_is_not_there(page: Page) -> None:
    visit(page, "/artist/nothing")
    expect(page.get_by_role("alert")).to_be_visible()


def test_a_show_leads_to_its_plays(page: Page) -> None:
    visit(page, "/top/shows?period=all")
    name = page.locator("tbody a.name").first.inner_text()
    page.locator("tbody a.name").first.click()
    page.wait_for_url("**/plays?**")
    expect(page.get_by_role("group", name="Filters")).to_contain_text(f"Show is {name}")
    expect(page.locator(".plays .sub").first).to_have_text(name)


def test_the_search_box_finds_while_one_types(page: Page) -> None:
    visit(page, "/top/artists?period=all")
    name = page.locator("tbody a.name").first.inner_text()
    page.keyboard.press("/")
    box = page.get_by_role("searchbox", name="Search your history")
    expect(box).to_be_focused()
    found = page.locator(".search-panel")
    half = len(name) // 2
    page.keyboard.type(name[:half].lower())
    expect(found.get_by_role("link").first).to_be_visible()
    page.keyboard.type(name[half:].lower(), delay=120)  # answers come between the letters
    expect(box).to_have_value(name.lower())
    found.get_by_role("link", name=re.compile(re.escape(name))).first.click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.wait_for_url(re.compile("/(artist|album|track)/"))
    expect(found).to_be_empty()
    expect(box).to_have_value("")


def test_all_results_are_on_a_page_of_their_own(page: Page) -> None:
    visit(page, "/")
    page.get_by_role("searchbox", name="Search your history").fill("a")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=a")
    expect(page.get_by_role("heading", level=1)).to_have_text("Search")
    expect(page.locator("tbody tr")).to_have_count(50)
    page.get_by_role("navigation", name="What to look for").get_by_role(
        "link", name="Albums"
    ).click()
    expect(page.locator("tbody td", has_text="Track")).to_have_count(0)
    field = page.locator(".search-box.large input")
    field.fill("")
    page.keyboard.type("zzzzzzzz", delay=120)
    expect(page.get_by_text("Nothing in your history is called that")).to_be_visible()
    page.wait_for_url("**/search?q=zzzzzzzz**")
    expect(field).to_have_value("zzzzzzzz")
    expect(field).to_be_focused()
