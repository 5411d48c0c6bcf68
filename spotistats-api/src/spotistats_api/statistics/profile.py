"""What did somebody listen to in a period, in short?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from spotistats_api.statistics.summary import Summary, summary
from spotistats_api.statistics.timeline import Timeline, timeline
from spotistats_api.statistics.top import TopItem, top

if TYPE_CHECKING:
    from spotistats_api.engine.run import Reader
    from spotistats_api.engine.scope import Question
    from spotistats_api.engine.steps import CalendarStep
    from spotistats_api.statistics.things import LibraryEntity
    from spotistats_common.models.period import Period

TOP = 10
_LONGEST: tuple[tuple[CalendarStep, timedelta], ...] = (
    ("day", timedelta(days=92, hours=2)),  # a clock that is put back makes a period longer
    ("month", timedelta(days=366 * 50)),
)


@dataclass(frozen=True)
class Profile:
    """Key figures, what was played most, and when."""

    summary: Summary
    tracks: tuple[TopItem, ...]
    albums: tuple[TopItem, ...]
    artists: tuple[TopItem, ...]
    timeline: Timeline


def profile(reader: Reader, question: Question) -> Profile:
    """The question's plays in short; the timeline has steps that suit the period's length."""

    def first_of(entity: LibraryEntity) -> tuple[TopItem, ...]:
        return top(reader, question, entity, "plays", TOP).items

    key_figures = summary(reader, question)
    return Profile(
        summary=key_figures,
        tracks=first_of("tracks"),
        albums=first_of("albums"),
        artists=first_of("artists"),
        timeline=timeline(reader, question, _step(question.period, key_figures)),
    )


def _step(period: Period, known: Summary) -> CalendarStep:
    first = period.since or known.first_played_at
    end = period.until or known.last_played_at
    if first is None or end is None:
        return "month"
    return next((step for step, longest in _LONGEST if end - first <= longest), "year")
