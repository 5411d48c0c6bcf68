"""Has the plays of who just signed in fetched at once."""

from __future__ import annotations

import logging
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from typing import TYPE_CHECKING

import httpx
from pymongo.errors import PyMongoError

from spotistats_common.models.accounts import Scope
from spotistats_common.service.app import BASE_PATH
from spotistats_common.service.requests import outgoing_headers
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


class FirstSync:
    """Asks the updater, in the background: no sign-in waits for it, or fails with it.

    The updater finds a new link by itself too; that it cannot be asked now does no harm.
    """

    def __init__(self, database: Database[Document], settings: Settings) -> None:
        self._database = database
        self._url = settings.updater_url or f"http://{settings.host}:{settings.port}"
        self._threads = ThreadPoolExecutor(2, thread_name_prefix="first-sync")

    def ask_for(self, user_id: str) -> None:
        """Have the updater ask Spotify for this user's plays now."""
        self._threads.submit(copy_context().run, self._ask, user_id)

    def close(self) -> None:
        """Finish what was begun, and begin nothing more."""
        self._threads.shutdown(cancel_futures=True)

    def _ask(self, user_id: str) -> None:
        try:
            secret = service_token(self._database, user_id, Scope.SYNC)
            with AuthenticatedClient(
                self._url + BASE_PATH,
                secret,
                timeout=httpx.Timeout(_TIMEOUT_S),
                headers=outgoing_headers(),
            ) as client:
                answer = create_sync.sync_detailed(client=client, body=NewSync(kind="poll"))
            log.info("asked for a first sync", extra={"status": int(answer.status_code)})
        except (httpx.HTTPError, PyMongoError, ValueError) as error:
            log.info("the updater cannot be asked now", extra={"error": type(error).__name__})
