"""Builders: rows as Spotify writes them, and the files they come in."""

from __future__ import annotations

import io
import json
import zipfile
from typing import TYPE_CHECKING, Any

import pytest

from spotistats_importer.archive import walk
from spotistats_importer.errors import UnreadableInput
from spotistats_importer.limits import Limits
from spotistats_importer.rows import CHUNK_BYTES, read_rows

if TYPE_CHECKING:
    from collections.abc import Callable

    from spotistats_importer.archive import ExportFile, UnreadableFile

TRACK_ID = "4uLU6hMCjMI75M1A2tKUQC"
EPISODE_ID = "1AbCdEfGhIjKlMnOpQrStU"


def _extended(**changes: Any) -> dict[str, Any]:
    """A row of 2025 with a track; `changes` of `...` leave the key out."""
    row = {
        "ts": "2023-05-01T10:00:00Z",
        "platform": "ios",
        "ms_played": 200_000,
        "conn_country": "LT",
        "ip_addr": "203.0.113.9",
        "master_metadata_track_name": "Song",
        "master_metadata_album_artist_name": "Band",
        "master_metadata_album_album_name": "Album",
        "spotify_track_uri": f"spotify:track:{TRACK_ID}",
        "episode_name": None,
        "episode_show_name": None,
        "spotify_episode_uri": None,
        "audiobook_title": None,
        "audiobook_uri": None,
        "audiobook_chapter_uri": None,
        "audiobook_chapter_title": None,
        "reason_start": "clickrow",
        "reason_end": "trackdone",
        "shuffle": False,
        "skipped": False,
        "offline": False,
        "offline_timestamp": 1_682_935_000,
        "incognito_mode": False,
    } | changes
    return {key: value for key, value in row.items() if value is not ...}


@pytest.fixture(scope="session")
def an_extended_row() -> Callable[..., dict[str, Any]]:
    """Makes a row of the extended history; a change to `...` leaves the key out."""
    return _extended


@pytest.fixture(scope="session")
def a_nameless_row() -> Callable[..., dict[str, Any]]:
    """Makes a row of the extended history that names nothing, but for the changes."""
    nothing = dict.fromkeys(
        (
            "master_metadata_track_name",
            "master_metadata_album_artist_name",
            "master_metadata_album_album_name",
            "spotify_track_uri",
        )
    )
    return lambda **changes: _extended(**(nothing | changes))


@pytest.fixture(scope="session")
def an_account_row() -> Callable[..., dict[str, Any]]:
    """Makes a row of account data: music."""

    def make(**changes: Any) -> dict[str, Any]:
        row = {
            "endTime": "2023-05-01 10:00",
            "artistName": "Band",
            "trackName": "Song",
            "msPlayed": 200_000,
        }
        return row | changes

    return make


@pytest.fixture(scope="session")
def zipped() -> Callable[..., bytes]:
    """Packs (name, content) pairs, in order; a content may be rows."""

    def pack(*files: tuple[str | zipfile.ZipInfo, Any]) -> bytes:
        target = io.BytesIO()
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in files:
                data = content if isinstance(content, bytes) else json.dumps(content).encode()
                archive.writestr(name, data)
        return target.getvalue()

    return pack


@pytest.fixture(scope="session")
def walked() -> Callable[..., list[ExportFile | UnreadableFile]]:
    """The files that an upload of these bytes holds."""

    def walk_bytes(
        content: bytes, name: str = "my_spotify_data.zip", limits: Limits | None = None
    ) -> list[ExportFile | UnreadableFile]:
        return list(walk(name, io.BytesIO(content), limits or Limits()))

    return walk_bytes


@pytest.fixture(scope="session")
def read() -> Callable[..., tuple[list[Any], UnreadableInput | None]]:
    """The rows of these bytes, and the problem they ended with."""

    def read_bytes(
        content: bytes, chunk_bytes: int = CHUNK_BYTES, **limits: Any
    ) -> tuple[list[Any], UnreadableInput | None]:
        rows: list[Any] = []
        try:
            for batch in read_rows(io.BytesIO(content), Limits(**limits), chunk_bytes=chunk_bytes):
                assert batch.first_row == len(rows)
                rows += batch.rows
        except UnreadableInput as problem:
            return rows, problem
        return rows, None

    return read_bytes
