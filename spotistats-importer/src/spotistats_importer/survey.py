"""What an upload holds: each file, found to be listening history, a library, or neither."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from spotistats_common.models.play import Source
from spotistats_importer.archive import Code, ExportFile, UnreadableFile, walk
from spotistats_importer.documents import read_document
from spotistats_importer.errors import NotAnArray, UnreadableInput
from spotistats_importer.formats.detect import describe, detect
from spotistats_importer.formats.library import is_library
from spotistats_importer.report import Tally
from spotistats_importer.rows import BadRow, read_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import BinaryIO

    from spotistats_importer.formats.base import Format
    from spotistats_importer.limits import Limits

LIBRARY = "library"
_FIRST_BYTES = 64 * 1024
_ORDER = {Source.EXTENDED: 0, Source.ACCOUNT: 1, Source.POLLED: 2}


@dataclass(slots=True)
class Found:
    """A file of the upload, what it was found to be, and what has become of its rows so far."""

    name: str
    bytes: int
    state: str
    detail: str | None = None
    file: ExportFile | None = None
    format: Format | None = None
    is_library: bool = False
    digest: str | None = None
    tally: Tally = field(default_factory=Tally)

    def entry(self) -> dict[str, Any]:
        """Its lines in the report."""
        history_format = None if self.format is None else self.format.name
        return {
            "name": self.name,
            "state": self.state,
            "format": LIBRARY if self.is_library else history_format,
            "detail": self.detail,
            "bytes": self.bytes,
            "digest": self.digest,
            **self.tally.to_fields(),
        }


def survey(uploads: Iterable[tuple[str, BinaryIO]], limits: Limits) -> list[Found]:
    """All files of some uploads (name, seekable stream), in their order."""
    formats: dict[str, Format] = {}
    return [
        _judge(each, limits, formats)
        for name, stream in uploads
        for each in walk(name, stream, limits)
    ]


def in_reading_order(files: list[Found]) -> Iterator[tuple[int, Found]]:
    """The files with listening history and their numbers, the richest sources first: what poorer
    ones add is then known at once."""
    ranked = [
        (_ORDER[each.format.source], number)
        for number, each in enumerate(files)
        if each.format is not None
    ]
    for _, number in sorted(ranked):
        yield number, files[number]


def _judge(
    member: ExportFile | UnreadableFile, limits: Limits, formats: dict[str, Format]
) -> Found:
    if isinstance(member, UnreadableFile):
        state = "ignored" if member.code is Code.NOT_LISTENING_HISTORY else "unreadable"
        return Found(member.name, member.size, state, member.reason)
    try:
        with member.open() as stream:
            rows = _first_rows(stream, limits)
    except NotAnArray:
        return _judge_document(member, limits)
    except UnreadableInput as problem:
        return Found(member.name, member.size, "unreadable", str(problem))
    if not rows:
        return Found(member.name, member.size, "read", "an empty list")
    if not _are_any_read(rows):
        return Found(member.name, member.size, "unreadable", "no row of it can be read")
    history_format = detect(rows)
    if history_format is None and is_library(rows):
        return Found(member.name, member.size, "waiting", None, member, is_library=True)
    if history_format is None:
        return Found(member.name, member.size, "ignored", describe(member.name))
    # Files of one format share it, and with it the items that it has seen.
    shared = formats.setdefault(history_format.name, history_format)
    return Found(member.name, member.size, "waiting", None, member, shared)


def _first_rows(stream: BinaryIO, limits: Limits) -> list[Any]:
    """Rows from the beginning of a list, further on if none of the first can be read."""
    rows: list[Any] = []
    for batch in read_rows(stream, limits, chunk_bytes=_FIRST_BYTES):
        rows = batch.rows
        if _are_any_read(rows):
            break
    return rows


def _are_any_read(rows: list[Any]) -> bool:
    return not all(isinstance(row, BadRow) for row in rows)


def _judge_document(member: ExportFile, limits: Limits) -> Found:
    try:
        with member.open() as stream:
            document = read_document(stream, limits)
    except UnreadableInput as problem:
        return Found(member.name, member.size, "unreadable", str(problem))
    if is_library(document):
        return Found(member.name, member.size, "waiting", None, member, is_library=True)
    return Found(member.name, member.size, "ignored", describe(member.name))
