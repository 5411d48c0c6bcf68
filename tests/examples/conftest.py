"""A stack with the demo's history, as whoever tries the examples has it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from spotistats.client import Stats
from spotistats.local.demo_export import write_export
from spotistats.target import Target
from spotistats_common.store.client import connect
from spotistats_common.store.schema import prepare
from tests.conftest import add_user, own_settings
from tests.support.stack import running_stack

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(scope="session")
def export(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The export of a made-up listener."""
    path = tmp_path_factory.mktemp("export") / "my_spotify_data.zip"
    with path.open("wb") as file:
        write_export(file)
    return path


@pytest.fixture(scope="session")
def demo(mongodb_uri: str, export: Path) -> Iterator[Target]:
    """Where the services are that have its history."""
    with own_settings(mongodb_uri) as settings:
        database = connect(settings)
        prepare(database)
        _, secret = add_user(database)
        database.client.close()
        with running_stack(settings, validate_responses=False) as stack:
            target = Target(stack.url, secret)
            with Stats(target) as ss:
                assert ss.import_files(export).state == "succeeded"
            yield target


@pytest.fixture
def at_home(demo: Target, export: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in, with the export in it and the services where they are looked for."""
    monkeypatch.setenv("SPOTISTATS_URL", demo.url)
    monkeypatch.setenv("SPOTISTATS_TOKEN", demo.token)
    monkeypatch.setenv("MPLBACKEND", "agg")
    monkeypatch.chdir(tmp_path)
    (tmp_path / export.name).symlink_to(export)
    return tmp_path
