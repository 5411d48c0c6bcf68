"""A synthetic Spotify export of one made-up listener, the same at every run.

Four years, or more: what is added goes on from there, and changes nothing of them.
"""

from __future__ import annotations

import bisect
import itertools
import json
import math
import random
import zipfile
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from spotistats.local import demo_names

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

Row = dict[str, Any]
FIRST_DAY = datetime(2021, 1, 1, tzinfo=UTC)
DAYS = 4 * 365 + 1
_YEAR = 365
_ROWS_PER_FILE = 10_000
_FOLDER = "Spotify Extended Streaming History"
_BASE62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
# How much is listened to in each hour of a working day, and of one at the weekend.
_HOURS = (2, 1, 1, 0, 0, 1, 4, 9, 10, 6, 5, 5, 6, 6, 5, 5, 7, 10, 10, 8, 7, 7, 6, 4)
_WEEKEND = (5, 4, 2, 1, 0, 0, 1, 2, 4, 7, 9, 9, 8, 7, 7, 7, 7, 7, 7, 8, 9, 9, 9, 7)
_AWAY = range(948, 957)
"""Days on which nothing is played: a holiday."""
_PLATFORMS = {"android": 55, "ios": 5, "windows": 20, "web_player": 8, "cast": 12}


@dataclass(frozen=True, slots=True)
class _Track:
    name: str
    artist: str
    album: str
    uri: str
    length_ms: int


class _Taste:
    """What is played next: few tracks often, many rarely. Artists are found one after the other,
    loved for a while, and then most of them fade."""

    def __init__(self, rng: random.Random, tracks: list[_Track]) -> None:
        self._rng = rng
        self._tracks = tracks
        ranks = list(range(len(tracks)))
        rng.shuffle(ranks)
        fame: dict[str, float] = {}
        for track in tracks:  # the catalogue has its artists in no order that means anything
            fame.setdefault(track.artist, 1 / (len(fame) + 4))
        self._weights = [
            fame[track.artist] / (rank + 20) for track, rank in zip(tracks, ranks, strict=True)
        ]
        self._loves = {
            artist: _Love.begun(rng, 0 if rng.random() < 0.3 else rng.randrange(DAYS - 30))
            for artist in fame
        }
        self._found_on = [
            self._loves[track.artist].since + rng.choice((0, rng.randrange(400)))
            for track in tracks
        ]
        self._sums: list[float] = []
        self._day = 0

    def move_to(self, day: int) -> None:
        """Take the tastes of this day: what was found lately is played more."""
        self._day = day
        love = {artist: each.on(day) for artist, each in self._loves.items()}
        weights = (
            weight * love[track.artist] * (0.0 if found > day else 2.0 if found > day - 45 else 1.0)
            for weight, track, found in zip(
                self._weights, self._tracks, self._found_on, strict=True
            )
        )
        self._sums = list(itertools.accumulate(weights))

    def turn(self, rng: random.Random, day: int) -> None:
        """A new year: some artists are loved anew from some day of it on."""
        for artist in self._loves:
            if rng.random() < 0.25:
                self._loves[artist] = _Love.begun(rng, day + rng.randrange(_YEAR))

    def pick(self) -> _Track:
        """One track."""
        at = self._rng.random() * self._sums[-1]
        return self._tracks[min(bisect.bisect_right(self._sums, at), len(self._tracks) - 1)]

    def boredom(self, track: _Track) -> float:
        """How tired the listener is of a track, from 0 to 1."""
        love = self._loves[track.artist]
        return 1 - min(1.0, love.on(self._day))


@dataclass(frozen=True, slots=True)
class _Love:
    """How much an artist is played: not at all, then much, then less and less."""

    since: int
    halves_in: float

    @classmethod
    def begun(cls, rng: random.Random, since: int) -> _Love:
        stays = rng.random() < 0.3
        return cls(since, 2_500.0 if stays else rng.uniform(60, 420))

    def on(self, day: int) -> float:
        age = day - self.since
        if age < 0:
            return 0.0
        fresh = 3.0 if self.since and age < 60 else 0.0
        return fresh + 0.04 + math.pow(0.5, age / self.halves_in)


def rows(plays: int = 20_000, seed: int = 4, until: date | None = None) -> Iterator[Row]:
    """The rows of the export in order of time: so many plays in four years, and those that follow
    before `until`."""
    rng, later = random.Random(seed), random.Random(seed + 1)  # noqa: S311 - the same each time
    taste = _Taste(rng, _catalogue(rng))
    clock = FIRST_DAY
    busy = [_busy(rng, day) for day in range(DAYS)]
    scale = plays / sum(busy)
    days = DAYS if until is None else max(DAYS, (until - FIRST_DAY.date()).days)
    busy += [_busy(later, day) for day in range(DAYS, days)]
    done, due = 0, 0.0
    for day, share in enumerate(busy):
        due += share * scale
        if day >= DAYS and (day - DAYS) % _YEAR == 0:
            taste.turn(later, day)
        if day % 15 == 0:
            taste.move_to(day)
        count = plays - done if day == DAYS - 1 else round(due) - done
        done += count
        for row in _day(rng, taste, clock, day, count):
            clock = datetime.fromisoformat(row["ts"])
            yield row


def _busy(rng: random.Random, day: int) -> float:
    return 0.0 if day in _AWAY else rng.uniform(0.2, 1.8) * (0.8 if _is_weekend(day) else 1.2)


def _day(rng: random.Random, taste: _Taste, clock: datetime, day: int, count: int) -> Iterator[Row]:
    """The plays of a day, none before `clock`."""
    morning = FIRST_DAY + timedelta(days=day)
    hours = _WEEKEND if _is_weekend(day) else _HOURS
    sizes = []
    while count > 0:
        sizes.append(min(count, rng.randint(3, 18)))
        count -= sizes[-1]
    for hour, size in zip(sorted(rng.choices(range(24), hours, k=len(sizes))), sizes, strict=True):
        clock = max(clock, morning + timedelta(hours=hour, seconds=rng.randrange(3600)))
        for row in _session(rng, taste, clock, size):
            clock = datetime.fromisoformat(row["ts"])
            yield row


def _session(rng: random.Random, taste: _Taste, clock: datetime, size: int) -> Iterator[Row]:
    away = rng.random() < 0.04
    shared = {
        "platform": rng.choices(list(_PLATFORMS), list(_PLATFORMS.values()))[0],
        "conn_country": rng.choice(("PT", "DE", "EE")) if away else "LT",
        "ip_addr": "192.0.2.7",
        "shuffle": rng.random() < 0.4,
        "offline": away and rng.random() < 0.5,
        "incognito_mode": rng.random() < 0.01,
    }
    start_reason = "clickrow"
    for _ in range(size):
        track = None if rng.random() < 0.02 else taste.pick()
        item, length = _music(track) if track else _podcast(rng)
        # Shuffle brings what nobody asked for, and what one is tired of is not heard to its end.
        skips = (
            0.14 + 0.12 * bool(shared["shuffle"]) + (0.25 * taste.boredom(track) if track else 0)
        )
        heard, end_reason = _listen(rng, length, skips)
        began = clock
        clock += timedelta(milliseconds=heard, seconds=rng.randint(1, 4))
        yield {
            "ts": clock.strftime("%Y-%m-%dT%H:%M:%SZ"),
            "ms_played": heard,
            **item,
            "audiobook_title": None,
            "audiobook_uri": None,
            "audiobook_chapter_uri": None,
            "audiobook_chapter_title": None,
            "reason_start": start_reason,
            "reason_end": end_reason,
            "skipped": end_reason == "fwdbtn",
            "offline_timestamp": int(began.timestamp()),
            **shared,
        }
        start_reason = end_reason if end_reason in ("trackdone", "fwdbtn") else "playbtn"


def _is_weekend(day: int) -> bool:
    return (FIRST_DAY + timedelta(days=day)).weekday() >= 5


def _listen(rng: random.Random, length_ms: int, skips: float) -> tuple[int, str]:
    chance = rng.random()
    if chance < 0.94 - skips:
        return length_ms, "trackdone"
    if chance < 0.94:
        return int(length_ms * rng.betavariate(0.7, 2.5)), "fwdbtn"
    return int(length_ms * rng.random()), rng.choice(("endplay", "backbtn", "logout"))


def _music(track: _Track) -> tuple[Row, int]:
    return {
        "master_metadata_track_name": track.name,
        "master_metadata_album_artist_name": track.artist,
        "master_metadata_album_album_name": track.album,
        "spotify_track_uri": track.uri,
        "episode_name": None,
        "episode_show_name": None,
        "spotify_episode_uri": None,
    }, track.length_ms


def _podcast(rng: random.Random) -> tuple[Row, int]:
    show, number = rng.randrange(len(demo_names.SHOWS)), rng.randint(1, 80)
    known = random.Random(show * 1000 + number)  # noqa: S311 - an episode has one id and length
    return {
        "master_metadata_track_name": None,
        "master_metadata_album_artist_name": None,
        "master_metadata_album_album_name": None,
        "spotify_track_uri": None,
        "episode_name": f"Episode {number}",
        "episode_show_name": demo_names.SHOWS[show],
        "spotify_episode_uri": f"spotify:episode:{_id(known)}",
    }, known.randint(900_000, 3_600_000)


def _catalogue(rng: random.Random, artist_count: int = 260) -> list[_Track]:
    tracks = []
    for artist in demo_names.artists(rng, artist_count):
        albums = rng.randint(1, 4)
        names = demo_names.titles(rng, albums * 9)
        for number in range(albums):
            album, *songs = names[number * 9 : number * 9 + rng.randint(4, 9)]
            tracks += [
                _Track(
                    song, artist, album, f"spotify:track:{_id(rng)}", rng.randint(125, 390) * 1000
                )
                for song in songs
            ]
    return tracks


def _id(rng: random.Random) -> str:
    return "".join(rng.choices(_BASE62, k=22))


def write_export(file: BinaryIO, plays: int = 20_000, until: date | None = None) -> None:
    """Write the export as the ZIP that Spotify sends."""
    everything = list(rows(plays, until=until))
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, start in enumerate(range(0, len(everything), _ROWS_PER_FILE)):
            part = everything[start : start + _ROWS_PER_FILE]
            years = "-".join(sorted({part[0]["ts"][:4], part[-1]["ts"][:4]}))
            name = f"{_FOLDER}/Streaming_History_Audio_{years}_{number}.json"
            info = zipfile.ZipInfo(name, (2025, 1, 1, 0, 0, 0))  # a fixed date: the same bytes
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, json.dumps(part, ensure_ascii=False, indent=2))
