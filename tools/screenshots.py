"""`make screenshots`: the pictures in docs/images, of the dashboard over the demo's history.

Needs Chromium (tools/install_chromium.sh).
"""

from __future__ import annotations

import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from playwright.sync_api import sync_playwright

from spotistats.local.demo_export import write_export
from tests.browser.person import draw_everything, visit
from tests.support.chromium import installed_chromium
from tests.support.up import running

if TYPE_CHECKING:
    from playwright.sync_api import Browser

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "images"
DESK, TABLET, PHONE = (1280, 900), (820, 1100), (390, 844)


class Shot(NamedTuple):
    """One picture: its name, the page, and how it is looked at."""

    name: str
    path: str
    size: tuple[int, int] = DESK
    dark: bool = False


SHOTS = (
    Shot("overview", "/"),
    Shot("overview-dark", "/", dark=True),
    Shot("overview-phone", "/", PHONE),
    Shot("top", "/top?period=all", TABLET),
    Shot("explore", "/explore?by=weekday&by=hour&m=listened_ms&period=all"),
    Shot("trends", "/trends?period=all"),
    Shot("habits", "/habits?period=all"),
    Shot("compare", "/compare", TABLET),
    Shot("recap", "/recap/2024"),
)


def main() -> None:
    """Take all pictures anew."""
    chromium = installed_chromium()
    if chromium is None:
        raise SystemExit("There is no chromium: run tools/install_chromium.sh")
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        export = Path(folder) / "my_spotify_data.zip"
        with export.open("wb") as file:
            write_export(file, until=datetime.now(UTC).date())
        with running(Path(folder) / "data") as up, sync_playwright() as playwright:
            up.run("import", export)
            browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
            for shot in SHOTS:
                take(browser, up.url, shot)
            browser.close()


def take(browser: Browser, url: str, shot: Shot) -> None:
    """Take one picture, of what is seen first."""
    width, height = shot.size
    context = browser.new_context(
        base_url=url,
        viewport={"width": width, "height": height},
        color_scheme="dark" if shot.dark else "light",
    )
    page = context.new_page()
    visit(page, shot.path)
    draw_everything(page)
    page.wait_for_timeout(500)
    page.screenshot(path=FOLDER / f"{shot.name}.png")
    context.close()
    print(f"docs/images/{shot.name}.png")


if __name__ == "__main__":
    main()
