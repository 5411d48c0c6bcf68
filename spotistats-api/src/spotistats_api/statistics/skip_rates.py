"""Which plays, tracks and artists are skipped how often?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from spotistats_api.statistics.clock import HOUR_OF_DAY
from spotistats_api.statistics.references import NamedRef, named

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spotistats_api.engine.run import Reader
    from spotistats_api.engine.scope import Question

_FIGURES = """
    count(*) FILTER ({counted}) AS plays,
    count(skipped) AS known,
    count(*) FILTER (skipped) AS skipped_plays
"""


@dataclass(frozen=True)
class SkipsOfHour:
    """Plays that ended in one hour of the local clock."""

    hour: int
    plays: int
    known: int
    skipped: int
    skip_rate: float | None


@dataclass(frozen=True)
class SkipsOfShuffle:
    """Plays with shuffle on, off, or nobody knows."""

    shuffle: bool | None
    plays: int
    known: int
    skipped: int
    skip_rate: float | None


@dataclass(frozen=True)
class SkipsOfFamily:
    """Plays on one family of platforms, or nobody knows on which."""

    platform_family: str | None
    plays: int
    known: int
    skipped: int
    skip_rate: float | None


@dataclass(frozen=True)
class SkipsOfThing:
    """Plays of one track or artist."""

    rank: int
    id: str
    name: str
    artist: NamedRef | None
    plays: int
    known: int
    skipped: int
    skip_rate: float


@dataclass(frozen=True)
class SkipRates:
    """All plays, and by hour, shuffle and family of platforms."""

    plays: int
    known: int
    skipped: int
    skip_rate: float | None
    hours: tuple[SkipsOfHour, ...]
    shuffle: tuple[SkipsOfShuffle, ...]
    platform_families: tuple[SkipsOfFamily, ...]


def skip_rates(reader: Reader, question: Question) -> SkipRates:
    """How often selected plays, counted or not, were skipped. All 24 hours are there."""
    rows = reader.rows(
        f"""
        WITH groups AS (
            SELECT
                {HOUR_OF_DAY} AS hour, shuffle, platform,
                {_FIGURES.format(counted=question.counted)}
            FROM {reader.plays_in(question.period.tz)} WHERE {question.selected} GROUP BY ALL
        )
        SELECT hour, shuffle, family, plays, known, skipped_plays
        FROM groups LEFT JOIN words ON words.word = groups.platform
        """,  # noqa: S608 - our own conditions; values are bound
        question.parameters,
    )
    hours = _by(0, rows)
    shuffle, families = _by(1, rows), _by(2, rows)
    return SkipRates(
        *_rated(*map(sum, zip((0, 0, 0), *(row[3:] for row in rows), strict=True))),
        tuple(SkipsOfHour(hour, *_rated(*hours.get(hour, (0, 0, 0)))) for hour in range(24)),
        tuple(
            SkipsOfShuffle(each, *_rated(*shuffle[each]))
            for each in (True, False, None)
            if each in shuffle
        ),
        tuple(
            SkipsOfFamily(each, *_rated(*families[each]))
            for each in sorted(families, key=lambda each: (each is None, each))
        ),
    )


def skips_of(
    reader: Reader, question: Question, entity: Literal["tracks", "artists"], least: int, limit: int
) -> tuple[SkipsOfThing, ...]:
    """The `limit` most often skipped of those with `least` plays of known skip state.

    Ranked by rate, ties by skips, then by name (byte by byte) and id.
    """
    code, table = {"tracks": ("title", "titles"), "artists": ("creator", "creators")}[entity]
    artist = "thing.creator" if entity == "tracks" else "NULL"
    rows = reader.rows(
        f"""
        WITH ranked AS (
            SELECT {code} AS code, {_FIGURES.format(counted=question.counted)},
                skipped_plays / known AS rate
            FROM plays
            WHERE {question.selected} AND {code} IS NOT NULL
            GROUP BY code HAVING known >= $least AND skipped_plays > 0
        )
        SELECT thing.id, thing.name, creators.id, creators.name, plays, known, skipped_plays, rate
        FROM ranked
        JOIN {table} AS thing ON thing.{code} = ranked.code
        LEFT JOIN creators ON creators.creator = {artist}
        ORDER BY rate DESC, skipped_plays DESC, thing.name, thing.id, thing.kind
        LIMIT $limit
        """,  # noqa: S608
        {**question.parameters, "least": least, "limit": limit},
    )
    return tuple(
        SkipsOfThing(rank, thing_id, name, named(artist_id, artist_name), *figures)
        for rank, (thing_id, name, artist_id, artist_name, *figures) in enumerate(rows, start=1)
    )


def _by(column: int, rows: Iterable[tuple[Any, ...]]) -> dict[Any, tuple[int, ...]]:
    """The figures of the groups in `rows`, which end with three, by one of the other columns."""
    found: dict[Any, tuple[int, ...]] = {}
    for row in rows:
        before = found.get(row[column], (0, 0, 0))
        found[row[column]] = tuple(a + b for a, b in zip(before, row[3:], strict=True))
    return found


def _rated(plays: int, known: int, skipped: int) -> tuple[int, int, int, float | None]:
    return plays, known, skipped, skipped / known if known else None
