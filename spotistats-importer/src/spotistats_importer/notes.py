"""What is written down of an import while it goes on: its batches, and how far it is.

It takes MongoDB as long to have one batch safe on its disk as to have many. A batch that changes no
play is in no hurry, and waits a moment for others; one that does is written down before its plays.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spotistats_common.store.client import Document
    from spotistats_common.store.imports import Import
    from spotistats_common.store.jobs import Lease

_PATIENCE_S = 0.25


class Notes:
    """The notes of one import; nothing of them is written once its lease is lost."""

    def __init__(self, job: Import, lease: Lease) -> None:
        self._job = job
        self._lease = lease
        self._batches: list[tuple[int, int, Document]] = []
        self._shown: dict[str, Any] = {}
        self._written_at = time.monotonic()

    def batch(self, file: int, index: int, entry: Document) -> None:
        """Note what a batch of a file holds."""
        self._batches.append((file, index, entry))

    def show(self, changes: Document) -> None:
        """Note how far the import is; it is seen within a moment.

        Raises:
            LeaseLostError: another worker may have it; nothing was written.
            CancelledError: it is to be undone.
        """
        self._shown |= changes
        if time.monotonic() - self._written_at >= _PATIENCE_S:
            self.write()

    def write(self) -> None:
        """Write down all that was noted. Raises what `show` does."""
        self._lease.check()
        if self._batches:
            self._job.note_batches(self._batches)
            self._batches = []
            self._shown["attempts"] = 0
        if self._shown:
            self._job.show(self._shown)
            self._shown = {}
        self._written_at = time.monotonic()
