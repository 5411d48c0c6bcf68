"""Handlers of the tag `export`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spotistats_api.exports.package import package
from spotistats_api.exports.tables import table
from spotistats_common.models.accounts import utc_now
from spotistats_common.service.operations import Answer, Stream

if TYPE_CHECKING:
    from pymongo.database import Database

    from spotistats_api.engine.cache import Histories
    from spotistats_api.exports.tables import TableFormat
    from spotistats_common.service.requests import Caller
    from spotistats_common.store.client import Document


class Export:
    """Everything of the caller's as files."""

    def __init__(self, database: Database[Document], histories: Histories) -> None:
        self._database = database
        self._histories = histories

    async def get_export(self, caller: Caller) -> Answer:
        """Everything, as a ZIP."""
        body = Stream(package(self._database, caller.user.id), "application/zip")
        return Answer(body, headers=_saved_as("zip"))

    async def get_exported_plays(self, caller: Caller, format: TableFormat) -> Answer:  # noqa: A002 - the parameter's name
        """All plays, as one table."""
        user = caller.user
        held = await self._histories.lend(user.id, user.history)
        body = Stream(table(held, format), "application/octet-stream", held.release)
        return Answer(body, headers=_saved_as(format))


def _saved_as(suffix: str) -> dict[str, str]:
    name = f"spotistats-{utc_now().date().isoformat()}.{suffix}"
    return {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
