"""One import from its uploaded files to its report.

Each block of rows is planned, written down (`import_batches`), then applied. A worker that takes
over from one that died skips the blocks that are written down, applies the last of each file again
and goes on: the plays and the report end as if nobody had died.
"""

from __future__ import annotations

import logging
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING

import numpy as np

from spotistats_common.models.accounts import utc_now
from spotistats_common.models.keys import ends_of, joined
from spotistats_common.store.joining import ALREADY_IMPORTED, History
from spotistats_common.store.users import Users
from spotistats_importer.ahead import read_ahead
from spotistats_importer.blocks import FileBlocks
from spotistats_importer.errors import UnreadableInput
from spotistats_importer.fingerprint import fingerprint_of
from spotistats_importer.journal import Brought, Earlier, entry_of
from spotistats_importer.metrics import count_import, count_rows
from spotistats_importer.notes import Notes
from spotistats_importer.report import Tally, total
from spotistats_importer.saved import take_in_library
from spotistats_importer.survey import in_reading_order, survey

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pymongo.database import Database

    from spotistats_common.store.client import Document
    from spotistats_common.store.imports import Import
    from spotistats_common.store.jobs import Lease
    from spotistats_common.store.joining import Plan
    from spotistats_importer.blocks import Block
    from spotistats_importer.limits import Limits
    from spotistats_importer.survey import Found

    Step = Callable[[], None]
    """Something to be done about what was read."""

log = logging.getLogger(__name__)

NOTHING_FOUND = (
    "None of these files holds listening history. Send the ZIP as Spotify sent it "
    "(my_spotify_data.zip), or the Streaming_History_….json files out of it."
)


class Pipeline:
    """One import at work."""

    def __init__(
        self,
        database: Database[Document],
        job: Import,
        lease: Lease,
        limits: Limits,
        *,
        window_ms: int,
    ) -> None:
        self._database = database
        self._job = job
        self._lease = lease
        self._limits = limits.for_import()
        self._history = History(database, job.user_id, window_ms=window_ms)
        self._earlier = Earlier(job.batches_of_ended_others())
        self._brought = Brought()
        self._notes = Notes(job, lease)
        self._bytes_before = 0

    def run(self) -> None:
        """Do the import, or go on with it.

        Raises:
            LeaseLostError: another worker may have it; nothing more was written.
            CancelledError: it is to be undone.
        """
        uploads = self._job.get()["uploads"]
        streams = [(each["name"], self._job.open_upload(each["file"])) for each in uploads]
        files = survey(streams, self._limits)
        self._job.change(
            {
                "files": [file.entry() for file in files],
                "bytes_total": sum(file.bytes for file in files if file.format),
                "bytes_read": 0,
            }
        )
        self._take_in_libraries(files)
        # Reading goes on while what was read is stored, from one file to the next.
        with read_ahead(self._steps(files)) as steps:
            for step in steps:
                step()
        self._finish(files)
        self._job.drop_uploads()

    def _take_in_libraries(self, files: list[Found]) -> None:
        for number, file in enumerate(files):
            if not file.is_library or file.file is None:
                continue
            self._lease.check()
            try:
                file.detail = take_in_library(
                    self._database, self._job, number, file.file, self._limits
                )
                file.state = "read"
            except UnreadableInput as problem:
                file.state, file.detail = "unreadable", str(problem)
            self._notes.show({f"files.{number}": file.entry()})

    def _steps(self, files: list[Found]) -> Iterator[Step]:
        """Read all files with listening history; what is to be done about it, in this order."""
        for number, file in in_reading_order(files):
            try:
                yield from self._steps_of(number, file)
            except UnreadableInput as problem:
                yield partial(self._break_off, number, file, str(problem))

    def _steps_of(self, number: int, file: Found) -> Iterator[Step]:
        assert file.file is not None  # noqa: S101 - what has a format has a file
        assert file.format is not None  # noqa: S101
        written = self._job.batches(number)
        digest = fingerprint_of(file.file)
        if digest is not None and (not written or written[-1].get("copied")):
            earlier = self._job.same_file(digest)
            if earlier is not None:
                yield partial(self._recognise, number, file, digest, len(written), *earlier)
                return
        blocks = FileBlocks(file.file, file.format, self._limits, self._earlier.rows_in)
        for index, block in enumerate(blocks):
            if index < len(written):
                last = index == len(written) - 1
                yield partial(self._go_over, number, file, written[index], block, again=last)
            else:
                yield partial(self._take_in, number, file, index, block)
        yield partial(self._end, number, file, digest)

    def _recognise(  # noqa: PLR0917 - a step
        self,
        number: int,
        file: Found,
        digest: str,
        written: int,
        import_id: str,
        its_number: int,
        its_entry: Document,
    ) -> None:
        """A file that was imported before, byte for byte: all its rows are known."""
        entries = self._job.batches_known(import_id, its_number)
        for index, entry in enumerate(entries):
            if index >= written:
                self._notes.batch(number, index, entry)
        file.tally = Tally.from_fields(its_entry).all_known(ALREADY_IMPORTED)
        count_rows(file.tally)
        self._end(number, file, digest)

    def _go_over(
        self, number: int, file: Found, entry: Document, block: Block, *, again: bool
    ) -> None:
        """A block that an earlier worker took in; it may have died while writing the last one."""
        self._brought.add(entry["stored"])
        if again:
            self._lease.check()
            self._history.apply(self._history.plan_adding(block.columns))
        tally = Tally.from_fields(entry)
        file.tally.add(tally.all_known(ALREADY_IMPORTED) if entry.get("copied") else tally)
        self._show(number, file, block.bytes_read)

    def _take_in(self, number: int, file: Found, index: int, block: Block) -> None:
        plan = self._history.plan_adding(block.columns, self._earlier.rows)
        tally = self._account(block, plan)
        told = np.fromiter(chain.from_iterable(plan.outcomes.values()), dtype=np.intp)
        entry = entry_of(block, told, self._earlier)
        self._notes.batch(number, index, {**entry, **tally.to_fields()})
        if plan.changes:
            self._notes.write()
        self._lease.check()
        self._history.apply(plan)
        self._brought.add(entry["stored"])
        file.tally.add(tally)
        count_rows(tally)
        self._show(number, file, block.bytes_read)

    def _end(self, number: int, file: Found, digest: str | None) -> None:
        file.state, file.digest = "read", digest
        self._show(number, file, file.bytes)
        self._bytes_before += file.bytes

    def _break_off(self, number: int, file: Found, problem: str) -> None:
        file.state = "partly_read" if file.tally.rows()["read"] else "unreadable"
        file.detail = problem
        self._show(number, file, file.bytes)
        self._bytes_before += file.bytes

    def _account(self, block: Block, plan: Plan) -> Tally:
        """Where the rows of a block went."""
        tally, columns = block.tally, block.columns
        tally.stored += len(columns) - sum(map(len, plan.outcomes.values()))
        for (outcome, reason), places in plan.outcomes.items():
            places.sort()
            rows = block.rows[places]
            if reason == ALREADY_IMPORTED:
                ours = self._brought.among(columns.keys[places])
                tally.count_all(outcome, "duplicate_row", rows[ours].tolist())
                rows = rows[~ours]
            tally.count_all(outcome, reason, rows.tolist())
        known = [
            (self._earlier.segment(each.digest), each.rows)
            for each in block.segments
            if each.is_known
        ]
        for segment, numbers in known:
            segment.count_in(tally, numbers)
        ends = ends_of(joined([columns.keys, *(segment.keys for segment, _ in known)]))
        if len(ends):
            tally.saw(int(ends.min()))
            tally.saw(int(ends.max()))
        return tally

    def _show(self, number: int, file: Found, bytes_read: int) -> None:
        done = self._bytes_before + min(bytes_read, file.bytes)
        self._notes.show({f"files.{number}": file.entry(), "bytes_read": done})

    def _finish(self, files: list[Found]) -> None:
        rows = total(file.tally for file in files).rows()
        self._notes.write()
        if any(file.is_library or file.tally.brings_news for file in files):
            Users(self._database).past_changed(self._job.user_id)
        readable = any(file.state in ("read", "partly_read") for file in files)
        lost = any(file.state in ("partly_read", "unreadable") for file in files) or any(
            reason.startswith("malformed") for file in files for _, reason in file.tally.reasons
        )
        state = "failed" if not readable else "succeeded_with_errors" if lost else "succeeded"
        now = utc_now()
        self._job.change(
            {
                "state": state,
                "problem": None if readable else NOTHING_FOUND,
                "finished_at": now,
                "files": [file.entry() for file in files],
                "bytes_read": sum(file.bytes for file in files if file.format),
            }
        )
        count_import(state, (now - self._job.get()["started_at"]).total_seconds())
        log.info("import finished", extra={"state": state, **rows})
