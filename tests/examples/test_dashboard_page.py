"""The documentation tells every page that the dashboard's navigation has."""

from __future__ import annotations

import pkgutil
from importlib import import_module

from spotistats_web import pages
from tests.support.samples import ROOT


def test_every_page_of_the_navigation_is_told() -> None:
    text = (ROOT / "docs" / "dashboard.md").read_text(encoding="utf-8")
    modules = [
        import_module(f"{pages.__name__}.{found.name}")
        for found in pkgutil.iter_modules(pages.__path__)
    ]
    titles = [
        page.title
        for module in modules
        for page in getattr(module, "PAGES", ())
        if page.place is not None
    ]
    assert len(titles) > 5
    assert not [title for title in titles if f"| {title} |" not in text]
