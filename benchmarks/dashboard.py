"""How long people wait for the dashboard, in a browser without a window."""

from __future__ import annotations

import statistics
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

from benchmarks.bench import show
from tests.support.chromium import installed_chromium
from tests.support.up import running

if TYPE_CHECKING:
    from collections.abc import Iterable

    from playwright.sync_api import Browser, Page

_VISITS = 7
_CHANGES = 3
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
    "plays": "/plays",
    "explore, hours of the week": "/explore?by=weekday&by=hour",
    "ranks": "/trends",
    "discoveries": "/trends?show=discoveries",
    "loyalty": "/trends?show=loyalty",
    "diversity": "/trends?show=diversity",
    "seasons": "/trends?show=seasons",
    "sessions": "/habits",
    "streaks": "/habits?show=streaks",
    "skips": "/habits?show=skips",
    "platforms": "/habits?show=platforms",
    "clock": "/habits?show=clock",
    "obsessions": "/forgotten?show=obsessions",
    "one-hit artists": "/forgotten?show=one-hits",
    "comparison": "/compare",
}
_OTHER_FILTERS = {
    "sessions: another pause": ("/habits?period=all", "gap"),
    "ranks: of albums, artists": ("/trends?period=all", "of"),
    "ranks: another step": ("/trends?period=all", "step"),
    "forgotten: of albums, artists": ("/forgotten", "of"),
}
"""What else may be chosen on a page: where, and the parameter of its links."""


def run(content: bytes) -> None:
    """Visits and changes of filters, with this export in a `spotistats up` of its own."""
    chromium = installed_chromium()
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
    """Periods chosen in the picker, and what else can be chosen, as somebody goes through them.

    Each is chosen `_CHANGES` times. The first time nobody has asked that before; then others have
    gone through the services in between, and some of the answers are still known.
    """
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.goto(f"{url}/top/artists?period=all")
    page.wait_for_selector("tbody a.name")
    artist = str(page.locator("tbody a.name").first.get_attribute("href"))
    links = {preset: f'.picker-menu a[href*="period={preset}"]' for preset in _PERIODS}
    for name, path in {**_PAGES, "an artist": artist}.items():
        page.goto(url + path)
        page.wait_for_selector(".picker-menu a", state="attached")
        _wait_for_charts(page)
        _tell(f"{name}: another period", [_each(page, links.values()) for _ in range(_CHANGES)])
    for name, (path, parameter) in _OTHER_FILTERS.items():
        page.goto(url + path)
        page.wait_for_selector(".choices a")
        others = f'.choices a[href*="{parameter}="]:not([aria-current])'
        _tell(name, [_each(page, [others]) for _ in range(_CHANGES * 2)])
    context.close()


def _wait_for_charts(page: Page) -> None:
    """Nobody has chosen anything before the first chart is there, for which Plotly is loaded."""
    if page.locator("[data-figure]").count():
        page.locator("[data-figure]").first.scroll_into_view_if_needed()
        page.wait_for_selector("[data-drawn]")


def _each(page: Page, links: Iterable[str]) -> list[float]:
    """What it takes to follow the last of the links that each selector finds."""
    found = []
    for selector in links:
        link = page.locator(selector).last
        if link.count():
            found.append(float(page.evaluate(_CLICK, link.element_handle())))
    return found


def _tell(name: str, rounds: list[list[float]]) -> None:
    spent = [each for some in rounds for each in some]
    if not spent:
        raise RuntimeError(f"{name}: nothing to choose")
    figure = (
        f"{statistics.median(rounds[0]):,.0f} ms at first, {statistics.median(spent):,.0f} ms, "
        f"at most {max(spent):,.0f} ms"
    )
    show(name, figure, "(bound: 300)")
