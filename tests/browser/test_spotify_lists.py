"""Spotify's own lists, as it gave them, beside what was really played."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.browser.person import accessibility_findings, draw_everything, overflows, visit

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.guests import Guest


def test_the_lists_are_those_that_spotify_gave(ada: Guest, ada_page: Page) -> None:
    lists = {(each["entity"], each["range"]): each for each in ada.get("/rankings")["items"]}
    visit(ada_page, "/spotify-lists")
    expect(ada_page.get_by_role("heading", level=1)).to_have_text("Spotify's own lists")
    first = ada_page.locator("tbody tr").first.locator(".name")
    shown = first.inner_text()
    assert shown in {each["first"]["name"] for each in lists.values()}
    for link in ada_page.locator(".controls .choices a:not([aria-current])").all():
        expect(link).to_be_visible()
    draw_everything(ada_page)
    assert accessibility_findings(ada_page) == []
    assert not overflows(ada_page)
    ada_page.locator(".controls .choices").first.get_by_role("link").last.click()
    expect(first).not_to_have_text(shown)
    chosen = ada_page.url
    ada_page.go_back()
    expect(first).to_have_text(shown)
    assert ada_page.url != chosen
