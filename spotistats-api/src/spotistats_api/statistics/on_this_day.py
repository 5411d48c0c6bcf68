"""What was played on this day in earlier years?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from spotistats_api.engine.instants import instant
from spotistats_api.engine.scope import ESTIMATED_MS, LISTENED_MS
from spotistats_api.engine.steps import LOCAL_DATE
from spotistats_api.statistics.references import NamedRef, named

if TYPE_CHECKING:
    from datetime import date, datetime

    from spotistats_api.engine.run import Reader
    from spotistats_api.engine.scope import Question
    from spotistats_common.models.accounts import CountingRule
    from spotistats_common.models.period import Period


@dataclass(frozen=True)
class OnThisDayTrack:
    """One of the most played tracks of the day."""

    id: str
    name: str
    artist: NamedRef | None
    plays: int
    listened_ms: int
    estimated_ms: int


@dataclass(frozen=True)
class OnThisDayYear:
    """The same day of an earlier year; first is the first play that counts."""

    day: date
    years_ago: int
    plays: int
    listened_ms: int
    estimated_ms: int
    first_track: NamedRef | None
    first_artist: NamedRef | None
    first_played_at: datetime
    tracks: tuple[OnThisDayTrack, ...]


@dataclass(frozen=True)
class OnThisDay:
    """The years in which something was played that counts, the latest first."""

    period: Period
    counting_rule: CountingRule
    day: date
    items: tuple[OnThisDayYear, ...]


def on_this_day(reader: Reader, question: Question, day: date, tracks: int = 5) -> OnThisDay:
    """The plays of the local month and day of `day`, in the years before it.

    29 February is looked for only if `day` is one. Of each year the first `tracks` tracks are
    told, ranked by plays, ties by listened time, then by name (byte by byte) and id.
    """
    parameters = {**question.parameters, "month": day.month, "day": day.day, "year": day.year}
    chosen = f"""
        SELECT *, year(local_date) AS year, {question.counted} AS counts
        FROM (
            SELECT *, {LOCAL_DATE} AS local_date
            FROM {reader.plays_in(question.period.tz)}
            WHERE {question.selected}
        )
        WHERE month(local_date) = $month AND day(local_date) = $day AND year(local_date) < $year
    """  # noqa: S608 - our own conditions; values are bound
    figures = f"count(*) FILTER (counts) AS plays, {LISTENED_MS} AS ms, {ESTIMATED_MS} AS guessed"
    years = reader.rows(
        f"""
        WITH chosen AS ({chosen}), years AS (
            SELECT
                year, {figures},
                min(ended_at) FILTER (counts) AS first_ms,
                first(title ORDER BY ended_at, key) FILTER (counts) AS title,
                first(creator ORDER BY ended_at, key) FILTER (counts) AS creator
            FROM chosen GROUP BY year HAVING plays > 0
        )
        SELECT
            year, plays, ms, guessed, first_ms, titles.id, titles.name, creators.id, creators.name
        FROM years
        LEFT JOIN titles USING (title)
        LEFT JOIN creators ON creators.creator = years.creator
        ORDER BY year DESC
        """,  # noqa: S608
        parameters,
    )
    best = reader.rows(
        f"""
        WITH chosen AS ({chosen}), things AS (
            SELECT year, title, {figures} FROM chosen
            WHERE title IS NOT NULL GROUP BY year, title HAVING plays > 0
        )
        SELECT
            year, titles.id, titles.name, creators.id, creators.name, plays, ms, guessed,
            row_number() OVER (
                PARTITION BY year ORDER BY plays DESC, ms DESC, titles.name, titles.id, titles.kind
            ) AS place
        FROM things
        JOIN titles USING (title)
        LEFT JOIN creators ON creators.creator = titles.creator
        QUALIFY place <= $tracks
        ORDER BY year, place
        """,  # noqa: S608
        {**parameters, "tracks": tracks},
    )
    of_year: dict[int, list[OnThisDayTrack]] = {}
    for year, track_id, name, artist_id, artist_name, *measures, _ in best:
        track = OnThisDayTrack(track_id, name, named(artist_id, artist_name), *measures)
        of_year.setdefault(year, []).append(track)
    items = tuple(
        OnThisDayYear(
            day.replace(year=year),
            day.year - year,
            plays,
            listened_ms,
            estimated_ms,
            named(*refs[:2]),
            named(*refs[2:]),
            instant(first_ms),
            tuple(of_year.get(year, ())),
        )
        for year, plays, listened_ms, estimated_ms, first_ms, *refs in years
    )
    return OnThisDay(question.period, question.rule, day, items)
