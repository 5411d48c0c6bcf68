"""Running the notebooks in `examples/`, each in a kernel of its own."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import nbformat
from nbclient import NotebookClient

if TYPE_CHECKING:
    from spotistats.target import Target

EXAMPLES = Path(__file__).parents[2] / "examples"
NOTEBOOKS = sorted(EXAMPLES.glob("*.ipynb"))
_SECONDS_PER_CELL = 120


def executed(path: Path, target: Target) -> Any:
    """A notebook with the outputs of a run of today; nbclient's CellExecutionError if one fails."""
    notebook = nbformat.read(path, as_version=4)
    client = NotebookClient(
        notebook,
        timeout=_SECONDS_PER_CELL,
        kernel_name="python3",
        record_timing=False,
        resources={"metadata": {"path": str(EXAMPLES)}},
    )
    where = {"SPOTISTATS_URL": target.url, "SPOTISTATS_TOKEN": target.token}
    client.execute(env=os.environ | where)
    return notebook
