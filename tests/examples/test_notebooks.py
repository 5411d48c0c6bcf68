"""The notebooks run, and what is kept of their outputs is whole and small.

`SPOTISTATS_TEST_KEEP=1 pytest tests/examples/test_notebooks.py` (`make notebooks`) keeps the
outputs of the run in them.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import nbformat
import pytest

from tests.support.notebooks import NOTEBOOKS, executed

if TYPE_CHECKING:
    from pathlib import Path

    from spotistats.target import Target

KEEP = "SPOTISTATS_TEST_KEEP" in os.environ
MOST_BYTES = 400_000
MOST_BYTES_IN_ALL = 1_500_000
each_notebook = pytest.mark.parametrize("path", NOTEBOOKS, ids=[each.stem for each in NOTEBOOKS])


def outputs(notebook: Any) -> list[Any]:
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    return [output for cell in cells for output in cell.outputs]


def pictures(notebook: Any) -> int:
    return sum("image/png" in output.get("data", {}) for output in outputs(notebook))


@each_notebook
def test_it_runs(path: Path, demo: Target) -> None:
    notebook = executed(path, demo)
    assert pictures(notebook) >= 4
    assert not [each for each in outputs(notebook) if each.get("name") == "stderr"]
    if KEEP:
        nbformat.write(notebook, path)


@each_notebook
def test_what_is_kept_of_its_outputs_is_whole_and_small(path: Path) -> None:
    notebook = nbformat.read(path, as_version=4)
    nbformat.validate(notebook)
    kept = outputs(notebook)
    assert pictures(notebook) >= 4
    assert not [each for each in kept if each.output_type == "error"]
    assert not [each for each in kept if each.get("name") == "stderr"]
    counts = [cell.execution_count for cell in notebook.cells if cell.cell_type == "code"]
    assert counts == list(range(1, len(counts) + 1)), "run from top to bottom"
    assert path.stat().st_size < MOST_BYTES


def test_there_are_five_and_they_are_small() -> None:
    assert len(NOTEBOOKS) == 5
    assert sum(path.stat().st_size for path in NOTEBOOKS) < MOST_BYTES_IN_ALL
