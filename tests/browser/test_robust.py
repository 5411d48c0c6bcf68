"""Odd addresses, impatient fingers, and servers that are gone: always a sentence and a way on."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest
from playwright.sync_api import expect

from tests.browser.person import choose_period, settle, visit

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Route

    from tests.browser.guests import Guest
    from tests.support.up import Up

pytestmark = pytest.mark.usefixtures("history")
NO_JSON = quote('{"field":"ms_played","op":"ge","value":1e999}')
NO_TEXT = quote(json.dumps({"field": "artist", "op": "eq", "value": "\ud800"}))


ODD = {
    "/?from=2024-06-01&to=2024-01-01": "to: must not be before “from”.",
    "/top/tracks?period=all&page=1999": "page: the list has only",
    f"/top/tracks?page=000000000001{'9' * 5000}": "page: must be a whole number from 1",
    "/explore?period=all&by=artist&page=9999": "page: the list has only",
    f"/explore?where={NO_JSON}": "where: is no condition",
    f"/explore?where={NO_TEXT}": "where: is no condition",
    "/recap/2024-99": "Period: must be such as 2024",
    "/plays?cursor=zzz": "cursor: this is not a cursor of ours",
}
"""Addresses that ask for what is not there, and what is said."""


def test_an_odd_address_is_told_and_left(page: Page) -> None:
    for address, told in ODD.items():
        visit(page, address)
        expect(page.get_by_role("alert")).to_contain_text(told)
        page.get_by_role("link", name="Show the page without it").click()
        settle(page)
        expect(page.get_by_role("alert")).to_have_count(0)


def test_what_no_page_knows_is_no_matter(page: Page) -> None:
    visit(page, "/?period=all&utm_source=letter&page=7")
    expect(page.locator(".strip .figure")).to_have_count(6)


def test_the_back_button_undoes_choice_by_choice(page: Page) -> None:
    visit(page, "/top/artists?from=2024-01-01&to=2024-12-31")
    first = page.locator(".table-card tbody").inner_text()
    choose_period(page, "All time")
    page.get_by_role("link", name="Time", exact=True).click()
    settle(page)
    page.get_by_role("link", name="Albums", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Top albums")
    for _ in range(3):
        page.go_back()
    expect(page.locator(".picker-name")).to_have_text("2024")
    expect(page.locator(".table-card tbody")).to_have_text(first, use_inner_text=True)
    page.go_forward()
    expect(page.locator(".picker-name")).to_have_text("All time")


def test_a_double_click_is_one_wish(ada: Guest, ada_page: Page) -> None:
    visit(ada_page, "/settings/access")
    before = len(ada.get("/me/tokens")["items"])
    ada_page.get_by_label("What it is for").fill("impatience")
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    ada_page.route("**/_dash-update-component*", hold)
    ada_page.locator("#token-create").dblclick(delay=80)
    ada_page.wait_for_timeout(300)
    for route in held:
        route.continue_()
    ada_page.unroute("**/_dash-update-component*", hold)
    expect(ada_page.get_by_role("button", name="Revoke: impatience").first).to_be_visible()
    assert len(held) == 1
    assert len(ada.get("/me/tokens")["items"]) == before + 1


def test_two_tabs_are_about_their_own_period(page: Page) -> None:
    visit(page, "/?from=2024-01-01&to=2024-12-31")
    in_2024 = page.locator(".strip").inner_text()
    other = page.context.new_page()
    visit(other, "/?period=all")
    choose_period(other, "This year")
    page.reload()
    settle(page)
    expect(page.locator(".picker-name")).to_have_text("2024")
    expect(page.locator(".strip")).to_have_text(in_2024, use_inner_text=True)


@pytest.mark.parametrize("status", [None, 502])
def test_a_server_that_is_gone_is_told_until_it_is_back(
    chromium: Browser, up: Up, status: int | None
) -> None:
    context = chromium.new_context(base_url=up.url)
    page = context.new_page()
    visit(page, "/?period=all")
    pages = "**/_dash-update-component*"
    context.route(
        pages,
        lambda route: route.abort() if status is None else route.fulfill(status=status, body="no"),
    )
    page.get_by_role("link", name="Plays", exact=True).first.click()
    told = page.get_by_role("alert").filter(has_text="Spotify Stats does not answer")
    expect(told).to_be_visible()
    expect(page.locator("#skeleton")).to_be_hidden()
    context.unroute(pages)
    told.get_by_role("button", name="Try again").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Plays")
    expect(told).to_have_count(0)
    context.close()
