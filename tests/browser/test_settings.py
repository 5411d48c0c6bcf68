"""Settings: everything that is a person's own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import httpx
from playwright.sync_api import expect

from tests.browser.guests import Guest
from tests.browser.person import SCHEMES, accessibility_findings, settle, visit, wait_until_it_fits
from tests.support.browser import Browser as Session

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from tests.browser.guests import Guests
    from tests.browser.person import Scheme
    from tests.support.up import Up

# What comes through a proxy is not from the owner of this machine.
PROXIED = {"X-Forwarded-For": "203.0.113.7"}
PAGES = (
    "/settings",
    "/settings/spotify",
    "/settings/imports",
    "/settings/shares",
    "/settings/shares?kind=profile",
    "/settings/access",
    "/settings/data",
)


def test_the_time_zone_is_searched_and_kept(ada: Guest, ada_page: Page) -> None:
    visit(ada_page, "/settings")
    expect(ada_page.locator("#zone-suggestion")).to_contain_text("Europe/Vilnius")
    zone = ada_page.get_by_role("combobox", name="Time zone").or_(
        ada_page.get_by_role("textbox", name="Time zone")
    )
    zone.click()
    zone.fill("tokyo")
    ada_page.get_by_role("option", name="Asia/Tokyo").click()
    ada_page.locator("#profile-save").click()
    expect(ada_page.locator("#profile-status")).to_have_text("Saved.")
    expect(ada_page.locator("#zone-suggestion")).to_be_hidden()
    assert ada.get("/me")["time_zone"] == "Asia/Tokyo"

    ada.browser.ask("PATCH", "/me", json={"time_zone": "UTC"})
    visit(ada_page, "/settings")
    ada_page.get_by_role("button", name="Use it").click()
    expect(ada_page.locator("#zone-suggestion")).to_be_hidden()
    expect(zone).to_have_value(re.compile("Europe/Vilnius"))
    assert ada.get("/me")["time_zone"] == "Europe/Vilnius"


def test_a_name_that_cannot_be_is_told(ada: Guest, ada_page: Page) -> None:
    visit(ada_page, "/settings")
    ada_page.get_by_label("Display name").fill("  ")
    ada_page.locator("#profile-save").click()
    expect(ada_page.locator("#profile-status")).to_contain_text("display_name")
    ada_page.get_by_label("Display name").fill("Ada")
    ada_page.locator("#profile-save").click()
    expect(ada_page.locator("#profile-status")).to_have_text("Saved.")
    assert ada.get("/me")["display_name"] == "Ada"


def test_another_counting_rule_is_previewed_and_then_holds(ada: Guest, ada_page: Page) -> None:
    before = ada.get("/stats/summary")["plays"]
    with_rule = ada.get("/stats/summary", min_ms=120_000, count_skipped=False)["plays"]
    assert with_rule < before
    visit(ada_page, "/settings")
    plays = ada_page.locator(".preview tr", has_text="Plays")
    expect(plays.locator("td")).to_have_text([str(before), str(before), "–"])
    ada_page.get_by_label("A play counts from").fill("120")
    ada_page.get_by_label("Count skipped plays").uncheck()
    told = re.compile(rf"−{before - with_rule} \(−\d+%\)")
    expect(plays.locator("td")).to_have_text([str(before), str(with_rule), told])
    assert ada.get("/stats/summary")["plays"] == before
    ada_page.locator("#rule-save").click()
    expect(ada_page.locator("#rule-status")).to_have_text("Saved.")
    expect(plays.locator("td")).to_have_text([str(with_rule), str(with_rule), "–"])
    visit(ada_page, "/?period=all")
    figure = ada_page.locator(".figure", has=ada_page.get_by_text("Plays", exact=True))
    expect(figure.locator(".value")).to_have_text(str(with_rule))


def test_a_token_is_shown_once(up: Up, ada: Guest, ada_page: Page) -> None:
    visit(ada_page, "/settings/access")
    ada_page.locator("#token-create").click()
    expect(ada_page.locator("#token-status")).to_have_text("Say what it is for.")
    ada_page.get_by_label("What it is for").fill("notebook")
    ada_page.locator("#token-create").click()
    expect(ada_page.locator(".shown-once")).to_be_focused()
    secret = ada_page.locator("[data-secret]").inner_text()
    ada_page.get_by_role("button", name="Copy").click()
    expect(ada_page.get_by_role("button", name="Copied")).to_be_visible()
    headers = {"Authorization": f"Bearer {secret}"}
    assert httpx.get(f"{up.url}/api/v1/stats/summary", headers=headers).status_code == 200
    assert httpx.get(f"{up.url}/api/v1/me/tokens", headers=headers).status_code == 403
    ada_page.reload()
    settle(ada_page)
    assert secret not in ada_page.content()
    ada_page.get_by_role("button", name="Revoke: notebook").click()
    dialogue = ada_page.get_by_role("dialog", name="Revoke this token?")
    dialogue.get_by_role("button", name="Cancel").click()
    expect(dialogue).to_be_hidden()
    expect(ada_page.get_by_role("button", name="Revoke: notebook")).to_be_focused()
    ada_page.keyboard.press("Enter")
    dialogue.get_by_role("button", name="Revoke").click()
    expect(ada_page.get_by_role("button", name="Revoke: notebook")).to_have_count(0)
    assert httpx.get(f"{up.url}/api/v1/stats/summary", headers=headers).status_code == 401
    visit(ada_page, "/settings/access")
    record = ada_page.get_by_role("table", name="What was done lately")
    expect(record.locator("tbody tr").nth(0)).to_contain_text("Token revoked")
    expect(record.locator("tbody tr").nth(1)).to_contain_text("Token made")
    expect(record.locator("tbody tr").nth(1)).to_contain_text("a signed-in browser")


def test_an_import_is_undone(ada: Guest, ada_page: Page) -> None:
    before = ada.get("/plays", min_ms=0, limit=1000)["items"]
    imports = ada.get("/imports")["total"]
    import_id = ada.import_plays(50, seed=77)
    assert ada.get("/plays", min_ms=0, limit=1000)["items"] != before
    visit(ada_page, "/settings/imports")
    expect(ada_page.get_by_role("heading", name="What your imports cover")).to_be_visible()
    row = ada_page.locator(f"[data-import-id='{import_id}']")
    row.locator("summary").first.click()
    expect(row.locator("[data-import-state]")).to_contain_text("new plays from")
    row.get_by_role("button", name=re.compile("Undo")).click()
    dialogue = ada_page.get_by_role("dialog", name="Undo this import?")
    expect(dialogue).to_contain_text("what only it brought goes")
    dialogue.get_by_role("button", name="Undo").click()
    expect(row).to_have_count(0)
    expect(ada_page.locator("[data-import-id]")).to_have_count(imports)
    now = ada.get("/plays", min_ms=0, limit=1000)["items"]
    assert [each["ended_at"] for each in now if each in before] == [
        each["ended_at"] for each in before
    ]


def test_spotify_is_asked_now_and_disconnected(ada: Guest, ada_page: Page) -> None:
    visit(ada_page, "/settings/spotify")
    expect(ada_page.get_by_text("Renew within 180 days")).to_be_visible()
    ada_page.get_by_role("button", name="Sync now").click()
    expect(ada_page.locator("#sync-status")).to_contain_text("Asked")
    expect(ada_page.locator("#syncs tbody tr").first).to_contain_text("done")
    ada_page.get_by_role("button", name="Disconnect").click()
    ada_page.get_by_role("dialog").get_by_role("button", name="Disconnect").click()
    connect = ada_page.get_by_role("link", name="Connect Spotify")
    expect(connect).to_have_attribute("href", re.compile("^/api/v1/auth/login"))
    assert ada.get("/me")["spotify"]["state"] == "disconnected"


def test_everything_is_downloaded(ada_page: Page) -> None:
    visit(ada_page, "/settings/data")
    for name, suffix in (("Everything", ".zip"), ("All plays as CSV", ".csv")):
        with ada_page.expect_download() as download:
            ada_page.get_by_role("link", name=name).click()
        assert download.value.suggested_filename.endswith(suffix)
        assert download.value.path().stat().st_size > 1_000


def test_who_signs_out_is_out_in_this_browser_alone(
    chromium: Browser, up: Up, ada: Guest, guests: Guests
) -> None:
    again = Session(up.url)
    assert again.sign_in(guests.person(1)).status_code == 303
    # Not watched: that the sign-in page is refused is noted on its console.
    context = chromium.new_context(base_url=up.url, extra_http_headers=PROXIED)
    context.add_cookies(Guest(up, again).cookies)
    page = context.new_page()
    visit(page, "/settings/access")
    page.get_by_role("button", name="Sign out", exact=True).click()
    expect(page.get_by_role("link", name="Continue with Spotify")).to_be_visible()
    page.go_back()
    expect(page.get_by_role("link", name="Continue with Spotify")).to_be_visible()
    context.close()
    assert not again.is_signed_in()
    assert ada.browser.is_signed_in()


@SCHEMES
def test_no_page_has_a_serious_finding_or_is_too_wide(ada_page: Page, scheme: Scheme) -> None:
    ada_page.emulate_media(color_scheme=scheme)
    for path in PAGES:
        ada_page.set_viewport_size({"width": 1440, "height": 900})
        visit(ada_page, path)
        assert accessibility_findings(ada_page) == [], path
        ada_page.set_viewport_size({"width": 390, "height": 844})
        wait_until_it_fits(ada_page)
    ada_page.locator("button.danger").first.click()
    expect(ada_page.get_by_role("dialog")).to_be_visible()
    assert accessibility_findings(ada_page) == []


def test_everything_is_deleted_after_the_word_is_typed(
    chromium: Browser, up: Up, guests: Guests
) -> None:
    eve = guests.join(2, plays=20)
    # Not watched: that the sign-in page is refused is noted on its console.
    context = chromium.new_context(base_url=up.url, extra_http_headers=PROXIED)
    context.add_cookies(eve.cookies)
    page = context.new_page()
    visit(page, "/settings/data")
    page.get_by_role("button", name="Delete everything").click()
    dialogue = page.get_by_role("dialog", name="Delete everything for good?")
    do = dialogue.get_by_role("button", name="Delete everything for good")
    expect(do).to_be_disabled()
    dialogue.get_by_role("textbox").fill("delete")
    expect(do).to_be_disabled()
    assert eve.browser.is_signed_in()
    dialogue.get_by_role("textbox").fill("delete everything")
    do.click()
    expect(page.get_by_role("link", name="Continue with Spotify")).to_be_visible(timeout=60_000)
    context.close()
    assert not eve.browser.is_signed_in()
