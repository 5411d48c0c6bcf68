"""The covers and pictures of what is in a history, from what Spotify told of its tracks."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from spotistats_common.models.names import normalised
from spotistats_common.spotify.images import is_on_image_host
from spotistats_common.store.artwork import artworks_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pymongo.asynchronous.database import AsyncDatabase

    from spotistats_api.statistics.by_tracks import ByTracks
    from spotistats_common.store.artwork import Artworks, Images
    from spotistats_common.store.client import Document


async def artwork(
    database: AsyncDatabase[Document], things: Sequence[ByTracks]
) -> list[dict[str, Any]]:
    """As the contract's Artwork; without what no picture is known of, and in the order of `things`.

    Only pictures on Spotify's image hosts are told, whatever the catalogue holds.
    """
    known = await artworks_of(
        database,
        (track for each in things for track in each.track_ids),
        artists=(track for each in things if each.entity == "artists" for track in each.track_ids),
    )
    found = [(each, _of(each, known)) for each in things]
    return [
        {"entity": each.entity, "id": each.id, "images": images} for each, images in found if images
    ]


def _of(thing: ByTracks, known: Artworks) -> Images:
    """The picture that most of its tracks have: some are on a compilation, too."""
    if thing.entity == "artists":
        name = normalised(thing.name)
        some = (known.pictures.get(each, {}).get(name) for each in thing.track_ids)
    else:
        some = (known.covers.get(each) for each in thing.track_ids)
    return _most_common(each for each in some if each)


def _most_common(some: Iterable[Images]) -> Images:
    lists = [[each for each in images if is_on_image_host(each["url"])] for images in some]
    counts = Counter(images[0]["url"] for images in lists if images)
    if not counts:
        return []
    first = counts.most_common(1)[0][0]
    chosen = next(images for images in lists if images and images[0]["url"] == first)
    return [
        {"url": each["url"], "width": each.get("width"), "height": each.get("height")}
        for each in chosen
    ]
