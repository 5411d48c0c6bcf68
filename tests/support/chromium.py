"""Which browser shows the dashboard."""

from __future__ import annotations

import os
import shutil


def installed_chromium() -> str | None:
    """The program: what `SPOTISTATS_TEST_CHROMIUM` names, else the lightest that is installed."""
    # The headless shell takes a third less time for the same pages: it is Chromium without its
    # own windows.
    return (
        os.environ.get("SPOTISTATS_TEST_CHROMIUM")
        or shutil.which("chromium-headless-shell")
        or shutil.which("chromium")
    )
