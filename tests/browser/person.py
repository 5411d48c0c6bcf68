"""What a person does in front of the dashboard."""

from __future__ import annotations

import base64
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Sequence

    from playwright.sync_api import Page

Scheme = Literal["light", "dark"]
SCHEMES = pytest.mark.parametrize("scheme", ["light", pytest.param("dark", marks=pytest.mark.long)])
"""In the light each time, in the dark in `make test-long`."""
AXE = Path(__file__).parent / "axe" / "axe.min.js"
_DROP = """(files) => {
    const moved = new DataTransfer();
    for (const [name, content] of files) {
        const bytes = Uint8Array.from(atob(content), (each) => each.charCodeAt(0));
        moved.items.add(new File([bytes], name));
    }
    const zone = document.querySelector("[data-drop]");
    for (const kind of ["dragover", "drop"]) {
        const options = { dataTransfer: moved, bubbles: true, cancelable: true };
        zone.dispatchEvent(new DragEvent(kind, options));
    }
}"""


def visit(page: Page, path: str) -> None:
    """Open a page and wait until it is there."""
    page.goto(path)
    settle(page)


def settle(page: Page) -> None:
    """Wait until what was asked for is shown."""
    page.wait_for_function(
        """() => document.querySelector("#page .page-head")
            && !document.body.classList.contains("changing")
            && document.querySelector("#page").getAttribute("data-dash-is-loading") !== "true" """
    )


def drop(page: Page, files: Sequence[Path]) -> None:
    """Drag files onto the page and let them go."""
    told = [[file.name, base64.b64encode(file.read_bytes()).decode()] for file in files]
    page.evaluate(_DROP, told)


def choose_period(page: Page, name: str) -> None:
    """Open the period picker and choose a preset."""
    page.locator("summary", has_text="–").or_(page.locator(".picker-menu > summary")).first.click()
    page.get_by_role("link", name=name, exact=True).click()
    expect(page.locator(".picker-name")).to_have_text(name)
    settle(page)


def draw_everything(page: Page) -> None:
    """Scroll through the page, so that every chart is drawn."""
    for chart in page.locator("[data-figure]").all():
        chart.scroll_into_view_if_needed()
        expect(chart).to_have_attribute("data-drawn", "")
    page.evaluate("window.scrollTo(0, 0)")


def accessibility_findings(page: Page) -> list[str]:
    """What axe-core finds that is serious or worse."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found: dict[str, Any] = page.evaluate(
        '() => axe.run(document, { resultTypes: ["violations"] })'
    )
    return [
        f"{each['id']}: {each['help']}: {each['nodes'][0]['html'][:200]}"
        for each in found["violations"]
        if each["impact"] in ("serious", "critical")
    ]


def overflows(page: Page) -> bool:
    """Whether the page is wider than the screen."""
    return bool(page.evaluate("document.documentElement.scrollWidth > innerWidth"))


def wait_until_it_fits(page: Page) -> None:
    """Wait until the page, which may still be moving, is no wider than the screen."""
    page.wait_for_function("() => document.documentElement.scrollWidth <= innerWidth")
