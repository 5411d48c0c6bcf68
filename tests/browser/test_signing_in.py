"""Who sees the dashboard of `spotistats up`, and who does not."""

from __future__ import annotations

import os
import socket
from typing import TYPE_CHECKING

import httpx
import pytest
from playwright.sync_api import expect

from spotistats.local.link import sign_in_link
from spotistats_common.spotify.images import IMAGE_HOSTS
from tests.browser.person import visit

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page

    from tests.support.up import Up

NAVIGATION = {
    "Accept": "text/html",
    "Sec-Fetch-Mode": "navigate",
    "Sec-Fetch-Dest": "document",
    "Sec-Fetch-Site": "none",
}
STRANGER = 54_321
SESSION = "spotistats_session"


def test_the_owner_is_signed_in_by_opening_it(page: Page, context: BrowserContext) -> None:
    visit(page, "/")
    kept = {each["name"]: each for each in context.cookies()}
    assert kept[SESSION]["httpOnly"]
    assert kept[SESSION]["sameSite"] == "Lax"


@pytest.mark.skipif(os.getuid() != 0, reason="only root can act as another user")
def test_another_user_of_the_machine_is_not(up: Up) -> None:
    os.seteuid(STRANGER)
    try:
        theirs = socket.socket()  # belongs to who makes it
    finally:
        os.seteuid(0)
    with theirs:
        theirs.connect(("127.0.0.1", up.port))
        lines = [f"Host: 127.0.0.1:{up.port}", *(f"{k}: {v}" for k, v in NAVIGATION.items())]
        theirs.sendall("\r\n".join(["GET / HTTP/1.0", *lines, "", ""]).encode())
        answer = b"".join(iter(lambda: theirs.recv(65_536), b"")).decode()
    assert answer.startswith("HTTP/1.1 401")
    assert "set-cookie" not in answer.lower()


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Dest": "iframe"},
        {"Sec-Fetch-Mode": "no-cors", "Sec-Fetch-Dest": "image"},
        {"Accept": "*/*"},
        {"X-Forwarded-For": "127.0.0.1:40000"},
        {"Forwarded": "for=127.0.0.1"},
        {"Authorization": "Bearer nothing"},
    ],
)
def test_what_is_no_navigation_of_the_person_signs_nobody_in(
    up: Up, headers: dict[str, str]
) -> None:
    answer = httpx.get(up.url, headers=NAVIGATION | headers)
    assert answer.status_code == 401
    assert SESSION not in answer.cookies
    assert "Your listening, all of it" in answer.text


@pytest.mark.parametrize("path", ["/api/v1/me", "/_dash-layout", "/_dash-update-component"])
def test_nothing_but_pages_signs_in(up: Up, path: str) -> None:
    assert SESSION not in httpx.get(f"{up.url}{path}", headers=NAVIGATION).cookies


def test_a_call_without_a_session_brings_nothing(up: Up) -> None:
    body = {
        "output": "page.children",
        "outputs": {"id": "page", "property": "children"},
        "inputs": [
            {"id": "url", "property": "pathname", "value": "/"},
            {"id": "url", "property": "search", "value": "?period=all"},
            {"id": "refresh", "property": "data"},
        ],
        "changedPropIds": ["url.search"],
    }
    answer = httpx.post(f"{up.url}/_dash-update-component", json=body, headers={"Origin": up.url})
    assert "signed-out" in answer.text
    assert "plays" not in answer.text.lower()


def test_no_other_site_may_frame_it_or_run_scripts_in_it(up: Up) -> None:
    headers = httpx.get(up.url, headers=NAVIGATION).headers
    policy = headers["content-security-policy"]
    assert "frame-ancestors 'none'" in policy
    assert "default-src 'self'" in policy
    scripts = next(part for part in policy.split("; ") if part.startswith("script-src"))
    assert "unsafe" not in scripts
    elsewhere = [part for part in policy.split("; ") if "http" in part]
    hosts = [f"https://{host}" for host in IMAGE_HOSTS]
    assert elsewhere == [" ".join(["img-src", "'self'", "data:", "blob:", *hosts])]
    assert headers["cache-control"] == "no-store"


def test_a_session_that_ends_leads_to_the_sign_in(page: Page, context: BrowserContext) -> None:
    visit(page, "/start")
    context.clear_cookies(name=SESSION)
    with page.expect_navigation():
        page.get_by_role("link", name="Plays").click()
    # On this machine opening the page anew is signing in.
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert SESSION in {each["name"] for each in context.cookies()}


def test_where_it_cannot_be_told_a_link_signs_in_once(up: Up) -> None:
    link = sign_in_link(up.url, (up.folder / "token").read_text().strip())
    first, second = httpx.get(link), httpx.get(link)
    assert (first.status_code, first.headers["location"]) == (303, "/")
    assert SESSION in first.cookies
    assert second.status_code == 403
