"""The files of one upload, a JSON file or a ZIP of them, opened one by one and never extracted."""

from __future__ import annotations

import io
import stat
import zipfile
from collections import Counter
from dataclasses import dataclass, field
from typing import IO, TYPE_CHECKING, BinaryIO, cast

from spotistats_importer.errors import LimitExceeded, UnreadableInput
from spotistats_importer.limits import Limits, size_in_words
from spotistats_importer.members import LINES, Code, Verdict, is_personal, judge, shown
from spotistats_importer.sniff import HEAD_BYTES, Content, sniff, why_not_json
from spotistats_importer.streams import CUT_OFF, Capped, LinesAsList, Metered, as_damaged

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = ["Code", "ExportFile", "Limits", "UnreadableFile", "walk"]

_ENCRYPTED = 0x1 | 0x40


@dataclass(frozen=True)
class UnreadableFile:
    """A file that is not read, and the reason in plain words."""

    name: str
    reason: str
    size: int = 0
    """Unpacked bytes as declared."""
    code: Code = Code.UNREADABLE
    position: int = 0


@dataclass
class ExportFile:
    """A file of an export that may hold listening history."""

    name: str
    """The path to show: `upload.zip/folder/file.json`; a repeated one ends in ` (2)`, …"""
    size: int
    """Unpacked bytes as declared."""
    position: int
    """0-based place in its ZIP: what tells two entries of one name apart."""
    packing: str
    """What else than its packed bytes says how they are read."""
    _open: Callable[[], IO[bytes]] = field(repr=False)
    _open_packed: Callable[[], IO[bytes]] | None = field(repr=False)
    _limits: Limits = field(repr=False)
    _charged: int = field(default=0, repr=False)

    def open(self) -> BinaryIO:
        """The unpacked bytes from the start; reading them again costs no budget.

        Opening and reading raise DamagedFile and LimitExceeded. Read files one after another:
        those of one upload share its position.
        """
        with as_damaged():
            return io.BufferedReader(Metered(self._open(), self._charge), HEAD_BYTES)

    def packed(self) -> BinaryIO | None:
        """The bytes as they lie in the upload; None where entries claim more than there is, which
        could be read without end. Opening and reading raise DamagedFile."""
        if self._open_packed is None:
            return None
        with as_damaged():
            return io.BufferedReader(Metered(self._open_packed(), lambda _: None), HEAD_BYTES)

    def _charge(self, position: int) -> None:
        new, self._charged = position - self._charged, max(position, self._charged)
        if new > 0:
            self._limits.budget.spend(new, self._limits.max_unpacked_bytes)


def walk(name: str, file: BinaryIO, limits: Limits) -> Iterator[ExportFile | UnreadableFile]:
    """The files of the upload `file` (seekable), which its owner called `name`, in stored order.

    What is wrong with the upload or an entry is an UnreadableFile, never an exception; errors of
    the storage below `file` are passed on.
    """
    name = shown(name)
    file.seek(0)
    head = file.read(HEAD_BYTES)
    file.seek(0, io.SEEK_END)
    size = file.tell()
    content = sniff(head)
    if content is Content.ZIP:
        yield from _walk_zip(name, file, size, limits)
    elif is_personal(name):
        yield UnreadableFile(name, "personal data", size, Code.NOT_LISTENING_HISTORY)
    elif content in (Content.LIST, Content.OBJECT):

        def rewound() -> IO[bytes]:
            file.seek(0)
            return file

        packing = _how_read(name)
        yield ExportFile(name, size, 0, packing, _as_list(name, rewound), rewound, limits)
    elif content is Content.EMPTY:
        yield UnreadableFile(name, "the file is empty: download the export again", size)
    else:
        yield UnreadableFile(name, why_not_json(head), size)


def _walk_zip(
    name: str, file: BinaryIO, size: int, limits: Limits
) -> Iterator[ExportFile | UnreadableFile]:
    try:
        with as_damaged(CUT_OFF):
            # Not closed here: the files handed out may be opened after the walk.
            archive = zipfile.ZipFile(cast("IO[bytes]", Capped(file, limits.max_entries)))
        entries = archive.infolist()
        if len(entries) > limits.max_entries:
            raise LimitExceeded(
                f"a ZIP of {len(entries):,} entries; {limits.max_entries:,} allowed"
            )
    except UnreadableInput as problem:
        yield UnreadableFile(name, str(problem), size)
        return
    if not entries:
        yield UnreadableFile(name, "a ZIP with nothing in it: download the export again", size)
    seen: Counter[str] = Counter()
    claimed = 0
    for position, entry in enumerate(entries):
        if entry.filename.endswith(("/", "\\")):  # whatever it carries
            continue
        claimed += entry.compress_size
        path = f"{name}/{shown(entry.filename)}"
        seen[path] += 1
        if seen[path] > 1:
            path = f"{path} ({seen[path]})"
        verdict = judge(entry.filename) or _judge_entry(entry, size, limits)
        if verdict:
            yield UnreadableFile(path, verdict.reason, entry.file_size, verdict.code, position)
        else:
            packing = f"{_how_read(path)}{entry.compress_type}:{entry.CRC}:{entry.file_size}"
            opener = _as_list(entry.filename, _opener(archive, entry))
            packed = _opener(archive, _as_stored(entry)) if claimed <= size else None
            yield ExportFile(path, entry.file_size, position, packing, opener, packed, limits)


def _judge_entry(entry: zipfile.ZipInfo, upload_bytes: int, limits: Limits) -> Verdict | None:
    if stat.S_ISLNK(entry.external_attr >> 16):
        return Verdict(Code.UNREADABLE, "refused: a link and not a file")
    if entry.flag_bits & _ENCRYPTED:
        return Verdict(Code.UNREADABLE, "encrypted: unpack it with its password and send the files")
    # Only these two unpack in bounded steps in the standard library, and Spotify uses no other.
    if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        return Verdict(Code.UNREADABLE, "packed in an unusual way: unpack it and send the files")
    # An entry never yields more than its declared size, thus judging what is declared suffices.
    packed = max(1, min(entry.compress_size, upload_bytes))
    if entry.file_size > max(limits.ratio_free_bytes, packed * limits.max_ratio):
        return Verdict(
            Code.UNREADABLE,
            f"refused: {size_in_words(packed)} that unpack to {size_in_words(entry.file_size)}",
        )
    return None


def _opener(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Callable[[], IO[bytes]]:
    return lambda: archive.open(entry)


def _as_stored(entry: zipfile.ZipInfo) -> zipfile.ZipInfo:
    """An entry for what another one has packed, as it is; no checksum is known of that."""
    stored = zipfile.ZipInfo(entry.orig_filename)
    stored.orig_filename = entry.orig_filename
    stored.header_offset, stored.flag_bits = entry.header_offset, entry.flag_bits
    stored.compress_size = stored.file_size = entry.compress_size
    return stored


def _how_read(name: str) -> str:
    return "lines:" if name.lower().endswith(LINES) else ""


def _as_list(name: str, open_: Callable[[], IO[bytes]]) -> Callable[[], IO[bytes]]:
    """The lines of JSON in a file of that kind as one list; other files as they are."""
    if not _how_read(name):
        return open_
    return lambda: cast("IO[bytes]", LinesAsList(open_()))
