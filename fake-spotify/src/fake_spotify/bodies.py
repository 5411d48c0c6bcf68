"""Music and people as the Web API tells them, in both modes."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from fake_spotify.behaviour import Mode

if TYPE_CHECKING:
    from fake_spotify.behaviour import Behaviour
    from fake_spotify.catalogue import Album, Artist, Catalogue, Track
    from fake_spotify.library import Playlist
    from fake_spotify.listeners import Listener

Body = dict[str, Any]
_MARKETS = ["DE", "LT", "PT", "SE", "US"]
_SIZES = (640, 300, 64)


@dataclass(frozen=True)
class Bodies:
    """Makes the bodies of one answer. `origin` is that of the request, for links."""

    behaviour: Behaviour
    catalogue: Catalogue
    origin: str

    @property
    def _extended(self) -> bool:
        return self.behaviour.mode is Mode.EXTENDED

    def track(self, track: Track, linked_from: Track | None = None) -> Body:
        """A track with its album."""
        body = {"album": self.simple_album(track.album), **self.simple_track(track)}
        body["external_ids"] = {"isrc": track.isrc} if track.isrc else {}
        if self._extended:
            body["popularity"] = track.popularity
            if linked_from:
                body["linked_from"] = self._reference("track", linked_from.id, linked_from.uri)
        return body

    def simple_track(self, track: Track) -> Body:
        """A track as its album lists it."""
        body = {
            "artists": [self.simple_artist(artist) for artist in track.artists],
            "disc_number": track.disc_number,
            "duration_ms": track.duration_ms,
            "explicit": track.explicit,
            "is_local": track.is_local,
            "name": track.name,
            "preview_url": None,
            "track_number": track.track_number,
            **self._reference("track", track.id, track.uri),
        }
        if self._extended:
            body["available_markets"] = [] if track.is_local else _MARKETS
        return body

    def simple_album(self, album: Album) -> Body:
        """An album without its tracks."""
        body = {
            "album_type": album.album_type if album.id else None,
            "artists": [self.simple_artist(artist) for artist in album.artists],
            "images": self._images(album.id),
            "name": "" if album.id in self.behaviour.taken_down else album.name,
            "release_date": album.release_date or None,
            "release_date_precision": album.precision if album.release_date else None,
            "total_tracks": album.total_tracks,
            **self._reference("album", album.id, album.uri),
        }
        if self._extended:
            body["available_markets"] = _MARKETS if album.id else []
        return body

    def album(self, album: Album) -> Body:
        """An album with the first page of its tracks."""
        tracks = self.catalogue.album_tracks[album.id]
        body = self.simple_album(album) | {
            "copyrights": [],
            "external_ids": {"upc": str(int(_digest(album.id), 16))[:13]},
            "genres": [],
            "tracks": {
                "href": f"{self.origin}/v1/albums/{album.id}/tracks?offset=0&limit=50",
                "items": [self.simple_track(track) for track in tracks],
                "limit": 50,
                "next": None,
                "offset": 0,
                "previous": None,
                "total": len(tracks),
            },
        }
        if self._extended:
            body |= {"label": album.label, "popularity": album.popularity}
        return body

    def simple_artist(self, artist: Artist) -> Body:
        """An artist as tracks and albums name them."""
        return {"name": artist.name, **self._reference("artist", artist.id, artist.uri)}

    def artist(self, artist: Artist) -> Body:
        """An artist."""
        body = {"images": self._images(artist.id), **self.simple_artist(artist)}
        if self._extended:
            body |= {
                "followers": {"href": None, "total": artist.followers},
                "genres": list(artist.genres),
                "popularity": artist.popularity,
            }
        return body

    def listener(self, listener: Listener, scopes: frozenset[str]) -> Body:
        """Who signed in."""
        nameless = listener.id in self.behaviour.nameless
        body = {
            "display_name": None if nameless else listener.display_name,
            "images": [
                {"url": self._image(listener.account_id, 300), "height": None, "width": None}
            ],
            **self._reference("user", listener.id, f"spotify:user:{listener.id}"),
        }
        if self.behaviour.account_id:
            body["account_id"] = listener.account_id
        if self._extended:
            body["followers"] = {"href": None, "total": len(listener.display_name)}
            if "user-read-private" in scopes:
                body |= {
                    "country": listener.country,
                    "explicit_content": {"filter_enabled": False, "filter_locked": False},
                    "product": "premium",
                }
            if "user-read-email" in scopes:
                body["email"] = listener.email
        return body

    def playlist(self, playlist: Playlist) -> Body:
        """A playlist without its items."""
        owner = self._reference("user", playlist.owner, f"spotify:user:{playlist.owner}")
        items = f"{self.origin}/v1/playlists/{playlist.id}/items"
        return {
            "collaborative": False,
            "description": playlist.description,
            "images": [],
            "items": {"href": items, "total": len(playlist.uris)},
            "name": playlist.name,
            "owner": owner,
            "public": playlist.public,
            "snapshot_id": playlist.snapshot_id,
            **self._reference("playlist", playlist.id, playlist.uri),
        }

    def reference(self, uri: str) -> Body | None:
        """A context of a play."""
        if not self.behaviour.contexts:
            return None
        _, kind, key = uri.split(":", 2)
        body = self._reference(kind, key, uri)
        del body["id"]
        return body

    def _reference(self, kind: str, key: str | None, uri: str) -> Body:
        if not key:
            gone: Body = {"external_urls": {}, "href": None, "id": None, "type": kind}
            return {**gone, "uri": uri if kind == "track" else None}
        place = "users" if kind == "user" else f"{kind}s"
        return {
            "external_urls": {"spotify": f"https://open.spotify.com/{kind}/{key}"},
            "href": f"{self.origin}/v1/{place}/{key}",
            "id": key,
            "type": kind,
            "uri": uri,
        }

    def _images(self, key: str) -> list[Body]:
        if not key:
            return []
        return [{"url": self._image(key, size), "height": size, "width": size} for size in _SIZES]

    def _image(self, key: str, size: int) -> str:
        if self.behaviour.own_images:
            return f"{self.origin}/image/{size}/{key}"
        return f"https://i.scdn.co/image/ab67616d{size:08x}{_digest(key)}"


def _digest(key: str) -> str:
    return hashlib.blake2b(key.encode(), digest_size=12).hexdigest()
