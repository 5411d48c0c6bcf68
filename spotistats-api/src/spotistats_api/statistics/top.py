"""Which tracks, albums or artists were played most?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from spotistats_api.engine.instants import instant
from spotistats_api.engine.scope import ESTIMATED_MS, LISTENED_MS, MUSIC
from spotistats_api.statistics.references import NamedRef, named

if TYPE_CHECKING:
    from datetime import datetime

    from spotistats_api.engine.run import Reader
    from spotistats_api.engine.scope import Question
    from spotistats_common.models.accounts import CountingRule
    from spotistats_common.models.period import Period

Entity = Literal["tracks", "albums", "artists"]
Order = Literal["plays", "listened_ms"]

# Of each: its column in `plays`, its table, and the codes of its artist and album there.
_ENTITIES: dict[Entity, tuple[str, str, str, str]] = {
    "tracks": ("title", "titles", "thing.creator", "thing.collection"),
    "albums": ("collection", "collections", "thing.creator", "NULL"),
    "artists": ("creator", "creators", "NULL", "NULL"),
}


@dataclass(frozen=True)
class TopItem:
    """One place in the list; `rank` counts from 1 over the whole list."""

    rank: int
    id: str
    name: str
    artist: NamedRef | None
    album: NamedRef | None
    plays: int
    listened_ms: int
    estimated_ms: int
    first_played_at: datetime
    last_played_at: datetime


@dataclass(frozen=True)
class TopList:
    """A part of a ranked list of `total` places."""

    entity: Entity
    order_by: Order
    period: Period
    counting_rule: CountingRule
    total: int
    items: tuple[TopItem, ...]


def top(  # noqa: PLR0917 - called with what the request has, in the contract's order
    reader: Reader,
    question: Question,
    entity: Entity,
    order_by: Order = "plays",
    limit: int = 50,
    offset: int = 0,
) -> TopList:
    """`limit` places after the first `offset`, of what has at least one play that counts.

    Ranked by `order_by`, ties by the other measure, then by name (byte by byte) and id, so that
    no two places are equal and pages fit together.
    """
    code, table, artist, album = _ENTITIES[entity]
    other = "listened_ms" if order_by == "plays" else "plays"
    rows = reader.rows(
        f"""
        WITH chosen AS (
            SELECT {code} AS code, ended_at, ms_played, estimated_ms, {question.counted} AS counts
            FROM plays
            WHERE {question.selected} AND kind = {MUSIC} AND {code} IS NOT NULL
        ), ranked AS (
            SELECT
                code,
                count(*) FILTER (counts) AS plays,
                {LISTENED_MS} AS listened_ms,
                {ESTIMATED_MS} AS estimated_ms,
                min(ended_at) FILTER (counts) AS first_ms,
                max(ended_at) FILTER (counts) AS last_ms
            FROM chosen GROUP BY code HAVING plays > 0
        ), page AS (
            SELECT ranked.*, thing.id, thing.name, {artist} AS artist, {album} AS album
            FROM ranked JOIN {table} AS thing ON thing.{code} = ranked.code
            ORDER BY {order_by} DESC, {other} DESC, thing.name, thing.id
            LIMIT $limit OFFSET $offset
        )
        SELECT
            (SELECT count(*) FROM ranked), page.id, page.name,
            artists.id, artists.name, albums.id, albums.name,
            plays, listened_ms, estimated_ms, first_ms, last_ms
        FROM page
        LEFT JOIN creators AS artists ON artists.creator = page.artist
        LEFT JOIN collections AS albums ON albums.collection = page.album
        ORDER BY {order_by} DESC, {other} DESC, page.name, page.id
        """,  # noqa: S608 - our own conditions; values are bound
        {**question.parameters, "limit": limit, "offset": offset},
    )
    items = tuple(
        TopItem(
            offset + number,
            thing_id,
            name,
            named(artist_id, artist_name),
            named(album_id, album_name),
            plays,
            listened_ms,
            estimated_ms,
            instant(first_ms),
            instant(last_ms),
        )
        for number, (
            _, thing_id, name, artist_id, artist_name, album_id, album_name,
            plays, listened_ms, estimated_ms, first_ms, last_ms,
        ) in enumerate(rows, start=1)
    )  # fmt: skip
    total = rows[0][0] if rows else _total(reader, question, code) if offset else 0
    return TopList(entity, order_by, question.period, question.rule, total, items)


def _total(reader: Reader, question: Question, code: str) -> int:
    """How many there are in all, for a page beyond the end."""
    row = reader.rows(
        f"""
        SELECT count(DISTINCT {code}) FROM plays
        WHERE {question.selected} AND {question.counted} AND kind = {MUSIC}
        """,  # noqa: S608
        question.parameters,
    )[0]
    return int(row[0])
