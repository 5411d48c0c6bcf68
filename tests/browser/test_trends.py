"""How listening changes: ranks, discoveries, loyalty, diversity, seasons."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.person import choose_period, draw_everything, settle, visit

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.long, pytest.mark.usefixtures("history")]
IN_2024 = "from=2024-01-01&to=2024-12-31"


def test_ranks_are_drawn_and_named_beside(page: Page) -> None:
    visit(page, f"/trends?{IN_2024}")
    draw_everything(page)
    expect(page.locator("[data-chart=ranks] .scatterlayer .trace")).to_have_count(8)
    expect(page.locator(".ranking .key")).to_have_count(8)
    artists = page.locator(".ranking").inner_text()
    page.get_by_role("navigation", name="What").get_by_role("link", name="Tracks").click()
    settle(page)
    expect(page.locator(".ranking")).not_to_have_text(artists, use_inner_text=True)
    page.get_by_role("link", name="Summed up").click()
    expect(page.locator(".card", has=page.locator("[data-chart=ranks]"))).to_contain_text(
        "Place by all plays up to the end of each month"
    )
    assert "of=tracks" in page.url
    assert "mode=cumulative" in page.url


def test_the_step_suits_the_period_and_can_be_changed(page: Page) -> None:
    visit(page, f"/trends?show=discoveries&{IN_2024}")
    card = page.locator(".card", has=page.locator("[data-chart=new-or-familiar]"))
    card.get_by_text("As a table").click()
    expect(card.locator("tbody tr")).to_have_count(12)
    page.get_by_role("navigation", name="Per").get_by_role("link", name="Quarter").click()
    expect(page.locator("[aria-current]", has_text="Quarter")).to_be_visible()
    settle(page)
    card.locator("details").evaluate("(table) => { table.open = true; }")
    expect(card.locator("tbody tr")).to_have_count(4)
    in_2024 = page.locator(".strip").inner_text()
    choose_period(page, "All time")
    expect(page.locator(".strip")).not_to_have_text(in_2024, use_inner_text=True)


def test_every_part_draws_its_charts(page: Page) -> None:
    visit(page, f"/trends?{IN_2024}")
    parts = page.get_by_role("navigation", name="Parts of the page")
    for part, chart in (
        ("Loyalty", "cohorts"),
        ("Diversity", "effective"),
        ("Seasons", "hours"),
        ("Discoveries", "first-times"),
    ):
        parts.get_by_role("link", name=part).click()
        expect(page.locator(f"[data-chart={chart}]")).to_be_attached()
        settle(page)
        draw_everything(page)
        assert IN_2024 in page.url


def test_seasons_are_there_on_the_first_visit(page: Page) -> None:
    visit(page, f"/trends?show=seasons&{IN_2024}")
    expect(page.get_by_role("heading", name="Hours through the year")).to_be_visible()
    page.get_by_role("link", name="Listened", exact=True).click()
    months = page.locator(".card", has=page.locator("[data-chart=months]"))
    expect(months).to_contain_text("Hours a month")


def test_nothing_in_the_period_says_what_to_do(page: Page) -> None:
    visit(page, "/trends?from=1999-01-01&to=1999-12-31&show=diversity")
    page.get_by_role("link", name="Show all time").click()
    expect(page.locator("[data-chart=effective]")).to_be_attached()
    assert "show=diversity" in page.url
