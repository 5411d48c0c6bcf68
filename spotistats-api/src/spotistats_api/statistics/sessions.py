"""How long is listened at a stretch, and with which tracks does that begin and end?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from spotistats_api.engine.instants import instant
from spotistats_api.engine.scope import ESTIMATED_MS, HEARD_MS, LISTENED_MS
from spotistats_api.statistics.buckets import bucket_sql, buckets
from spotistats_api.statistics.references import NamedRef, named

if TYPE_CHECKING:
    from datetime import datetime

    from spotistats_api.engine.run import Reader
    from spotistats_api.engine.scope import Question
    from spotistats_common.models.accounts import CountingRule
    from spotistats_common.models.period import Period

SessionOrder = Literal["length", "plays"]

GAP_MS = 30 * 60_000
MOST_EDGES = 10
LENGTHS_MS = tuple(minutes * 60_000 for minutes in (5, 15, 30, 60, 120, 240, 480))
"""Where the classes of lengths part."""

_ORDERS: dict[SessionOrder, str] = {
    "length": "length_ms DESC, plays DESC, session",
    "plays": "plays DESC, length_ms DESC, session",
}


@dataclass(frozen=True)
class SessionLengths:
    """How many sessions are at least `from_ms` long, and below `below_ms`."""

    from_ms: int
    below_ms: int | None
    sessions: int


@dataclass(frozen=True)
class SessionEdge:
    """A track that opens (or closes) that many sessions."""

    id: str
    name: str
    artist: NamedRef | None
    sessions: int


@dataclass(frozen=True)
class Session:
    """One session, from the start of its first play to the end of its last.

    Opener and closer are the first and the last play that counts.
    """

    rank: int
    started_at: datetime
    ended_at: datetime
    length_ms: int
    plays: int
    listened_ms: int
    estimated_ms: int
    tracks: int
    opener: NamedRef | None
    closer: NamedRef | None
    platform: str | None
    platform_family: str | None


@dataclass(frozen=True)
class Sessions:
    """Figures about all `total` sessions, and a part of their ranked list."""

    period: Period
    counting_rule: CountingRule
    gap_ms: int
    order_by: SessionOrder
    total: int
    listened_ms: int
    estimated_ms: int
    length_ms: int
    mean_length_ms: int | None
    median_length_ms: int | None
    active_days: int
    sessions_per_active_day: float | None
    lengths: tuple[SessionLengths, ...]
    openers: tuple[SessionEdge, ...]
    closers: tuple[SessionEdge, ...]
    items: tuple[Session, ...]


def sessions(  # noqa: PLR0917 - called with what the request has, in the contract's order
    reader: Reader,
    question: Question,
    gap_ms: int = GAP_MS,
    order_by: SessionOrder = "length",
    limit: int = 50,
    offset: int = 0,
) -> Sessions:
    """Runs of selected plays with pauses of at most `gap_ms`, of which at least one play counts.

    A pause goes from the end of a play to the start of the next one to end, which is its listened
    time before its end. Ranked by `order_by`, ties by the other measure, then by time.
    """
    sql = _SQL.format(
        plays=reader.plays_in(question.period.tz),
        selected=question.selected,
        counted=question.counted,
        order=_ORDERS[order_by],
    )
    parameters = {**question.parameters, "gap_ms": gap_ms, "limit": limit, "offset": offset}
    (row,) = reader.rows(sql, parameters)
    total, listened_ms, estimated_ms, length_ms, median_ms, days, *lists = row
    lengths, openers, closers, items = (each or [] for each in lists)
    count_of = {each["bucket"]: each["sessions"] for each in lengths}
    return Sessions(
        question.period,
        question.rule,
        gap_ms,
        order_by,
        total,
        listened_ms,
        estimated_ms,
        length_ms,
        length_ms // total if total else None,
        median_ms,
        days,
        total / days if days else None,
        tuple(
            SessionLengths(*bounds, count_of.get(n, 0))
            for n, bounds in enumerate(buckets(LENGTHS_MS))
        ),
        tuple(map(_edge, openers)),
        tuple(map(_edge, closers)),
        tuple(map(_session, items)),
    )


def _edge(row: dict[str, Any]) -> SessionEdge:
    artist = named(row["artist_id"], row["artist_name"])
    return SessionEdge(row["id"], row["name"], artist, row["sessions"])


def _session(row: dict[str, Any]) -> Session:
    return Session(
        row["rank"],
        instant(row["started_ms"]),
        instant(row["ended_ms"]),
        row["length_ms"],
        row["plays"],
        row["listened_ms"],
        row["estimated_ms"],
        row["tracks"],
        named(row["opener_id"], row["opener_name"]),
        named(row["closer_id"], row["closer_name"]),
        row["platform"],
        row["family"],
    )


def _edges(column: str) -> str:
    """SQL: which tracks stand most often in `column` of the sessions."""
    return f"""
        SELECT titles.id, titles.name, titles.kind,
            creators.id AS artist_id, creators.name AS artist_name, edge.sessions
        FROM (SELECT {column} AS title, count(*) AS sessions FROM found GROUP BY ALL) AS edge
        JOIN titles USING (title)
        LEFT JOIN creators ON creators.creator = titles.creator
        ORDER BY edge.sessions DESC, titles.name, titles.id, titles.kind LIMIT {MOST_EDGES}
    """  # noqa: S608 - our own words


# One statement, so that the runs, which every part needs, are found only once. In a window, DuckDB
# counts what a CASE leaves in a running sum, but what a FILTER leaves anew for every row.
_SQL = f"""
    WITH starts AS (
        SELECT
            ended_at, key, title, platform, ms_played, estimated_ms,
            day,
            {{counted}} AS counts,
            ended_at - {HEARD_MS} AS started_at,
            lag(ended_at) OVER (ORDER BY ended_at, key) AS before
        FROM {{plays}} WHERE {{selected}}
    ), runs AS MATERIALIZED (
        SELECT *,
            count(CASE WHEN before IS NULL OR started_at - before > $gap_ms THEN 1 END)
                OVER (ORDER BY ended_at, key ROWS UNBOUNDED PRECEDING) AS session,
            row_number() OVER (ORDER BY ended_at, key) AS place
        FROM starts
    ), found AS MATERIALIZED (
        SELECT
            session,
            arg_min(started_at, place) AS started_ms,
            max(ended_at) AS ended_ms,
            ended_ms - started_ms AS length_ms,
            count(*) FILTER (counts) AS plays,
            {LISTENED_MS} AS listened_ms,
            {ESTIMATED_MS} AS estimated_ms,
            arg_min(coalesce(title, -1), place) FILTER (counts) AS opener,
            arg_max(coalesce(title, -1), place) FILTER (counts) AS closer
        FROM runs GROUP BY session HAVING plays > 0
    ), page AS MATERIALIZED (
        SELECT *, row_number() OVER (ORDER BY {{order}}) AS rank
        FROM found ORDER BY rank LIMIT $limit OFFSET $offset
    ), heard AS (
        SELECT session, count(DISTINCT title) FILTER (counts) AS tracks
        FROM runs WHERE session IN (SELECT session FROM page) GROUP BY session
    ), devices AS (
        SELECT session, text AS platform, family
        FROM runs JOIN words ON words.word = runs.platform
        WHERE session IN (SELECT session FROM page)
        GROUP BY session, text, family
        QUALIFY row_number() OVER (PARTITION BY session ORDER BY count(*) DESC, text) = 1
    ), items AS (
        SELECT page.*, heard.tracks, devices.platform, devices.family,
            openers.id AS opener_id, openers.name AS opener_name,
            closers.id AS closer_id, closers.name AS closer_name
        FROM page
        JOIN heard USING (session)
        LEFT JOIN devices USING (session)
        LEFT JOIN titles AS openers ON openers.title = page.opener
        LEFT JOIN titles AS closers ON closers.title = page.closer
    ), openers AS ({_edges("opener")}), closers AS ({_edges("closer")}), lengths AS (
        SELECT {bucket_sql("length_ms", LENGTHS_MS)} AS bucket, count(*) AS sessions
        FROM found GROUP BY bucket
    )
    SELECT
        count(*),
        coalesce(sum(listened_ms), 0)::BIGINT,
        coalesce(sum(estimated_ms), 0)::BIGINT,
        coalesce(sum(length_ms), 0)::BIGINT,
        quantile_disc(length_ms, 0.5),
        (SELECT count(DISTINCT day) FILTER (counts) FROM runs),
        (SELECT list(lengths) FROM lengths),
        (SELECT list(openers ORDER BY sessions DESC, name, id, kind) FROM openers),
        (SELECT list(closers ORDER BY sessions DESC, name, id, kind) FROM closers),
        (SELECT list(items ORDER BY rank) FROM items)
    FROM found
"""  # noqa: S608 - our own words; values are bound
