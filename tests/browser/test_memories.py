"""Forgotten favourites, this day in earlier years, obsessions, one-hit artists."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.person import settle, visit

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.long, pytest.mark.usefixtures("history")]


def test_the_score_of_what_is_forgotten_is_explained(page: Page) -> None:
    visit(page, "/forgotten?of=tracks&silent=90&least=5")
    expect(page.get_by_role("heading", level=1)).to_have_text("Memories")
    expect(page.locator(".card-note")).to_contain_text("plays × √")
    first = page.locator("tbody tr").first
    expect(first.locator(".name")).to_be_visible()
    name = first.locator(".name").inner_text()
    expect(page.locator(".card-note")).to_contain_text(f"“{name}”")


def test_a_day_is_remembered_year_by_year(page: Page) -> None:
    visit(page, "/forgotten?show=day&day=2025-03-14")
    expect(page.locator(".lead")).to_have_text("What you played on 14 March of earlier years")
    page.get_by_role("link", name="Day after").click()
    expect(page.locator(".lead")).to_contain_text("15 March")
    settle(page)
    assert "day=2025-03-15" in page.url
    page.get_by_role("link", name="All plays of the day").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Plays")
    assert "-03-15&to=" in page.url


def test_obsessions_follow_the_period_and_lead_to_the_plays(page: Page) -> None:
    visit(page, "/forgotten?show=obsessions&from=2023-01-01&to=2023-12-31")
    expect(page.locator("tbody tr").first).to_contain_text("2023")
    page.get_by_role("link", name="Later period").click()
    expect(page.locator("tbody tr").first).to_contain_text("2024")
    page.get_by_role("link", name="A week", exact=True).click()
    expect(page.locator("tbody tr").first).to_contain_text("–")


def test_a_smaller_part_finds_more_one_hit_artists(page: Page) -> None:
    visit(page, "/forgotten?show=one-hits&period=all&share=0.75")
    expect(page.locator("tbody tr").first).to_contain_text("%")
    loose = page.locator("tbody tr").count()
    page.get_by_role("link", name="All plays", exact=True).click()
    settle(page)
    assert page.locator("tbody tr").count() <= loose


def test_a_day_that_does_not_exist_is_told(page: Page) -> None:
    visit(page, "/forgotten?show=day&day=2025-02-30")
    expect(page.get_by_role("alert")).to_contain_text("day: must be a day such as 2024-12-31")
