"""SQL: a mistake is told at its place, rows are shown, and drawn where their shape allows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.person import draw_everything, settle, visit

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.usefixtures("history")


def write(page: Page, statement: str) -> None:
    page.get_by_label("The statement").fill(statement)
    page.keyboard.press("Control+Enter")


def test_a_mistake_is_told_and_mended(page: Page) -> None:
    visit(page, "/explore")
    page.get_by_role("link", name="SQL").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("SQL")
    write(page, "SELECT artst FROM plays")
    expect(page.get_by_role("alert")).to_contain_text('column "artst" not found')
    expect(page.get_by_label("The statement")).to_have_value("SELECT artst FROM plays")
    write(
        page, "SELECT year(local_time) AS year, count(*) AS plays FROM plays GROUP BY 1 ORDER BY 1"
    )
    expect(page.get_by_role("alert")).to_have_count(0)
    rows = page.get_by_role("region", name="The rows").locator("tbody tr")
    expect(rows.first).to_contain_text("20")
    page.get_by_role("navigation", name="Shown as").get_by_role("link", name="Bars").click()
    expect(page.locator("[data-chart=rows]")).to_be_visible()
    draw_everything(page)
    address = page.url
    page.go_back()
    settle(page)
    visit(page, address)
    expect(page.locator("[data-chart=rows]")).to_be_visible()


def test_names_go_into_the_statement(page: Page) -> None:
    visit(page, "/explore/sql?sql=SELECT%20")
    area = page.get_by_label("The statement")
    area.focus()
    page.keyboard.press("Control+End")
    page.locator("[data-insert=platform_family]").first.click()
    expect(area).to_have_value("SELECT platform_family")
    expect(page.locator(".sql-edit pre .sql-word")).to_have_text("SELECT")


def test_long_answers_say_how_much_is_shown(page: Page) -> None:
    visit(page, "/explore/sql?sql=FROM%20range(100000)")
    expect(page.get_by_text("the first 200 of more than 10,000")).to_be_visible()
    expect(page.get_by_role("region", name="The rows").locator("tbody tr")).to_have_count(200)


def test_every_example_has_an_answer(page: Page) -> None:
    visit(page, "/explore/sql")
    examples = page.locator(".example")
    for at in range(examples.count()):
        examples.nth(at).click()
        settle(page)
        expect(page.get_by_role("region", name="The rows")).to_be_visible()
        expect(page.get_by_role("alert")).to_have_count(0)
