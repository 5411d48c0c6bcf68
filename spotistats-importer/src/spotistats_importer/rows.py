"""The rows of a JSON list, streamed in bounded memory.

Text is cut where an object ends and the next begins, and each cut is proven by parsing it: a cut
inside a text or a nested value leaves something open, which no parser accepts. Whatever fails to
parse is gone through element by element, so that damage costs the damaged rows and no others.
Segments (see `segments`) that the caller knows are not parsed at all.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Any, BinaryIO, NamedTuple

import orjson

from spotistats_importer.errors import (
    EmptyFile,
    LimitExceeded,
    NotAnArray,
    NotJson,
    TruncatedFile,
    UnreadableInput,
)
from spotistats_importer.scan import BadRow, Effort, Then, clean, scan, skip
from spotistats_importer.segments import digest_of, pieces
from spotistats_importer.sniff import HEAD_BYTES, Content, sniff, why_not_json
from spotistats_importer.text import Utf8Chunks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from spotistats_importer.limits import Limits

__all__ = ["BadRow", "Batch", "Segment", "first_token", "read_rows"]

CHUNK_BYTES = 256 * 1024  # of 1 MiB, parsing takes a quarter longer: it leaves the cache
MAX_BATCH_ROWS = 2_000
_FINE_BYTES = 32 * 1024
_SPACE = b" \t\r\n"
_NUL = b"\\u0000"


class Segment(NamedTuple):
    """Rows that were cut out whole, and what tells them again."""

    digest: str
    rows: int
    """How many it has."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Consecutive rows of a file."""

    first_row: int
    """The 0-based number of the first of them."""
    rows: list[Any]
    """JSON values, and a BadRow for what is none."""
    bytes_read: int
    """Bytes of the unpacked file that were read by now."""
    segment: Segment | None = None
    """The segment that these rows are; if there are no `rows`, one that was not parsed."""


def first_token(stream: BinaryIO) -> str:
    """`[` or `{`, whichever the JSON text begins with; reads up to `HEAD_BYTES` bytes.

    Raises EmptyFile and NotJson, and what reading the stream raises.
    """
    head = stream.read(HEAD_BYTES)
    content = sniff(head)
    if content is Content.EMPTY:
        raise EmptyFile
    if content not in (Content.LIST, Content.OBJECT):
        raise NotJson(why_not_json(head))
    return "[" if content is Content.LIST else "{"


def read_rows(
    stream: BinaryIO,
    limits: Limits,
    *,
    chunk_bytes: int = CHUNK_BYTES,
    rows_in: Callable[[str], int | None] | None = None,
) -> Iterator[Batch]:
    """The rows of the JSON list in `stream`, in batches of at most `MAX_BATCH_ROWS`.

    `rows_in` says how many rows the segment with a digest has, if it need not be parsed; without
    it, there are no segments, and the stream is read no further than is asked for. NUL characters
    in texts are left out. The rows before a problem with the file as a whole are yielded before it
    is raised: EmptyFile, NotJson, NotAnArray, TruncatedFile, TrailingData, WrongEncoding,
    DamagedFile or LimitExceeded.
    """
    source = Utf8Chunks(stream, chunk_bytes)
    text = chain([_inside_of_list(source)], iter(source.read, b""))
    reader = _Reader(limits)
    first = 0
    for rows, segment in _found(reader, text, rows_in):
        if segment is not None:
            yield Batch(first, rows, source.bytes_read, segment)
            first += segment.rows
            continue
        for start in range(0, len(rows), MAX_BATCH_ROWS):
            part = rows[start : start + MAX_BATCH_ROWS]
            yield Batch(first, part, source.bytes_read)
            first += len(part)
        if reader.failure:
            raise reader.failure
    if source.failure:
        raise source.failure
    if not reader.complete:
        raise TruncatedFile(first)


def _inside_of_list(source: Utf8Chunks) -> bytes:
    head = b""
    while not head:
        chunk = source.read()
        if not chunk:
            raise source.failure or EmptyFile()
        head = chunk.lstrip(_SPACE)
    if head.startswith(b"{"):
        raise NotAnArray("not a list of rows")
    if not head.startswith(b"["):
        raise NotJson(why_not_json(head))
    return head[1:]


def _found(
    reader: _Reader, text: Iterator[bytes], rows_in: Callable[[str], int | None] | None
) -> Iterator[tuple[list[Any], Segment | None]]:
    """Rows, and the segment that they are, if they are one; no rows if it is known."""
    if rows_in is None:
        for chunk in text:
            yield reader.take(chunk, last=False), None
    else:
        for piece in pieces(text):
            found = _segment(reader, piece.segment, rows_in)
            yield found or (reader.take(piece.text, last=False), None)
            if piece.ends_at_cut:
                yield reader.take_waiting(), None
    yield reader.take(b"", last=True), None


def _segment(
    reader: _Reader, text: memoryview | None, rows_in: Callable[[str], int | None]
) -> tuple[list[Any], Segment | None] | None:
    if text is None or not reader.is_between_rows:
        return None
    digest = digest_of(text)
    if (known := rows_in(digest)) is not None:
        reader.pass_over(known)
        return [], Segment(digest, known)
    rows = reader.take_whole(text)
    if rows is None:
        return None
    return rows, Segment(digest, len(rows)) if len(rows) <= MAX_BATCH_ROWS else None


class _Reader:
    """Rows out of chunks of text; the buffer always begins at an element of the list."""

    def __init__(self, limits: Limits) -> None:
        self._buffer = b""
        self._limits = limits
        self._effort = Effort()
        self._count = 0
        self._skipping = False
        self.complete = False
        self.failure: UnreadableInput | None = None

    @property
    def is_between_rows(self) -> bool:
        """Whether all text so far was whole rows."""
        return not self._buffer and not self._skipping

    def take(self, chunk: bytes | memoryview, *, last: bool) -> list[Any]:
        """The rows that `chunk` completes; `last`: no chunk follows, it may be empty."""
        self._effort.allowed += 16 * len(chunk)
        rows = self._take(chunk, last)
        if rows is None:
            rows = self._take_finely(last)
        self._check_count()
        return rows

    def take_whole(self, text: bytes | memoryview) -> list[Any] | None:
        """The rows that `text` is, between rows; None if it is anything else."""
        rows = _parsed(b"[" + text + b"]")
        if rows is not None:
            self.pass_over(len(rows))
        return rows

    def take_waiting(self) -> list[Any]:
        """The rows that waited to see whether they are whole, if now a row may begin."""
        bare = self._buffer.rstrip(_SPACE)
        if self._skipping or not bare.endswith(b"},"):
            return []
        rows = self.take_whole(bare[:-1])
        if rows is None:
            return []
        self._buffer = b""
        return rows

    def pass_over(self, count: int) -> None:
        """Count rows."""
        self._count += count
        self._check_count()

    def _check_count(self) -> None:
        if self._count > self._limits.max_rows:
            self.failure = LimitExceeded(f"more than {self._limits.max_rows:,} rows")

    def _take(self, chunk: bytes | memoryview, last: bool) -> list[Any] | None:
        """Rows the fast way, or None if that does not work."""
        self._buffer += chunk
        if self._skipping:
            self._buffer, found = skip(self._buffer)
            self._skipping = not found
            if not found:
                self.complete = last and self._buffer.rstrip(_SPACE).endswith(b"]")
                return []
        if last:
            cut = begin = len(self._buffer)
            text = b"[" + self._buffer
        else:
            cut, begin = _last_boundary(self._buffer)
            if not cut:
                return [] if len(self._buffer) < self._limits.max_row_bytes else None
            text = b"[" + self._buffer[:cut] + b"]"
        rows = _parsed(text)
        if rows is None:
            return None
        self._buffer = self._buffer[begin:]
        self._count += len(rows)
        self.complete = last
        return rows

    def _take_finely(self, last: bool) -> list[Any]:
        """Rows the fast way from pieces, and the careful way from the pieces that are damaged."""
        whole, self._buffer = self._buffer, b""
        rows: list[Any] = []
        at = 0
        while at < len(whole) and not self.failure:
            # A rest that stays makes the next piece larger: else long rows take quadratic time.
            piece = whole[at : at + max(_FINE_BYTES, len(self._buffer))]
            at += len(piece)
            ends = last and at == len(whole)
            found = self._take(piece, ends)
            rows += self._scan(ends) if found is None else found
        return rows

    def _scan(self, last: bool) -> list[Any]:
        result = scan(
            self._buffer, last=last, row=self._count, limits=self._limits, effort=self._effort
        )
        self._buffer, self.failure = result.rest, result.failure
        self._skipping = result.then is Then.SKIP
        self.complete = result.then is Then.END
        self._count += len(result.rows)
        return result.rows


def _parsed(text: bytes) -> list[Any] | None:
    try:
        rows: list[Any] = orjson.loads(text)
        return clean(rows) if _NUL in text else rows
    except (orjson.JSONDecodeError, RecursionError):
        return None


def _last_boundary(buffer: bytes) -> tuple[int, int]:
    """Where the last `}` before a `,` and a `{` ends, and where that `{` is; (0, 0) if nowhere."""
    begin = len(buffer)
    for _ in range(16):  # braces in texts and nested objects come last only now and then
        begin = buffer.rfind(b"{", 0, begin)
        if begin < 0:
            break
        before = buffer[max(0, begin - 64) : begin].rstrip(_SPACE)
        if before.endswith(b","):
            bare = before[:-1].rstrip(_SPACE)
            if bare.endswith(b"}"):
                return max(0, begin - 64) + len(bare), begin
    return 0, 0
