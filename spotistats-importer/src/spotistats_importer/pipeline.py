"""One import from its uploaded files to its report.

Each block of rows is planned, written down (`import_batches`), then applied. A worker that takes
over from one that died skips the blocks that are written down, applies the last of them again and
goes on: the plays and the report end as if nobody had died.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from spotistats_common.models.accounts import utc_now
from spotistats_common.store.users import Users

from spotistats_importer.blocks import read_ahead, read_blocks
from spotistats_importer.errors import UnreadableInput
from spotistats_importer.history import History
from spotistats_importer.journal import Brought, pack
from spotistats_importer.report import Tally, total
from spotistats_importer.survey import in_reading_order, survey

if TYPE_CHECKING:
    from pymongo.database import Database
    from spotistats_common.store.client import Document
    from spotistats_common.store.imports import Import
    from spotistats_common.store.jobs import Lease

    from spotistats_importer.blocks import Block
    from spotistats_importer.history import Plan
    from spotistats_importer.limits import Limits
    from spotistats_importer.survey import Found

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
        self._job = job
        self._lease = lease
        self._limits = limits.for_import()
        self._history = History(database, job.user_id, window_ms=window_ms)
        self._users = Users(database)
        self._brought = Brought()
        self._bytes_before = 0

    def run(self) -> None:
        """Do the import, or go on with it.

        Raises:
            LeaseLostError: another worker may have it; nothing more was written.
        """
        uploads = self._job.get()["uploads"]
        streams = [(each["name"], self._job.open_upload(each["file"])) for each in uploads]
        files = survey(streams, self._limits)
        tallies = [Tally() for _ in files]
        self._job.change(
            {
                "files": [file.entry(Tally()) for file in files],
                "bytes_total": sum(file.bytes for file in files if file.format),
                "bytes_read": 0,
            }
        )
        for number, file in in_reading_order(files):
            self._read(number, file, tallies[number])
            self._bytes_before += file.bytes
        self._finish(files, tallies)
        for each in uploads:
            self._job.drop_upload(each["file"])

    def _read(self, number: int, file: Found, tally: Tally) -> None:
        assert file.file is not None  # noqa: S101 - what has a format has a file
        assert file.format is not None  # noqa: S101
        written = self._job.batches(number)
        try:
            with read_ahead(read_blocks(file.file, file.format, self._limits)) as blocks:
                for index, block in enumerate(blocks):
                    if index < len(written):
                        again = index == len(written) - 1
                        part = self._go_over(written[index], block, again=again)
                    else:
                        part = self._take_in(number, index, block)
                    tally.add(part)
                    self._progress(number, file, tally, block)
            file.state = "read"
        except UnreadableInput as problem:
            file.state = "partly_read" if tally.rows()["read"] else "unreadable"
            file.detail = str(problem)
        self._job.change({f"files.{number}": file.entry(tally)})

    def _go_over(self, entry: Document, block: Block, *, again: bool) -> Tally:
        """A block that an earlier worker took in; it may have died while writing the last one."""
        self._brought.add(entry["stored"])
        if again:
            self._lease.check()
            self._history.apply(self._history.plan_adding(block.observations))
        return Tally.from_fields(entry)

    def _take_in(self, number: int, index: int, block: Block) -> Tally:
        plan = self._history.plan_adding(block.observations)
        tally = self._account(block, plan)
        stored = pack(key for key in block.observations if key not in plan.outcomes)
        known = pack(key for key in block.observations if key in plan.outcomes)
        self._lease.check()
        self._job.note_batch(number, index, {"stored": stored, "known": known, **tally.to_fields()})
        self._lease.check()
        self._history.apply(plan)
        self._brought.add(stored)
        return tally

    def _account(self, block: Block, plan: Plan) -> Tally:
        """Where the rows of a block went."""
        tally = block.tally
        already = {
            key for key, (_, reason) in plan.outcomes.items() if reason == "already_imported"
        }
        ours = self._brought.among(already)
        tally.stored += len(block.observations) - len(plan.outcomes)
        for key, (outcome, reason) in plan.outcomes.items():
            tally.count(outcome, "duplicate_row" if key in ours else reason, block.rows[key])
        if block.observations:
            ends = [observation.ended_at for observation in block.observations.values()]
            tally.saw(min(ends))
            tally.saw(max(ends))
        return tally

    def _progress(self, number: int, file: Found, tally: Tally, block: Block) -> None:
        done = self._bytes_before + min(block.bytes_read, file.bytes)
        self._job.change({f"files.{number}": file.entry(tally), "bytes_read": done})

    def _finish(self, files: list[Found], tallies: list[Tally]) -> None:
        rows = total(tallies).rows()
        if rows["stored"] or rows["upgraded"] or rows["known"]:
            self._users.past_changed(self._job.user_id)
        readable = any(file.state in ("read", "partly_read") for file in files)
        lost = any(file.state in ("partly_read", "unreadable") for file in files) or any(
            reason.startswith("malformed") for tally in tallies for _, reason in tally.reasons
        )
        state = "failed" if not readable else "succeeded_with_errors" if lost else "succeeded"
        self._job.change(
            {
                "state": state,
                "problem": None if readable else NOTHING_FOUND,
                "finished_at": utc_now(),
            }
        )
        log.info("import finished", extra={"job": self._job.document_id, "state": state, **rows})
