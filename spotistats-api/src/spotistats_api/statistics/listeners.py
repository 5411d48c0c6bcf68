"""How alike do two people listen?

Each history is asked by itself (`taste`); what both said is put side by side afterwards, so that no
statement ever sees the plays of two people.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from spotistats_api.statistics.ranks import ranked
from spotistats_api.statistics.references import NamedRef, named
from spotistats_api.statistics.summary import SummaryFigures, figures
from spotistats_api.statistics.things import THINGS, LibraryEntity
from spotistats_common.models.names import normalised

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from spotistats_api.engine.run import Reader
    from spotistats_api.engine.scope import Question

_Key = tuple[str, ...]


class Heard(NamedTuple):
    """Something that one person heard; `plays` are those that count."""

    id: str
    name: str
    artist_id: str | None
    artist: str | None
    plays: int
    listened_ms: int
    estimated_ms: int


@dataclass(frozen=True)
class Taste:
    """What one person heard in a period: of each entity, by what makes things of two people the
    same, in order of rank."""

    figures: SummaryFigures
    heard: Mapping[LibraryEntity, Mapping[_Key, Heard]]


@dataclass(frozen=True)
class ListenerPlace:
    """The place of something in one person's list by plays, and its share of all plays in it."""

    rank: int
    plays: int
    listened_ms: int
    estimated_ms: int
    share: float


@dataclass(frozen=True)
class ListenerItem:
    """Something that one of two people heard, or both."""

    id: str
    name: str
    artist: NamedRef | None
    mine: ListenerPlace | None
    theirs: ListenerPlace | None


@dataclass(frozen=True)
class ListenerOverlap:
    """What two people have in common, and the first of what only one of them has."""

    overlap: float | None
    shared_total: int
    only_mine_total: int
    only_theirs_total: int
    shared: tuple[ListenerItem, ...]
    only_mine: tuple[ListenerItem, ...]
    only_theirs: tuple[ListenerItem, ...]


def taste(reader: Reader, question: Question) -> Taste:
    """What the question's plays that count are of."""
    return Taste(
        figures(reader, question),
        {entity: _heard(reader, question, entity) for entity in ("tracks", "albums", "artists")},
    )


def overlap(
    mine: Mapping[_Key, Heard], theirs: Mapping[_Key, Heard], limit: int
) -> ListenerOverlap:
    """Two people's lists side by side, `limit` items of each group.

    The overlap is the weighted Jaccard index of their shares of plays: the sum of the smaller one
    of both shares, by the sum of the larger one; None if one of them has no plays.
    """
    one, other = _Side(mine), _Side(theirs)
    both = mine.keys() & theirs.keys()
    shares = {key: (one.share(key), other.share(key)) for key in both}
    common = sum(min(pair) for pair in shares.values())
    in_common = sorted(
        both,
        key=lambda key: (-min(shares[key]), -max(shares[key]), mine[key].name, mine[key].id),
    )

    def items(keys: Iterable[_Key]) -> tuple[ListenerItem, ...]:
        return tuple(_item(key, one, other) for key in keys)

    return ListenerOverlap(
        # The shares of each side make up 1: the smaller and the larger ones together make up 2.
        overlap=min(1.0, common / (2 - common)) if mine and theirs else None,
        shared_total=len(both),
        only_mine_total=len(mine) - len(both),
        only_theirs_total=len(theirs) - len(both),
        shared=items(in_common[:limit]),
        only_mine=items(islice((key for key in mine if key not in both), limit)),
        only_theirs=items(islice((key for key in theirs if key not in both), limit)),
    )


class _Side:
    """One person's list, with ranks and shares."""

    def __init__(self, heard: Mapping[_Key, Heard]) -> None:
        self.heard = heard
        self._ranks = {key: rank for rank, key in enumerate(heard, start=1)}
        self._whole = sum(each.plays for each in heard.values())

    def share(self, key: _Key) -> float:
        return self.heard[key].plays / self._whole

    def place(self, key: _Key) -> ListenerPlace | None:
        found = self.heard.get(key)
        if found is None:
            return None
        amounts = found.plays, found.listened_ms, found.estimated_ms
        return ListenerPlace(self._ranks[key], *amounts, self.share(key))


def _item(key: _Key, mine: _Side, theirs: _Side) -> ListenerItem:
    shown = mine.heard.get(key) or theirs.heard[key]
    artist = named(shown.artist_id, shown.artist)
    return ListenerItem(shown.id, shown.name, artist, mine.place(key), theirs.place(key))


def _heard(reader: Reader, question: Question, entity: LibraryEntity) -> dict[_Key, Heard]:
    rows = reader.rows(
        f"""
        SELECT
            thing.id, thing.name, artists.id, artists.name,
            ranked.plays, ranked.listened_ms, ranked.estimated_ms
        FROM ({ranked(question, entity)}) AS ranked
        JOIN {THINGS[entity].table} AS thing USING (code)
        LEFT JOIN creators AS artists ON artists.creator = thing.artist
        ORDER BY rank_by_plays
        """,  # noqa: S608 - our own conditions; values are bound
        question.parameters,
    )
    found: dict[_Key, Heard] = {}
    for each in map(Heard._make, rows):
        key = _key(entity, each)
        before = found.get(key)
        if before is not None:  # further ids of one song
            each = before._replace(  # noqa: PLW2901
                plays=before.plays + each.plays,
                listened_ms=before.listened_ms + each.listened_ms,
                estimated_ms=before.estimated_ms + each.estimated_ms,
            )
        found[key] = each

    def place(key: _Key) -> tuple[int, int, str, str]:
        each = found[key]
        return -each.plays, -each.listened_ms, each.name, each.id

    return {key: found[key] for key in sorted(found, key=place)}


def _key(entity: LibraryEntity, thing: Heard) -> _Key:
    """What makes things of two people the same.

    The ids of albums and artists follow from their names. Tracks have Spotify's, of which one song
    has several; they too go by their names, if they have any.
    """
    if entity != "tracks" or thing.artist is None:
        return (thing.id,)
    return (normalised(thing.artist), normalised(thing.name))
