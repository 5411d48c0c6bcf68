"""Spotify Stats as a person runs it: `spotistats up`, over HTTP."""

from __future__ import annotations

from typing import TYPE_CHECKING

import httpx

from benchmarks.bench import seconds
from benchmarks.peers.asked import LIMIT, Measured, Question, resident_mib
from spotistats.client import Stats
from spotistats.local.folder import DataFolder
from spotistats.target import Target
from tests.support.up import Up, running

if TYPE_CHECKING:
    from pathlib import Path


def measure(folder: Path, export: Path, rows: int, questions: list[Question]) -> Measured:
    """Import the ZIP, start anew, ask."""
    measured = Measured("Spotify Stats")
    folder.mkdir()
    with running(folder / "data") as up, Stats(_target(up)) as ss:
        measured.rows_a_second = rows / seconds(lambda: ss.import_files(export))
    with running(folder / "data") as up, _client(up) as client:
        measured.ask(questions, lambda question: _answer(client, question))
        measured.memory_mib = resident_mib(up.process.pid)
    return measured


def _target(up: Up) -> Target:
    return Target(up.url, DataFolder(up.folder).token() or "")


def _client(up: Up) -> httpx.Client:
    headers = {"Authorization": f"Bearer {_target(up).token}"}
    return httpx.Client(base_url=f"{up.url}/api/v1", headers=headers, timeout=120)


def _answer(client: httpx.Client, question: Question) -> int:
    period = {} if question.since is None else {"since": question.since.isoformat()}
    if question.what == "plays per month":
        answer = client.get("/stats/timeline", params={**period, "step": "month", "tz": "UTC"})
        return max(int(each["plays"]) for each in answer.raise_for_status().json()["items"])
    answer = client.get(f"/stats/top/{question.what}", params={**period, "limit": LIMIT})
    return int(answer.raise_for_status().json()["items"][0]["plays"])
