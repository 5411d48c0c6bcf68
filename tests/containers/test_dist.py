"""What `make dist` builds installs into a clean environment, and runs there with its database."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from spotistats_common import __version__
from tests.support.exports import Oracle, a_listener, a_zip_of
from tests.support.up import COMMAND, environment, running

ROOT = Path(__file__).parent.parent.parent
UV = Path(sys.executable).parent / "uv"


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Python of an environment with our wheels, installed as a person does."""
    folder = tmp_path_factory.mktemp("clean")
    _uv("build", "--quiet", "--all-packages", "--wheel", "--out-dir", folder / "dist")
    _uv("venv", "--quiet", "--python", sys.executable, folder / "environment")
    wheels = sorted((folder / "dist").glob("spotistats*.whl"))
    (everything,) = [each for each in wheels if each.name.startswith("spotistats-")]
    others = [each for each in wheels if each != everything]
    assert len(others) == 6
    python = folder / "environment" / "bin" / "python"
    wanted = f"{everything}[server,embedded]"
    _uv("pip", "install", "--quiet", "--python", python, wanted, *others)
    return python


def test_a_release_runs_in_a_clean_environment(clean: Path, tmp_path: Path) -> None:
    command = [str(clean), *COMMAND[1:]]
    where = "import spotistats_api; print(spotistats_api.__file__)"
    found = subprocess.run([clean, "-I", "-c", where], capture_output=True, text=True, check=True)
    assert Path(found.stdout.strip()).is_relative_to(clean.parent.parent)
    rows = a_listener(seed=5, plays=200)
    export = tmp_path / "my_spotify_data.zip"
    export.write_bytes(a_zip_of(rows))
    with running(tmp_path / "data", command=command) as up:
        alive = up.get("/api/v1/health/live")
        assert alive == {"status": "alive", "version": __version__}

        def said(*arguments: str | Path) -> str:
            done = subprocess.run(
                [*command, *arguments, "--data-dir", up.folder],
                capture_output=True,
                text=True,
                check=False,
                env=environment(),
            )
            assert done.returncode == 0, done.stderr
            return done.stdout

        assert "200 new plays" in said("import", export)
        summary = json.loads(said("summary", "--json"))
        assert summary["plays"] == Oracle(rows).summary()["plays"]
        assert "200 plays" in said("backup", tmp_path / "backup.zip")
        assert up.stop() == 0


def _uv(*arguments: str | Path) -> None:
    done = subprocess.run([UV, *arguments], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
