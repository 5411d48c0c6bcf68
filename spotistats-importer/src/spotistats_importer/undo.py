"""Undoing an import: afterwards the history is as if the import had never been made."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from spotistats_common.store.joining import History
from spotistats_common.store.library import Library
from spotistats_common.store.users import Users
from spotistats_importer.journal import rows_only_in, slices

if TYPE_CHECKING:
    from pymongo.database import Database

    from spotistats_common.store.client import Document
    from spotistats_common.store.imports import Import
    from spotistats_common.store.jobs import Lease

log = logging.getLogger(__name__)


def undo(database: Database[Document], job: Import, lease: Lease, *, window_ms: int) -> None:
    """Take out what only this import says, and reconcile the rest anew.

    It may die anywhere: what the import brought is written down until the very end.

    Raises:
        LeaseLostError: another worker may be at it.
    """
    history = History(database, job.user_id, window_ms=window_ms)
    removed = rows_only_in(job.all_batches(), job.batches_of_others())
    for part in slices(removed):
        plan = history.plan_removing(part)
        lease.check()
        history.apply(plan)
    library = Library(database, job.user_id)
    lease.check()
    library.remove(job.document_id)
    history.drop_unused_items(library.item_numbers())
    lease.check()
    Users(database).past_changed(job.user_id)
    job.remove()
    log.info("import undone", extra={"rows": len(removed)})
