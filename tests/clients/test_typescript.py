"""Clients in TypeScript that two public generators make of the contract compile, and answer.

Each is generated anew, compiled with all checks on together with a small program that uses it, and
that program then asks real services. `@ts-expect-error` in it tells what must not compile.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from spotistats.client import Stats
from spotistats.target import Target
from tests.support.exports import a_listener, a_zip_of

if TYPE_CHECKING:
    from tests.support.stack import Stack

HERE = Path(__file__).parent / "typescript"
PROGRAMS = ("with-openapi-typescript", "with-hey-api")
_SECONDS = 300

pytestmark = pytest.mark.skipif(
    shutil.which("npm") is None or shutil.which("node") is None,
    reason="TypeScript needs Node.js (node and npm), which is not installed here",
)


def run(*command: str) -> str:
    done = subprocess.run(
        command,
        cwd=HERE,
        capture_output=True,
        encoding="utf-8",
        timeout=_SECONDS,
        env=os.environ | {"NO_COLOR": "1", "CI": "true"},
        check=False,
    )
    assert done.returncode == 0, f"{' '.join(command)}\n{done.stdout}\n{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def compiled() -> Path:
    """Where the compiled programs are."""
    run("npm", "ci", "--no-audit", "--no-fund", "--prefer-offline")
    for made in ("generated", "out"):
        shutil.rmtree(HERE / made, ignore_errors=True)
    (HERE / "generated").mkdir()
    run("npm", "run", "types")
    run("npm", "run", "client")
    run("npm", "run", "compile")
    return HERE / "out"


@pytest.fixture(scope="module")
def target(shared_stack: tuple[Stack, str], tmp_path_factory: pytest.TempPathFactory) -> Target:
    """Services that know a history."""
    stack, secret = shared_stack
    path = tmp_path_factory.mktemp("export") / "my_spotify_data.zip"
    path.write_bytes(a_zip_of(a_listener(seed=5, plays=500)))
    found = Target(stack.url, secret)
    with Stats(found) as ss:
        assert ss.import_files(path).state == "succeeded"
    return found


@pytest.mark.parametrize("program", PROGRAMS)
def test_it_compiles_and_answers_as_ours_does(program: str, compiled: Path, target: Target) -> None:
    said = json.loads(run("node", str(compiled / f"{program}.js"), target.url, target.token))
    with Stats(target) as ss:
        top = ss.top("artists", since="2023-01-01", limit=3)
        years = ss.query("year").measure("plays").since("2022-01-01").run()
    assert said == {
        "top": [[each.rank, each.name, each.plays, each.listened_ms] for each in top.items],
        "years": [list(row) for row in years.rows],
        "refused": 404,
    }
    assert said["top"]


def test_versions_are_pinned() -> None:
    wanted = json.loads((HERE / "package.json").read_text())["devDependencies"]
    locked = json.loads((HERE / "package-lock.json").read_text())["packages"]
    for name, version in wanted.items():
        assert locked[f"node_modules/{name}"]["version"] == version
    assert all("integrity" in each for name, each in locked.items() if name)
    named = [each["resolved"] for each in locked.values() if "resolved" in each]
    assert all(each.startswith("https://registry.npmjs.org/") for each in named)
