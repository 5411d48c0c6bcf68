"""The admin decides who may join, invites, and removes; nobody else does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.person import accessibility_findings, settle, visit, wait_until_it_fits
from tests.support.browser import Browser

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.guests import Guests
    from tests.support.up import Up

pytestmark = pytest.mark.usefixtures("history")


def test_somebody_is_invited_and_later_removed(up: Up, guests: Guests, page: Page) -> None:
    visit(page, "/admin")
    expect(page.get_by_label("Nobody new")).to_be_checked()
    page.get_by_label("By invitation").check()
    expect(page.get_by_label("For whom")).to_be_visible()
    assert guests.owner.get("/auth/sign-ups").json()["sign_ups"] == "invited"
    page.get_by_label("For whom").fill("Grace")
    page.get_by_role("button", name="Make a link").click()
    link = page.locator("[data-secret]").inner_text()
    expect(page.get_by_role("table", name="Invitations")).to_contain_text("Grace")
    grace = Browser(up.url)
    secret = link.partition("invitation=")[2]
    assert grace.sign_in(guests.person(5), invitation=secret).status_code == 303
    name = grace.me()["display_name"]

    visit(page, "/admin")
    people = page.get_by_role("table", name="People")
    expect(people).to_contain_text(name)
    assert accessibility_findings(page) == []
    page.set_viewport_size({"width": 390, "height": 844})
    wait_until_it_fits(page)
    people.get_by_role("button", name=f"Remove: {name}").click()
    dialogue = page.get_by_role("dialog", name=f"Remove {name}?")
    do = dialogue.get_by_role("button", name="Remove for good")
    expect(do).to_be_disabled()
    dialogue.get_by_role("textbox").fill("remove")
    do.click()
    # Whoever is at work for somebody who goes is waited for: as long as a lease.
    expect(page.get_by_text(name, exact=True)).to_have_count(0, timeout=45_000)
    assert not grace.is_signed_in()
    page.get_by_label("Nobody new").check()
    settle(page)
    expect(page.get_by_label("For whom")).to_have_count(0)


def test_others_are_told_that_it_is_not_for_them(ada_page: Page) -> None:
    visit(ada_page, "/admin")
    expect(ada_page.get_by_text("Only the admin sees this page")).to_be_visible()
    expect(ada_page.get_by_role("link", name="Admin")).to_have_count(0)
