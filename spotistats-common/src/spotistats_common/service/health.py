"""The health of a service: alive, and ready to answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pymongo.errors import PyMongoError

from spotistats_common import __version__
from spotistats_common.errors import Unavailable
from spotistats_common.service.phase import current
from spotistats_common.store import schema

if TYPE_CHECKING:
    from pymongo.asynchronous.database import AsyncDatabase

    from spotistats_common.store.client import Document
    from spotistats_common.store.schema import Stored

UNREACHABLE = "The database cannot be reached now; try again in a few seconds."


def check_phase() -> None:
    """Raise `Unavailable` while this process starts or stops."""
    if (reason := current().value) is not None:
        raise Unavailable(reason)


def check_can_serve(stored: Stored) -> None:
    """Raise `Unavailable` unless the database has documents that this version reads."""
    if not stored.can_be_served:
        raise Unavailable(
            f"The database has schema version {stored.version}, this service needs "
            f"{schema.VERSION}."
        )


class Health:
    """Handlers of the tag `health`."""

    def __init__(self, database: AsyncDatabase[Document]) -> None:
        self._database = database

    async def get_liveness(self) -> dict[str, Any]:
        """The process runs and its event loop turns."""
        return {"status": "alive", "version": __version__}

    async def get_readiness(self) -> dict[str, Any]:
        """MongoDB answers and has the documents that this version reads, and nobody said stop."""
        check_phase()
        try:
            stored = await schema.stored(self._database)
        except PyMongoError as error:
            raise Unavailable(UNREACHABLE) from error
        check_can_serve(stored)
        detail = f"reachable, schema version {stored.version}"
        check = {"name": "mongodb", "ok": True, "detail": detail}
        return {"status": "ready", "checks": [check]}
