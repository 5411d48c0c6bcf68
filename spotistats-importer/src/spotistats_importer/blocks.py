"""The rows of a file as blocks of observations."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import numpy as np

from spotistats_importer.errors import UnreadableInput
from spotistats_importer.fingerprint import READER_VERSION
from spotistats_importer.formats.base import Seen
from spotistats_importer.report import Tally
from spotistats_importer.rows import read_rows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from numpy.typing import NDArray

    from spotistats_common.models.columns import Columns
    from spotistats_importer.archive import ExportFile
    from spotistats_importer.formats.base import Format
    from spotistats_importer.limits import Limits
    from spotistats_importer.rows import Batch

ROWS_IN_BLOCK = 10_000
_AT_ONCE = 1_000


@dataclass(frozen=True, slots=True)
class Segment:
    """Rows that are told again by their digest, if they stand whole in another file."""

    digest: str
    rows: range
    """Their numbers in the file (counted from 1)."""
    is_known: bool
    """Whether they were left unparsed, as other imports have brought them."""
    duplicates: tuple[int, ...] = ()
    """Which of them, counted from 0 within the segment, say what an earlier one of it says."""


@dataclass(frozen=True)
class Block:
    """Some rows of a file, made observations."""

    columns: Columns
    rows: NDArray[np.int64]
    """The row (counted from 1) that each observation came from."""
    tally: Tally
    """The rows that are no observation of their own."""
    segments: list[Segment]
    bytes_read: int


@dataclass(slots=True)
class _Begun:
    """A block that is being read."""

    format: Format
    count: int = 0
    segments: list[Segment] = field(default_factory=list)
    bytes_read: int = 0
    seen: Seen = field(default_factory=Seen)
    waiting: list[object] = field(default_factory=list)
    """Consecutive rows: some at once are observed faster."""
    first: int = 0
    """The number of the first of them."""

    def add(self, rows: list[object], first: int) -> None:
        """Add rows, of which the first has the number `first`."""
        if first != self.first + len(self.waiting) or len(self.waiting) >= _AT_ONCE:
            self._observe()
            self.first = first
        self.waiting += rows

    def _observe(self) -> None:
        self.format.observe_all(self.waiting, self.first, self.seen)
        self.waiting = []

    def block(self) -> Block:
        """The block with what was read so far."""
        self._observe()
        tally = Tally()
        for number, reason in self.seen.skipped:
            tally.count("skipped", reason.reason, number)
        columns, numbers = self.seen.columns(), np.array(self.seen.rows, dtype=np.int64)
        _, places, meant = np.unique(columns.keys, return_index=True, return_inverse=True)
        again = np.flatnonzero(places[meant] != np.arange(len(columns)))
        told_twice = numbers[again], numbers[places[meant][again]]
        if len(again):
            tally.count_all("known", "duplicate_row", told_twice[0].tolist())
            places.sort()
            columns, numbers = columns.take(places), numbers[places]
        unread = np.array([number for number, _ in self.seen.skipped], dtype=np.int64)
        alone = [_alone(each, unread, *told_twice) for each in self.segments]
        kept = [each for each in alone if each is not None]
        return Block(columns, numbers, tally, kept, self.bytes_read)


def _alone(
    segment: Segment,
    unread: NDArray[np.int64],
    again: NDArray[np.int64],
    before: NDArray[np.int64],
) -> Segment | None:
    """The segment with its duplicates, if its rows mean the same wherever they stand: none is
    unread, and none says `again` what one `before` the segment says."""
    if segment.is_known:
        return segment
    first, end = segment.rows.start, segment.rows.stop
    if ((unread >= first) & (unread < end)).any():
        return None
    inside = (again >= first) & (again < end)
    if (before[inside] < first).any():
        return None
    return replace(segment, duplicates=tuple((again[inside] - first).tolist()))


class FileBlocks:
    """The blocks of a file. Cut anywhere, a file always falls into the same blocks.

    Raises:
        UnreadableInput: the file cannot be read on; the blocks before are good.
    """

    def __init__(
        self,
        file: ExportFile,
        history_format: Format,
        limits: Limits,
        rows_in: Callable[[str], int | None],
    ) -> None:
        self._file = file
        self._format = history_format
        self._limits = limits
        self._rows_in = rows_in

    def __iter__(self) -> Iterator[Block]:
        begun = _Begun(self._format)
        problem: UnreadableInput | None = None
        try:
            with self._file.open() as stream:
                for batch in read_rows(
                    stream,
                    self._limits,
                    rows_in=lambda digest: self._rows_in(self._named(digest)),
                ):
                    # Where blocks end does not depend on what is known: that may be forgotten.
                    size = batch.segment.rows if batch.segment else len(batch.rows)
                    if begun.count and begun.count + size > ROWS_IN_BLOCK:
                        yield begun.block()
                        begun = _Begun(self._format)
                    self._add(batch, begun)
        except UnreadableInput as error:
            problem = error
        if begun.count:
            yield begun.block()
        if problem is not None:
            raise problem

    def _add(self, batch: Batch, begun: _Begun) -> None:
        begun.bytes_read = batch.bytes_read
        first = batch.first_row + 1
        begun.add(batch.rows, first)
        begun.count += len(batch.rows)
        if batch.segment:
            digest, size = batch.segment
            is_known = not batch.rows
            begun.count += size if is_known else 0
            rows = range(first, first + size)
            begun.segments.append(Segment(self._named(digest), rows, is_known))

    def _named(self, digest: str) -> str:
        return f"{READER_VERSION}:{self._format.name}:{digest}"
