"""For everybody: axe-core finds nothing serious, and the keyboard reaches everything."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.person import SCHEMES, accessibility_findings, draw_everything, visit

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.person import Scheme


pytestmark = pytest.mark.usefixtures("history")
IN_2024 = "?from=2024-01-01&to=2024-12-31"


@SCHEMES
def test_no_page_has_a_serious_finding(page: Page, scheme: Scheme) -> None:
    page.emulate_media(color_scheme=scheme)
    for path in (f"/{IN_2024}", f"/top/tracks{IN_2024}", f"/plays{IN_2024}", "/start", "/nowhere"):
        visit(page, path)
        draw_everything(page)
        assert accessibility_findings(page) == [], path


def test_the_keyboard_skips_to_the_content_and_opens_the_picker(page: Page) -> None:
    visit(page, f"/{IN_2024}")
    page.keyboard.press("Tab")
    expect(page.get_by_text("Skip to the content")).to_be_focused()
    page.keyboard.press("Enter")
    picker = page.locator(".picker-menu > summary")
    picker.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="All time")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("link", name="All time")).to_be_hidden()
    expect(picker).to_be_focused()


def test_a_new_page_is_announced(page: Page) -> None:
    visit(page, f"/{IN_2024}")
    page.locator("#navigation").get_by_role("link", name="Plays").click()
    expect(page.locator("#announcer")).to_have_text("Plays")
    expect(page.locator("#main")).to_be_focused()
