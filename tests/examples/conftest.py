"""A stack with the demo's history, as whoever tries the examples has it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from spotistats.client import Stats
from spotistats.local.demo_export import write_export
from spotistats.target import Target
from spotistats_common.models.accounts import Scope
from spotistats_common.store.client import connect
from spotistats_common.store.schema import prepare
from tests.conftest import EVERYTHING, add_user, own_settings
from tests.support.exports import an_extended_row, as_json, as_zip
from tests.support.stack import running_stack

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from spotistats_common.settings import Settings


@pytest.fixture(scope="session")
def export(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The export of a made-up listener."""
    path = tmp_path_factory.mktemp("export") / "my_spotify_data.zip"
    with path.open("wb") as file:
        write_export(file)
    return path


@pytest.fixture(scope="session")
def demo_settings(mongodb_uri: str) -> Iterator[Settings]:
    """The settings of its services, over a database of their own."""
    with own_settings(mongodb_uri) as settings:
        yield settings


@pytest.fixture(scope="session")
def demo(demo_settings: Settings, export: Path) -> Iterator[Target]:
    """Where the services are that have its history."""
    secret = secret_of_a_new_user(demo_settings)
    with running_stack(demo_settings, validate_responses=False) as stack:
        target = Target(stack.url, secret)
        with Stats(target) as ss:
            assert ss.import_files(export).state == "succeeded"
        yield target


def secret_of_a_new_user(settings: Settings) -> str:
    database = connect(settings)
    prepare(database)
    _, secret = add_user(database, *EVERYTHING, Scope.PLAYLISTS)
    database.client.close()
    return secret


@pytest.fixture
def at_home(demo: Target, export: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in, with the export in it and the services where they are looked for."""
    folder = tmp_path / "home"
    a_home(folder, demo)
    monkeypatch.setenv("SPOTISTATS_URL", demo.url)
    monkeypatch.setenv("SPOTISTATS_TOKEN", demo.token)
    monkeypatch.setenv("MPLBACKEND", "agg")
    monkeypatch.chdir(folder)
    (folder / export.name).symlink_to(export)
    return folder


@pytest.fixture
def newcomer(demo: Target, demo_settings: Settings, tmp_path: Path) -> Path:
    """A folder like that of somebody without a history, whose export has three rows."""
    folder = tmp_path / "newcomer"
    a_home(folder, Target(demo.url, secret_of_a_new_user(demo_settings)))
    row = an_extended_row("2025-01-01T10:00:00Z")
    rows = [row, row, an_extended_row("no time at all")]
    files = {"ReadMeFirst.pdf": b"", "Streaming_History_Audio_2025_0.json": as_json(rows)}
    (folder / "my_spotify_data.zip").write_bytes(as_zip(files))
    return folder


def a_home(folder: Path, target: Target) -> None:
    """A folder as people have it: the commands in `.venv`, and where they ask in `environment`."""
    folder.mkdir()
    (folder / ".venv").symlink_to(sys.prefix)
    lines = [f"SPOTISTATS_URL={target.url}", f"SPOTISTATS_TOKEN={target.token}"]
    (folder / "environment").write_text("\n".join(lines), encoding="utf-8")
