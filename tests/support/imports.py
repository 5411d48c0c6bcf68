"""Importing over the SDK, as a person's program would."""

from __future__ import annotations

import io
import time
from typing import TYPE_CHECKING

from spotistats_sdk.api.imports import create_import, get_import
from spotistats_sdk.models import Import, ImportUpload
from spotistats_sdk.types import File

if TYPE_CHECKING:
    from spotistats_sdk import AuthenticatedClient


def upload(client: AuthenticatedClient, **files: bytes) -> Import:
    """Send files (named by keyword; `_json`, `_zip` at the end become the suffix)."""
    form = ImportUpload(
        files=[
            File(io.BytesIO(content), file_name=".".join(name.rsplit("_", 1)))
            for name, content in files.items()
        ]
    )
    answer = create_import.sync(client=client, body=form)
    assert isinstance(answer, Import), answer
    assert answer.state == "queued"
    return answer


def imported(client: AuthenticatedClient, **files: bytes) -> Import:
    """Send files and wait for the report; every row must be accounted for."""
    import_id = upload(client, **files).id
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline:
        found = get_import.sync(import_id, client=client)
        assert isinstance(found, Import), found
        assert 0 <= found.progress <= 1
        if found.state not in ("queued", "running"):
            break
        time.sleep(0.05)
    else:
        raise TimeoutError(f"import {import_id} does not end")
    for rows in (found.rows, *(file.rows for file in found.files)):
        assert rows.read == rows.stored + rows.known + rows.upgraded + rows.skipped
    for file in found.files:
        reasons = sum(reason.count for reason in file.reasons)
        assert reasons == file.rows.read - file.rows.stored
    return found
