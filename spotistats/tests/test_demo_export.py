"""The demo: always the same export, and one that could be a person's."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections import Counter
from datetime import date

from spotistats.local.demo_export import rows, write_export

FILE = re.compile(
    r"Spotify Extended Streaming History/Streaming_History_Audio_202\d-202\d_\d\.json"
)


def export(plays: int) -> bytes:
    file = io.BytesIO()
    write_export(file, plays)
    return file.getvalue()


def test_it_is_the_same_each_time() -> None:
    assert export(3_000) == export(3_000)


def test_it_is_a_zip_as_spotify_sends_it() -> None:
    with zipfile.ZipFile(io.BytesIO(export(20_000))) as archive:
        names = archive.namelist()
        found = [row for name in names for row in json.loads(archive.read(name))]
    assert len(names) == 2
    assert all(FILE.fullmatch(name) for name in names)
    assert len(found) == 20_000
    assert found == list(rows(20_000))


def test_it_looks_like_a_person() -> None:
    found = list(rows())
    times = [row["ts"] for row in found]
    assert times == sorted(times)
    assert {time[:4] for time in times} == {"2021", "2022", "2023", "2024"}
    assert 0.15 < sum(row["skipped"] for row in found) / len(found) < 0.3
    assert 200 < sum(row["episode_name"] is not None for row in found) < 800
    assert len({row["platform"] for row in found}) >= 4
    assert len({row["conn_country"] for row in found}) >= 3
    assert {row["shuffle"] for row in found} == {True, False}
    artists = Counter(row["master_metadata_album_artist_name"] for row in found)
    assert len(artists) > 200
    (_, first), (_, tenth) = artists.most_common(10)[0], artists.most_common(10)[9]
    assert first > 2 * tenth
    assert len({tuple(row) for row in found}) == 1, "every row has the same keys"


def test_it_goes_on_without_changing_what_was() -> None:
    four, more = list(rows(3_000)), list(rows(3_000, until=date(2026, 7, 1)))
    assert more[: len(four)] == four
    assert more[-1]["ts"][:7] == "2026-06"
    days = Counter(row["ts"][:4] for row in more)
    assert 0.8 < days["2025"] / days["2024"] < 1.25
    assert list(rows(3_000, until=date(2022, 1, 1))) == four


def test_a_track_has_one_id() -> None:
    names: dict[str, tuple[str, str]] = {}
    for row in rows(5_000):
        if uri := row["spotify_track_uri"]:
            name = (row["master_metadata_track_name"], row["master_metadata_album_artist_name"])
            assert names.setdefault(uri, name) == name
