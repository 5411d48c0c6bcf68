"""The pages of trends, habits, memories, comparing, recap: for everybody, on every screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.person import accessibility_findings, draw_everything, overflows, visit

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.person import Scheme


pytestmark = pytest.mark.usefixtures("history")
IN_2024 = "from=2024-01-01&to=2024-12-31"
PATHS = (
    f"/trends?{IN_2024}",
    f"/trends?show=loyalty&{IN_2024}",
    f"/trends?show=diversity&{IN_2024}",
    f"/habits?{IN_2024}",
    f"/habits?show=streaks&{IN_2024}",
    f"/habits?show=skips&{IN_2024}",
    f"/habits?show=platforms&{IN_2024}",
    "/forgotten?silent=90&least=5",
    f"/forgotten?show=one-hits&share=0.75&{IN_2024}",
    f"/compare?{IN_2024}",
    "/compare?show=listeners",
    "/recap/2024",
    "/spotify-lists",
)


@pytest.mark.parametrize(
    ("scheme", "width"),
    [
        pytest.param("dark", 390, id="phone-in-the-dark"),
        pytest.param("light", 1440, id="desk", marks=pytest.mark.long),
    ],
)
def test_they_have_no_serious_finding_and_fit(page: Page, scheme: Scheme, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)
    for path in PATHS:
        visit(page, path)
        draw_everything(page)
        assert accessibility_findings(page) == [], path
        assert not overflows(page), path
