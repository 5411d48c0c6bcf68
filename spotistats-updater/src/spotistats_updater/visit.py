"""One visit to one user: whatever is due is done, and it is said when to come again.

A visit holds the user's lease, so that nobody else is at it. Whatever goes wrong stays with this
user: it is told in the sync, and the next visit is put off.
"""

from __future__ import annotations

import logging
from datetime import datetime, timedelta
from hashlib import blake2b
from typing import TYPE_CHECKING

from pymongo.errors import PyMongoError

from spotistats_common.models.links import LinkProblem, LinkState
from spotistats_common.service.traces import job_failed
from spotistats_common.service.working import at_work_on
from spotistats_common.spotify.errors import LimitReached, NotAllowed, NotReachable, Refused
from spotistats_common.store.catalog import Catalog
from spotistats_common.store.jobs import LeaseLostError
from spotistats_common.store.links import Links
from spotistats_common.store.polls import Polls, is_due
from spotistats_common.store.syncs import Syncs
from spotistats_updater.failures import code_of, message_of, problem_of
from spotistats_updater.interval import next_interval_ms
from spotistats_updater.known import keep_new
from spotistats_updater.metadata import CALLS_A_VISIT, Metadata, played_tracks, wanted
from spotistats_updater.metrics import count_sync
from spotistats_updater.plays import LatestPlays, observation_of, to_inbox
from spotistats_updater.rankings import take_rankings
from spotistats_updater.recordings import note_recordings
from spotistats_updater.spotify.access import LinkUnusableError

if TYPE_CHECKING:
    from collections.abc import Callable

    from pymongo.database import Database

    from spotistats_common.settings import Settings
    from spotistats_common.store.client import Document
    from spotistats_common.store.jobs import Lease
    from spotistats_updater.spotify.client import Client, WebApi

log = logging.getLogger(__name__)

KINDS = ("poll", "rankings", "metadata")
IMPORT_PAUSE = timedelta(seconds=10)
"""How soon to look again whether an import has ended."""
FIRST_BACK_OFF = timedelta(minutes=1)
LONGEST_BACK_OFF = timedelta(minutes=30)
NOT_ALLOWED_PAUSE = timedelta(days=1)
"""Somebody may be put on the app's allowlist any day."""
AGAIN = timedelta(hours=1)
"""How soon to try again what is not urgent."""
NOTHING_LACKING_PAUSE = timedelta(days=1)
KEPT = timedelta(days=30)
_SPREAD_SECONDS = 6 * 3600


class Visit:
    """Does what is due for one user; the caller holds the user's lease."""

    def __init__(
        self,
        database: Database[Document],
        settings: Settings,
        api: WebApi,
        user_id: str,
        lease: Lease,
        *,
        worker: str,
        now: Callable[[], datetime],
    ) -> None:
        self._database = database
        self._settings = settings
        self._api = api
        self._user_id = user_id
        self._lease = lease
        self._now = now
        self._polls = Polls(database)
        self._syncs = Syncs(database, user_id)
        self._plays = LatestPlays(
            database,
            user_id,
            worker,
            window_ms=settings.match_window_ms,
            lease_seconds=settings.lease_seconds,
        )

    def run(self) -> None:
        """Do what is due.

        Raises:
            LeaseLostError: another worker may be at it; nothing more was written.
            PyMongoError: the database cannot be reached; the next visit goes on.
        """
        poll = self._polls.get(self._user_id)
        if poll is None:
            return
        client = self._api.of(self._user_id)
        due_at: datetime | None
        try:
            asked = self._syncs.queued()
            for kind in KINDS:
                if kind in asked or is_due(poll[f"next_{kind}_at"], self._now()):
                    self._do(kind, client, poll)
            due_at = self._next(poll, waits=not self._store())
        except LinkUnusableError:
            self._store()
            due_at = None
        finally:
            client.close()
        self._lease.check()
        self._polls.settle(self._user_id, due_at, poll["requests"])

    def _next(self, poll: Document, *, waits: bool) -> datetime:
        if self._syncs.queued():
            return self._now()
        due: datetime = min(poll[f"next_{kind}_at"] for kind in KINDS)
        return min(due, self._now() + IMPORT_PAUSE) if waits else due

    def _do(self, kind: str, client: Client, poll: Document) -> None:
        """One sync of a kind."""
        sync = self._syncs.start(kind, self._now())
        with at_work_on(kind, sync["_id"], sync.get("asked_by")):
            self._try(kind, sync, client, poll)

    def _try(self, kind: str, sync: Document, client: Client, poll: Document) -> None:
        """Do a sync; what goes wrong is told in it."""
        work = {"poll": self._poll, "rankings": self._rankings, "metadata": self._metadata}[kind]
        spent = sync["calls"] - client.calls
        try:
            work(sync, client, poll)
            log.info("sync done", extra={"calls": spent + client.calls})
        except (LeaseLostError, PyMongoError):
            raise
        except Exception as error:
            at = self._now()
            if isinstance(error, Refused | NotReachable | LinkUnusableError):
                log.info("sync failed", extra={"code": code_of(error)})
            else:
                log.exception("sync stopped")
            job_failed()
            problem = {"code": code_of(error), "message": message_of(error), "at": at}
            self._fail(kind, error, problem, poll)
            count_sync(kind, "failed")
            told = {
                "errors": [problem],
                "calls": spent + client.calls,
                "found": sync["found"],
            }
            if "inbox" in sync:  # what was seen is stored nevertheless
                self._syncs.change(sync["_id"], told)
            else:
                failed = {"state": "failed", "finished_at": at, **told}
                self._syncs.finish(sync["_id"], failed)
            if isinstance(error, LinkUnusableError):
                raise

    def _fail(self, kind: str, error: Exception, problem: Document, poll: Document) -> None:
        """Say when to try again."""
        now = self._now()
        pause, stopped = AGAIN, [kind]
        changes: Document = {}
        if kind == "poll":
            failures = poll["failures"] + 1
            pause = min(FIRST_BACK_OFF * 2 ** min(failures, 10), LONGEST_BACK_OFF)
            changes = {"failures": failures, "last_sync_at": now, "last_error": problem}
        if isinstance(error, LimitReached):
            pause = timedelta(seconds=max(error.retry_after_s, 1))
        elif isinstance(error, NotAllowed):
            pause = NOT_ALLOWED_PAUSE
            if kind == "poll":  # then Spotify refuses everything of this person
                stopped = list(KINDS)
                self._mark(LinkState.NOT_ALLOWED, problem_of(error))
        changes |= {f"next_{each}_at": now + pause for each in stopped}
        poll.update(changes)
        self._polls.change(self._user_id, changes)

    def _mark(self, state: LinkState, problem: LinkProblem | None) -> None:
        links = Links(self._database)
        link = links.get(self._user_id)
        if link is not None and link.state is not LinkState.RECONNECT and link.state is not state:
            links.mark(link, state, problem)

    def _poll(self, sync: Document, client: Client, poll: Document) -> None:
        """Write down what Spotify shows; storing it comes afterwards."""
        calls, before = client.calls, poll["cursor"]
        page = client.recently_played()
        observations = [observation_of(each) for each in page]
        self._lease.check()
        journal = {
            "inbox": [to_inbox(each) for each in observations],
            "cursor": before,
            "calls": sync["calls"] + client.calls - calls,
        }
        self._syncs.change(sync["_id"], journal)
        sync.update(journal)
        keep_new(Catalog(self._database), [each.track for each in page], self._now())
        self._mark(LinkState.ACTIVE, None)
        now = self._now()
        ends = [each.ended_at for each in observations]
        new = sum(before is None or end > before for end in ends)
        interval = next_interval_ms(poll["interval_ms"], ends, new)
        changes = {
            "next_poll_at": now + timedelta(milliseconds=interval),
            "interval_ms": interval,
            "cursor": max([*ends, before or 0]) or None,
            "failures": 0,
            "last_sync_at": now,
            "last_success_at": now,
            "last_error": None,
        }
        poll.update(changes)
        self._polls.change(self._user_id, changes)

    def _store(self) -> bool:
        """Store what syncs have written down, in order; False if an import is at work."""
        left = self._syncs.with_inbox()
        for number, sync in enumerate(left):
            self._lease.check()
            if not self._plays.store(sync, self._syncs):
                for each in left[number:]:
                    self._syncs.change(each["_id"], {"state": "waiting"})
                return False
            self._lease.check()
            self._syncs.finish(sync["_id"], {"state": "succeeded", "finished_at": self._now()})
            count_sync(sync["kind"], "succeeded")
        return True

    def _rankings(self, sync: Document, client: Client, poll: Document) -> None:
        calls = client.calls
        take_rankings(
            self._database, self._user_id, client, self._lease, found=sync["found"], now=self._now()
        )
        now = self._now()
        self._syncs.forget_before(now - KEPT)
        self._finish(sync, client.calls - calls)
        self._set_next("rankings", self._tomorrow(now), poll)

    def _metadata(self, sync: Document, client: Client, poll: Document) -> None:
        calls = client.calls
        most = self._settings.metadata_calls
        tracks = played_tracks(self._database, self._user_id)
        lacking = wanted(Catalog(self._database), tracks, CALLS_A_VISIT * 50)
        try:
            if lacking:
                gate = self._api.gate
                worker = Metadata(
                    self._database, client, lambda: gate.take("metadata", most), self._now
                )
                worker.fill(lacking, sync["found"])
        finally:
            # Also where Spotify refuses: others may have told the catalogue something.
            self._lease.check()
            note_recordings(self._database, self._user_id, tracks, self._now())
        now = self._now()
        self._finish(sync, client.calls - calls)
        if lacking and most:
            # Spread over the day: many calls in a short time are what locks an app out.
            pause = timedelta(days=1) * CALLS_A_VISIT / most
            self._set_next("metadata", now + min(pause, NOTHING_LACKING_PAUSE), poll)
        else:
            self._set_next("metadata", now + NOTHING_LACKING_PAUSE, poll)

    def _finish(self, sync: Document, calls: int) -> None:
        self._lease.check()
        self._syncs.finish(
            sync["_id"],
            {
                "state": "succeeded",
                "finished_at": self._now(),
                "calls": sync["calls"] + calls,
                "found": sync["found"],
            },
        )
        count_sync(sync["kind"], "succeeded")

    def _set_next(self, kind: str, when: datetime, poll: Document) -> None:
        poll[f"next_{kind}_at"] = when
        self._polls.change(self._user_id, {f"next_{kind}_at": when})

    def _tomorrow(self, now: datetime) -> datetime:
        """A moment of the next day (UTC) that is this user's own, in its first hours."""
        day = now.replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)
        digest = blake2b(self._user_id.encode(), digest_size=4).digest()
        return day + timedelta(seconds=int.from_bytes(digest, "big") % _SPREAD_SECONDS)
