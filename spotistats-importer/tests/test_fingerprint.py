"""A file is told again by its bytes as they lie in the upload, without unpacking it."""

from __future__ import annotations

import io
import struct
import zipfile
from typing import TYPE_CHECKING, Any

import pytest

from spotistats_importer.archive import ExportFile
from spotistats_importer.fingerprint import fingerprint_of

if TYPE_CHECKING:
    from collections.abc import Callable

    Walked = Callable[..., list[Any]]
    Zipped = Callable[..., bytes]

ROWS = [{"ts": "2023-05-01T10:00:00Z", "ms_played": played} for played in range(500)]
OTHERS = [{"ts": "2023-05-01T10:00:00Z", "ms_played": played} for played in range(1, 501)]


@pytest.fixture
def told(walked: Walked) -> Callable[..., list[str | None]]:
    """The fingerprints of the files of an upload."""

    def fingerprints(content: bytes, name: str = "export.zip") -> list[str | None]:
        files = walked(content, name)
        assert all(isinstance(each, ExportFile) for each in files)
        return [fingerprint_of(each) for each in files]

    return fingerprints


def test_a_file_is_told_again_in_another_zip(zipped: Zipped, told: Any) -> None:
    one = told(zipped(("a.json", ROWS)))
    other = told(zipped(("b/first.json", OTHERS), ("b/renamed.json", ROWS)))
    assert one[0] is not None
    assert other[1] == one[0]
    assert other[0] != one[0]


def test_lines_are_not_the_same_as_a_list(told: Any) -> None:
    assert told(b"[1]", "a.json") == told(b"[1]", "b.json")
    assert told(b"[1]", "a.json") != told(b"[1]", "a.jsonl")


def test_what_else_says_how_a_file_is_read_counts_too(zipped: Zipped, told: Any) -> None:
    content = zipped(("a.json", ROWS))
    checksum = zipfile.ZipFile(io.BytesIO(content)).infolist()[0].CRC
    damaged = content.replace(struct.pack("<I", checksum), struct.pack("<I", checksum ^ 1))
    assert damaged != content
    assert told(damaged) != told(content)


def test_a_file_that_claims_more_than_there_is_is_not_told_again(zipped: Zipped, told: Any) -> None:
    content = zipped(("a.json", ROWS))
    size = zipfile.ZipFile(io.BytesIO(content)).infolist()[0].compress_size
    longer = content.replace(struct.pack("<I", size), struct.pack("<I", size + 10_000))
    assert longer != content
    assert told(longer) == [None]


def test_entries_that_share_their_bytes_are_not_read_over_and_over(
    zipped: Zipped, told: Any
) -> None:
    content = zipped(*((f"{number}.json", ROWS) for number in range(3)))
    entries = zipfile.ZipFile(io.BytesIO(content)).infolist()
    for entry in entries[1:]:  # all say that they begin where the first does
        place = content.rindex(entry.filename.encode())  # in the list at the end
        content = content[: place - 4] + struct.pack("<I", 0) + content[place:]
    size = struct.pack("<I", entries[0].compress_size)
    claims = content.replace(size, struct.pack("<I", len(content) // 2 - 10))
    found = told(claims)
    assert found[2] is None
