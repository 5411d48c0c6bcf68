"""What runs elsewhere is what GitHub and Compose understand, by the schemas that they publish."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parent.parent.parent
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.y*ml"))
COMPOSE = sorted((ROOT / "compose").glob("*.y*ml"))
SCHEMAS = {
    **dict.fromkeys(WORKFLOWS, "vendor.github-workflows"),
    **dict.fromkeys(COMPOSE, "vendor.compose-spec"),
}
CI = ROOT / ".github" / "workflows" / "ci.yml"
STACK = ROOT / "compose" / "compose.yaml"
JOBS: dict[str, Any] = yaml.safe_load(CI.read_text(encoding="utf-8"))["jobs"]
PYTHONS = {"3.11", "3.12", "3.13", "3.14"}
MONGODBS = {"6.0", "7.0", "8.0"}


def complaints(file: Path, schema: str) -> str:
    """What `check-jsonschema` says against a file; nothing if it is good."""
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, str(file)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return "" if done.returncode == 0 else done.stdout + done.stderr


@pytest.mark.parametrize("file", SCHEMAS, ids=lambda file: file.name)
def test_it_is_understood(file: Path) -> None:
    assert {CI, STACK} <= SCHEMAS.keys()
    assert complaints(file, SCHEMAS[file]) == ""


@pytest.mark.parametrize(
    ("file", "right", "wrong"),
    [
        (CI, "    runs-on: ", "    run-on: "),
        (CI, "      - uses: actions/checkout@v4", "      - using: actions/checkout@v4"),
        (CI, "    timeout-minutes: 60", "    timeout-minutes: soon"),
        (STACK, "mem_limit: 512m", "memory_limit: 512m"),
        (STACK, "condition: service_healthy", "condition: healthy"),
        (STACK, "    image: ", "    picture: "),
    ],
)
def test_a_mistake_is_found(file: Path, right: str, wrong: str, tmp_path: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert right in text
    broken = tmp_path / file.name
    broken.write_text(text.replace(right, wrong), encoding="utf-8")
    assert "Schema validation errors" in complaints(broken, SCHEMAS[file])


@pytest.mark.parametrize("job", JOBS)
def test_every_job_runs_on_all_versions(job: str) -> None:
    versions = JOBS[job]["strategy"]["matrix"]["include"]
    assert {each["python"] for each in versions} == PYTHONS
    assert {each["mongodb"] for each in versions} == MONGODBS
    asked = str(JOBS[job]["steps"]) + str(JOBS[job]["env"])
    assert {"matrix.python", "matrix.mongodb"} <= set(re.findall(r"matrix\.\w+", asked))


@pytest.mark.parametrize("job", JOBS)
def test_what_a_job_sets_is_heard_by_the_tests(job: str) -> None:
    support = "".join(each.read_text("utf-8") for each in (ROOT / "tests/support").glob("*.py"))
    passed = (ROOT / "tox.ini").read_text(encoding="utf-8")
    for name in JOBS[job]["env"]:
        assert f'environ.get("{name}"' in support
        assert re.search(rf"^    ({name}|SPOTISTATS_TEST_\*)$", passed, re.MULTILINE)


def test_it_calls_what_the_makefile_has() -> None:
    runs = [
        shlex.split(step["run"]) for job in JOBS.values() for step in job["steps"] if "run" in step
    ]
    targets = [words[-1] for words in runs]
    assert targets == ["test", "test-long", "test-containers"]
    local = re.findall(r"^make (\S+)$", (ROOT / ".ci" / "run").read_text("utf-8"), re.MULTILINE)
    assert local == targets
    for words in [*runs, ["make", "no-such-target"]]:
        assert words[0] == "make"
        planned = subprocess.run(
            ["make", "--dry-run", *words[1:]], cwd=ROOT, capture_output=True, check=False
        )
        assert (planned.returncode == 0) == (words[-1] in targets), planned.stderr
