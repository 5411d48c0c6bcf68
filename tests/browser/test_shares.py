"""What is shared by a link is seen by whoever has it, and nothing else is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import httpx
import pytest
from playwright.sync_api import expect

from tests.browser.person import (
    accessibility_findings,
    draw_everything,
    visit,
    wait_until_it_fits,
)

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page

    from tests.browser.guests import Guest, Guests
    from tests.support.up import Up

pytestmark = pytest.mark.usefixtures("ada")
QUERY = {"group_by": ["artist"], "measures": ["plays", "listened_ms"], "limit": 5}


def share(page: Page, address: str, note: str) -> str:
    """Make a link with the form as the address opens it; its path."""
    visit(page, address)
    page.get_by_label("Note").fill(note)
    page.get_by_role("button", name="Make the link").click()
    link = page.locator("[data-secret]").inner_text()
    assert re.fullmatch(r"http://127\.0\.0\.1:\d+/shared/spsh_[\w-]+", link)
    expect(page.get_by_role("table", name="Your links")).to_contain_text(note)
    return link[link.index("/shared/") :]


def test_a_view_a_recap_and_a_profile_are_seen_signed_out(
    ada: Guest, ada_page: Page, stranger: Page
) -> None:
    ada.browser.ask("PATCH", "/me", json={"display_name": "Ada"})
    saved = ada.browser.ask(
        "PUT", "/views/stars", json={"title": "My stars", "query": QUERY, "chart": "scatter"}
    )
    assert saved.status_code == 200
    year = ada.get("/stats/summary")["last_played_at"][:4]
    expected = {
        "/settings/shares?view=stars": ("My stars", ".answer tbody tr"),
        f"/settings/shares?recap={year}": (f"Ada’s {year}", ".poster"),
        "/settings/shares?kind=profile&days=365": ("Ada’s listening", ".strip .figure"),
    }
    for address, (title, part) in expected.items():
        path = share(ada_page, address, f"for {title}")
        answer = stranger.goto(path)
        assert answer is not None
        assert answer.headers["x-robots-tag"] == "noindex, nofollow"
        assert answer.headers["referrer-policy"] == "no-referrer"
        visit(stranger, path)
        expect(stranger.get_by_role("heading", level=1)).to_have_text(title)
        expect(stranger.locator(".lead")).to_contain_text("Ada shares this with you")
        expect(stranger.locator(".lead")).to_contain_text("until")
        expect(stranger.locator(part).first).to_be_visible()
        draw_everything(stranger)
        marks = stranger.locator("[data-chart=answer] .scatterlayer .point")
        expect(marks).to_have_count(5 if title == "My stars" else 0)
        assert accessibility_findings(stranger) == []
        expect(stranger.locator("#navigation")).to_be_hidden()
        assert [a.get_attribute("href") for a in stranger.locator("#page a").all()] == ["/"]
        stranger.set_viewport_size({"width": 390, "height": 844})
        wait_until_it_fits(stranger)
        stranger.set_viewport_size({"width": 1440, "height": 900})


def test_nothing_else_is_reachable_and_a_revoked_link_is_gone(
    ada_page: Page, stranger: Page
) -> None:
    path = share(ada_page, "/settings/shares?kind=profile", "for everybody")
    visit(stranger, path)
    expect(stranger.locator(".strip")).to_be_visible()
    for other in ("/api/v1/stats/summary", "/api/v1/plays", "/api/v1/me", "/settings", "/plays"):
        assert stranger.request.get(other).status == 401, other
    row = ada_page.get_by_role("row", name=re.compile("for everybody"))
    row.get_by_role("button", name=re.compile("Revoke")).click()
    ada_page.get_by_role("dialog").get_by_role("button", name="Revoke").click()
    expect(row).to_have_count(0)
    visit(stranger, path)
    expect(stranger.get_by_role("alert")).to_contain_text("This link shows nothing")
    visit(stranger, "/shared/spsh_" + "0" * 43)
    expect(stranger.get_by_role("alert")).to_contain_text("This link shows nothing")
    assert accessibility_findings(stranger) == []


def test_two_who_agreed_are_compared(
    guests: Guests, ada: Guest, ada_page: Page, context: BrowserContext
) -> None:
    ada.browser.ask("PATCH", "/me", json={"display_name": "Ada"})
    visit(ada_page, "/settings/shares?kind=profile")
    ada_page.get_by_label("Let people compare themselves with me").check()
    path = share_as_it_is(ada_page)
    bob = guests.join(3, plays=200)
    context.add_cookies(bob.cookies)
    page = context.new_page()
    visit(page, path)
    page.get_by_role("link", name="Compare with yours").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Compare")
    expect(page.locator(".strip .figure")).to_have_count(3)
    expect(page.locator(".strip")).to_contain_text("Artists in common")
    common = page.locator(".card", has=page.get_by_role("heading", name="You both play"))
    expect(common.get_by_role("columnheader", name="Ada")).to_be_visible()
    expect(common.locator("tbody tr").first).to_be_visible()
    expect(page.get_by_role("heading", name="Only Ada")).to_be_visible()
    assert accessibility_findings(page) == []
    page.get_by_role("link", name="Tracks", exact=True).click()
    expect(common.locator("tbody tr").first.locator(".sub")).to_be_visible()


def test_who_asks_a_link_too_often_is_told_to_wait(up: Up, ada_page: Page, stranger: Page) -> None:
    visit(ada_page, "/settings/shares?kind=profile")
    path = share_as_it_is(ada_page)
    with httpx.Client(base_url=f"{up.url}/api/v1") as impatient:
        codes = {impatient.get(path).status_code for _ in range(61)}
    assert codes == {200, 429}
    visit(stranger, path)
    expect(stranger.get_by_role("alert")).to_contain_text("Wait a minute, then try again.")
    expect(stranger.get_by_role("button", name="Try again")).to_be_visible()
    assert accessibility_findings(stranger) == []


def share_as_it_is(page: Page) -> str:
    """Make the link that the form says; its path."""
    page.get_by_role("button", name="Make the link").click()
    link = page.locator("[data-secret]").inner_text()
    return link[link.index("/shared/") :]


def test_the_days_of_a_profile_come_from_the_address(ada: Guest, ada_page: Page) -> None:
    visit(ada_page, "/settings/shares?kind=profile&from=2024-01-01&to=2024-06-30")
    share_as_it_is(ada_page)
    newest = ada.get("/shares")["items"][0]
    assert (newest["since"], newest["until"]) == ("2024-01-01", "2024-07-01")
