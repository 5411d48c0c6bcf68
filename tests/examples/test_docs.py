"""Every sample in README.md and the documentation runs as it stands, over the demo's history.

Commands must say what the page shows. With `SPOTISTATS_TEST_KEEP=1` the pages are made to show what
they say now.
"""

from __future__ import annotations

import ast
import asyncio
import contextlib
import inspect
import io
import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

import httpx
import pytest

from spotistats.cli import main, make_parser
from spotistats.client import Stats
from spotistats_common.service.contract import load_contract
from tests.support.samples import PAGES, ROOT, Sample, Step, agrees, inline, samples, show, steps

if TYPE_CHECKING:
    from spotistats.target import Target

KEEP = "SPOTISTATS_TEST_KEEP" in os.environ
SAMPLES = [sample for page in PAGES for sample in samples(page)]
RUN = {"python", "console", "sql", "json"}
NOT_RUN = {
    "make up": "starts Spotify Stats for good; tests/e2e/test_up.py does what it does",
    "make dist": "builds for a while; tests/examples/test_wheels.py installs what it builds",
    "make docs": "serves the documentation for good; tests/docs builds it",
    "make bench": "takes minutes",
    "pip install": "tests/examples/test_wheels.py installs the wheels",
    "spotistats up": "runs for good; tests/e2e/test_up.py does what it does",
    "spotistats link": "opens a browser; tests/spotify signs in",
    "spotistats backup": "tests/e2e/test_backup.py makes and restores one",
    "spotistats restore": "as above",
    "cd compose": "is for a server; tests/containers does what the page does there",
    "./secrets.sh": "as above",
    "docker compose": "as above",
    "for each in $(docker compose": "as above",
    "cp -p -r secrets": "as above",
    "git pull": "as above",
    "export SPOTISTATS_URL=https": "as above",
}
"""Beginnings of commands that are not run, and why."""
WITH_THREE_ROWS = {"README.md": ".venv/bin/spotistats import my_spotify_data.zip"}
"""Commands that a newcomer gives, whose export has three rows."""
NEEDS_SPOTIFY = {"POST /playlists"}
"""Requests that are refused, as no account at Spotify is linked; their bodies are right."""
_ALONE = re.compile(r"(\.venv/bin/)?spotistats [^$>|;]*$")
"""A command of ours that needs no shell."""
_PLACEHOLDERS = re.compile(r"[…<>|]|\b[A-Z]{2,}\b")


def each(language: str) -> pytest.MarkDecorator:
    """The test runs for each page that has such samples (of JSON and SQL: for each sample)."""
    found = [sample for sample in SAMPLES if sample.language == language]
    if language in ("json", "sql"):
        return pytest.mark.parametrize("sample", found, ids=[sample.name for sample in found])
    pages = [page for page in PAGES if any(sample.page == page for sample in found)]
    return pytest.mark.parametrize("page", pages, ids=[page.name for page in pages])


def test_there_are_samples_and_all_of_them_are_run() -> None:
    assert {sample.language for sample in SAMPLES} == RUN
    assert {"README.md", "sdk.md", "query.md", "sql.md"} <= {sample.page.name for sample in SAMPLES}


@each("python")
@pytest.mark.usefixtures("at_home")
def test_python_runs_one_sample_after_the_other(page: Path) -> None:
    names: dict[str, Any] = {"__name__": "__main__"}

    async def run() -> None:
        for sample in samples(page):
            if sample.language != "python":
                continue
            # As many lines before it as on the page, so that an error tells its line there.
            source = "\n" * (sample.line - 1) + sample.text
            code = compile(source, str(page), "exec", flags=ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)
            if inspect.isawaitable(found := eval(code, names)):  # noqa: S307 - our own pages
                await found

    asyncio.run(run())


@each("console")
def test_commands_say_what_is_shown(page: Path, at_home: Path, newcomer: Path) -> None:
    for sample in samples(page):
        for step in steps(sample) if sample.language == "console" else ():
            if not is_left_out(step):
                is_new = WITH_THREE_ROWS.get(page.name) == step.command
                said = run(step.command, newcomer if is_new else at_home)
                if KEEP and step.shown and not agrees(step.shown, said):
                    show(step, page, said)
                elif step.shown:
                    assert agrees(step.shown, said), f"{sample.name}: {step.command}\n{said}"


def is_left_out(step: Step) -> bool:
    return any(step.command.startswith(beginning) for beginning in NOT_RUN)


def run(command: str, folder: Path) -> str:
    """What a command says in `folder`; in a shell if it needs one, else at once in this process."""
    lines = (folder / "environment").read_text("utf-8").splitlines()
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    known = {"PATH": path, "COLUMNS": "100", "PYTHONIOENCODING": "utf-8"}
    known |= dict(line.split("=", 1) for line in lines)
    said = io.StringIO()
    with patch.dict(os.environ, known), contextlib.chdir(folder):
        if _ALONE.match(command):
            with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
                code = main(shlex.split(command.replace("\\\n", " "))[1:])
        else:
            shell = ["bash", "-c", command]
            done = subprocess.run(shell, capture_output=True, encoding="utf-8", check=False)
            said.write(done.stdout + done.stderr)
            code = done.returncode
    assert code == 0, f"{command}\n{said.getvalue()}"
    return said.getvalue()


@each("sql")
def test_sql_is_answered(sample: Sample, demo: Target) -> None:
    with Stats(demo) as ss:
        assert len(ss.sql(sample.text).to_arrow()) > 0


@each("json")
def test_json_is_taken(sample: Sample, demo: Target) -> None:
    method, path = sample.title.split(" ")
    answer = httpx.request(
        method,
        f"{demo.url}/api/v1{path}",
        headers={"Authorization": f"Bearer {demo.token}"},
        json=json.loads(sample.text),
        timeout=60,
    )
    if sample.title in NEEDS_SPOTIFY:
        assert answer.status_code == httpx.codes.CONFLICT, answer.text
        return
    assert answer.is_success, answer.text
    if "rows" in answer.json():
        assert answer.json()["rows"]


@pytest.mark.parametrize("page", PAGES, ids=[page.name for page in PAGES])
def test_what_the_text_names_exists(page: Path) -> None:
    """Commands and operations that are named within a sentence."""
    paths = load_contract()["paths"]
    targets = re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    for words in inline(page):
        first, _, rest = words.partition(" ")
        if first == "spotistats" and rest and not _PLACEHOLDERS.search(rest):
            make_parser().parse_args(shlex.split(rest))
        elif first == "make" and rest:
            assert rest.split(" ")[0] in targets, words
        elif first in {"GET", "POST", "PUT", "PATCH", "DELETE"} and rest.startswith("/"):
            path = rest.partition("?")[0].removeprefix("/api/v1")
            assert first.lower() in paths[path], words
