"""Generates the SDK from the contract, and the answers that the facade hands out.

With `--check` it only tells whether they are up to date.
"""

from __future__ import annotations

import argparse
import filecmp
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tools import generate_results

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "sdk" / "src" / "spotistats_sdk"
HEADER = "# Generated from spec/openapi.yaml by `make sdk`. Do not edit.\n"


def generate(target: Path) -> None:
    """Write the package to `target`."""
    command = ["openapi-python-client", "generate", "--path", str(ROOT / "spec" / "openapi.yaml")]
    command += ["--config", str(ROOT / "sdk" / "config.yaml"), "--meta", "none"]
    command += ["--fail-on-warning", "--output-path", str(target), "--overwrite"]
    scripts = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    subprocess.run(command, check=True, env={**os.environ, "PATH": scripts})
    for path in target.rglob("*.py"):
        path.write_text(HEADER + path.read_text(encoding="utf-8"), encoding="utf-8")
    (target / "py.typed").touch()
    shutil.rmtree(target / ".ruff_cache", ignore_errors=True)


def differences(left: Path, right: Path) -> list[str]:
    """The files that are not the same in both folders."""
    names = {
        path.relative_to(folder)
        for folder in (left, right)
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    return sorted(
        str(name)
        for name in names
        if not (left / name).is_file()
        or not (right / name).is_file()
        or not filecmp.cmp(left / name, right / name, shallow=False)
    )


def main() -> int:
    """Generate, or check."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="change nothing; fail on drift")
    check = parser.parse_args().check
    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(folder) / "spotistats_sdk"
        generate(fresh)
        results = generate_results.generated()
        if check:
            stale = differences(fresh, PACKAGE)
            if generate_results.TARGET.read_text(encoding="utf-8") != results:
                stale.append(str(generate_results.TARGET.relative_to(ROOT)))
            if stale:
                print("The SDK does not match the contract; run `make sdk`:", *stale, sep="\n  ")
            return 1 if stale else 0
        shutil.rmtree(PACKAGE, ignore_errors=True)
        shutil.copytree(fresh, PACKAGE)
        generate_results.TARGET.write_text(results, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
