"""Following, listing and undoing imports over the SDK and the command line."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from typing import TYPE_CHECKING

from spotistats_sdk.api.imports import delete_import, get_import, list_imports
from spotistats_sdk.api.statistics import get_summary
from spotistats_sdk.models import Import, ImportList, Problem, Summary
from tests.support.exports import an_extended_row, as_json
from tests.support.imports import imported

if TYPE_CHECKING:
    from spotistats_sdk import AuthenticatedClient
    from tests.support.stack import Stack

OLD = as_json([an_extended_row("2019-05-01T10:00:00Z"), an_extended_row("2019-05-02T10:00:00Z")])
NEW = as_json([an_extended_row("2023-05-01T10:00:00Z")])


def plays(client: AuthenticatedClient) -> int:
    found = get_summary.sync(client=client)
    assert isinstance(found, Summary)
    return found.plays


def test_an_import_is_undone(stack: Stack, secret: str) -> None:
    client = stack.client(secret)
    imported(client, old_json=OLD)
    new = imported(client, new_json=NEW)
    assert plays(client) == 3
    answer = delete_import.sync(new.id, client=client)
    assert isinstance(answer, Import)
    assert answer.state == "undoing"
    deadline = time.monotonic() + 30
    while not isinstance(get_import.sync(new.id, client=client), Problem):
        assert time.monotonic() < deadline
        time.sleep(0.05)
    assert plays(client) == 2


def test_the_list_tells_what_is_covered_and_where_a_gap_is(stack: Stack, secret: str) -> None:
    client = stack.client(secret)
    imported(client, old_json=OLD)
    imported(client, new_json=NEW)
    found = list_imports.sync(client=client, limit=1)
    assert isinstance(found, ImportList)
    assert found.total == 2
    assert [each.files[0].name for each in found.items] == ["new.json"]
    spans = [(f"{each.since_at:%F}", f"{each.until_at:%F}") for each in found.covered]
    assert spans == [("2019-05-01", "2019-05-02"), ("2023-05-01", "2023-05-01")]
    assert [(f"{g.since_at:%F}", f"{g.until_at:%F}") for g in found.gaps] == [
        ("2019-05-02", "2023-05-01")
    ]


def spotistats(stack: Stack, secret: str, *arguments: str) -> str:
    command = [sys.executable, "-m", "spotistats.cli", *arguments]
    where = ["--url", f"{stack.url}/api/v1", "--token", secret]
    environment = {**os.environ, "COLUMNS": "120"}
    done = subprocess.run([*command, *where], capture_output=True, env=environment, check=True)
    return done.stdout.decode()


def test_the_command_line_lists_and_undoes(stack: Stack, secret: str) -> None:
    client = stack.client(secret)
    imported(client, old_json=OLD)
    new = imported(client, new_json=NEW)
    listed = spotistats(stack, secret, "imports", "list")
    assert new.id in listed
    assert "No file covers 2019-05-02 to 2023-05-01." in listed
    undone = spotistats(stack, secret, "imports", "undo", new.id)
    assert undone == f"Import {new.id} is undone, as if it had never been made.\n"
    assert plays(client) == 2
