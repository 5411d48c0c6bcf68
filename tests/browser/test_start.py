"""From nothing to insight: an export is dropped on the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.browser.person import visit

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.browser.conftest import Story


def test_a_newcomer_is_told_what_to_do(history: Story) -> None:
    assert "Drop your Spotify export here" in history.welcome
    assert "Extended streaming history" in history.welcome
    assert history.findings == []


def test_the_import_is_reported_in_plain_words(history: Story) -> None:
    assert "/start?import=" in history.url
    assert "Your history is in" in history.report
    assert "6,000 new plays from 1 Jan 2021 – 31 Dec 2024." in history.report
    # The loose file holds rows of the ZIP once more.
    assert "told of plays that were known already" in history.report


def test_the_report_is_still_there_by_its_address(history: Story, page: Page) -> None:
    visit(page, history.url)
    expect(page.locator("[data-import-state]")).to_contain_text("6,000 new plays")
    page.get_by_text("Every file").click()
    expect(page.get_by_role("cell", name="6,000").first).to_be_visible()


def test_what_is_no_export_is_refused_before_it_is_sent(
    history: Story, page: Page, tmp_path: Path
) -> None:
    picture = tmp_path / "holiday.png"
    picture.write_bytes(b"not an export")
    visit(page, "/start")
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Choose files").click()
    chooser.value.set_files(picture)
    expect(page.locator("[data-upload-status]")).to_contain_text("These are no exports")
