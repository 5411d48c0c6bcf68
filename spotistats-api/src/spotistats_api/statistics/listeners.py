"""How alike do two people listen?

Each history is asked by itself (`taste`); what both said is put side by side afterwards, so that no
statement ever sees the plays of two people.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from spotistats_api.statistics.ranks import ranked
from spotistats_api.statistics.references import NamedRef, named
from spotistats_api.statistics.summary import SummaryFigures, figures
from spotistats_api.statistics.things import THINGS, MusicEntity
from spotistats_common.models.names import normalised

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from spotistats_api.engine.run import Reader
    from spotistats_api.engine.scope import Question

_Key = tuple[str, ...]


@dataclass(frozen=True)
class ListenerPlace:
    """The place of something in one person's list by plays, and its share of all plays in it."""

    rank: int
    plays: int
    listened_ms: int
    estimated_ms: int
    share: float


@dataclass(frozen=True)
class Heard:
    """Something that one person heard."""

    id: str
    name: str
    artist: NamedRef | None
    place: ListenerPlace


@dataclass(frozen=True)
class Taste:
    """What one person heard in a period, by what makes things of two people the same."""

    figures: SummaryFigures
    heard: Mapping[MusicEntity, Mapping[_Key, Heard]]


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
    both = mine.keys() & theirs.keys()
    shares = {key: (mine[key].place.share, theirs[key].place.share) for key in both}
    common = sum(min(pair) for pair in shares.values())
    in_common = sorted(
        both,
        key=lambda key: (-min(shares[key]), -max(shares[key]), mine[key].name, mine[key].id),
    )
    return ListenerOverlap(
        # The shares of each side make up 1: the smaller and the larger ones together make up 2.
        overlap=min(1.0, common / (2 - common)) if mine and theirs else None,
        shared_total=len(both),
        only_mine_total=len(mine) - len(both),
        only_theirs_total=len(theirs) - len(both),
        shared=tuple(_item(mine[key], theirs[key]) for key in in_common[:limit]),
        only_mine=tuple(_item(each, None) for each in _only(mine, both, limit)),
        only_theirs=tuple(_item(None, each) for each in _only(theirs, both, limit)),
    )


def _item(mine: Heard | None, theirs: Heard | None) -> ListenerItem:
    shown = mine or theirs
    assert shown is not None  # noqa: S101 - one of them heard it
    return ListenerItem(
        shown.id,
        shown.name,
        shown.artist,
        None if mine is None else mine.place,
        None if theirs is None else theirs.place,
    )


def _only(heard: Mapping[_Key, Heard], both: Iterable[_Key], limit: int) -> list[Heard]:
    """The first that are not in both lists; a list is in order of its ranks."""
    known: set[_Key] = set(both)
    found: list[Heard] = []
    for key, each in heard.items():
        if len(found) == limit:
            break
        if key not in known:
            found.append(each)
    return found


def _heard(reader: Reader, question: Question, entity: MusicEntity) -> dict[_Key, Heard]:
    """What was heard, in order of its rank."""
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
    whole = sum(row[4] for row in rows)
    found: dict[_Key, Heard] = {}
    for thing_id, name, artist_id, artist, plays, listened_ms, estimated_ms in rows:
        key = _key(entity, thing_id, name, artist)
        before = found.get(key)
        place = ListenerPlace(0, plays, listened_ms, estimated_ms, plays / whole)
        if before is None:
            found[key] = Heard(thing_id, name, named(artist_id, artist), place)
        else:  # further ids of one song
            found[key] = replace(before, place=_sum(before.place, place))
    in_order = sorted(
        found.items(),
        key=lambda each: (
            -each[1].place.plays,
            -each[1].place.listened_ms,
            each[1].name,
            each[1].id,
        ),
    )
    return {
        key: replace(each, place=replace(each.place, rank=rank))
        for rank, (key, each) in enumerate(in_order, start=1)
    }


def _key(entity: MusicEntity, thing_id: str, name: str, artist: str | None) -> _Key:
    """What makes things of two people the same.

    The ids of albums and artists follow from their names. Tracks have Spotify's, of which one song
    has several; they too go by their names, if they have any.
    """
    if entity != "tracks" or artist is None:
        return (thing_id,)
    return (normalised(artist), normalised(name))


def _sum(one: ListenerPlace, other: ListenerPlace) -> ListenerPlace:
    return ListenerPlace(
        0,
        one.plays + other.plays,
        one.listened_ms + other.listened_ms,
        one.estimated_ms + other.estimated_ms,
        one.share + other.share,
    )
