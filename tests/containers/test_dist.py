"""What `make dist` builds installs into a clean environment, and works there."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

from spotistats_common import __version__
from tests.support.exports import a_listener, a_zip_of
from tests.support.up import COMMAND, running

ROOT = Path(__file__).parent.parent.parent
RELEASED = {"api", "common", "importer", "sdk", "updater", "web"}
NAMES = {"spotistats", *(f"spotistats_{each}" for each in RELEASED)}


@pytest.fixture(scope="module")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Wheels and sources of all distributions."""
    folder = tmp_path_factory.mktemp("dist")
    uv = ROOT / ".venv-tools" / "bin" / "uv"
    program = str(uv) if uv.exists() else "uv"
    command = [program, "build", "--quiet", "--all-packages", "--out-dir", str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture(scope="module")
def clean(dist: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Python of a clean environment with everything that a person installs."""
    folder = tmp_path_factory.mktemp("clean") / "venv"
    venv.create(folder, with_pip=True)
    python = folder / "bin" / "python"
    wheels = [str(each) for each in dist.glob("*.whl") if not each.name.startswith("fake")]
    (everything,) = [each for each in wheels if Path(each).name.startswith("spotistats-")]
    others = [each for each in wheels if each != everything]
    command = [python, "-m", "pip", "install", "--quiet", f"{everything}[server,embedded]", *others]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=folder)
    assert done.returncode == 0, done.stderr
    return python


def test_every_distribution_is_there_as_wheel_and_as_source(dist: Path) -> None:
    wheels = {each.name.split("-")[0] for each in dist.glob("*.whl")}
    sources = {each.name.rsplit("-", 1)[0] for each in dist.glob("*.tar.gz")}
    assert wheels >= NAMES
    assert sources == wheels
    assert {each.name.split("-")[1] for each in dist.glob("*.whl")} == {__version__}


def test_no_wheel_holds_tests_or_secrets(dist: Path) -> None:
    for wheel in dist.glob("*.whl"):
        with zipfile.ZipFile(wheel) as file:
            names = file.namelist()
        assert not [name for name in names if "/tests/" in name or name.startswith("tests")]
        assert [name for name in names if name.endswith("METADATA")]


def test_a_clean_environment_runs_it(clean: Path, tmp_path: Path) -> None:
    where = "import spotistats_api, spotistats; print(spotistats_api.__file__)"
    found = subprocess.run([clean, "-c", where], capture_output=True, text=True, check=True)
    assert Path(found.stdout.strip()).is_relative_to(clean.parent.parent)
    export = tmp_path / "my_spotify_data.zip"
    export.write_bytes(a_zip_of(a_listener(seed=5, plays=200)))
    theirs = [str(clean), *COMMAND[1:]]
    with running(tmp_path / "data", command=theirs) as up:
        alive = up.get("/api/v1/health/live")
        assert alive == {"status": "alive", "version": __version__}
        done = subprocess.run(
            [*theirs, "import", export, "--data-dir", up.folder],
            capture_output=True,
            text=True,
            check=False,
            env={"PATH": os.environ["PATH"], "HOME": str(tmp_path)},
        )
        assert done.returncode == 0, done.stderr
        summary = up.run("summary", "--json", "--min-ms", "0")
        assert json.loads(summary.stdout)["plays"] == 200
        assert up.stop() == 0
    assert sys.executable != str(clean)
