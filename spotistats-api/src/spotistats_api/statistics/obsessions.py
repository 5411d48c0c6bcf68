"""Which track was played most within one day or week?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from spotistats_api.engine.scope import ESTIMATED_MS, LISTENED_MS
from spotistats_api.engine.steps import day_of, first_day_sql
from spotistats_api.statistics.references import NamedRef, named

if TYPE_CHECKING:
    from datetime import date

    from spotistats_api.engine.run import Reader
    from spotistats_api.engine.scope import Question
    from spotistats_common.models.accounts import CountingRule
    from spotistats_common.models.period import Period

Window = Literal["day", "week"]

LEAST_PLAYS = 2


@dataclass(frozen=True)
class Obsession:
    """The plays of one track within the day or week that begins with `first_day`."""

    rank: int
    id: str
    name: str
    artist: NamedRef | None
    first_day: date
    plays: int
    listened_ms: int
    estimated_ms: int


@dataclass(frozen=True)
class Obsessions:
    """A part of a ranked list of `total` places."""

    period: Period
    counting_rule: CountingRule
    window: Window
    total: int
    items: tuple[Obsession, ...]


def obsessions(
    reader: Reader, question: Question, window: Window = "day", limit: int = 50, offset: int = 0
) -> Obsessions:
    """`limit` places after the first `offset`, of tracks with `LEAST_PLAYS` plays that count.

    Ranked by plays, ties by listened time, name (byte by byte) and id, then by time.
    """
    order = "plays DESC, listened_ms DESC, titles.name, titles.id, titles.kind, first_day"
    rows = reader.rows(
        f"""
        WITH ranked AS MATERIALIZED (
            SELECT
                title,
                {first_day_sql(window)} AS first_day,
                count(*) FILTER ({question.counted}) AS plays,
                {LISTENED_MS} AS listened_ms,
                {ESTIMATED_MS} AS estimated_ms
            FROM {reader.plays_in(question.period.tz)}
            WHERE {question.selected} AND title IS NOT NULL
            GROUP BY ALL HAVING plays >= {LEAST_PLAYS}
        ), page AS (
            SELECT
                titles.id, titles.name, creators.id AS artist_id, creators.name AS artist_name,
                first_day, plays, listened_ms, estimated_ms,
                row_number() OVER (ORDER BY {order}) AS rank
            FROM ranked
            JOIN titles USING (title)
            LEFT JOIN creators ON creators.creator = titles.creator
            ORDER BY rank LIMIT $limit OFFSET $offset
        )
        SELECT total.places, page.*
        FROM (SELECT count(*) AS places FROM ranked) AS total LEFT JOIN page ON true
        ORDER BY page.rank
        """,  # noqa: S608 - our own conditions; values are bound
        {**question.parameters, "limit": limit, "offset": offset},
    )
    items = tuple(
        Obsession(rank, track_id, name, named(artist_id, artist_name), day_of(first_day), *measures)
        for _, track_id, name, artist_id, artist_name, first_day, *measures, rank in rows
        if rank is not None
    )
    return Obsessions(question.period, question.rule, window, rows[0][0], items)
