"""Which of Spotify's tracks stand for some tracks, albums and artists of the history?

The exports name albums and artists, but give ids of Spotify's to tracks alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from spotistats_api.engine.scope import MUSIC
from spotistats_common.models.names import is_spotify_id

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from spotistats_api.engine.run import Reader
    from spotistats_api.statistics.things import LibraryEntity

_MOST = 40
_COLUMNS: Mapping[LibraryEntity, tuple[str, str]] = {
    "tracks": ("titles", "title"),
    "albums": ("collections", "collection"),
    "artists": ("creators", "creator"),
}


@dataclass(frozen=True)
class ByTracks:
    """One thing, its name, and some of Spotify's tracks of it."""

    entity: LibraryEntity
    id: str
    name: str
    track_ids: tuple[str, ...]


def by_tracks(reader: Reader, asked: Mapping[LibraryEntity, Sequence[str]]) -> tuple[ByTracks, ...]:
    """The things with the ids that are `asked` for, in that order; without those unknown.

    Of a thing with many tracks there are 40.
    """
    found: list[ByTracks] = []
    for entity, ids in asked.items():
        known = _found(reader, entity, ids)
        found += [known[each] for each in dict.fromkeys(ids) if each in known]
    return tuple(found)


def _found(reader: Reader, entity: LibraryEntity, ids: Sequence[str]) -> dict[str, ByTracks]:
    table, column = _COLUMNS[entity]
    rows = reader.rows(
        f"""
        SELECT thing.id, thing.name, titles.id
        FROM {table} AS thing
        JOIN (SELECT unnest($ids::VARCHAR[]) AS id) AS asked USING (id)
        JOIN titles ON titles.{column} = thing.{column}
        WHERE thing.kind = {MUSIC} AND titles.kind = {MUSIC}
        ORDER BY titles.title
        """,  # noqa: S608 - our own words; values are bound
        {"ids": list(ids)},
    )
    names: dict[str, str] = {}
    tracks: dict[str, list[str]] = {}
    for thing_id, name, track_id in rows:
        names[thing_id] = name
        some = tracks.setdefault(thing_id, [])
        if is_spotify_id(track_id) and len(some) < _MOST:
            some.append(track_id)
    return {
        thing_id: ByTracks(entity, thing_id, name, tuple(tracks[thing_id]))
        for thing_id, name in names.items()
    }
