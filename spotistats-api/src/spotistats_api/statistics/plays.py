"""Which plays are behind the figures?"""

from __future__ import annotations

import base64
import binascii
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from spotistats_api.engine.instants import instant
from spotistats_api.engine.snapshot import KINDS, SOURCES
from spotistats_api.statistics.references import NamedRef, named
from spotistats_common.errors import InvalidRequest
from spotistats_common.models.play import Kind, Source

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from spotistats_api.engine.run import Reader
    from spotistats_api.engine.scope import Question

_POSITION = re.compile(rb"([0-9]{1,15}):([0-9a-f]{1,16})")

_SQL = """
    WITH page AS (
        SELECT *, {counted} AS counts FROM {plays}
        WHERE {selected} AND {after} AND {where}
        ORDER BY ended_at DESC, key DESC
        LIMIT $limit
    )
    SELECT
        page.ended_at, page.key, page.ms_played, page.kind,
        titles.id, titles.name, collections.id, collections.name, creators.id, creators.name,
        page.source, page.counts, page.skipped,
        platforms.text, countries.text, starts.text, ends.text,
        page.shuffle, page.offline, page.incognito
    FROM page
    LEFT JOIN titles USING (title)
    LEFT JOIN collections ON collections.collection = page.collection
    LEFT JOIN creators ON creators.creator = page.creator
    LEFT JOIN words AS platforms ON platforms.word = page.platform
    LEFT JOIN words AS countries ON countries.word = page.country
    LEFT JOIN words AS starts ON starts.word = page.reason_start
    LEFT JOIN words AS ends ON ends.word = page.reason_end
    ORDER BY page.ended_at DESC, page.key DESC
"""


@dataclass(frozen=True)
class Play:
    """One play; of the references those of its kind are there."""

    id: str
    ended_at: datetime
    ms_played: int | None
    kind: Kind
    track: NamedRef | None
    album: NamedRef | None
    artist: NamedRef | None
    show: NamedRef | None
    episode: NamedRef | None
    audiobook: NamedRef | None
    chapter: NamedRef | None
    source: Source
    counts: bool
    skipped: bool | None
    platform: str | None
    country: str | None
    reason_start: str | None
    reason_end: str | None
    shuffle: bool | None
    offline: bool | None
    incognito: bool | None


@dataclass(frozen=True)
class PlayPage:
    """A page of plays; `next_cursor` is None on the last one."""

    items: tuple[Play, ...]
    next_cursor: str | None


@dataclass(frozen=True)
class Where:
    """A condition on plays, as SQL with what it names."""

    sql: str
    parameters: Mapping[str, Any]


def plays(
    reader: Reader,
    question: Question,
    limit: int = 100,
    cursor: str | None = None,
    where: Where | None = None,
) -> PlayPage:
    """The latest `limit` plays of those before `cursor`, counted or not.

    Plays at one instant are ordered by their key. InvalidRequest if `cursor` was not ours.
    """
    where = where or Where("TRUE", {})
    parameters = {**question.parameters, **where.parameters, "limit": limit + 1}
    after = "TRUE"
    if cursor is not None:
        parameters["last_ms"], parameters["last_key"] = _read(cursor)
        after = "ended_at <= $last_ms AND (ended_at < $last_ms OR key < $last_key::UBIGINT)"
    sql = _SQL.format(
        plays=reader.plays_in(question.period.tz),
        counted=question.counted,
        selected=question.selected,
        after=after,
        where=where.sql,
    )
    rows = reader.rows(sql, parameters)
    items = tuple(_play(row) for row in rows[:limit])
    more = len(rows) > limit
    return PlayPage(items, _written(*rows[limit - 1][:2]) if more else None)


def _play(row: tuple[Any, ...]) -> Play:
    ended_at, key, ms_played, number, *names = row[:10]
    source, counts, skipped, *rest = row[10:]
    kind = KINDS[number]
    title, collection, creator = (named(*names[at : at + 2]) for at in (0, 2, 4))
    return Play(
        f"{ended_at:013d}-{key:016x}",
        instant(ended_at),
        ms_played,
        kind,
        title if kind is Kind.MUSIC else None,
        collection if kind is Kind.MUSIC else None,
        creator if kind is Kind.MUSIC else None,
        collection if kind is Kind.PODCAST else None,
        title if kind is Kind.PODCAST else None,
        collection if kind is Kind.AUDIOBOOK else None,
        title if kind is Kind.AUDIOBOOK else None,
        SOURCES[source],
        counts,
        skipped,
        *rest,
    )


def _written(ended_at: int, key: int) -> str:
    """The cursor that goes on after a play."""
    return base64.urlsafe_b64encode(f"{ended_at}:{key:x}".encode()).decode().rstrip("=")


def _read(cursor: str) -> tuple[int, int]:
    """The play after which a cursor goes on: (ended_at, key)."""
    try:
        text = base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        text = b""
    position = _POSITION.fullmatch(text)
    if position is None:
        raise InvalidRequest(
            "cursor", "this is not a cursor of ours; pass next_cursor as it was given"
        )
    return int(position[1]), int(position[2], 16)
