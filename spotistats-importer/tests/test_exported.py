"""Exports of Spotify Stats itself: lines read as a list, plays and saved things out of them."""

from __future__ import annotations

import io
import json
import zipfile
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spotistats_common.models.play import UNKNOWN_ITEM, Item, Kind, Observation, Source
from spotistats_importer.formats.base import RowError
from spotistats_importer.formats.detect import detect
from spotistats_importer.formats.exported import ExportedPlays
from spotistats_importer.formats.library import SavedItem, SavedKind, is_library, saved_items
from spotistats_importer.limits import Limits
from spotistats_importer.streams import LinesAsList
from spotistats_importer.survey import survey

ID = "4uLU6hMCjMI75M1A2tKUQC"
TEN = 1_682_935_200_000  # 2023-05-01T10:00:00Z
POLLED = {
    "play": "1682935200123-0123456789abcdef",
    "ended_at": "2023-05-01T10:00:00.123Z",
    "source": "polled",
    "kind": "music",
    "id": ID,
    "name": "Song",
    "collection": "Album",
    "creator": "Band",
}
EXTENDED = {
    **POLLED,
    "source": "extended",
    "ended_at": "2023-05-01T10:00:00Z",
    "ms_played": 200_000,
    "started_at": "2023-05-01T09:56:40.001Z",
    "platform": "ios",
    "country": "LT",
    "reason_start": "clickrow",
    "reason_end": "trackdone",
    "shuffle": False,
    "skipped": True,
    "offline": False,
    "incognito": True,
}
SONG = Item(Kind.MUSIC, ID, "Song", "Album", "Band")


@given(
    lines=st.lists(st.dictionaries(st.text(max_size=3), st.text(max_size=5), max_size=2)),
    end=st.sampled_from(["", "\n", "\r\n", "\n\n"]),
    sizes=st.lists(st.integers(1, 7), min_size=1),
)
def test_lines_are_read_as_a_list(lines: list[Any], end: str, sizes: list[int]) -> None:
    text = "\n".join(json.dumps(line, ensure_ascii=False) for line in lines) + end
    stream = LinesAsList(io.BytesIO(text.encode()))
    read = b""
    while data := stream.read(sizes[len(read) % len(sizes)]):
        read += data
    assert json.loads(read) == lines


def test_plays_are_observed_as_they_were() -> None:
    plays = ExportedPlays()
    assert plays.observe(POLLED) == Observation(Source.POLLED, TEN + 123, None, SONG)
    assert plays.observe(EXTENDED) == Observation(
        Source.EXTENDED, TEN, 200_000, SONG, TEN - 199_999, "ios", "LT", "clickrow", "trackdone",
        shuffle=False, skipped=True, offline=False, incognito=True,
    )  # fmt: skip
    nothing = {key: EXTENDED[key] for key in ("ended_at", "source", "ms_played")}
    seen = plays.observe({**nothing, "kind": "unknown", "id": "unknown"})
    assert seen.item == UNKNOWN_ITEM


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("source", "gossip"),
        ("source", ["extended"]),
        ("kind", None),
        ("kind", {}),
        ("id", "../x"),
        ("id", None),
        ("name", 5),
        ("ended_at", "noon"),
        ("started_at", "1970-01-01T00:00:00Z"),
        ("ms_played", -1),
        ("ms_played", "long"),
        ("shuffle", "yes"),
    ],
)
def test_what_makes_no_sense_is_told(field: str, value: Any) -> None:
    with pytest.raises(RowError) as caught:
        ExportedPlays().observe({**EXTENDED, field: value})
    assert caught.value.field == field


def test_what_is_saved_is_read_from_lines() -> None:
    rows: list[object] = [
        {"import": "i1", "kind": "track", "id": ID, "name": "Song", "creator": "Band"},
        {"import": "i1", "kind": "album", "name": "Album"},
        {"import": "i1", "kind": "horse", "name": "Album"},
        {"import": "i1", "kind": ["track"]},
        {"import": "i1", "kind": "show"},
        7,
    ]
    problems: list[RowError] = []
    assert is_library(rows)
    assert list(saved_items(rows, problems.append)) == [
        SavedItem(SavedKind.TRACK, ID, "Song", None, "Band"),
        SavedItem(SavedKind.ALBUM, None, "Album", None, None),
    ]
    assert len(problems) == 4


def test_a_package_is_known_by_what_it_holds() -> None:
    assert isinstance(detect([POLLED]), ExportedPlays)
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("settings.json", json.dumps({"display_name": "Ada"}))
        archive.writestr("plays.jsonl", json.dumps(EXTENDED) + "\n" + json.dumps(POLLED) + "\n")
        archive.writestr("library.jsonl", json.dumps({"import": "i", "kind": "album"}) + "\n")
        archive.writestr("imports.jsonl", json.dumps({"id": "i", "state": "failed"}) + "\n")
        archive.writestr("import_batches.jsonl", "")
    found = survey([("all.zip", target)], Limits().for_import())
    assert [(each.entry()["format"], each.state, each.detail) for each in found] == [
        (None, "ignored", "the settings of an account of Spotify Stats"),
        ("export of Spotify Stats", "waiting", None),
        ("library", "waiting", None),
        (None, "ignored", "earlier imports of Spotify Stats"),
        (None, "read", "an empty list"),
    ]
