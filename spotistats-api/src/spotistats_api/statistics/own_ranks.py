"""How do Spotify's own top lists compare with what was really played?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from spotistats_api.statistics.top import top
from spotistats_common.models.names import normalised

if TYPE_CHECKING:
    from spotistats_api.engine.run import Reader
    from spotistats_api.engine.scope import Question
    from spotistats_api.statistics.things import LibraryEntity
    from spotistats_api.statistics.top import TopItem
    from spotistats_common.models.period import Period

_ALL = 1_000_000
_OTHER_IDS = "SELECT recordings.id, titles.id FROM recordings JOIN titles USING (title)"


@dataclass(frozen=True)
class Place:
    """A place in Spotify's list; `artist` is the first one of a track."""

    id: str
    name: str
    artist: str | None


@dataclass(frozen=True)
class ComparedRank:
    """A place in Spotify's list, and the same thing's place among the own plays."""

    rank: int
    id: str
    name: str
    own_rank: int | None
    plays: int
    listened_ms: int
    estimated_ms: int


@dataclass(frozen=True)
class MissingRank:
    """A place in the own list that Spotify's list has not."""

    own_rank: int
    id: str
    name: str
    plays: int


@dataclass(frozen=True)
class OwnRanks:
    """Spotify's list beside the own one."""

    period: Period
    items: tuple[ComparedRank, ...]
    missing: tuple[MissingRank, ...]


def own_ranks(
    reader: Reader, question: Question, entity: LibraryEntity, places: tuple[Place, ...]
) -> OwnRanks:
    """Each of Spotify's places with the own one, and what the own list has at its head besides.

    Things are the same if their ids are, else if their names (and their artists') are.
    """
    own = top(reader, question, entity, "plays", _ALL)
    by_id = {item.id: item for item in own.items}
    if entity == "tracks":
        others = reader.rows(_OTHER_IDS, {})
        by_id |= {other: by_id[known] for other, known in others if known in by_id}
    by_name: dict[tuple[str, str], TopItem] = {}
    for item in own.items:
        by_name.setdefault(_names(item.name, item.artist.name if item.artist else None), item)

    def found(place: Place) -> TopItem | None:
        return by_id.get(place.id) or by_name.get(_names(place.name, place.artist))

    matched = [found(place) for place in places]
    ids = {item.id for item in matched if item is not None}
    return OwnRanks(
        question.period,
        tuple(
            ComparedRank(
                rank,
                place.id,
                place.name,
                item.rank if item else None,
                item.plays if item else 0,
                item.listened_ms if item else 0,
                item.estimated_ms if item else 0,
            )
            for rank, (place, item) in enumerate(zip(places, matched, strict=True), start=1)
        ),
        tuple(
            MissingRank(item.rank, item.id, item.name, item.plays)
            for item in own.items[: len(places)]
            if item.id not in ids
        ),
    )


def _names(name: str, artist: str | None) -> tuple[str, str]:
    return normalised(name), normalised(artist or "")
