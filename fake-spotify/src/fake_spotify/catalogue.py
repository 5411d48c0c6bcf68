"""The music there is: artists, albums and tracks, the same for the same seed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from fake_spotify import names
from fake_spotify.chance import a_random, spotify_id

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator, Sequence

# How exactly a release date is known, and how much of `YYYY-MM-DD` that is.
_PRECISIONS = {"year": 4, "month": 7, "day": 10}
_ALBUM_TYPES = ("album", "single", "compilation")


@dataclass(frozen=True, slots=True)
class Artist:
    """Who made it."""

    id: str
    name: str
    genres: tuple[str, ...]
    popularity: int
    followers: int

    @property
    def uri(self) -> str:
        """`spotify:artist:…`"""
        return f"spotify:artist:{self.id}"


@dataclass(frozen=True, slots=True)
class Album:
    """What it came out on. `release_date` is as long as `precision` (year, month, day) says."""

    id: str
    name: str
    artists: tuple[Artist, ...]
    album_type: str
    release_date: str
    precision: str
    label: str
    popularity: int
    total_tracks: int

    @property
    def uri(self) -> str:
        """`spotify:album:…`"""
        return f"spotify:album:{self.id}"


@dataclass(frozen=True, slots=True)
class Track:
    """A recording on an album. A local file has no id, no ISRC and no album of Spotify's."""

    id: str | None
    uri: str
    name: str
    artists: tuple[Artist, ...]
    album: Album
    duration_ms: int
    explicit: bool
    disc_number: int
    track_number: int
    isrc: str | None
    popularity: int

    @property
    def is_local(self) -> bool:
        """Whether it is a file of the listener's own."""
        return self.id is None


@dataclass(frozen=True, slots=True)
class Episode:
    """An episode of a podcast."""

    id: str
    name: str
    show: str
    show_id: str
    duration_ms: int

    @property
    def uri(self) -> str:
        """`spotify:episode:…`"""
        return f"spotify:episode:{self.id}"


class Catalogue:
    """All artists, albums, tracks and episodes, by id and in lists."""

    def __init__(self, seed: int, artists: int = 150) -> None:
        chance = a_random("catalogue", seed)
        self.artists: dict[str, Artist] = {}
        self.albums: dict[str, Album] = {}
        self.tracks: dict[str, Track] = {}
        self.album_tracks: dict[str, tuple[Track, ...]] = {}
        self._twins: dict[str, Track] = {}
        for name in names.artists(chance, artists):
            self._add_artist(chance, name)
        self.all_tracks: Sequence[Track] = tuple(self.tracks.values())
        self.episodes = tuple(_episodes(chance))
        self.local_files = tuple(_local_file(chance, number) for number in range(40))

    def twin(self, track: Track) -> Track | None:
        """The same recording (ISRC) under another id, if it came out twice."""
        return self._twins.get(track.uri)

    def _add_artist(self, chance: random.Random, name: str) -> None:
        artist = Artist(
            id=spotify_id(chance),
            name=name,
            genres=tuple(chance.sample(names.GENRES, chance.randrange(4))),
            popularity=chance.randrange(5, 95),
            followers=int(chance.paretovariate(0.7) * 500),
        )
        guests = list(self.artists.values())[-5:]
        self.artists[artist.id] = artist
        count = chance.randint(1, 4)
        titles = names.titles(chance, count * 13)
        songs: list[Track] = []
        for number in range(count):
            title, *rest = titles[number * 13 : number * 13 + 13]
            names_of_songs = rest[: chance.choice((1, 2, 6, 9, 12))]
            album = _album(chance, title, artist, len(names_of_songs))
            songs += self._add_tracks(
                album, [_track(chance, album, at, n, guests) for at, n in enumerate(names_of_songs)]
            )
        if chance.random() < 0.5:
            self._add_collection(chance, artist, chance.sample(songs, min(len(songs), 8)))

    def _add_tracks(self, album: Album, tracks: list[Track]) -> list[Track]:
        self.albums[album.id] = album
        self.album_tracks[album.id] = tuple(tracks)
        self.tracks.update({track.id: track for track in tracks if track.id})
        return tracks

    def _add_collection(self, chance: random.Random, artist: Artist, songs: list[Track]) -> None:
        """Songs that came out before, once more: other ids, the same ISRC."""
        name = f"{artist.name}: {chance.choice(('Best Of', 'Collected', 'Anniversary Edition'))}"
        album = _album(chance, name, artist, len(songs), "compilation")
        again = []
        for place, song in enumerate(songs, 1):
            twin = _again(chance, song, album, place)
            self._twins[song.uri], self._twins[twin.uri] = twin, song
            again.append(twin)
        self._add_tracks(album, again)


def _album(
    chance: random.Random, name: str, artist: Artist, total: int, album_type: str | None = None
) -> Album:
    date = f"{chance.randint(1968, 2025)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
    precision = chance.choices(list(_PRECISIONS), (1, 1, 8))[0]
    return Album(
        id=spotify_id(chance),
        name=name,
        artists=(artist,),
        album_type=album_type or _ALBUM_TYPES[total <= 2],
        release_date=date[: _PRECISIONS[precision]],
        precision=precision,
        label=chance.choice(names.LABELS),
        popularity=chance.randrange(5, 90),
        total_tracks=total,
    )


def _track(
    chance: random.Random, album: Album, place: int, name: str, guests: list[Artist]
) -> Track:
    guest = (chance.choice(guests),) if guests and chance.random() < 0.1 else ()
    key = spotify_id(chance)
    isrc = f"XX{chance.choice('ABCDEFGH')}{chance.choice('MNPQRSTV')}2{chance.randrange(10**7):07}"
    return Track(
        id=key,
        uri=f"spotify:track:{key}",
        name=name,
        artists=(*album.artists, *guest),
        album=album,
        duration_ms=chance.randint(95_000, 420_000),
        explicit=chance.random() < 0.15,
        disc_number=1 + place // 10,
        track_number=1 + place % 10,
        isrc=isrc,
        popularity=chance.randrange(90),
    )


def _again(chance: random.Random, song: Track, album: Album, place: int) -> Track:
    key = spotify_id(chance)
    uri = f"spotify:track:{key}"
    return replace(song, id=key, uri=uri, album=album, disc_number=1, track_number=place)


def _local_file(chance: random.Random, number: int) -> Track:
    artist = Artist("", f"Attic Tapes {number % 7}", (), 0, 0)
    album = Album("", f"Cassette {number % 11}", (artist,), "album", "", "day", "", 0, 0)
    seconds = chance.randint(90, 400)
    parts = (artist.name, album.name, f"Take {number}")
    joined = ":".join(part.replace(" ", "+") for part in parts)
    return Track(
        id=None,
        uri=f"spotify:local:{joined}:{seconds}",
        name=parts[2],
        artists=(artist,),
        album=album,
        duration_ms=seconds * 1000,
        explicit=False,
        disc_number=0,
        track_number=0,
        isrc=None,
        popularity=0,
    )


def _episodes(chance: random.Random) -> Iterator[Episode]:
    for show in names.SHOWS:
        show_id = spotify_id(chance)
        for number in range(1, 61):
            length = chance.randint(900_000, 4_200_000)
            yield Episode(spotify_id(chance), f"Episode {number}", show, show_id, length)
