"""The worker: looks after the users for whom something is due, some at once, each by itself.

Any number of workers may run: who holds a user's lease (`<user>:polls`) visits that user. A user
whose visit takes long or fails holds one slot, and the others go on.
"""

from __future__ import annotations

import logging
import time
from concurrent.futures import Future, ThreadPoolExecutor, wait
from typing import TYPE_CHECKING

from pymongo.errors import PyMongoError

from spotistats_common.errors import ConfigurationError
from spotistats_common.models.accounts import new_id, utc_now
from spotistats_common.sealing import Sealer
from spotistats_common.spotify.accounts import AccountsService
from spotistats_common.store import jobs, polls
from spotistats_common.store.limits import Limits
from spotistats_updater.metrics import VISITS_RUNNING
from spotistats_updater.recordings import note_all_recordings
from spotistats_updater.spotify.access import Access
from spotistats_updater.spotify.client import WebApi
from spotistats_updater.spotify.gate import Gate
from spotistats_updater.visit import LONGEST_BACK_OFF, Visit

if TYPE_CHECKING:
    import threading
    from collections.abc import Callable
    from datetime import datetime

    from pymongo.database import Database

    from spotistats_common.settings import Settings
    from spotistats_common.store.client import Document

log = logging.getLogger(__name__)

ENROL_EVERY_S = 60.0
"""How often all links are looked at. Who has just signed in is asked for by the API, at once."""


def web_api(
    database: Database[Document],
    settings: Settings,
    now: Callable[[], datetime] = utc_now,
    sleep: Callable[[float], object] = time.sleep,
) -> WebApi:
    """Spotify's Web API, as the app that the settings name.

    Raises:
        ConfigurationError: no app is set, or no key to seal its users' tokens.
    """
    if settings.spotify_client_id is None:
        raise ConfigurationError("No app at Spotify is set: SPOTISTATS_SPOTIFY_CLIENT_ID.")
    if settings.token_keys is None:
        raise ConfigurationError("No key seals Spotify's tokens: SPOTISTATS_TOKEN_KEYS.")
    access = Access(
        database,
        AccountsService(settings),
        Sealer(settings.token_keys.get_secret_value().split(",")),
        now,
        settings.lease_seconds,
    )
    gate = Gate(Limits(database, settings.spotify_client_id), now)
    return WebApi(settings.spotify_api_url, access, gate, sleep)


class Worker:
    """Visits users until it is told to stop."""

    def __init__(
        self,
        database: Database[Document],
        settings: Settings,
        *,
        now: Callable[[], datetime] = utc_now,
        sleep: Callable[[float], object] = time.sleep,
    ) -> None:
        self._database = database
        self._settings = settings
        self._now = now
        self._api = web_api(database, settings, now, sleep)
        self._polls = polls.Polls(database)
        self._name = new_id()
        self._at_work: dict[str, Future[bool]] = {}
        self._upkeep: Future[None] | None = None

    def run(self, stop: threading.Event, pause_seconds: float = 1.0) -> None:
        """Work until `stop` is set; visits at hand are finished first."""
        next_enrolment = 0.0
        with self._pool() as pool:
            while not stop.is_set():
                try:
                    if time.monotonic() >= next_enrolment:
                        self._polls.enrol(self._now())
                        next_enrolment = time.monotonic() + ENROL_EVERY_S
                    self._begin(pool, but=frozenset())
                    if self._upkeep is None or self._upkeep.done():
                        self._upkeep = pool.submit(self._keep_up)
                except PyMongoError:
                    log.warning("the database cannot be reached; trying again", exc_info=True)
                except Exception:  # such as a lack of memory; nobody else would go on
                    log.exception("the worker stumbled; trying again")
                stop.wait(pause_seconds)
                self._collect()

    def run_due(self) -> int:
        """Do all that is due now, once for each user; how many users were visited."""
        visited: set[str] = set()
        self._polls.enrol(self._now())
        note_all_recordings(self._database, self._now())
        with self._pool() as pool:
            while True:
                begun = self._begin(pool, but=visited)
                visited.update(begun)
                if not begun and not self._at_work:
                    return len(visited)
                wait(self._at_work.values(), return_when="FIRST_COMPLETED")
                self._collect()

    def _pool(self) -> ThreadPoolExecutor:
        # One more for what is of no single visit.
        return ThreadPoolExecutor(self._settings.updater_slots + 1, "visit")

    def _begin(self, pool: ThreadPoolExecutor, but: frozenset[str] | set[str]) -> list[str]:
        """Begin as many visits as there are free slots."""
        free = self._settings.updater_slots - len(self._at_work)
        if free <= 0:
            return []
        due = self._polls.due(self._now(), but | self._at_work.keys(), free)
        for user_id in due:
            self._at_work[user_id] = pool.submit(self._visit, user_id)
        return due

    def _collect(self) -> None:
        for user_id, visit in list(self._at_work.items()):
            if visit.done():
                del self._at_work[user_id]

    def _keep_up(self) -> None:
        try:
            note_all_recordings(self._database, self._now())
        except Exception:
            log.exception("recordings were not looked at; trying again")

    def _visit(self, user_id: str) -> bool:
        """Visit a user, unless another worker is there; whether that went to its end."""
        lease = jobs.Lease(
            self._database,
            jobs.lease_id(polls.COLLECTION, user_id),
            self._name,
            self._settings.lease_seconds,
        )
        try:
            if not lease.take():
                return False
            with lease, VISITS_RUNNING.track_inprogress():
                Visit(
                    self._database,
                    self._settings,
                    self._api,
                    user_id,
                    lease,
                    worker=self._name,
                    now=self._now,
                ).run()
        except jobs.LeaseLostError:
            log.warning("lease lost; another worker goes on", extra={"user": user_id})
            return False
        except PyMongoError:
            log.warning("the database cannot be reached", extra={"user": user_id}, exc_info=True)
            return False
        except Exception:
            # Only a fault of ours gets here; the user must not come up again at once.
            log.exception("visit stopped", extra={"user": user_id})
            self._polls.change(user_id, {"due_at": self._now() + LONGEST_BACK_OFF})
            return False
        return True
