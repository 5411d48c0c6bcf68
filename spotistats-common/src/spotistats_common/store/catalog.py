"""Collections `catalog_tracks`, `catalog_albums`, `catalog_artists`: what Spotify's Web API says.

`_id` = Spotify's id. Shared by all users and written only from the API: nothing that a user uploads
gets here. Fields that the API did not tell are left out.

    name          str
    seen_at       date          when the API told it last
    is_gone       bool          the API said that there is no such thing
  tracks:  duration_ms int, isrc str, explicit bool, album str (id), artists [{id, name}]
  albums:  images [{url, width, height}], release_date str (YYYY[-MM[-DD]]), type str,
           total_tracks int, artists [{id, name}]
  artists: images [{url, width, height}], genres [str]
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from pymongo import UpdateOne

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from pymongo.client_session import ClientSession
    from pymongo.database import Database

    from spotistats_common.store.client import Document

Entity = Literal["tracks", "albums", "artists"]
_AT_ONCE = 1_000


def collection_name(entity: Entity) -> str:
    """Where the entries of a kind are."""
    return f"catalog_{entity}"


def isrcs_of(
    database: Database[Document], ids: Iterable[str], session: ClientSession | None = None
) -> dict[str, str]:
    """The ISRCs of those tracks of which one is known, by Spotify's id."""
    wanted, found = list(ids), dict[str, str]()
    for start in range(0, len(wanted), _AT_ONCE):
        some = {"_id": {"$in": wanted[start : start + _AT_ONCE]}}
        found |= _told_isrcs(database, some, session)
    return found


def ids_with(
    database: Database[Document], isrcs: Iterable[str], session: ClientSession | None = None
) -> dict[str, str]:
    """All tracks with these ISRCs: their ISRC by Spotify's id."""
    return _told_isrcs(database, {"isrc": {"$in": sorted(isrcs)}}, session)


def _told_isrcs(
    database: Database[Document], wanted: Document, session: ClientSession | None
) -> dict[str, str]:
    found = database[collection_name("tracks")].find(wanted, {"isrc": 1}, session=session)
    return {each["_id"]: each["isrc"] for each in found if each.get("isrc")}


class Catalog:
    """What is known of tracks, albums and artists."""

    def __init__(self, database: Database[Document]) -> None:
        self._database = database

    def missing(self, entity: Entity, ids: Iterable[str], most: int) -> list[str]:
        """Of some ids, in their order, at most `most` that the catalogue lacks."""
        wanted, found = list(ids), list[str]()
        for start in range(0, len(wanted), _AT_ONCE):
            part = wanted[start : start + _AT_ONCE]
            known = {each["_id"] for each in self._find(entity, part, {"_id": 1})}
            found += [each for each in part if each not in known]
            if len(found) >= most:
                break
        return found[:most]

    def get(self, entity: Entity, ids: Iterable[str], fields: Iterable[str]) -> dict[str, Document]:
        """Some fields of the entries with these ids, by id."""
        found = self._find(entity, list(ids), dict.fromkeys(fields, 1))
        return {each["_id"]: each for each in found}

    def put(self, entity: Entity, entries: Mapping[str, Document], now: datetime) -> None:
        """Keep what the API told of some ids; what it did not tell this time stays."""
        writes = [
            UpdateOne(
                {"_id": spotify_id},
                {
                    "$set": {
                        **{name: value for name, value in fields.items() if value is not None},
                        "seen_at": now,
                        "is_gone": False,
                    }
                },
                upsert=True,
            )
            for spotify_id, fields in entries.items()
        ]
        if writes:
            self._database[collection_name(entity)].bulk_write(writes, ordered=False)

    def gone(self, entity: Entity, spotify_id: str, now: datetime) -> None:
        """The API says that there is no such thing."""
        self._database[collection_name(entity)].update_one(
            {"_id": spotify_id}, {"$set": {"seen_at": now, "is_gone": True}}, upsert=True
        )

    def _find(self, entity: Entity, ids: list[str], wanted: Document) -> Iterable[Document]:
        return self._database[collection_name(entity)].find({"_id": {"$in": ids}}, wanted)
