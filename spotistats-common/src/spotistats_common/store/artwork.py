"""Pictures in the catalogue, found by tracks, as that is what an album or artist is known by."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from spotistats_common.models.names import normalised
from spotistats_common.store.catalog import collection_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from pymongo.asynchronous.database import AsyncDatabase

    from spotistats_common.store.catalog import Entity
    from spotistats_common.store.client import Document

Images = list["Document"]
"""`url`, `width`, `height` each; the largest first, as Spotify tells them."""


@dataclass(frozen=True)
class Artworks:
    """What is known of some tracks."""

    covers: Mapping[str, Images]
    """Of their albums, by Spotify's id of the track."""
    pictures: Mapping[str, Mapping[str, Images]]
    """Of their artists, by the same id and the artist's normalised name."""


async def artworks_of(
    database: AsyncDatabase[Document], track_ids: Iterable[str], *, artists: Iterable[str]
) -> Artworks:
    """The covers of tracks; of those in `artists` also the pictures of who plays them."""
    with_artists = set(artists)
    wanted = {"_id": {"$in": sorted({*track_ids, *with_artists})}}
    fields = {"album": 1, "artists": 1}
    tracks = await database[collection_name("tracks")].find(wanted, fields).to_list()
    albums = {each["album"] for each in tracks if each.get("album")}
    played_by = {
        track["_id"]: [each for each in track.get("artists", []) if each.get("id")]
        for track in tracks
        if track["_id"] in with_artists
    }
    covers = await _images(database, "albums", albums)
    people = {each["id"] for some in played_by.values() for each in some}
    pictures = await _images(database, "artists", people)
    return Artworks(
        {each["_id"]: covers[each["album"]] for each in tracks if each.get("album") in covers},
        {
            track_id: {
                normalised(each["name"]): pictures[each["id"]]
                for each in some
                if each["id"] in pictures and each.get("name")
            }
            for track_id, some in played_by.items()
        },
    )


async def _images(
    database: AsyncDatabase[Document], entity: Entity, ids: Iterable[str]
) -> dict[str, Images]:
    wanted = {"_id": {"$in": sorted(ids)}, "images": {"$exists": True}}
    found = await database[collection_name(entity)].find(wanted, {"images": 1}).to_list()
    return {each["_id"]: each["images"] for each in found if each["images"]}
