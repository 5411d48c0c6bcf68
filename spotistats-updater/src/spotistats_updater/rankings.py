"""Spotify's own top lists of a user, kept once a day."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from spotistats_common.store.catalog import Catalog
from spotistats_common.store.rankings import ENTITIES, RANGES, Rankings, ranking_id
from spotistats_updater.known import keep
from spotistats_updater.spotify.models import Track

if TYPE_CHECKING:
    from datetime import datetime
    from typing import Any

    from pymongo.database import Database

    from spotistats_common.store.client import Document
    from spotistats_common.store.jobs import Lease
    from spotistats_updater.spotify.client import Client, Entity, Range


def take_rankings(
    database: Database[Document],
    user_id: str,
    client: Client,
    lease: Lease,
    *,
    found: Document,
    now: datetime,
) -> None:
    """Keep the lists of today that are not kept yet; counts them in `found`.

    What was kept stays if a later list cannot be had. Raises what the client and the lease do.
    """
    rankings, catalog = Rankings(database, user_id), Catalog(database)
    for entity in ENTITIES:
        for range_ in RANGES:
            if rankings.has(ranking_id(now, entity, range_)):
                continue
            top = client.top(cast("Entity", entity), cast("Range", range_))
            lease.check()
            rankings.add(entity, range_, now, [_entry(each) for each in top if each.id])
            found["lists"] += 1
            for name, count in keep(catalog, top, now).items():
                found[name] += count


def _entry(body: Any) -> Document:
    artists = body.artists if isinstance(body, Track) else ()
    return {
        "id": body.id,
        "name": body.name or "",
        "artists": [{"id": each.id or "", "name": each.name or ""} for each in artists],
    }
