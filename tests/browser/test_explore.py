"""Explore: a question is built by choosing, drilled into, kept in its address, and saved."""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, quote, unquote, urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser.person import (
    SCHEMES,
    accessibility_findings,
    draw_everything,
    overflows,
    settle,
    visit,
)

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Locator, Page

    from tests.browser.person import Scheme
    from tests.support.up import Up

pytestmark = pytest.mark.usefixtures("history")
IN_2024 = "from=2024-01-01&to=2024-12-31"
IOS, ANDROID = (
    {"field": "platform_family", "op": "in", "value": [value]} for value in ("ios", "android")
)
EVENING = {"field": "hour", "op": "ge", "value": 18}
WEEKEND = {"field": "weekday", "op": "in", "value": [6, 7]}
NESTED = quote(json.dumps({"all": [WEEKEND, {"any": [IOS, {"all": [ANDROID, EVENING]}]}]}))


def choose(page: Page, menu: str, name: str) -> None:
    """Open a menu of the builder and choose from it."""
    page.locator("summary.chip").get_by_text(menu, exact=True).click()
    link = page.locator("details[open] .menu-panel").get_by_role("link", name=name, exact=True)
    with page.expect_response("**/_dash-update-component*"):
        link.click()
    settle(page)


def where_of(page: Page) -> Any:
    """The condition that the address holds."""
    return json.loads(parse_qs(urlsplit(page.url).query)["where"][0])


def row(page: Page, name: str) -> Locator:
    """A row of the builder."""
    return page.get_by_role("group", name=name, exact=True)


def test_a_newcomer_sees_an_answer_with_one_click(page: Page) -> None:
    visit(page, f"/explore?{IN_2024}")
    page.get_by_role("link", name="When do I listen?").click()
    expect(page.locator("[data-chart=answer]")).to_have_attribute("data-drawn", "")
    expect(page.get_by_role("heading", name="Listened time by weekday and hour")).to_be_visible()
    assert "from=2024-01-01" in page.url


def test_a_question_is_built_and_drilled_into(page: Page) -> None:
    visit(page, f"/explore?{IN_2024}")
    choose(page, "Group by", "Artist")
    choose(page, "Add a measure", "Listened time")
    expect(row(page, "by").get_by_text("Artist", exact=True)).to_be_visible()
    choose(page, "Filter", "Weekday")
    form = page.get_by_role("form", name="Condition on Weekday")
    form.get_by_label("Saturday").check()
    form.get_by_label("Sunday").check()
    form.get_by_role("button", name="Add").click()
    expect(row(page, "where")).to_contain_text("Weekday is Saturday or Sunday")
    settle(page)
    first = page.locator(".answer tbody tr").first
    name = first.locator("th").inner_text()
    plays = int(first.locator("td").first.inner_text().replace(",", ""))

    first.get_by_role("link", name="The plays behind").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Plays")
    filters = page.get_by_role("group", name="Filters")
    expect(filters).to_contain_text(f"Artist is {name}")
    expect(filters).to_contain_text("Weekday is Saturday or Sunday")
    counted = page.locator(".plays li:not(.faint)")
    assert counted.count() == min(plays, counted.count())
    expect(page.locator(".plays .sub").first).to_have_text(name)
    page.go_back()
    expect(page.locator(".answer tbody th").first).to_have_text(name)


def test_a_mark_of_a_chart_leads_to_its_plays(page: Page) -> None:
    visit(page, f"/explore?{IN_2024}&by=artist&m=plays")
    draw_everything(page)
    name = page.locator(".answer tbody th").first.inner_text()
    page.locator("[data-chart=answer]").scroll_into_view_if_needed()
    box = page.locator("[data-chart=answer] .point").first.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] / 3, box["y"] + box["height"] / 2)
    expect(page.locator(".hovertext")).to_contain_text("Plays:")
    page.mouse.click(box["x"] + box["width"] / 3, box["y"] + box["height"] / 2)
    page.wait_for_url("**/plays?**")
    expect(page.get_by_role("group", name="Filters")).to_contain_text(f"Artist is {name}")


def test_filters_are_turned_round_joined_and_taken_away(page: Page) -> None:
    visit(page, f"/explore?{IN_2024}&by=platform_family&m=plays")
    choose(page, "Filter", "Platform")
    form = page.get_by_role("form", name="Condition on Platform")
    form.get_by_label("iOS").check()
    form.get_by_role("button", name="Add").click()
    expect(page.locator(".answer tbody tr")).to_have_count(1)
    page.get_by_role("link", name="Turn round: not Platform is iOS").click()
    expect(row(page, "where")).to_contain_text("not (Platform is iOS)")
    expect(page.locator(".answer tbody th", has_text="iOS")).to_have_count(0)
    page.get_by_role("link", name="Take back: not (Platform is iOS)").click()
    settle(page)
    page.get_by_role("link", name="Add an alternative to Platform is iOS").click()
    form.get_by_label("Android").check()
    form.get_by_role("button", name="Add").click()
    expect(page.get_by_role("navigation", name="How the filters go together")).to_be_visible()
    expect(page.locator(".answer tbody tr")).to_have_count(2)
    page.get_by_role("link", name="Remove Platform is iOS").click()
    expect(page.locator(".answer tbody tr")).to_have_count(1)
    choose(page, "Group filter", "Plays")
    form = page.get_by_role("form", name="Condition on Plays")
    form.get_by_label("Value").fill("1000000")
    form.get_by_role("combobox").select_option("ge")
    form.get_by_role("button", name="Add").click()
    expect(page.get_by_text("No play fits this question")).to_be_visible()


def test_conditions_in_brackets_are_changed_one_by_one(page: Page) -> None:
    visit(page, f"/explore?{IN_2024}&by=platform_family&m=plays&where={NESTED}")
    expect(page.get_by_role("group", name="Compare")).to_have_count(0)
    expect(page.get_by_role("switch", name="Compare")).to_have_count(0)
    brackets = row(page, "where").get_by_role("group", name="Platform is iOS or (")
    expect(brackets).to_be_visible()

    page.get_by_role("link", name="Add to Platform is Android and Hour").click()
    form = page.get_by_role("form", name="Condition on Platform")
    form.get_by_label("Windows").check()
    form.get_by_role("button", name="Add").click()
    expect(brackets).to_contain_text("Platform is Windows")
    page.get_by_role("link", name="Remove Platform is Windows").click()
    expect(brackets).not_to_contain_text("Windows")

    page.get_by_role("link", name="or: exchange in Platform is iOS or (").click()
    expect(page.locator(".chip-group")).to_have_count(0)
    assert json.loads(parse_qs(urlsplit(page.url).query)["where"][0])["all"][1] == IOS


def test_a_condition_is_changed_where_it_stands(page: Page) -> None:
    visit(page, f"/explore?{IN_2024}&by=platform_family&m=plays&where={NESTED}")
    form = page.get_by_role("form", name="Condition on Hour")
    page.get_by_role("link", name="Change Hour ≥").press("Enter")
    expect(form.get_by_role("combobox")).to_be_focused()
    expect(form.get_by_role("checkbox", checked=True)).to_have_count(6)
    page.keyboard.press("Escape")
    expect(form).to_have_count(0)
    expect(page.get_by_role("link", name="Change Hour ≥")).to_be_focused()
    assert where_of(page) == json.loads(unquote(NESTED))

    page.get_by_role("link", name="Change Hour ≥").click()
    form.get_by_role("button", name="Apply").click()
    expect(form).to_have_count(0)
    assert where_of(page) == json.loads(unquote(NESTED)), "not changed, said as it was"

    page.get_by_role("link", name="Change Hour ≥").click()
    for hour in ("18–19 h", "19–20 h", "20–21 h", "21–22 h"):
        form.get_by_label(hour).uncheck()
    form.get_by_role("button", name="Apply").click()
    changed = page.get_by_role("link", name="Change Hour is 22–23 h or 23–00 h")
    expect(changed).to_be_focused()
    late = {"field": "hour", "op": "in", "value": [22, 23]}
    assert where_of(page) == {"all": [WEEKEND, {"any": [IOS, {"all": [ANDROID, late]}]}]}
    page.go_back()
    page.go_back()
    expect(page.get_by_role("link", name="Change Hour ≥")).to_be_visible()


def test_conditions_on_measures_and_on_names_are_changed(page: Page) -> None:
    rare = quote(json.dumps({"not": {"field": "skip_rate", "op": "lt", "value": 0.075}}))
    name = quote(json.dumps({"field": "artist", "op": "in", "value": ["Nobody at all"]}))
    visit(page, f"/explore?{IN_2024}&by=artist&m=plays&where={name}&having={rare}")
    page.get_by_role("link", name="Change not (Skip rate <").click()
    form = page.get_by_role("form", name="Condition on Skip rate")
    expect(form.get_by_label("%")).to_have_value("7.5")
    form.get_by_label("%").fill("12")
    form.get_by_role("button", name="Apply").click()
    expect(page.get_by_role("link", name="Change not (Skip rate < 12.0%")).to_be_visible()
    page.get_by_role("link", name="Change Artist is Nobody at all").click()
    form = page.get_by_role("form", name="Condition on Artist")
    expect(form.get_by_role("checkbox", checked=True)).to_have_count(1)
    expect(form.get_by_label("Nobody at all")).to_be_checked()


def test_a_session_leads_to_its_plays(page: Page) -> None:
    visit(page, f"/explore?{IN_2024}&by=session&m=plays&order=plays:desc")
    first = page.locator(".answer tbody tr").first
    plays = first.locator("td").first.inner_text()
    first.get_by_role("link", name="The plays behind").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Plays")
    expect(page.locator(".plays li:not(.faint)")).to_have_count(int(plays))


def test_the_table_behind_a_chart_stays_open(page: Page) -> None:
    visit(page, f"/explore?{IN_2024}&by=month&m=plays")
    page.get_by_text("As a table").click()
    table = page.locator(".as-table .table-scroll tbody tr")
    expect(table).to_have_count(12)
    page.get_by_role("navigation", name="Shown as").get_by_role("link", name="Line").click()
    expect(page.get_by_role("navigation", name="Shown as").locator("[aria-current]")).to_have_text(
        "Line"
    )
    expect(table).to_have_count(12)
    page.get_by_text("As a table").click()
    page.get_by_role("navigation", name="Shown as").get_by_role("link", name="Bar").click()
    settle(page)
    expect(table).to_have_count(0)


@pytest.mark.parametrize("chart", ["bar", "line", "stacked", "heat", "scatter", "table"])
def test_an_answer_is_shown_in_every_way(page: Page, chart: str) -> None:
    visit(page, f"/explore?period=all&by=month&by=artist&m=plays&m=listened_ms&as={chart}")
    shown = page.get_by_role("navigation", name="Shown as").locator("[aria-current]")
    expect(shown).to_have_count(1)
    if chart == "table":
        expect(page.locator("[data-chart]")).to_have_count(0)
    else:
        draw_everything(page)
        page.get_by_text("As a table").click()
        expect(page.locator(".table-scroll tbody tr").first).to_be_visible()


def test_a_question_is_saved_reopened_by_its_address_and_deleted(page: Page) -> None:
    visit(page, f"/explore?{IN_2024}&by=year&by=shuffle&m=plays&as=heat")
    page.get_by_label("Name", exact=True).fill("Shuffle by year")
    page.get_by_role("button", name="Save", exact=True).click()
    saved = page.locator(".views").get_by_role("link", name="Shuffle by year", exact=True)
    expect(saved).to_be_visible()
    rows = page.locator(".answer tbody").inner_text()

    visit(page, "/explore")
    saved.click()
    expect(page.locator(".answer tbody")).to_have_text(rows, use_inner_text=True)
    asked = parse_qs(urlsplit(page.url).query)
    assert (asked["by"], asked["as"], asked["from"]) == (
        ["year", "shuffle"],
        ["heat"],
        ["2024-01-01"],
    )
    address = page.url
    other = page.context.new_page()
    visit(other, address)
    expect(other.locator(".answer tbody")).to_have_text(rows, use_inner_text=True)

    page.get_by_role("link", name="Delete Shuffle by year").click()
    page.get_by_role("button", name="Delete", exact=True).click()
    expect(page.get_by_text("A question that you save is listed here.")).to_be_visible()


def test_all_rows_are_saved_as_a_file(page: Page, tmp_path: Path) -> None:
    visit(page, f"/explore?{IN_2024}&by=artist&m=plays")
    count = int(page.locator(".card-head .dim", has_text="groups").inner_text().split()[0])
    with page.expect_download() as begun:
        page.get_by_role("button", name="Download all rows as CSV").click()
    begun.value.save_as(tmp_path / "a.csv")
    with (tmp_path / "a.csv").open(encoding="utf-8") as file:
        lines = list(csv.reader(file))
    assert lines[0] == ["artist_id", "artist", "plays"]
    assert len(lines) == count + 1
    with page.expect_download() as begun:
        page.get_by_role("button", name="Download all rows as Parquet").click()
    begun.value.save_as(tmp_path / "a.parquet")
    assert (tmp_path / "a.parquet").read_bytes()[:4] == b"PAR1"


def test_a_phone_has_room_for_the_builder(chromium: Browser, up: Up) -> None:
    context = chromium.new_context(
        base_url=up.url, viewport={"width": 390, "height": 844}, has_touch=True
    )
    page = context.new_page()
    visit(page, f"/explore?{IN_2024}&by=artist&by=month&m=plays&add=where.artist")
    assert not overflows(page)
    page.locator("summary.chip", has_text="Group by").click()
    expect(page.get_by_role("link", name="Album", exact=True)).to_be_in_viewport()
    assert not overflows(page)
    visit(page, "/explore/sql")
    assert not overflows(page)
    context.close()


@SCHEMES
def test_nothing_serious_is_found_by_axe(page: Page, scheme: Scheme) -> None:
    page.emulate_media(color_scheme=scheme)
    for path in (
        "/explore",
        f"/explore?{IN_2024}&by=artist&m=plays&m=listened_ms&add=where.platform_family",
        f"/explore?{IN_2024}&by=month&by=platform_family&m=plays",
        "/explore/sql?sql=SELECT%20kind%2C%20count(*)%20FROM%20plays%20GROUP%20BY%20ALL",
        "/explore/sql?sql=SELECT%20nothing",
        "/search?q=a",
    ):
        visit(page, path)
        draw_everything(page)
        assert accessibility_findings(page) == [], path
