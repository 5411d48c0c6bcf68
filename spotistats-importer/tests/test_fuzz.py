"""Exports with random damage: whatever comes, only the typed problems come out, and in time."""

from __future__ import annotations

import io
import json
import random
import time
import warnings
import zipfile
from typing import TYPE_CHECKING, Any

import pytest

from spotistats_common.models.play import Observation
from spotistats_importer.archive import ExportFile, UnreadableFile, walk
from spotistats_importer.documents import read_document
from spotistats_importer.errors import NotAnArray, UnreadableInput
from spotistats_importer.formats.base import SkippedRow
from spotistats_importer.formats.detect import describe, detect
from spotistats_importer.formats.library import saved_items
from spotistats_importer.limits import Limits
from spotistats_importer.rows import BadRow, read_rows

if TYPE_CHECKING:
    from collections.abc import Callable

QUICK, LONG = range(300), range(300, 2_800)
SECONDS = 5.0

HOSTILE: tuple[Any, ...] = (
    *(None, True, [], {}, "", -1, 0, 1.5, 10**30, -(2**63), 1e308, "x" * 5_000, "\0", "\u202e"),
    *("0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "2023-02-30T00:00:00Z", "\ud800", "é𝄞"),
    *("spotify:track:", "spotify:local:a:b:c:1", ["x"] * 50, {"a": {"b": {"c": []}}}),
)
FRAGMENTS = (
    *(b"", b"\0", b"\xff", b'"', b"{", b"}", b"[", b"]", b",", b":", b"\\", b"},{", b"NaN"),
    *(b"\\ud800", b"\\u0000", b"\xed\xa0\x80", b"PK\x03\x04", b"1e999", b"[" * 3_000, b"9" * 5_000),
)


def an_export(random_: random.Random, rows: dict[str, list[dict[str, Any]]]) -> dict[str, Any]:
    """The files of an export, some of whose values are hostile."""
    files: dict[str, Any] = {}
    for name, template in rows.items():
        content = [dict(random_.choice(template)) for _ in range(random_.randint(0, 30))]
        for row in content:
            if random_.random() < 0.3:
                row[random_.choice(list(row))] = random_.choice(HOSTILE)
        files[name] = content
    files["MyData/YourLibrary.json"] = {
        "tracks": [{"track": random_.choice(HOSTILE), "uri": random_.choice(HOSTILE)}],
        "albums": [random_.choice(HOSTILE)],
    }
    files["MyData/Userdata.json"] = {"a": "secret"}
    return files


def mutated(random_: random.Random, data: bytes) -> bytes:
    """`data` with a few places changed, cut, doubled or swapped."""
    for _ in range(random_.randint(0, 4)):
        at = random_.randint(0, len(data))
        end = min(len(data), at + random_.choice((0, 1, 1, 2, 10, 100)))
        way = random_.randint(0, 5)
        if way <= 2:
            data = data[:at] + random_.choice(FRAGMENTS) + data[end:]
        elif way == 3:
            data = data[:at] + bytes([random_.randrange(256)]) + data[end:]
        elif way == 4:
            data = data[:at] + data[at:end] * random_.randint(0, 5) + data[end:]
        elif random_.random() < 0.3:
            data = data[:at]
    return data


def packed(random_: random.Random, files: dict[str, Any]) -> bytes:
    """The files as the bytes of one upload, with damage inside and outside of the packing."""
    target = io.BytesIO()
    style: dict[str, Any] = random_.choice(({}, {"indent": 2}, {"separators": (",", ":")}))
    encoding = random_.choice(("utf-8", "utf-8", "utf-8", "utf-8-sig", "utf-16"))
    loose = [
        mutated(random_, json.dumps(content, **style).encode(encoding))
        for content in files.values()
    ]
    if random_.random() < 0.4:
        return random_.choice(loose)
    with (
        zipfile.ZipFile(target, "w", random_.choice((0, 8, 8, 8))) as archive,
        warnings.catch_warnings(),
    ):
        warnings.simplefilter("ignore")  # that names come twice
        for name, data in zip(files, loose, strict=True):
            archive.writestr(random_.choice((name, name, name, "../" + name, "a.json")), data)
    data = target.getvalue()
    return mutated(random_, data) if random_.random() < 0.6 else data


def read_all(upload: bytes) -> int:
    """Read an upload the way an import does; the number of observations."""
    limits = Limits(max_unpacked_bytes=50_000_000, max_row_bytes=100_000)
    seen = 0
    reasons: list[str] = []
    for file in walk("upload", io.BytesIO(upload), limits):
        if isinstance(file, UnreadableFile):
            reasons.append(file.reason)
            continue
        try:
            seen += read_file(file, limits)
        except UnreadableInput as problem:
            reasons.append(str(problem))
    assert all(reasons)
    return seen


def read_file(file: ExportFile, limits: Limits) -> int:
    try:
        rows = [row for batch in read_rows(file.open(), limits) for row in batch.rows]
    except NotAnArray:
        for item in saved_items(read_document(file.open(), limits)):
            assert item.id or item.name
        return 0
    history = detect(rows)
    if history is None:
        assert describe(file.name)
        return 0
    seen = 0
    reasons: list[str] = []
    for row in rows:
        if isinstance(row, BadRow):
            reasons.append(row.problem)
            continue
        try:
            observation = history.observe(row)
        except SkippedRow as problem:
            reasons.append(problem.reason)
        else:
            assert isinstance(observation, Observation)
            assert "secret" not in repr(observation)
            repr(observation).encode()  # no halves of surrogate pairs
            seen += 1
    assert all(reasons)
    return seen


@pytest.mark.parametrize("seeds", [QUICK, pytest.param(LONG, marks=pytest.mark.long)], ids=len)
def test_damaged_exports_are_read_as_far_as_they_go(
    seeds: range,
    an_extended_row: Callable[..., dict[str, Any]],
    an_account_row: Callable[..., dict[str, Any]],
) -> None:
    rows = {
        "MyData/endsong_0.json": [an_extended_row(), an_extended_row(ts="2015-01-02T03:04:05Z")],
        "MyData/StreamingHistory0.json": [an_account_row()],
        "MyData/StreamingHistory_podcast_0.json": [
            {"endTime": "2023-05-01 10:00", "podcastName": "a", "episodeName": "b", "msPlayed": 1}
        ],
    }
    seen = 0
    for seed in seeds:
        random_ = random.Random(seed)
        upload = packed(random_, an_export(random_, rows))
        started = time.process_time()
        try:
            seen += read_all(upload)
        except Exception as problem:
            raise AssertionError(f"seed {seed}") from problem
        assert time.process_time() - started < SECONDS, f"seed {seed}"
    # A suite that reads nothing would show nothing.
    assert seen > 5 * len(seeds)
