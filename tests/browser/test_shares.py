"""What is shared by a link is seen by whoever has it, and nothing else is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.person import accessibility_findings, draw_everything, overflows, visit

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.guests import Guest

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
    saved = ada.browser.ask("PUT", "/views/stars", json={"title": "My stars", "query": QUERY})
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
        assert accessibility_findings(stranger) == []
        expect(stranger.locator("#navigation")).to_be_hidden()
        assert [a.get_attribute("href") for a in stranger.locator("#page a").all()] == ["/"]
        stranger.set_viewport_size({"width": 390, "height": 844})
        assert not overflows(stranger)


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


def test_who_allows_it_is_compared_with(page: Page, ada_page: Page) -> None:
    visit(ada_page, "/settings/shares?kind=profile")
    ada_page.get_by_text("Let people compare themselves with me").click()
    path = share_as_it_is(ada_page)
    visit(page, path)
    page.get_by_role("link", name="Compare with yours").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Compare")
    expect(page.locator(".page-body")).to_contain_text("Ada")


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
