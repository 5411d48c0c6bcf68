"""The backups of a server that docs/operations.md describes, restored."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from tests.support.compose import compose_command
from tests.support.exports import a_listener, a_zip_of
from tests.support.imports import imported

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.support.compose import Deployment

WORKING = ("gateway", "web", "api", "importer", "importer-worker", "updater", "updater-worker")
LOSE_EVERYTHING = """
from spotistats_common.settings import Settings
from spotistats_common.store.client import connect
database = connect(Settings())
database.client.drop_database(database.name)
"""


@pytest.fixture
def answers(deployment: Deployment) -> Callable[[], Any]:
    """Asks for figures of somebody who has a history."""
    client = deployment.client()
    report = imported(client, export_zip=a_zip_of(a_listener(seed=8, plays=400)))
    assert report.state == "succeeded"
    known = {"Authorization": f"Bearer {client.token}"}

    def ask() -> Any:
        found = []
        for path in ("stats/summary", "stats/top/tracks", "imports", "me/tokens"):
            answer = httpx.get(f"{deployment.url}/api/v1/{path}", headers=known, timeout=30)
            found.append(answer.raise_for_status().json())
        return found

    return ask


def lose_everything(deployment: Deployment) -> None:
    deployment.compose("stop", "--timeout", "30", *WORKING)
    once(deployment, "python3", "-c", LOSE_EVERYTHING)


def once(deployment: Deployment, *command: str, options: tuple[str, ...] = ()) -> None:
    deployment.compose("run", "--rm", "--no-deps", "-T", *options, "api", *command)


def test_a_backup_is_made_while_all_goes_on_and_restored(
    deployment: Deployment, answers: Callable[[], Any], tmp_path: Path
) -> None:
    before = answers()
    backup = tmp_path / "backup.zip"
    saved = deployment.compose("exec", "-T", "api", "spotistats-api", "backup", "-")
    backup.write_bytes(saved)
    lose_everything(deployment)
    mounted = ("--volume", f"{backup}:/backup.zip:ro")
    once(deployment, "spotistats-api", "restore", "/backup.zip", options=mounted)
    deployment.compose("up", "--detach", "--no-build")
    deployment.wait_until_ready()
    assert answers() == before


def test_a_dump_of_mongodb_is_restored(deployment: Deployment, answers: Callable[[], Any]) -> None:
    asked = [*compose_command(), "exec", "-T", "mongodb", "mongodump", "--version"]
    environment = deployment.environment()
    there = subprocess.run(
        asked, cwd=deployment.folder, env=environment, capture_output=True, check=False
    )
    if there.returncode != 0:
        pytest.skip("this image of MongoDB has no mongodump (the public one has it)")
    before = answers()
    uri = (deployment.folder / "secrets" / "mongodb_uri").read_text()
    deployment.compose("stop", "--timeout", "30", *WORKING)
    tool = ("exec", "-T", "mongodb")
    dump = deployment.compose(*tool, "mongodump", "--uri", uri, "--archive", "--gzip")
    lose_everything(deployment)
    deployment.compose(*tool, "mongorestore", "--uri", uri, "--archive", "--gzip", given=dump)
    deployment.compose("up", "--detach", "--no-build")
    deployment.wait_until_ready()
    assert answers() == before
