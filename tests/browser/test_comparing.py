"""Two periods, two ways of listening, and somebody who agreed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import httpx
import pytest
from playwright.sync_api import expect

from tests.browser.person import settle, visit

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.support.up import Up

pytestmark = [pytest.mark.long, pytest.mark.usefixtures("history")]
IN_2024 = "from=2024-01-01&to=2024-12-31"


def shared_profile(up: Up, **more: Any) -> str:
    """The secret of a link to the owner's profile."""
    token = (up.folder / "token").read_text(encoding="utf-8").strip()
    answer = httpx.post(
        f"{up.url}/api/v1/shares",
        json={"kind": "profile", **more},
        headers={"Authorization": f"Bearer {token}"},
    )
    assert answer.status_code == 201, answer.text
    return str(answer.json()["token"])


def test_a_year_is_beside_the_one_before(page: Page) -> None:
    visit(page, f"/compare?{IN_2024}")
    sides = page.locator(".versus.head")
    expect(sides).to_contain_text("2023")
    expect(sides).to_contain_text("2024")
    expect(page.locator(".versus")).to_have_count(8)
    for heading in ("New", "Gone", "Kept"):
        expect(page.get_by_role("heading", name=heading, exact=True)).to_be_visible()
    expect(page.locator("tbody .move").first).to_be_visible()
    figures = page.locator(".card", has=sides).inner_text()
    page.get_by_role("link", name="Earlier period").click()
    expect(sides).to_contain_text("2022")
    settle(page)
    assert page.locator(".card", has=sides).inner_text() != figures


def test_any_other_range_can_be_chosen(page: Page) -> None:
    visit(page, f"/compare?{IN_2024}")
    page.locator("summary", has_text="Another range").click()
    page.get_by_label("Other from").fill("2021-01-01")
    page.get_by_label("Other to").fill("2021-12-31")
    page.get_by_role("button", name="Show", exact=True).click()
    expect(page.locator(".versus.head")).to_contain_text("2021")
    assert f"{IN_2024}&with_from=2021-01-01&with_to=2021-12-31" in page.url


def test_two_ways_of_listening_are_compared(page: Page) -> None:
    visit(page, f"/compare?show=ways&{IN_2024}")
    expect(page.locator(".versus.head")).to_contain_text("Shuffle on")
    page.get_by_role("link", name="Two platforms").click()
    second = page.get_by_role("navigation", name="Second platform")
    name = second.get_by_role("link").last.inner_text()
    second.get_by_role("link").last.click()
    expect(page.locator(".versus.head")).to_contain_text(name)
    expect(page.get_by_role("heading", name=f"Only: {name}")).to_be_visible()


def test_a_link_that_allows_it_compares_two_listeners(page: Page, up: Up) -> None:
    secret = shared_profile(up, allow_comparison=True)
    visit(page, "/compare?show=listeners")
    expect(page.locator(".steps li")).to_have_count(3)
    field = page.get_by_label("Their link")
    field.fill(f"{up.url}/shared/{secret}")
    field.press("Enter")
    expect(page.locator(".strip")).to_contain_text("Artists in common")
    expect(page.get_by_role("heading", name="You both play")).to_be_visible()
    assert "link=" in page.url


def test_links_that_do_not_allow_it_are_told_apart(page: Page, up: Up) -> None:
    visit(page, f"/compare?show=listeners&link={shared_profile(up)}")
    expect(page.get_by_role("alert")).to_contain_text("They cannot be compared with")
    visit(page, "/compare?show=listeners&link=https://example.org/")
    expect(page.locator(".state")).to_contain_text("This is no link of a shared profile")


def test_all_time_has_nothing_to_be_compared_with(page: Page) -> None:
    visit(page, "/compare?period=all")
    expect(page.locator(".state")).to_contain_text("Choose a period with a beginning and an end")
    expect(page.get_by_role("link", name="Last year").last).to_be_visible()
