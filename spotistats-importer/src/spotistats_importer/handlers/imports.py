"""Handlers of the tag `imports`."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from spotistats_common.errors import NotFound, TooLarge
from spotistats_common.models.accounts import new_id
from spotistats_common.service.operations import Answer
from spotistats_common.service.traces import trace_parent
from spotistats_common.settings import MIB
from spotistats_common.store.imports import AsyncImports
from spotistats_importer.report import Tally, total

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from pymongo.asynchronous.database import AsyncDatabase
    from starlette.datastructures import UploadFile

    from spotistats_common.service.requests import Caller
    from spotistats_common.store.client import Document

LONGEST_SILENCE = timedelta(days=30)
"""People fall silent for some weeks; a longer silence between two files is worth a look."""
_SAME = (
    "state",
    "created_at",
    "started_at",
    "finished_at",
    "bytes_total",
    "bytes_read",
    "problem",
)


def import_view(document: Mapping[str, Any]) -> dict[str, Any]:
    """An import as the contract describes it."""
    whole = total(Tally.from_fields(file) for file in document["files"]).to_fields()
    done = document["state"] not in ("queued", "running")
    size = document["bytes_total"]
    return {
        "id": document["_id"].partition(":")[2],
        "progress": 1.0 if done else min(document["bytes_read"] / size, 1.0) if size else 0.0,
        "rows": whole["rows"],
        "first_ended_at": whole["first_ended_at"],
        "last_ended_at": whole["last_ended_at"],
        **{name: document[name] for name in _SAME},
        "files": [{k: v for k, v in each.items() if k != "digest"} for each in document["files"]],
    }


def merged(spans: list[tuple[datetime, datetime]]) -> list[tuple[datetime, datetime]]:
    """The times that some spans cover together, in order; short silences do not part them."""
    found: list[tuple[datetime, datetime]] = []
    for since, until in sorted(spans):
        if found and since - found[-1][1] <= LONGEST_SILENCE:
            found[-1] = (found[-1][0], max(found[-1][1], until))
        else:
            found.append((since, until))
    return found


def _span(since: datetime, until: datetime) -> dict[str, datetime]:
    return {"since_at": since, "until_at": until}


class ImportHandlers:
    """The caller's imports."""

    def __init__(self, database: AsyncDatabase[Document], *, upload_max_bytes: int) -> None:
        self._database = database
        self._upload_max_bytes = upload_max_bytes

    async def create_import(self, caller: Caller, files: list[UploadFile]) -> Answer:
        """Keep the files and queue their import."""
        if sum(each.size or 0 for each in files) > self._upload_max_bytes:
            raise TooLarge(
                f"An upload may hold {self._upload_max_bytes // MIB} MiB; "
                "send the files in several imports."
            )
        imports = AsyncImports(self._database, caller.user.id)
        import_id = new_id()
        kept = []
        for number, upload in enumerate(files):
            name = (upload.filename or f"file {number + 1}")[:255]
            kept.append(await imports.store_upload(import_id, number, name, upload))
        document = await imports.add(import_id, kept, trace_parent())
        return Answer(import_view(document), headers={"Location": f"/api/v1/imports/{import_id}"})

    async def list_imports(self, caller: Caller, limit: int, offset: int) -> dict[str, Any]:
        """The caller's imports, newest first."""
        imports = AsyncImports(self._database, caller.user.id)
        documents, count = await imports.page(limit, offset)
        covered = merged(await imports.spans())
        return {
            "items": [import_view(each) for each in documents],
            "total": count,
            "covered": [_span(since, until) for since, until in covered],
            "gaps": [_span(end, start) for (_, end), (start, _) in pairwise(covered)],
        }

    async def delete_import(self, caller: Caller, import_id: str) -> dict[str, Any]:
        """Have an import undone, or cancelled first."""
        document = await AsyncImports(self._database, caller.user.id).undo(import_id)
        if document is None:
            raise NotFound(f"You have no import with the id {import_id}.")
        return import_view(document)

    async def get_import(self, caller: Caller, import_id: str) -> dict[str, Any]:
        """One import of the caller's."""
        document = await AsyncImports(self._database, caller.user.id).get(import_id)
        if document is None:
            raise NotFound(f"You have no import with the id {import_id}.")
        return import_view(document)
