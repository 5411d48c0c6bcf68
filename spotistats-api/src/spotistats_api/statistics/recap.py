"""What was a year, a month or a week like?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from spotistats_api.engine.instants import instant
from spotistats_api.statistics.clock import ClockCell, clock
from spotistats_api.statistics.discoveries import DiscoveredItem, discoveries
from spotistats_api.statistics.references import NamedRef, named
from spotistats_api.statistics.sessions import Session, sessions
from spotistats_api.statistics.streaks import Streak, streaks
from spotistats_api.statistics.summary import Summary, summary
from spotistats_api.statistics.timeline import Timeline, TimelineItem, best_of, timeline
from spotistats_api.statistics.top import TopItem, top

if TYPE_CHECKING:
    from datetime import datetime

    from spotistats_api.engine.run import Reader
    from spotistats_api.engine.scope import Question
    from spotistats_api.statistics.things import LibraryEntity

Unit = Literal["year", "month", "week"]
TOP = 10


@dataclass(frozen=True)
class RecapPlay:
    """A play that counts, and what it was of."""

    ended_at: datetime
    track: NamedRef | None
    artist: NamedRef | None


@dataclass(frozen=True)
class Recap:
    """A period in review. What there is none of in it is None."""

    name: str
    unit: Unit
    summary: Summary
    tracks: tuple[TopItem, ...]
    albums: tuple[TopItem, ...]
    artists: tuple[TopItem, ...]
    timeline: Timeline
    best_day: TimelineItem | None
    clock_peak: ClockCell | None
    longest_streak: Streak | None
    longest_session: Session | None
    new_tracks: int
    new_albums: int
    new_artists: int
    top_new_artist: DiscoveredItem | None
    first_play: RecapPlay | None
    last_play: RecapPlay | None


def recap(reader: Reader, question: Question, name: str, unit: Unit) -> Recap:
    """The question's period, which is the `unit` that goes by `name`, in review.

    The timeline of a year has months, others have days.
    """
    days = timeline(reader, question, "day")
    new_tracks, new_albums, new_artists = (
        discoveries(reader, question, entity, unit, 1) for entity in ("tracks", "albums", "artists")
    )
    longest = sessions(reader, question, limit=1).items

    def first_of(entity: LibraryEntity) -> tuple[TopItem, ...]:
        return top(reader, question, entity, "plays", TOP).items

    return Recap(
        name=name,
        unit=unit,
        summary=summary(reader, question),
        tracks=first_of("tracks"),
        albums=first_of("albums"),
        artists=first_of("artists"),
        timeline=timeline(reader, question, "month") if unit == "year" else days,
        best_day=best_of(days.items),
        clock_peak=best_of(clock(reader, question).items),
        longest_streak=streaks(reader, question, 1).longest,
        longest_session=longest[0] if longest else None,
        new_tracks=new_tracks.total,
        new_albums=new_albums.total,
        new_artists=new_artists.total,
        top_new_artist=new_artists.items[0] if new_artists.items else None,
        first_play=_play_at(reader, question, "ASC"),
        last_play=_play_at(reader, question, "DESC"),
    )


def _play_at(reader: Reader, question: Question, order: Literal["ASC", "DESC"]) -> RecapPlay | None:
    """The first (or last) play that counts."""
    rows = reader.rows(
        f"""
        WITH play AS (
            SELECT ended_at, title, creator FROM plays
            WHERE {question.selected} AND {question.counted}
            ORDER BY ended_at {order}, key {order} LIMIT 1
        )
        SELECT ended_at, titles.id, titles.name, creators.id, creators.name
        FROM play
        LEFT JOIN titles ON titles.title = play.title
        LEFT JOIN creators ON creators.creator = play.creator
        """,  # noqa: S608 - our own conditions; values are bound
        question.parameters,
    )
    if not rows:
        return None
    ended_at, track_id, track, artist_id, artist = rows[0]
    return RecapPlay(instant(ended_at), named(track_id, track), named(artist_id, artist))
