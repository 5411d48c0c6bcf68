"""After an import: the updater is asked to look up what is new in the history."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import httpx

from spotistats_common.models.accounts import Scope
from spotistats_common.models.links import LinkState
from spotistats_common.service.requests import outgoing_headers
from spotistats_common.store.links import Links
from spotistats_common.store.tokens import service_token
from spotistats_sdk import AuthenticatedClient
from spotistats_sdk.api.syncs import create_sync
from spotistats_sdk.models import NewSync

if TYPE_CHECKING:
    from pymongo.database import Database

    from spotistats_common.settings import Settings
    from spotistats_common.store.client import Document

log = logging.getLogger(__name__)

_TIMEOUT_S = 5.0


def ask_for_metadata(database: Database[Document], settings: Settings, user_id: str) -> None:
    """Have the updater look up tracks of a user who is linked to Spotify.

    It does so by itself within a day; that it cannot be asked now does no harm.
    """
    link = Links(database).get(user_id)
    if link is None or link.state is not LinkState.ACTIVE:
        return
    url = settings.updater_url or f"http://{settings.host}:{settings.port}"
    secret = service_token(database, user_id, Scope.SYNC)
    try:
        with AuthenticatedClient(
            f"{url}/api/v1",
            secret,
            timeout=httpx.Timeout(_TIMEOUT_S),
            headers=outgoing_headers(),
        ) as client:
            answer = create_sync.sync_detailed(client=client, body=NewSync(kind="metadata"))
        log.info("asked for metadata", extra={"status": int(answer.status_code)})
    except (httpx.HTTPError, ValueError) as error:  # not there, or what answers is no updater
        log.info("the updater cannot be asked now", extra={"error": type(error).__name__})
