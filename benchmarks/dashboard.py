"""How long people wait for the dashboard, in a browser without a window."""

from __future__ import annotations

import os
import shutil
import statistics
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

from benchmarks.bench import show
from tests.support.up import running

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

_VISITS = 7
_CHANGES = 5
# Notes when what somebody came for is first painted: figures with numbers in them.
_WATCH = """
    const look = () => {
        const value = document.querySelector("#page .figure .value");
        if (value && value.textContent.trim()) {
            requestAnimationFrame(() => requestAnimationFrame(() => {
                window.usefulAt = performance.now();
            }));
        } else {
            requestAnimationFrame(look);
        }
    };
    requestAnimationFrame(look);
"""
# Clicks, and tells after how many ms the page that this leads to is painted.
_CLICK = """
    (link) => new Promise((done) => {
        const before = document.querySelector("#page .page-head");
        const started = performance.now();
        link.click();
        const look = () => {
            const now = document.querySelector("#page .page-head");
            const waits = document.body.classList.contains("changing") || !now || now === before;
            requestAnimationFrame(waits ? look : () => done(performance.now() - started));
        };
        requestAnimationFrame(look);
    })
"""
_PERIODS = ("4w", "all", "12m")
_PAGES = {
    "overview": "/",
    "top tracks": "/top/tracks",
    "explore, hours of the week": "/explore?by=weekday&by=hour",
    "ranks": "/trends",
    "sessions": "/habits",
    "skips": "/habits?show=skips",
}


def run(content: bytes) -> None:
    """Visits and changes of filters, with this export in a `spotistats up` of its own."""
    chromium = os.environ.get("SPOTISTATS_TEST_CHROMIUM") or shutil.which("chromium")
    print("\nThe dashboard")
    if chromium is None:
        show("no chromium: run tools/install_chromium.sh", "not measured")
        return
    with tempfile.TemporaryDirectory() as folder:
        export = Path(folder) / "export.zip"
        export.write_bytes(content)
        with running(Path(folder) / "data") as up, sync_playwright() as playwright:
            done = up.run("import", export)
            if done.returncode:
                raise RuntimeError(done.stdout + done.stderr)
            browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
            _visits(browser, up.url)
            _changes(browser, up.url)
            browser.close()


def _visits(browser: Browser, url: str) -> None:
    """Each in a new profile, whose cache is empty."""
    spent = []
    for _ in range(_VISITS):
        context = browser.new_context(viewport={"width": 1440, "height": 900})
        context.add_init_script(_WATCH)
        page = context.new_page()
        page.goto(f"{url}/?period=all")
        page.wait_for_function("() => window.usefulAt")
        spent.append(page.evaluate("window.usefulAt"))
        context.close()
    show("the first visit ever, until figures are painted", f"{spent[0]:,.0f} ms")
    show(
        f"first useful paint, median of {_VISITS - 1} new profiles",
        f"{statistics.median(spent[1:]):,.0f} ms",
        "(bound: 1,500)",
    )


def _changes(browser: Browser, url: str) -> None:
    """Periods chosen in the picker, on pages that ask for much."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    for name, path in _PAGES.items():
        page.goto(url + path)
        page.wait_for_selector(".picker-menu a", state="attached")
        spent = [each for _ in range(_CHANGES) for each in _each_period(page)]
        figure = f"{statistics.median(spent):,.0f} ms, at most {max(spent):,.0f} ms"
        show(f"{name}: another period, painted", figure, "(bound: 300)")
    context.close()


def _each_period(page: Page) -> list[float]:
    found = []
    for preset in _PERIODS:
        link = page.locator(f'.picker-menu a[href*="period={preset}"]').first
        if link.count():
            found.append(float(page.evaluate(_CLICK, link.element_handle())))
    return found
