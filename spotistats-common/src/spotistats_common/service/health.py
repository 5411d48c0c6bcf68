"""The health of a service: alive, and ready to answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pymongo.errors import PyMongoError

from spotistats_common import __version__
from spotistats_common.errors import Unavailable
from spotistats_common.store import schema

if TYPE_CHECKING:
    from pymongo.asynchronous.database import AsyncDatabase

    from spotistats_common.store.client import Document

UNREACHABLE = "The database cannot be reached now; try again in a few seconds."


def check_version(version: int | None) -> None:
    """Raise `Unavailable` unless the database has the documents that this version reads."""
    if version != schema.VERSION:
        raise Unavailable(
            f"The database has schema version {version}, this service needs {schema.VERSION}."
        )


class Health:
    """Handlers of the tag `health`."""

    def __init__(self, database: AsyncDatabase[Document]) -> None:
        self._database = database

    async def get_liveness(self) -> dict[str, Any]:
        """The process runs and its event loop turns."""
        return {"status": "alive", "version": __version__}

    async def get_readiness(self) -> dict[str, Any]:
        """MongoDB answers and has the documents that this version reads."""
        try:
            version = await schema.stored_version(self._database)
        except PyMongoError as error:
            raise Unavailable(UNREACHABLE) from error
        check_version(version)
        check = {"name": "mongodb", "ok": True, "detail": f"reachable, schema version {version}"}
        return {"status": "ready", "checks": [check]}
