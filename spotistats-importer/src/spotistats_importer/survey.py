"""What an upload holds: each file, found to be listening history or not."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any

from spotistats_common.models.play import Source

from spotistats_importer.archive import Code, ExportFile, UnreadableFile, walk
from spotistats_importer.errors import NotAnArray, UnreadableInput
from spotistats_importer.formats.detect import describe, detect
from spotistats_importer.rows import read_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import BinaryIO

    from spotistats_importer.formats.base import Format
    from spotistats_importer.limits import Limits
    from spotistats_importer.report import Tally

_FIRST = {Source.EXTENDED: 0, Source.ACCOUNT: 1, Source.POLLED: 2}


@dataclass(slots=True)
class Found:
    """A file of the upload, and what it was found to be."""

    name: str
    bytes: int
    state: str
    detail: str | None = None
    file: ExportFile | None = None
    format: Format | None = None

    def entry(self, tally: Tally) -> dict[str, Any]:
        """Its lines in the report."""
        return {
            "name": self.name,
            "state": self.state,
            "format": None if self.format is None else self.format.name,
            "detail": self.detail,
            "bytes": self.bytes,
            **tally.to_fields(),
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
        (_FIRST[each.format.source], number)
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
            rows = [row for batch in islice(read_rows(stream, limits), 1) for row in batch.rows]
    except NotAnArray:
        return Found(member.name, member.size, "ignored", describe(member.name))
    except UnreadableInput as problem:
        return Found(member.name, member.size, "unreadable", str(problem))
    history_format = detect(rows)
    if history_format is None:
        return Found(member.name, member.size, "ignored", describe(member.name))
    # Files of one format share it, and with it the items that it has seen.
    shared = formats.setdefault(history_format.name, history_format)
    return Found(member.name, member.size, "waiting", None, member, shared)
