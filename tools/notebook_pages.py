"""The notebooks of `examples/` as pages: their text, their code, and what they showed last."""

from __future__ import annotations

import base64
import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FOLDER = "notebooks"


def pages(notebook: Path) -> Iterator[tuple[str, str | bytes]]:
    """The name and the content of its page, and of each picture on it."""
    lines = []
    for cell in json.loads(notebook.read_text(encoding="utf-8"))["cells"]:
        source = "".join(cell["source"])
        if cell["cell_type"] == "markdown":
            lines += [source, ""]
            continue
        lines += ["```python", source, "```", ""]
        for output in cell["outputs"]:
            if picture := output.get("data", {}).get("image/png"):
                name = f"{notebook.stem}-{len(lines)}.png"
                yield f"{FOLDER}/{name}", base64.b64decode("".join(picture))
                lines += [f"![What the code above draws]({name})", ""]
            else:
                lines += [*_written(output), ""]
    yield f"{FOLDER}/{notebook.stem}.md", "\n".join(lines)


def _written(output: dict[str, Any]) -> list[str]:
    """What is no picture: a table, else text."""
    data = output.get("data", {})
    if table := data.get("text/html"):
        # On one line, as an empty one would end what Markdown takes for HTML.
        return [f"<div>{' '.join(''.join(table).split())}</div>"]
    return ["```text", "".join(data.get("text/plain") or output.get("text", "")), "```"]
