"""`spotistats up` as a person runs it: a process of its own, asked with the command line."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import httpx

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

COMMAND = [sys.executable, "-m", "spotistats.cli"]
START_SECONDS = 90


def environment() -> dict[str, str]:
    """Ours without the settings that a developer may have."""
    return {k: v for k, v in os.environ.items() if not k.startswith("SPOTISTATS_")}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class Up:
    """A running `spotistats up`."""

    process: subprocess.Popen[bytes]
    folder: Path
    port: int

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def said(self) -> str:
        return (self.folder.parent / "up.out").read_text(encoding="utf-8")

    def wait_until(self, done: Any, what: str) -> None:
        deadline = time.monotonic() + START_SECONDS
        while not done():
            assert self.process.poll() is None, f"it ended: {self.said()}"
            assert time.monotonic() < deadline, f"not in time: {what}: {self.said()}"
            time.sleep(0.1)

    def is_ready(self) -> bool:
        try:
            return httpx.get(f"{self.url}/api/v1/health/ready", timeout=5).status_code == 200
        except httpx.HTTPError:
            return False

    def get(self, path: str) -> Any:
        """The JSON at an address."""
        return httpx.get(f"{self.url}{path}", timeout=30).raise_for_status().json()

    def run(self, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
        return run(*arguments, "--data-dir", self.folder)

    def stop(self, number: int = signal.SIGINT) -> int:
        self.process.send_signal(number)
        return self.process.wait(60)


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*COMMAND, *arguments],
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        env=environment() | {"PYTHONIOENCODING": "utf-8"},
        check=False,
    )


@contextmanager
def running(
    folder: Path, *options: str, command: Sequence[str] = COMMAND, **variables: str
) -> Iterator[Up]:
    port = free_port()
    with (folder.parent / "up.out").open("wb") as output:
        process = subprocess.Popen(
            [*command, "up", "--data-dir", folder, "--port", str(port), *options],
            stdout=output,
            stderr=subprocess.STDOUT,
            env=environment() | {"PYTHONIOENCODING": "utf-8"} | variables,
        )
    up = Up(process, folder, port)
    try:
        up.wait_until(up.is_ready, "ready")
        yield up
    finally:
        if process.poll() is None:
            process.terminate()
            try:
                process.wait(60)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
