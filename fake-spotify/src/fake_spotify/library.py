"""What listeners keep: saved tracks and albums, and playlists."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from fake_spotify.chance import a_random, spotify_id
from fake_spotify.clock import DAY_MS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fake_spotify.world import World

_SAVED = 60
_SAVED_ALBUMS = 12
_IN_PLAYLIST = 25


@dataclass
class Playlist:
    """A playlist of a listener: URIs in order. Each change makes another snapshot."""

    id: str
    owner: str
    name: str
    description: str
    public: bool
    uris: list[str] = field(default_factory=list)
    changes: int = 0

    @property
    def uri(self) -> str:
        """`spotify:playlist:…`"""
        return f"spotify:playlist:{self.id}"

    @property
    def snapshot_id(self) -> str:
        """Names the state it is in."""
        return f"{self.id}.{self.changes}"

    def insert(self, uris: Sequence[str], position: int | None) -> None:
        """Put items in, at the end unless a position is given."""
        at = len(self.uris) if position is None else position
        self.uris[at:at] = uris
        self.changes += 1


class Library:
    """What one listener keeps. Saved things are by id, with the time of saving (Unix ms)."""

    def __init__(self, world: World, user: str) -> None:
        self._user = user
        self._chance = a_random("library", world.seed, user)
        listening, now = world.listening(user), world.clock.now_ms()
        chance = self._chance
        self.tracks: dict[str, int] = {}
        self.albums: dict[str, int] = {}
        for track in listening.favourites[:_SAVED]:
            if track.id:
                self.tracks[track.id] = now - chance.randrange(300 * DAY_MS)
        for track in listening.favourites[:_SAVED_ALBUMS]:
            self.albums[track.album.id] = now - chance.randrange(300 * DAY_MS)
        self.playlists: dict[str, Playlist] = {}
        for number, key in enumerate(listening.playlists, 1):
            tracks = chance.sample(listening.favourites, _IN_PLAYLIST)
            uris = [track.uri for track in tracks]
            self.playlists[key] = Playlist(key, user, f"Mix {number}", "", public=True, uris=uris)

    def new_playlist(self, name: str, description: str, *, public: bool) -> Playlist:
        """An empty playlist; the newest comes first."""
        made = Playlist(spotify_id(self._chance), self._user, name, description, public)
        self.playlists = {made.id: made, **self.playlists}
        return made
