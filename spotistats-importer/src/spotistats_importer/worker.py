"""The worker: claims imports and does them, one at a time."""

from __future__ import annotations

import logging
import time
from contextlib import suppress
from datetime import timedelta
from typing import TYPE_CHECKING

from gridfs.errors import GridFSError
from pymongo.errors import PyMongoError

from spotistats_common.models.accounts import new_id, utc_now
from spotistats_common.service.traces import job_failed
from spotistats_common.service.working import at_work_on
from spotistats_common.store import imports, jobs
from spotistats_importer.after import ask_for_metadata
from spotistats_importer.limits import Limits
from spotistats_importer.metrics import count_import
from spotistats_importer.pipeline import Pipeline
from spotistats_importer.undo import undo

if TYPE_CHECKING:
    import threading

    from pymongo.database import Database

    from spotistats_common.settings import Settings
    from spotistats_common.store.client import Document

log = logging.getLogger(__name__)

OPEN_STATES = ["queued", "running", "undoing"]
MAX_ATTEMPTS = 5
"""So often an import is begun without taking in anything new, until it is given up."""
SWEEP_EVERY = timedelta(minutes=10)
UPLOAD_TAKES_AT_MOST = timedelta(hours=6)
"""A file that was uploaded longer ago and belongs to no open import will never belong to one."""
GIVEN_UP = (
    "The import stopped for a reason on our side, again and again; what was read until then is "
    "kept. The server's log tells more. Try it again, or with fewer files."
)


class Worker:
    """Does imports until it is told to stop."""

    def __init__(self, database: Database[Document], settings: Settings) -> None:
        self._database = database
        self._settings = settings
        self._limits = Limits(max_unpacked_bytes=settings.unpacked_max_bytes)
        self._name = new_id()
        self._next_sweep = 0.0
        self._excused: str | None = None  # the import whose last attempt MongoDB has ended

    def run(self, stop: threading.Event, pause_seconds: float = 0.5) -> None:
        """Work until `stop` is set; the import at hand is finished first."""
        while not stop.is_set():
            try:
                worked = self.work_once()
                if not worked:
                    self._sweep_now_and_then()
            except PyMongoError:
                log.warning("the database cannot be reached; trying again", exc_info=True)
                worked = False
            except Exception:  # such as a lack of memory; nobody else would go on
                log.exception("the worker stumbled; trying again")
                worked = False
            if not worked:
                stop.wait(pause_seconds)

    def _sweep_now_and_then(self) -> None:
        if time.monotonic() >= self._next_sweep:
            self._next_sweep = time.monotonic() + SWEEP_EVERY.total_seconds()
            imports.sweep_uploads(self._database, UPLOAD_TAKES_AT_MOST)

    def work_once(self) -> bool:
        """Do one import (or undo one), if one waits; whether that went well."""
        kind = imports.COLLECTION
        for user_id in jobs.waiting_users(self._database, kind, OPEN_STATES):
            lease = jobs.Lease(
                self._database,
                jobs.lease_id(kind, user_id),
                self._name,
                self._settings.lease_seconds,
            )
            if not lease.take():
                continue
            with lease:
                document = jobs.next_job(self._database, kind, user_id, OPEN_STATES)
                if document is None:
                    continue
                is_undone = document["state"] == "undoing"
                kind_of_job = "undo" if is_undone else "import"
                asked_by = None if is_undone else document.get("asked_by")
                with at_work_on(kind_of_job, document["_id"], asked_by):
                    done = self._do(document, lease)
            if done and not is_undone:
                ask_for_metadata(self._database, self._settings, user_id)
            return done
        return False

    def _do(self, document: Document, lease: jobs.Lease) -> bool:
        job = imports.Import(self._database, document["_id"])
        window_ms = self._settings.match_window_ms
        attempts = document["attempts"] + (document["_id"] != self._excused)
        self._excused = None
        try:
            if document["state"] == "undoing":
                undo(self._database, job, lease, window_ms=window_ms)
                count_import("undone")
                return True
            if attempts > MAX_ATTEMPTS:  # whoever had it died of it, and could not say so
                self._give_up(job)
                return True
            started = document["started_at"] or utc_now()
            job.change({"state": "running", "attempts": attempts, "started_at": started})
            log.info("import begins", extra={"attempt": attempts})
            Pipeline(self._database, job, lease, self._limits, window_ms=window_ms).run()
        except imports.CancelledError:
            count_import("cancelled")
            log.info("import cancelled")
        except jobs.LeaseLostError:
            count_import("lease_lost")
            log.warning("lease lost; another worker goes on")
        except Exception as error:
            if isinstance(error, PyMongoError) and not isinstance(error, GridFSError):
                self._excused = job.document_id
                raise
            count_import("stopped")
            job_failed()
            log.exception("import stopped", extra={"attempt": attempts})
            if attempts >= MAX_ATTEMPTS and document["state"] != "undoing":
                self._give_up(job)
            return False
        return True

    def _give_up(self, job: imports.Import) -> None:
        count_import("given_up")
        log.error("import given up")
        with suppress(imports.CancelledError):
            job.change({"state": "failed", "problem": GIVEN_UP, "finished_at": utc_now()})
            job.drop_uploads()
