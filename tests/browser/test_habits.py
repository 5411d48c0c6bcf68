"""When and how one listens."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.person import choose_period, draw_everything, settle, visit

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.long, pytest.mark.usefixtures("history")]
IN_2024 = "from=2024-01-01&to=2024-12-31"


def test_a_longer_pause_makes_fewer_sessions(page: Page) -> None:
    visit(page, f"/habits?{IN_2024}")
    draw_everything(page)
    sessions = page.locator(".strip .value").first
    many = int(sessions.inner_text().replace(",", ""))
    page.get_by_role("link", name="1 h", exact=True).click()
    expect(sessions).not_to_have_text(f"{many:,}")
    assert int(sessions.inner_text().replace(",", "")) < many
    for heading in ("What you begin with", "What you end with", "Longest sessions"):
        expect(page.get_by_role("heading", name=heading)).to_be_visible()


def test_every_part_draws_its_charts(page: Page) -> None:
    visit(page, f"/habits?{IN_2024}")
    parts = page.get_by_role("navigation", name="Parts of the page")
    for part, chart in (
        ("Streaks", "days"),
        ("Skips", "skips-by-hour"),
        ("Platforms", "platforms"),
        ("Clock", "weekdays"),
    ):
        parts.get_by_role("link", name=part).click()
        expect(page.locator(f"[data-chart={chart}]")).to_be_attached()
        settle(page)
        draw_everything(page)


def test_streaks_have_days_and_silences(page: Page) -> None:
    visit(page, f"/habits?show=streaks&{IN_2024}")
    expect(page.locator(".strip")).to_contain_text("Longest streak")
    expect(page.locator(".meters li").first).to_contain_text("day")
    before = page.locator(".strip").inner_text()
    choose_period(page, "All time")
    expect(page.locator(".strip")).not_to_have_text(before, use_inner_text=True)
    expect(page.locator("[data-chart=days]")).to_have_count(0)


def test_platforms_are_stacked_in_their_colours(page: Page) -> None:
    visit(page, f"/habits?show=platforms&{IN_2024}")
    draw_everything(page)
    names = page.locator(".legend li")
    assert names.count() > 1
    expect(page.locator("[data-chart=platforms] .barlayer .trace")).to_have_count(names.count())
    page.get_by_role("link", name="Listened", exact=True).click()
    expect(page.locator(".card", has=page.locator(".legend"))).to_contain_text("Hours per month")


def test_an_hour_tells_its_exact_skips(page: Page) -> None:
    visit(page, "/habits?show=skips&period=all")
    card = page.locator(".card", has=page.locator("[data-chart=skips-by-hour]"))
    card.get_by_text("As a table").click()
    expect(card.locator("tbody tr")).to_have_count(24)
    expect(page.get_by_role("heading", name="Once loved, now skipped")).to_be_visible()
