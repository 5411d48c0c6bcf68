"""Streaks agree with walking through the calendar day by day."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from spotistats_api.engine.scope import Filters
from spotistats_api.statistics.streaks import streaks
from spotistats_common.models.names import name_id

HALF_DAY_MS = 12 * 3_600_000  # no day is shorter


def days_of(found: Any) -> list[tuple[str, str, int]]:
    return [(each.first_day.isoformat(), each.last_day.isoformat(), each.days) for each in found]


def test_the_longest_come_first_and_of_equals_the_earlier(
    a_play: Any, history_of: Any, asked: Any
) -> None:
    days = ("01-01", "01-02", "01-02", "01-05", "01-08", "01-09")
    history = history_of(
        [
            *(a_play(f"Song {n}", ended_at=f"2024-{day}T12:00:00Z") for n, day in enumerate(days)),
            a_play(ended_at="2024-01-03T12:00:00Z", ms_played=1000),
        ]
    )
    found = history.answer(streaks, asked())
    assert days_of(found.items) == [
        ("2024-01-01", "2024-01-02", 2), ("2024-01-08", "2024-01-09", 2),
        ("2024-01-05", "2024-01-05", 1),
    ]  # fmt: skip
    assert days_of(found.gaps) == [("2024-01-03", "2024-01-04", 2), ("2024-01-06", "2024-01-07", 2)]
    assert [each.plays for each in found.items] == [3, 2, 1]
    assert (found.active_days, found.total) == (5, 3)
    assert (found.longest, found.current) == found.items[:2]
    assert history.answer(streaks, asked(), 1).items == found.items[:1]


def test_what_is_current_is_decided_by_the_end_of_the_period_or_the_whole_history(
    a_play: Any, history_of: Any, asked: Any
) -> None:
    history = history_of(
        [
            a_play("Song", by="Band", ended_at="2024-01-01T12:00:00Z"),
            a_play("Other", by="Else", ended_at="2024-01-02T12:00:00Z"),
        ]
    )
    band = Filters(artist_id=(name_id("artist", "Band"),))
    found = history.answer(streaks, asked(filters=band))
    assert (found.last_day.isoformat(), found.current) == ("2024-01-02", None)
    found = history.answer(streaks, asked(until="2024-01-02", filters=band))
    assert (found.last_day.isoformat(), found.current) == ("2024-01-01", found.longest)
    assert history.answer(streaks, asked(until="2024-02-01")).current is None
    nothing = history_of([]).answer(streaks, asked())
    assert (nothing.last_day, nothing.current, nothing.longest, nothing.total) == (
        None, None, None, 0,
    )  # fmt: skip


def test_a_day_that_never_was_breaks_no_streak(a_play: Any, history_of: Any, asked: Any) -> None:
    moments = ("2011-12-28T20:00:00Z", "2011-12-29T20:00:00Z", "2011-12-30T20:00:00Z")
    history = history_of([a_play(ended_at=each) for each in moments])
    found = history.answer(streaks, asked(tz="Pacific/Apia"))
    assert days_of(found.items) == [("2011-12-28", "2011-12-31", 3)]
    history = history_of([a_play(ended_at=each) for each in (*moments[::2], "2012-01-03T20:00Z")])
    found = history.answer(streaks, asked(tz="Pacific/Apia"))
    assert days_of(found.gaps) == [("2012-01-01", "2012-01-03", 3), ("2011-12-29", "2011-12-29", 1)]


@given(data=st.data())
def test_they_agree_with_walking_through_the_calendar(  # noqa: PLR0917
    data: st.DataObject, histories: Any, questions: Any, history_of: Any, select: Any, read: Any
) -> None:
    observations, question = data.draw(histories), data.draw(questions)
    zone = question.period.zone
    counted = [play for play in select(observations, question) if play.counts(question)]
    runs: list[list[Any]] = []  # [active?, days, plays]
    if counted:
        first, end = counted[0].ended_at, counted[-1].ended_at
        moments = [*range(first, end, HALF_DAY_MS), end]
        clocks = [datetime.fromtimestamp(ms / 1000, UTC).astimezone(zone) for ms in moments]
        for day in sorted({clock.date() for clock in clocks}):
            plays = sum(play.local(question).date() == day for play in counted)
            if not runs or runs[-1][0] != (plays > 0):
                runs.append([plays > 0, [], 0])
            runs[-1][1].append(day)
            runs[-1][2] += plays
    last = question.period.until_ms
    if last is None:
        last = max((play.ended_at for play in read(observations)), default=None)
    else:
        last -= 1
    last_day = None
    if last is not None:
        last_day = datetime.fromtimestamp(last / 1000, UTC).astimezone(zone).date()

    limit = data.draw(st.integers(1, 4))
    found = history_of(observations).answer(streaks, question, limit)
    active = [(days[0], days[-1], len(days), plays) for yes, days, plays in runs if yes]
    empty = [(days[0], days[-1], len(days)) for yes, days, _ in runs if not yes]
    ranked = sorted(active, key=lambda each: (-each[2], each[0]))
    assert [tuple(vars(each).values()) for each in found.items] == ranked[:limit]
    assert [tuple(vars(each).values()) for each in found.gaps] == sorted(
        empty, key=lambda each: (-each[2], each[0])
    )[:limit]
    assert (found.total, found.active_days) == (len(active), sum(each[2] for each in active))
    assert found.last_day == last_day
    current = [each for each in active if each[1] == last_day]
    assert [tuple(vars(each).values()) for each in (found.current,) if each] == current
    assert found.longest == (found.items[0] if active else None)
