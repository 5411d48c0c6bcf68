"""What bodies of the Web API bring to the catalogue: each names more than what was asked for."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from spotistats_updater.spotify.models import Album, Artist, Track

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from spotistats_common.store.catalog import Catalog
    from spotistats_common.store.client import Document
    from spotistats_updater.spotify.models import Image, Ref


def keep(
    catalog: Catalog,
    bodies: Iterable[Track | Album | Artist],
    now: datetime,
    asked: str | None = None,
) -> Document:
    """Keep what some bodies tell; how many tracks, albums and artists they told of.

    `asked` is the id that the one body was asked for by: it can have another one.
    """
    tracks: dict[str, Document] = {}
    albums: dict[str, Document] = {}
    artists: dict[str, Document] = {}
    for body in bodies:
        if isinstance(body, Artist):
            artists[body.id] = _artist(body)
            continue
        album = body if isinstance(body, Album) else body.album
        if album is not None and album.id is not None:
            albums[album.id] = _album(album)
        if isinstance(body, Track) and body.id is not None:
            tracks[body.id] = _track(body)
            if asked is not None:
                tracks[asked] = tracks[body.id]
    catalog.put("tracks", tracks, now)
    catalog.put("albums", albums, now)
    catalog.put("artists", artists, now)
    return {"tracks": len(tracks), "albums": len(albums), "artists": len(artists)}


def keep_new(catalog: Catalog, tracks: Iterable[Track], now: datetime) -> None:
    """Keep what some bodies tell of tracks that the catalogue lacks."""
    by_id = {each.id: each for each in tracks if each.id is not None}
    missing = catalog.missing("tracks", by_id, len(by_id))
    keep(catalog, [by_id[each] for each in missing], now)


def _track(track: Track) -> Document:
    return {
        "name": track.name,
        "duration_ms": track.duration_ms,
        "isrc": track.isrc,
        "explicit": track.explicit,
        "album": track.album.id if track.album else None,
        "artists": _refs(track.artists),
    }


def _album(album: Album) -> Document:
    return {
        "name": album.name,
        "images": _images(album.images),
        "release_date": album.release_date,
        "type": album.type,
        "total_tracks": album.total_tracks,
        "artists": _refs(album.artists),
    }


def _artist(artist: Artist) -> Document:
    genres = None if artist.genres is None else list(artist.genres)
    return {"name": artist.name, "images": _images(artist.images), "genres": genres}


def _refs(refs: tuple[Ref, ...]) -> list[Document] | None:
    return [asdict(each) for each in refs] or None


def _images(images: tuple[Image, ...]) -> list[Document] | None:
    return [asdict(each) for each in images] or None
