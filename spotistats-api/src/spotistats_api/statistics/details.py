"""What does the history say of one track, album or artist?"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from spotistats_api.engine.instants import instant
from spotistats_api.engine.scope import ESTIMATED_MS, LISTENED_MS
from spotistats_api.engine.snapshot import KINDS
from spotistats_api.statistics.contexts import Contexts, contexts
from spotistats_api.statistics.neighbours import Neighbours, neighbours
from spotistats_api.statistics.ranks import ranked
from spotistats_api.statistics.things import THINGS, LibraryEntity, Thing, described
from spotistats_api.statistics.timeline import TimelineItem, best_of, timeline
from spotistats_api.statistics.top import TopItem, top
from spotistats_common.errors import NotFound

if TYPE_CHECKING:
    from datetime import datetime

    from spotistats_api.engine.run import Reader
    from spotistats_api.engine.scope import Filters, Question
    from spotistats_common.models.accounts import CountingRule
    from spotistats_common.models.period import Period
    from spotistats_common.models.play import Kind

TOP = 5


@dataclass(frozen=True)
class Detail(Thing):
    """One thing and its figures; what has no play that counts has no rank and no best month."""

    entity: LibraryEntity
    period: Period
    counting_rule: CountingRule
    plays: int
    listened_ms: int
    estimated_ms: int
    active_days: int
    first_played_at: datetime | None
    last_played_at: datetime | None
    rank_by_plays: int | None
    rank_by_listened_ms: int | None
    ranked: int
    """How many have a rank."""
    completion: float | None
    skip_rate: float | None
    months: tuple[TimelineItem, ...]
    best_month: TimelineItem | None
    contexts: Contexts
    neighbours: Neighbours
    top_tracks: tuple[TopItem, ...]
    top_albums: tuple[TopItem, ...]


def details(reader: Reader, question: Question, entity: LibraryEntity, thing_id: str) -> Detail:
    """All about the thing with this id; NotFound if the history has no such play of it."""
    code, kind = _found(reader, question, entity, thing_id)
    thing = described(reader, THINGS[entity], [code])[code]
    own = replace(question, kinds=(kind,), filters=_only(question.filters, entity, thing_id))
    plays, listened, estimated, days, first, last, completion, skip_rate = _figures(
        reader, own, entity, code
    )
    by_plays, by_listened, count = _ranks(reader, question, entity, code)
    months = timeline(reader, own, "month").items

    def most_played(other: LibraryEntity) -> tuple[TopItem, ...]:
        return top(reader, own, other, "plays", TOP).items

    return Detail(
        **vars(thing),
        entity=entity,
        period=question.period,
        counting_rule=question.rule,
        plays=plays,
        listened_ms=listened,
        estimated_ms=estimated,
        active_days=days,
        first_played_at=instant(first),
        last_played_at=instant(last),
        rank_by_plays=by_plays,
        rank_by_listened_ms=by_listened,
        ranked=count,
        completion=completion,
        skip_rate=skip_rate,
        months=months,
        best_month=best_of(months),
        contexts=contexts(reader, own),
        neighbours=neighbours(reader, question, entity, code),
        top_tracks=() if entity == "tracks" else most_played("tracks"),
        top_albums=most_played("albums") if entity == "artists" else (),
    )


def _only(filters: Filters, entity: LibraryEntity, thing_id: str) -> Filters:
    if entity == "tracks":
        return replace(filters, track_id=(thing_id,))
    if entity == "albums":
        return replace(filters, album_id=(thing_id,))
    return replace(filters, artist_id=(thing_id,))


def _found(
    reader: Reader, question: Question, entity: LibraryEntity, thing_id: str
) -> tuple[int, Kind]:
    """The code and the kind of the thing with this id, whenever and however it was played."""
    things = THINGS[entity]
    also = "OR code IN (SELECT title FROM recordings WHERE id = $id)" if entity == "tracks" else ""
    rows = reader.rows(
        f"""
        SELECT code, kind FROM {things.table} WHERE (id = $id {also})
            AND code IN (SELECT {things.code} FROM plays WHERE {question.of_media})
        ORDER BY kind LIMIT 1
        """,  # noqa: S608 - our own words; values are bound
        {"id": thing_id},
    )
    if not rows:
        one = entity.removesuffix("s")
        raise NotFound(
            f"You have no play of {'a' if one == 'track' else 'an'} {one} {thing_id} "
            f"(kind: {', '.join(question.media)})."
        )
    code, kind = rows[0]
    return code, KINDS[kind]


def _figures(reader: Reader, own: Question, entity: LibraryEntity, code: int) -> tuple[Any, ...]:
    """The figures of the plays of one thing.

    Completion is the mean of heard / longest listen of that track ever, over all selected plays
    of which it is known, and so is the skip rate: a skipped play is often too short to count.
    """
    column = THINGS[entity].code
    return reader.rows(
        f"""
        WITH chosen AS (
            SELECT *, {own.counted} AS counts FROM {reader.plays_in(own.period.tz)}
            WHERE {own.selected}
        ), longest AS (
            SELECT title, max(ms_played) AS longest_ms FROM plays
            WHERE title IN (SELECT title FROM plays WHERE {column} = $code)
            GROUP BY title
        )
        SELECT
            count(*) FILTER (counts),
            {LISTENED_MS},
            {ESTIMATED_MS},
            count(DISTINCT day) FILTER (counts),
            min(ended_at) FILTER (counts),
            max(ended_at) FILTER (counts),
            avg(ms_played / nullif(longest_ms, 0)),
            avg(skipped::INTEGER)
        FROM chosen LEFT JOIN longest USING (title)
        """,  # noqa: S608 - our own conditions; values are bound
        {**own.parameters, "code": code},
    )[0]


def _ranks(
    reader: Reader, question: Question, entity: LibraryEntity, code: int
) -> tuple[int | None, int | None, int]:
    """Its ranks by plays and by listened time, and how many have one."""
    row = reader.rows(
        f"""
        SELECT
            max(rank_by_plays) FILTER (code = $code),
            max(rank_by_listened_ms) FILTER (code = $code),
            count(*)
        FROM ({ranked(question, entity)})
        """,  # noqa: S608
        {**question.parameters, "code": code},
    )[0]
    return row[0], row[1], row[2]
