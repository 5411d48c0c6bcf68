"""The rows of a file as blocks of observations, read ahead in a thread of their own."""

from __future__ import annotations

import queue
import threading
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar, cast

import numpy as np

from spotistats_importer.errors import UnreadableInput
from spotistats_importer.fingerprint import Fingerprint
from spotistats_importer.formats.base import Seen
from spotistats_importer.report import Tally
from spotistats_importer.rows import read_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import BinaryIO

    from numpy.typing import NDArray

    from spotistats_common.models.columns import Columns
    from spotistats_importer.archive import ExportFile
    from spotistats_importer.formats.base import Format
    from spotistats_importer.limits import Limits

ROWS_IN_BLOCK = 10_000
T = TypeVar("T")


@dataclass(frozen=True)
class Block:
    """Some rows of a file, made observations."""

    columns: Columns
    rows: NDArray[np.int64]
    """The row (counted from 1) that each observation came from."""
    tally: Tally
    """The rows that are no observation of their own."""
    bytes_read: int


def _block_of(seen: Seen, bytes_read: int) -> Block:
    tally = Tally()
    for number, reason in seen.skipped:
        tally.count("skipped", reason.reason, number)
    columns, numbers = seen.columns(), np.array(seen.rows, dtype=np.int64)
    _, places = np.unique(columns.keys, return_index=True)
    if len(places) < len(columns):
        again = np.delete(numbers, places)
        tally.count_all("known", "duplicate_row", again.tolist())
        places.sort()
        columns, numbers = columns.take(places), numbers[places]
    return Block(columns, numbers, tally, bytes_read)


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
        seen, count, bytes_read = Seen(), 0, 0
        problem: UnreadableInput | None = None
        try:
            with self._file.open() as stream:
                source = Fingerprint(stream)
                for batch in read_rows(cast("BinaryIO", source), self._limits):
                    rows, number = batch.rows, batch.first_row + 1
                    bytes_read = batch.bytes_read
                    while rows:
                        part = rows[: ROWS_IN_BLOCK - count]
                        self._format.observe_all(part, number, seen)
                        rows, number = rows[len(part) :], number + len(part)
                        count += len(part)
                        if count == ROWS_IN_BLOCK:
                            yield _block_of(seen, bytes_read)
                            seen, count = Seen(), 0
                self.digest = str(source)
        except UnreadableInput as error:
            problem = error
        if count:
            yield _block_of(seen, bytes_read)
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
