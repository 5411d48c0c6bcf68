"""Exports for tests: rows as Spotify writes them, and a plain-Python oracle that reads them."""

from __future__ import annotations

import io
import itertools
import json
import random
import zipfile
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from collections.abc import Iterable

Row = dict[str, Any]
_ARTIST = "master_metadata_album_artist_name"
_ALBUM = "master_metadata_album_album_name"
_LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"


def an_extended_row(ts: str = "2023-05-01T10:00:00Z", **changes: Any) -> Row:
    """A row of an extended streaming history of today."""
    row: Row = {
        "ts": ts,
        "platform": "ios",
        "ms_played": 200_000,
        "conn_country": "LT",
        "ip_addr": "203.0.113.9",
        "master_metadata_track_name": "Song",
        "master_metadata_album_artist_name": "Band",
        "master_metadata_album_album_name": "Album",
        "spotify_track_uri": "spotify:track:4uLU6hMCjMI75M1A2tKUQC",
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
        "offline_timestamp": None,
        "incognito_mode": False,
    }
    return {**row, **changes}


def an_account_row(end: str = "2023-05-01 10:00", **changes: Any) -> Row:
    """A row of account data of today."""
    row = {"endTime": end, "artistName": "Band", "trackName": "Song", "msPlayed": 200_000}
    return {**row, **changes}


def account_rows_of(rows: Iterable[Row]) -> list[Row]:
    """What account data says of the music in an extended history."""
    return [
        an_account_row(
            row["ts"][:16].replace("T", " "),
            artistName=row["master_metadata_album_artist_name"],
            trackName=row["master_metadata_track_name"],
            msPlayed=row["ms_played"],
        )
        for row in rows
        if row["master_metadata_track_name"]
    ]


def a_listener(
    seed: int, plays: int, tracks: int = 300, days: int = 700, since: str = "2022-03-01"
) -> list[Row]:
    """The extended history of somebody made up; the same for the same arguments."""
    chance = random.Random(seed)
    catalogue = []
    for number in range(tracks):
        artist = f"Artist {int(chance.paretovariate(0.8)) % (tracks // 4)}"
        code = "".join(chance.choices(_LETTERS, k=21))
        catalogue.append((f"Track {number}", artist, f"{artist}: {number % 3}", f"1{code}"))
    clock = datetime.fromisoformat(since).replace(tzinfo=UTC)
    rows = []
    for _ in range(plays):
        name, artist, album, code = catalogue[min(int(chance.paretovariate(0.6)), tracks) - 1]
        pause = chance.expovariate(plays / (days * 86_400))
        clock += timedelta(seconds=1 + int(pause))
        ms = chance.choice([215_000, 180_500, 31_000, 29_999, 30_000, chance.randrange(200_000), 0])
        ended = chance.choice(["trackdone", "trackdone", "fwdbtn", "backbtn", "logout"])
        row = an_extended_row(
            clock.strftime("%Y-%m-%dT%H:%M:%SZ"),
            ms_played=ms,
            master_metadata_track_name=name,
            master_metadata_album_artist_name=artist,
            master_metadata_album_album_name=album,
            spotify_track_uri=f"spotify:track:{code}",
            reason_end=ended,
            skipped=ended == "fwdbtn",
            incognito_mode=chance.random() < 0.05,
        )
        if chance.random() < 0.03:
            show = f"Show {chance.randrange(5)}"
            episode = "".join(chance.choices(_LETTERS, k=21))
            row |= {
                "master_metadata_track_name": None,
                "master_metadata_album_artist_name": None,
                "master_metadata_album_album_name": None,
                "spotify_track_uri": None,
                "episode_name": f"{show} #{chance.randrange(20)}",
                "episode_show_name": show,
                "spotify_episode_uri": f"spotify:episode:2{episode}",
            }
        rows.append(row)
        if chance.random() < 0.01:
            rows.append(dict(row))  # Spotify repeats some rows verbatim
    return rows


def as_json(rows: Iterable[Row]) -> bytes:
    """A file of rows."""
    return json.dumps(list(rows), indent=2, ensure_ascii=False).encode()


def as_zip(files: dict[str, bytes]) -> bytes:
    """A ZIP of files by name."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return target.getvalue()


def a_zip_of(rows: list[Row], rows_in_file: int = 2_000) -> bytes:
    """A whole package of extended streaming history."""
    parts = [rows[start : start + rows_in_file] for start in range(0, len(rows), rows_in_file)]
    return as_zip(
        {
            f"Spotify Extended Streaming History/Streaming_History_Audio_{n}.json": as_json(part)
            for n, part in enumerate(parts)
        }
    )


def a_zip_by_years(rows: list[Row]) -> bytes:
    """The same with a file for each year, as packages of 2026 are."""
    years = itertools.groupby(rows, key=lambda row: str(row["ts"])[:4])
    return as_zip({f"Streaming_History_Audio_{year}.json": as_json(part) for year, part in years})


def with_cuts(rows: list[Row], seed: int) -> list[Row]:
    """The rows, some with an instant at which files are cut into segments, and some twice."""
    chance = random.Random(seed)
    found: list[Row] = []
    for row in rows:
        cut = {"ts": row["ts"][:15] + chance.choice("27") + ":17Z"}
        found.append({**row, **cut} if chance.random() < 0.1 else row)
        if chance.random() < 0.05:
            found.append(chance.choice(found[-8:]))
    return found


@dataclass
class Figures:
    """Plays that count, and all time heard."""

    plays: int = 0
    listened_ms: int = 0


@dataclass
class Oracle:
    """Answers about an extended history, the slow and obvious way."""

    rows: list[Row]
    tz: str = "UTC"
    min_ms: int = 30_000
    music: list[Row] = field(init=False)

    def __post_init__(self) -> None:
        distinct = {json.dumps(row, sort_keys=True): row for row in self.rows}
        self.music = [row for row in distinct.values() if row["master_metadata_track_name"]]

    def counts(self, row: Row) -> bool:
        return bool(row["ms_played"] >= self.min_ms)

    def local(self, row: Row) -> datetime:
        return datetime.fromisoformat(row["ts"]).astimezone(ZoneInfo(self.tz))

    def summary(self) -> dict[str, Any]:
        """The key figures that the contract promises at least."""
        counted = [row for row in self.music if self.counts(row)]
        ends = sorted(row["ts"] for row in counted)
        return {
            "plays": len(counted),
            "listened_ms": sum(row["ms_played"] for row in self.music),
            "tracks": len({row["spotify_track_uri"] for row in counted}),
            "albums": len(
                {
                    (
                        row["master_metadata_album_artist_name"],
                        row["master_metadata_album_album_name"],
                    )
                    for row in counted
                }
            ),
            "artists": len({row[_ARTIST] for row in counted}),
            "active_days": len({self.local(row).date() for row in counted}),
            "first_played_at": ends[0],
            "last_played_at": ends[-1],
        }

    def top(self, field_name: str, order_by: str) -> list[tuple[str, int, int]]:
        """(name, plays, listened_ms) of all that has a play that counts, ranked."""
        plays: Counter[str] = Counter()
        listened: Counter[str] = Counter()
        for row in self.music:
            plays[row[field_name]] += self.counts(row)
            listened[row[field_name]] += row["ms_played"]
        found = [(name, count, listened[name]) for name, count in plays.items() if count]
        if order_by == "plays":
            return sorted(found, key=lambda each: (-each[1], -each[2], each[0]))
        return sorted(found, key=lambda each: (-each[2], -each[1], each[0]))

    def months(self) -> dict[str, Figures]:
        """Figures by local month, `YYYY-MM`."""
        found: dict[str, Figures] = defaultdict(Figures)
        for row in self.music:
            figures = found[self.local(row).strftime("%Y-%m")]
            figures.plays += self.counts(row)
            figures.listened_ms += row["ms_played"]
        return dict(found)
