"""Looking at a period, and at another."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.person import choose_period, draw_everything, overflows, settle, visit

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from tests.support.up import Up

pytestmark = pytest.mark.usefixtures("history")
IN_2024 = "?from=2024-01-01&to=2024-12-31"


def test_everything_is_there_with_its_change(page: Page) -> None:
    visit(page, f"/{IN_2024}")
    expect(page).to_have_title("Overview – Spotify Stats")
    expect(page.locator(".strip .figure")).to_have_count(6)
    expect(page.locator(".strip")).to_contain_text(re.compile(r"[+−]\d+%"))
    for heading in ("Over time", "Top artists", "Top tracks", "Top albums", "Around the week"):
        expect(page.get_by_role("heading", name=heading, exact=True)).to_be_visible()
    expect(page.locator(".ranking li")).to_have_count(15)
    expect(page.locator(".plays li")).to_have_count(8)
    draw_everything(page)


def test_the_period_is_in_the_address_and_the_back_button_works(page: Page) -> None:
    visit(page, f"/{IN_2024}")
    in_2024 = page.locator(".strip").inner_text()
    choose_period(page, "All time")
    assert page.url.endswith("/?period=all")
    expect(page.locator(".strip")).not_to_have_text(in_2024)
    page.go_back()
    expect(page.locator(".picker-name")).to_have_text("2024")
    expect(page.locator(".strip")).to_have_text(in_2024, use_inner_text=True)


def test_any_range_can_be_chosen(page: Page) -> None:
    visit(page, "/?period=all")
    page.locator(".picker-menu > summary").click()
    page.get_by_label("From", exact=True).fill("2023-03-01")
    page.get_by_label("To", exact=True).fill("2023-03-31")
    page.get_by_role("button", name="Show", exact=True).click()
    expect(page.locator(".picker-name")).to_have_text("March 2023")
    page.get_by_role("link", name="Earlier period").click()
    expect(page.locator(".picker-name")).to_have_text("February 2023")
    assert page.url.endswith("?from=2023-02-01&to=2023-02-28")


def test_the_comparison_can_be_switched_off(page: Page) -> None:
    visit(page, f"/{IN_2024}")
    page.get_by_role("switch", name="Compare with previous").press(" ")
    expect(page.get_by_role("switch")).to_have_attribute("aria-checked", "false")
    expect(page.locator(".delta")).to_have_count(0)
    assert "compare=none" in page.url


def test_a_bar_leads_to_the_plays_behind_it(page: Page) -> None:
    visit(page, f"/{IN_2024}")
    chart = page.locator("[data-chart=timeline]")
    expect(chart).to_have_attribute("data-drawn", "")
    bar = chart.locator(".bars .point path").nth(5).bounding_box()
    assert bar is not None
    page.mouse.move(bar["x"] + bar["width"] / 2, bar["y"] + bar["height"] / 2)
    expect(page.locator(".hovertext").first).to_contain_text("plays")
    page.mouse.down()
    page.mouse.up()
    expect(page.get_by_role("heading", level=1)).to_have_text("Plays")
    assert "/plays?from=2024-02-05&to=2024-02-11" in page.url


def test_a_chart_says_the_same_as_a_table(page: Page) -> None:
    visit(page, f"/{IN_2024}")
    card = page.locator(".card", has=page.locator("[data-chart=timeline]"))
    card.get_by_text("As a table").click()
    expect(card.locator("tbody tr")).to_have_count(53)
    expect(card.get_by_role("columnheader", name="Listened")).to_be_visible()


def test_a_chart_is_saved_as_a_picture(page: Page) -> None:
    visit(page, f"/{IN_2024}")
    expect(page.locator("[data-chart=timeline]")).to_have_attribute("data-drawn", "")
    with page.expect_download() as download:
        page.get_by_role("button", name="Save as a picture: Over time").click()
    assert download.value.suggested_filename == "spotify-stats-over-time.png"


def test_nothing_in_the_period_says_what_to_do(page: Page) -> None:
    visit(page, "/?from=1999-01-01&to=1999-12-31")
    expect(page.locator(".state")).to_contain_text("Nothing played in this period")
    page.get_by_role("link", name="Show all time").click()
    expect(page.locator(".strip .figure")).to_have_count(6)


def test_an_address_that_makes_no_sense_is_told_in_words(page: Page) -> None:
    visit(page, "/?period=yesteryear")
    expect(page.get_by_role("alert")).to_contain_text("period: must be one of 4w")
    page.get_by_role("link", name="Show the page without it").click()
    expect(page.locator(".strip .figure")).to_have_count(6)


def test_dark_follows_the_system_and_the_choice_is_kept(page: Page) -> None:
    page.emulate_media(color_scheme="dark")
    visit(page, f"/{IN_2024}")
    dark = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.get_by_role("button", name="Light or dark").click()
    light = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert dark != light
    page.reload()
    settle(page)
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == light


def test_it_fits_a_phone(chromium: Browser, up: Up) -> None:
    context = chromium.new_context(
        base_url=up.url, viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True
    )
    page = context.new_page()
    for path in (f"/{IN_2024}", f"/top/tracks{IN_2024}", f"/plays{IN_2024}", "/start"):
        visit(page, path)
        assert not overflows(page), path
    page.get_by_role("button", name="Open the navigation").click()
    page.locator("#navigation").get_by_role("link", name="Top").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Top artists")
    expect(page.locator("#navigation")).not_to_be_in_viewport()
    context.close()
