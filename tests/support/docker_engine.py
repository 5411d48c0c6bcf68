"""Runs a command with a Docker engine: `python -m tests.support.docker_engine COMMAND …`.

An engine that answers is used as it is. Else root gets one, on Debian and its kin: `docker.io` is
installed if it is missing, `dockerd` is started, and ended again with the command. Where neither is
possible the command runs all the same, with the reason in `SPOTISTATS_TEST_NO_DOCKER`, so that
its tests can say why they are skipped.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

NO_DOCKER = "SPOTISTATS_TEST_NO_DOCKER"
_START_SECONDS = 60
_STOP_SECONDS = 60


class NoEngineError(Exception):
    """There is no Docker engine, and none can be had; the message says why."""


def answers() -> bool:
    """Whether an engine answers."""
    if shutil.which("docker") is None:
        return False
    try:
        asked = subprocess.run(
            ["docker", "info"], capture_output=True, timeout=30, check=False, env=_plain()
        )
    except subprocess.TimeoutExpired:
        return False
    return asked.returncode == 0


def check_engine() -> None:
    """Raise `NoEngineError` unless an engine answers; it says why there is none."""
    if not answers():
        why = os.environ.get(NO_DOCKER, "run it with: tox run -e containers")
        raise NoEngineError(f"no Docker engine answers ({why})")


def install(*packages: str) -> None:
    """Install packages of the system.

    Raises:
        NoEngineError: we are not root, or this is not Debian, or they cannot be had.
    """
    names = ", ".join(packages)
    if os.geteuid() != 0:
        raise NoEngineError(f"{names}: not installed, and only root can install it")
    if shutil.which("apt-get") is None:
        raise NoEngineError(f"{names}: not installed, and there is no apt-get to install it with")
    environment = _plain() | {"DEBIAN_FRONTEND": "noninteractive"}
    command = ["apt-get", "install", "--yes", "--quiet", "--no-install-recommends", *packages]
    if subprocess.run(command, capture_output=True, check=False, env=environment).returncode == 0:
        return
    subprocess.run(["apt-get", "update"], capture_output=True, check=False, env=environment)
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    if done.returncode != 0:
        said = (done.stderr.strip() or done.stdout.strip()).splitlines()[-1:]
        raise NoEngineError(f"{names}: cannot be installed: {' '.join(said)}")


@contextmanager
def engine() -> Iterator[None]:
    """A Docker engine for as long as the context.

    Raises:
        NoEngineError: there is none, and none can be had.
    """
    if answers():
        yield
        return
    if os.geteuid() != 0:
        raise NoEngineError("no Docker engine answers, and only root can start one")
    if shutil.which("dockerd") is None:
        install("docker.io")
    with tempfile.TemporaryDirectory(prefix="spotistats-dockerd-") as folder:
        log = Path(folder) / "dockerd.log"
        process = _start(log)
        try:
            yield
        finally:
            _stop(process)


def _start(log: Path) -> subprocess.Popen[bytes]:
    for options in ([], ["--storage-driver=vfs"]):  # where overlays cannot be mounted
        with log.open("wb") as output:
            process = subprocess.Popen(
                ["dockerd", *options], stdout=output, stderr=output, start_new_session=True
            )
        deadline = time.monotonic() + _START_SECONDS
        while process.poll() is None and time.monotonic() < deadline:
            if answers():
                return process
            time.sleep(0.5)
        _stop(process)
    lines = log.read_text(encoding="utf-8", errors="replace").splitlines()[-3:]
    raise NoEngineError("dockerd does not start here: " + " | ".join(lines))


def _stop(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is None:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(_STOP_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _plain() -> dict[str, str]:
    """Our environment without what only concerns our own Python."""
    return {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}


def main(command: Sequence[str]) -> int:
    """Run the command; its exit code."""
    try:
        with engine():
            return subprocess.run(command, check=False).returncode
    except NoEngineError as error:
        sys.stderr.write(f"No Docker engine: {error}\n")
        environment = os.environ | {NO_DOCKER: str(error)}
        return subprocess.run(command, check=False, env=environment).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
