"""What is put right when the service starts: deletions that died midway, tokens under old keys."""

from __future__ import annotations

import logging
import threading
from typing import TYPE_CHECKING

from pymongo.errors import PyMongoError

from spotistats_api.signing_in.setup import sealer
from spotistats_common.spotify.resealing import reseal
from spotistats_common.store.accounts import closed, delete_account
from spotistats_common.store.links import Links

if TYPE_CHECKING:
    from pymongo.database import Database

    from spotistats_common.settings import Settings
    from spotistats_common.store.client import Document

log = logging.getLogger(__name__)


class Upkeep:
    """Runs once, beside the service; what it does not get done waits for the next start."""

    def __init__(self, database: Database[Document], settings: Settings) -> None:
        self._database = database
        self._settings = settings

    def start(self) -> None:
        """Begin, on a thread that does not keep the process alive."""
        threading.Thread(target=self._run, name="upkeep", daemon=True).start()

    def _run(self) -> None:
        try:
            self.run()
        except PyMongoError:
            log.warning("upkeep was not done; it is tried at the next start", exc_info=True)

    def run(self) -> None:
        """Finish deletions, and seal anew what an older key sealed."""
        for user_id in closed(self._database):
            delete_account(self._database, user_id, lease_seconds=self._settings.lease_seconds)
            log.info("finished deleting an account")
        if self._settings.token_keys is not None:
            count = reseal(Links(self._database), sealer(self._settings))
            log.info("tokens are sealed with the first key", extra={"sealed_anew": count})
