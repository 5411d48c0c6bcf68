"""The rows of a file as blocks of observations, read ahead in a thread of their own."""

from __future__ import annotations

import queue
import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar, cast

from spotistats_common.models.play import observation_ids
from spotistats_importer.errors import UnreadableInput
from spotistats_importer.fingerprint import Fingerprint
from spotistats_importer.formats.base import SkippedRow
from spotistats_importer.report import Tally
from spotistats_importer.rows import BadRow, read_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import BinaryIO

    from spotistats_common.models.play import Observation
    from spotistats_importer.archive import ExportFile
    from spotistats_importer.formats.base import Format
    from spotistats_importer.limits import Limits

ROWS_IN_BLOCK = 8_000
T = TypeVar("T")


@dataclass(slots=True)
class Block:
    """Some rows of a file, made observations."""

    observations: dict[str, Observation] = field(default_factory=dict)
    """By natural id."""
    rows: dict[str, int] = field(default_factory=dict)
    """The row (counted from 1) that each observation came from."""
    tally: Tally = field(default_factory=Tally)
    """The rows that are no observation of their own."""
    count: int = 0
    bytes_read: int = 0

    def add(self, first: int, rows: list[object], history_format: Format) -> None:
        """Take in rows; `first` is the number of the first one."""
        self.count += len(rows)
        seen: list[tuple[int, Observation]] = []
        for number, found in enumerate(history_format.observe_all(rows), first):
            if isinstance(found, SkippedRow):
                row = rows[number - first]
                reason = f"malformed: {row.problem}" if isinstance(row, BadRow) else found.reason
                self.tally.count("skipped", reason, number)
            else:
                seen.append((number, found))
        taken, observations = self.rows, self.observations
        keys = observation_ids(observation for _, observation in seen)
        for key, (number, observation) in zip(keys, seen, strict=True):
            if key in taken:
                self.tally.count("known", "duplicate_row", number)
                continue
            observations[key] = observation
            taken[key] = number


class FileBlocks:
    """The blocks of a file. Cut anywhere, a file always falls into the same blocks.

    Raises:
        UnreadableInput: the file cannot be read on; the blocks before are good.
    """

    def __init__(self, file: ExportFile, history_format: Format, limits: Limits) -> None:
        self._file = file
        self._format = history_format
        self._limits = limits
        self.digest: str | None = None
        """The file's fingerprint, once all of it was read."""

    def __iter__(self) -> Iterator[Block]:
        block = Block()
        problem: UnreadableInput | None = None
        try:
            with self._file.open() as stream:
                source = Fingerprint(stream)
                for batch in read_rows(cast("BinaryIO", source), self._limits):
                    rows, number = batch.rows, batch.first_row + 1
                    while rows:
                        part = rows[: ROWS_IN_BLOCK - block.count]
                        block.add(number, part, self._format)
                        block.bytes_read = batch.bytes_read
                        rows, number = rows[len(part) :], number + len(part)
                        if block.count == ROWS_IN_BLOCK:
                            yield block
                            block = Block()
                self.digest = str(source)
        except UnreadableInput as error:
            problem = error
        if block.count:
            yield block
        if problem is not None:
            raise problem


@contextmanager
def read_ahead(items: Iterable[T], depth: int = 2) -> Iterator[Iterator[T]]:
    """`items`, made in a thread up to `depth` ahead; an error comes out where it would have."""
    waiting: queue.Queue[tuple[T | None, BaseException | None]] = queue.Queue(depth)
    stop = threading.Event()

    def put(entry: tuple[T | None, BaseException | None]) -> None:
        while not stop.is_set():
            try:
                waiting.put(entry, timeout=0.2)
            except queue.Full:
                continue
            return

    def make() -> None:
        try:
            for item in items:
                put((item, None))
                if stop.is_set():
                    return
        except BaseException as error:  # it is raised again where the items are taken
            put((None, error))
        else:
            put((None, StopIteration()))

    def take() -> Iterator[T]:
        while True:
            item, error = waiting.get()
            if isinstance(error, StopIteration):
                return
            if error is not None:
                raise error
            yield item  # type: ignore[misc]  # None comes only with an error

    thread = threading.Thread(target=make, name="read-ahead", daemon=True)
    thread.start()
    try:
        yield take()
    finally:
        stop.set()
        thread.join()
