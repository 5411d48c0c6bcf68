"""A year, a month or a week in review, and its picture."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.person import visit

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

pytestmark = pytest.mark.usefixtures("history")


def test_a_year_is_told_and_leads_to_months_weeks_and_other_years(page: Page) -> None:
    visit(page, "/recap/2024")
    expect(page).to_have_title("Recap of 2024 – Spotify Stats")
    poster = page.locator(".poster")
    expect(poster).to_contain_text("minutes listened")
    expect(poster.locator("ol")).to_have_count(2)
    expect(poster.locator(".poster-facts > div")).to_have_count(6)
    expect(page.locator("[data-nav='/recap']")).to_have_attribute("aria-current", "page")
    marks = poster.locator(".poster-marks")
    expect(marks).to_have_text("JanFebMarAprMayJunJulAugSepOctNovDec")
    in_2024 = poster.inner_text()
    page.get_by_role("link", name="Earlier: 2023").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Recap of 2023")
    assert poster.inner_text() != in_2024
    units = page.get_by_role("navigation", name="What to review")
    units.get_by_role("link", name="Month").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Recap of December 2023")
    expect(marks).to_have_text("18152229")
    units.get_by_role("link", name="Week").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Recap of week 52 of 2023")
    expect(marks).to_have_text("MonTueWedThuFriSatSun")
    assert page.url.endswith("/recap/2023-W52")


def test_the_poster_is_saved_as_a_picture(page: Page, tmp_path: Path) -> None:
    visit(page, "/recap/2024-07")
    with page.expect_download() as download:
        page.get_by_role("button", name="Save as PNG").click()
    assert download.value.suggested_filename == "spotify-stats-2024-07.png"
    saved = tmp_path / "poster.png"
    download.value.save_as(saved)
    content = saved.read_bytes()
    assert content[:8] == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack(">II", content[16:24]) == (1080, 1350)
    assert len(content) > 100_000, "something is drawn on it"


def test_without_a_name_it_is_the_year_of_the_newest_play(page: Page) -> None:
    visit(page, "/recap/1999")
    expect(page.locator(".state")).to_contain_text("Nothing played in 1999")
    latest = page.get_by_role("link", name="The latest with music")
    year = latest.inner_text()[-4:]
    visit(page, "/recap")
    expect(page.get_by_role("heading", level=1)).to_have_text(f"Recap of {year}")


def test_what_names_no_period_is_told(page: Page) -> None:
    visit(page, "/recap/2024-13")
    expect(page.get_by_role("alert")).to_contain_text("must be such as 2024, 2024-07 or 2024-W31")
