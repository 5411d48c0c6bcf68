"""From our wheels in a clean environment to a chart of one's own history: in under ten lines."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.support.samples import ROOT, samples

if TYPE_CHECKING:
    from spotistats.target import Target

UV = Path(sys.executable).parent / "uv"
VERSION = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
DISTRIBUTIONS = {path.parent.name for path in ROOT.glob("spotistats*/pyproject.toml")} | {
    "spotistats-sdk"
}
A_CHART = next(
    sample.text for sample in samples(ROOT / "docs" / "sdk.md") if "import_files" in sample.text
)
_PNG = b"\x89PNG"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What `make dist` builds: each wheel from its own source distribution."""
    folder = tmp_path_factory.mktemp("dist")
    uv("build", "--quiet", "--all-packages", "--out-dir", folder)
    return folder


@pytest.fixture(scope="module")
def python(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Python of an environment with the client's wheels and what notebooks need."""
    environment = tmp_path_factory.mktemp("clean") / "environment"
    uv("venv", "--quiet", "--python", sys.executable, environment)
    found = environment / "bin" / "python"
    client, sdk = wheel(built, "spotistats"), wheel(built, "spotistats-sdk")
    uv("pip", "install", "--quiet", "--python", found, f"{client}[notebook]", sdk)
    return found


def uv(*arguments: str | Path) -> None:
    done = subprocess.run(
        [UV, *arguments], cwd=ROOT, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr


def wheel(built: Path, distribution: str) -> Path:
    name = f"{distribution.replace('-', '_')}-{VERSION}"
    assert (built / f"{name}.tar.gz").is_file(), "the source distribution"
    return built / f"{name}-py3-none-any.whl"


def run(python: Path, *arguments: str, **variables: str) -> str:
    """What a program says that has only the environment, and no settings of ours."""
    inherited = {
        name: value for name, value in os.environ.items() if not name.startswith("SPOTISTATS_")
    }
    done = subprocess.run(
        [python, "-I", *arguments],
        env={**inherited, **variables},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_all_distributions_are_built_with_their_files_and_one_version(built: Path) -> None:
    assert len(DISTRIBUTIONS) == 7
    for distribution in DISTRIBUTIONS:
        with zipfile.ZipFile(wheel(built, distribution)) as archive:
            names = archive.namelist()
            metadata = next(name for name in names if name.endswith(".dist-info/METADATA"))
            said = archive.read(metadata).decode()
        assert f"\nName: {distribution}\n" in said
        assert re.search(r"^License-Expression: MIT$", said, re.MULTILINE)
        assert any(name.endswith("/py.typed") for name in names), distribution
        if distribution == "spotistats-common":
            assert "spotistats_common/openapi.yaml" in names


def test_the_client_is_installed_alone(python: Path) -> None:
    assert run(python, "-m", "spotistats.cli", "--version").strip() == f"spotistats {VERSION}"
    found = run(
        python,
        "-c",
        "import importlib.util as util, spotistats, spotistats_sdk; "
        "print(spotistats.__version__, util.find_spec('spotistats_api'))",
    )
    assert found.split() == [VERSION, "None"]


def test_a_chart_takes_fewer_than_ten_lines(
    python: Path, demo: Target, export: Path, tmp_path: Path
) -> None:
    assert len(A_CHART.splitlines()) < 10
    picture = tmp_path / "months.png"
    script = tmp_path / "chart.py"
    lines = [
        A_CHART.replace("my_spotify_data.zip", str(export)),
        "import matplotlib.pyplot",
        f"matplotlib.pyplot.savefig({str(picture)!r})",
        "assert months['plays'].sum() > 1_000",
    ]
    script.write_text("\n".join(lines), encoding="utf-8")
    known = {"SPOTISTATS_URL": demo.url, "SPOTISTATS_TOKEN": demo.token}
    run(python, str(script), MPLBACKEND="agg", **known)
    assert picture.read_bytes().startswith(_PNG)
