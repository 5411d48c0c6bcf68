"""Maloja, from PyPI into an environment of its own; imported into and run as its readme says."""

from __future__ import annotations

import os
import subprocess
import time
import venv
from contextlib import contextmanager
from datetime import timedelta
from typing import TYPE_CHECKING

import httpx

from benchmarks.bench import seconds
from benchmarks.peers.asked import Measured, Question, resident_mib
from tests.support.mongodb import free_port

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from pathlib import Path

RELEASE = "malojaserver==3.2.3"
_START_SECONDS = 60
_FILE = "Streaming_History_Audio_0.json"


def measure(
    folder: Path, file: Path, rows: int, questions: list[Question], until: datetime
) -> Measured:
    """Install, import, run, ask. `until` is the end of the history: it asks for one."""
    measured = Measured(RELEASE.replace("server==", " "))
    python = _installed(folder / "maloja-environment")
    data = folder / "maloja-data"
    data.mkdir()
    export = folder / _FILE
    export.symlink_to(file)
    environment = {
        "PATH": f"{python.parent}:{os.environ['PATH']}",
        "HOME": str(data),
        "TZ": "UTC",  # it reads times in the machine's zone
        "MALOJA_DATA_DIRECTORY": str(data),
        "MALOJA_SKIP_SETUP": "yes",
        "MALOJA_FORCE_PASSWORD": "benchmark",
        "MALOJA_SEND_STATS": "no",
        "MALOJA_HOST": "127.0.0.1",
        "MALOJA_PORT": str(free_port()),
    }
    with (folder / "maloja.log").open("wb") as log:
        command = [str(python.parent / "maloja"), "import", str(export)]
        took = seconds(
            lambda: subprocess.run(
                command, env=environment, check=True, stdout=log, stderr=log, cwd=data
            )
        )
    measured.rows_a_second = rows / took
    with _running(python, environment, folder) as (process, client):
        measured.ask(questions, lambda question: _answer(client, question, until))
        measured.memory_mib = resident_mib(process)
    return measured


def _installed(folder: Path) -> Path:
    """The Python of an environment that has it."""
    venv.create(folder, with_pip=True)
    python = folder / "bin" / "python3"
    install = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", RELEASE]
    subprocess.run([python, *install], check=True)
    return python


@contextmanager
def _running(
    python: Path, environment: dict[str, str], folder: Path
) -> Iterator[tuple[int, httpx.Client]]:
    url = f"http://127.0.0.1:{environment['MALOJA_PORT']}/apis/mlj_1"
    with (folder / "maloja.log").open("ab") as log:
        process = subprocess.Popen(
            [python, "-m", "maloja", "run"], env=environment, stdout=log, stderr=log, cwd=folder
        )
    try:
        with httpx.Client(base_url=url, timeout=300) as client:
            deadline = time.monotonic() + _START_SECONDS
            while not _is_ready(client):
                if process.poll() is not None or time.monotonic() > deadline:
                    raise RuntimeError(f"Maloja does not run: {folder / 'maloja.log'}")
                time.sleep(0.2)
            yield process.pid, client
    finally:
        process.terminate()
        try:
            process.wait(15)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _is_ready(client: httpx.Client) -> bool:
    try:
        answer = client.get("/serverinfo")
        return answer.is_success and bool(answer.json()["db_status"]["healthy"])
    except httpx.HTTPError:
        return False


def _answer(client: httpx.Client, question: Question, until: datetime) -> int:
    if question.what == "plays per month":
        answer = client.get("/pulse", params={"step": "month"})
        return max(int(each["scrobbles"]) for each in answer.raise_for_status().json()["list"])
    period = {}
    if question.since is not None:
        # It takes days, the last one included.
        last = until - timedelta(days=1)
        period = {"from": f"{question.since:%Y/%m/%d}", "to": f"{last:%Y/%m/%d}"}
    # It sends the whole list, whatever length is asked for.
    answer = client.get(f"/charts/{question.what}", params=period)
    return int(answer.raise_for_status().json()["list"][0]["scrobbles"])
