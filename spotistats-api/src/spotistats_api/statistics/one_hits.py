"""Of which artists is only one track heard, or nearly only one?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from spotistats_api.engine.instants import instant
from spotistats_api.engine.scope import ESTIMATED_MS, LISTENED_MS
from spotistats_api.statistics.references import NamedRef
from spotistats_api.statistics.things import MAKERS, THINGS, described, page_of

if TYPE_CHECKING:
    from datetime import datetime

    from spotistats_api.engine.run import Reader
    from spotistats_api.engine.scope import Question
    from spotistats_common.models.accounts import CountingRule
    from spotistats_common.models.period import Period


@dataclass(frozen=True)
class OneHitItem:
    """An artist, and the one track."""

    rank: int
    id: str
    name: str
    track: NamedRef
    plays: int
    track_plays: int
    track_share: float
    tracks: int
    """Different tracks among the plays that count."""
    listened_ms: int
    estimated_ms: int
    first_played_at: datetime
    last_played_at: datetime


@dataclass(frozen=True)
class OneHits:
    """A part of a ranked list of `total` artists."""

    min_plays: int
    min_share: float
    period: Period
    counting_rule: CountingRule
    total: int
    items: tuple[OneHitItem, ...]


def one_hits(  # noqa: PLR0917 - called with what the request has, in the contract's order
    reader: Reader,
    question: Question,
    min_plays: int = 5,
    min_share: float = 1.0,
    limit: int = 50,
    offset: int = 0,
) -> OneHits:
    """Artists (see `MAKERS`) with at least `min_plays`, at least `min_share` of them of one track.

    Of tracks with as many plays, the one is that with more listened time, then by name and id.
    """
    tracks = THINGS["tracks"]
    total, page = page_of(
        reader,
        f"""
        WITH by_track AS (
            SELECT
                {MAKERS.code} AS code,
                {tracks.code} AS track,
                count(*) FILTER ({question.counted}) AS plays,
                {LISTENED_MS} AS listened_ms,
                {ESTIMATED_MS} AS estimated_ms,
                min(ended_at) FILTER ({question.counted}) AS first_ms,
                max(ended_at) FILTER ({question.counted}) AS last_ms
            FROM plays WHERE {question.selected} AND {MAKERS.code} IS NOT NULL
            GROUP BY ALL
        ), by_artist AS (
            SELECT
                code,
                sum(plays)::BIGINT AS plays,
                max(plays) AS track_plays,
                count(*) FILTER (plays > 0) AS tracks,
                sum(listened_ms)::BIGINT AS listened_ms,
                sum(estimated_ms)::BIGINT AS estimated_ms,
                min(first_ms) AS first_ms,
                max(last_ms) AS last_ms
            FROM by_track GROUP BY code
            HAVING sum(plays) >= $min_plays
                AND max(plays)::DOUBLE / sum(plays)::DOUBLE >= $min_share
        ), listed AS (
            SELECT
                code,
                -- first() takes the rows in this order
                first(track ORDER BY by_track.listened_ms DESC, thing.name, thing.id) AS track,
                any_value(COLUMNS(by_artist.* EXCLUDE (code)))
            FROM by_artist
            JOIN by_track USING (code) JOIN {tracks.table} AS thing ON thing.code = track
            WHERE by_track.plays = track_plays
            GROUP BY code
        )
        """,  # noqa: S608 - our own conditions; values are bound
        MAKERS,
        {**question.parameters, "min_plays": min_plays, "min_share": min_share},
        measures="plays DESC, listened_ms DESC",
        limit=limit,
        offset=offset,
    )
    names = described(reader, MAKERS, [row[0] for row in page])
    hits = described(reader, tracks, [row[1] for row in page])
    return OneHits(
        min_plays,
        min_share,
        question.period,
        question.rule,
        total,
        tuple(
            OneHitItem(
                rank,
                names[code].id,
                names[code].name,
                NamedRef(hits[track].id, hits[track].name),
                plays,
                track_plays,
                track_plays / plays,
                tracks_heard,
                listened_ms,
                estimated_ms,
                instant(first_ms),
                instant(last_ms),
            )
            for rank, (
                code, track, plays, track_plays, tracks_heard,
                listened_ms, estimated_ms, first_ms, last_ms,
            ) in enumerate(page, offset + 1)
        ),
    )  # fmt: skip
