"""The Python in the documentation runs as it stands."""

from __future__ import annotations

import ast
import asyncio
import inspect
import re
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
_BLOCK = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)
PAGES = [
    path
    for path in (ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md")))
    if _BLOCK.search(path.read_text(encoding="utf-8"))
]


def test_there_are_samples() -> None:
    assert {"README.md", "sdk.md"} <= {page.name for page in PAGES}


@pytest.mark.parametrize("page", PAGES, ids=[page.name for page in PAGES])
@pytest.mark.usefixtures("at_home")
def test_its_samples_run_one_after_the_other(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    names: dict[str, Any] = {"__name__": "__main__"}

    async def run() -> None:
        for block in _BLOCK.finditer(text):
            # As many lines before it as on the page, so that an error tells its line there.
            source = "\n" * text[: block.start(1)].count("\n") + block[1]
            code = compile(source, str(page), "exec", flags=ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)
            if inspect.isawaitable(found := eval(code, names)):  # noqa: S307 - our own pages
                await found

    asyncio.run(run())
