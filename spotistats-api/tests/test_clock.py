"""The hours of the week, and the days, agree with reading the local clock of every play."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spotistats_api.statistics.calendar import calendar
from spotistats_api.statistics.clock import clock
from spotistats_common.errors import InvalidRequest

HALF_DAY_MS = 12 * 3_600_000  # no day is shorter


def test_a_play_belongs_to_the_local_hour_of_its_end(
    a_play: Any, history_of: Any, asked: Any
) -> None:
    history = history_of(
        [
            a_play(ended_at="2024-03-03T22:30:00Z"),  # Monday in Vilnius, half past midnight
            a_play(ended_at="2024-03-10T22:59:59Z", ms_played=5_000),
            a_play(ended_at="2024-03-10T21:00:00Z"),
        ]
    )
    found = history.answer(clock, asked(tz="Europe/Vilnius"))
    assert [(each.weekday, each.hour) for each in found.items] == [
        (weekday, hour) for weekday in range(1, 8) for hour in range(24)
    ]
    assert [
        (each.weekday, each.hour, each.plays, each.listened_ms)
        for each in found.items
        if each.listened_ms
    ] == [(1, 0, 1, 205_000), (7, 23, 1, 200_000)]


def test_1970_begins_on_a_thursday_and_its_eve_is_a_wednesday(
    a_play: Any, history_of: Any, asked: Any
) -> None:
    history = history_of([a_play(ended_at="1970-01-01T01:00:00Z")])
    for tz, cell in (("UTC", (4, 1)), ("America/New_York", (3, 20))):
        items = history.answer(clock, asked(tz=tz)).items
        assert [(each.weekday, each.hour) for each in items if each.plays] == [cell]


@given(data=st.data())
def test_the_clock_agrees_with_reading_every_clock(
    data: st.DataObject, histories: Any, questions: Any, history_of: Any, select: Any
) -> None:
    observations, question = data.draw(histories), data.draw(questions)
    plays: Counter[tuple[int, int]] = Counter()
    heard: Counter[tuple[int, int]] = Counter()
    guessed: Counter[tuple[int, int]] = Counter()
    for play in select(observations, question):
        local = play.local(question)
        cell = (local.isoweekday(), local.hour)
        plays[cell] += play.counts(question)
        heard[cell] += play.heard_ms
        guessed[cell] += play.estimated_ms or 0
    found = history_of(observations).answer(clock, question)
    assert len(found.items) == 168
    for each in found.items:
        cell = (each.weekday, each.hour)
        figures = (each.plays, each.listened_ms, each.estimated_ms)
        assert figures == (plays[cell], heard[cell], guessed[cell])


def test_a_calendar_has_empty_days_but_none_that_never_was(
    a_play: Any, history_of: Any, asked: Any
) -> None:
    history = history_of(
        [a_play(ended_at="2011-12-29T12:00:00Z"), a_play(ended_at="2012-01-01T00:00:00Z")]
    )
    found = history.answer(calendar, asked(tz="Pacific/Apia"))
    assert [(each["day"].isoformat(), each["plays"]) for each in found.items] == [
        ("2011-12-29", 1), ("2011-12-31", 0), ("2012-01-01", 1),
    ]  # fmt: skip
    assert history_of([]).answer(calendar, asked()).items == []


def test_too_many_days_are_refused(history_of: Any, asked: Any) -> None:
    with pytest.raises(InvalidRequest, match="more than 100,000 days") as caught:
        history_of([]).answer(calendar, asked("1970-01-01", "9998-12-31"))
    assert caught.value.field == "until"


@given(data=st.data())
def test_the_calendar_agrees_with_sorting_plays_into_days(
    data: st.DataObject, histories: Any, questions: Any, history_of: Any, select: Any
) -> None:
    observations, question = data.draw(histories), data.draw(questions)
    chosen = select(observations, question)
    period, zone = question.period, question.period.zone
    first = period.since_ms if period.since else min((p.ended_at for p in chosen), default=None)
    end = period.until_ms if period.until else max((p.ended_at for p in chosen), default=-1) + 1
    days = {}
    if first is not None and first < end:
        for ms in [*range(first, end, HALF_DAY_MS), end - 1]:
            days[datetime.fromtimestamp(ms / 1000, UTC).astimezone(zone).date()] = [0, 0, 0]
    for play in chosen:
        day = days[play.local(question).date()]
        day[0] += play.counts(question)
        day[1] += play.heard_ms
        day[2] += play.estimated_ms or 0
    found = history_of(observations).answer(calendar, question)
    figures = ("plays", "listened_ms", "estimated_ms")
    assert [(each["day"], [each[name] for name in figures]) for each in found.items] == sorted(
        days.items()
    )
