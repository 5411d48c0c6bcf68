"""Handlers of the tag `syncs`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from spotistats_common.errors import Conflict, NotFound
from spotistats_common.models.accounts import utc_now
from spotistats_common.models.links import LinkState
from spotistats_common.service.operations import Answer
from spotistats_common.service.traces import trace_parent
from spotistats_common.store.links import AsyncLinks
from spotistats_common.store.polls import AsyncPolls
from spotistats_common.store.syncs import AsyncSyncs

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pymongo.asynchronous.database import AsyncDatabase

    from spotistats_common.models.links import Link
    from spotistats_common.service.requests import Caller
    from spotistats_common.store.client import Document

_SAME = (
    "kind",
    "state",
    "is_requested",
    "created_at",
    "started_at",
    "finished_at",
    "calls",
    "plays",
    "found",
    "gaps",
)


def sync_view(document: Mapping[str, Any]) -> dict[str, Any]:
    """A sync as the contract describes it."""
    return {
        "id": document["_id"].partition(":")[2],
        **{name: document[name] for name in _SAME},
        "errors": [
            {"code": each["code"], "message": each["message"], "happened_at": each["at"]}
            for each in document["errors"]
        ],
    }


def check_usable(link: Link | None) -> Link:
    """The link, if Spotify can be asked through it.

    Raises:
        Conflict: there is none, or it has to be renewed.
    """
    if link is None:
        raise Conflict("Your account is not linked to Spotify; sign in with Spotify.")
    if link.state is LinkState.RECONNECT:
        raise Conflict("The link to Spotify has to be renewed; sign in with Spotify again.")
    return link


class SyncHandlers:
    """The caller's syncs."""

    def __init__(self, database: AsyncDatabase[Document]) -> None:
        self._database = database

    async def create_sync(self, caller: Caller, body: dict[str, Any]) -> Answer:
        """Have Spotify be asked now."""
        check_usable(await AsyncLinks(self._database).get(caller.user.id))
        now = utc_now()
        syncs = AsyncSyncs(self._database, caller.user.id)
        document = await syncs.queue(body["kind"], now, trace_parent())
        await AsyncPolls(self._database).ask(caller.user.id, body["kind"], now)
        view = sync_view(document)
        return Answer(view, headers={"Location": f"/api/v1/syncs/{view['id']}"})

    async def list_syncs(self, caller: Caller, limit: int, offset: int) -> dict[str, Any]:
        """The caller's syncs, newest first."""
        documents, count = await AsyncSyncs(self._database, caller.user.id).page(limit, offset)
        return {"items": [sync_view(each) for each in documents], "total": count}

    async def get_sync(self, caller: Caller, sync_id: str) -> dict[str, Any]:
        """One sync of the caller's."""
        document = await AsyncSyncs(self._database, caller.user.id).get(sync_id)
        if document is None:
            raise NotFound(f"You have no sync with the id {sync_id}.")
        return sync_view(document)
