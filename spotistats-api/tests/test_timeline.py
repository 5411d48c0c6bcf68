"""Timelines agree with sorting plays into local hours, days, weeks, … one by one."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from spotistats_api.statistics.timeline import timeline
from spotistats_common.errors import InvalidRequest


def starts(found: Any) -> list[str]:
    return [item.start.isoformat() for item in found.items]


def test_empty_steps_are_filled(a_play: Any, history_of: Any, asked: Any) -> None:
    history = history_of(
        [
            a_play(ended_at="2023-12-31T22:30:00Z"),
            a_play(ended_at="2024-03-10T12:00:00Z", ms_played=5_000),
        ]
    )
    found = history.answer(timeline, asked(tz="Europe/Vilnius"), "month")
    assert [(item.plays, item.listened_ms) for item in found.items] == [
        (1, 200_000), (0, 0), (0, 5_000),
    ]  # fmt: skip
    assert starts(found) == [
        "2024-01-01T00:00:00+02:00", "2024-02-01T00:00:00+02:00", "2024-03-01T00:00:00+02:00",
    ]  # fmt: skip


def test_the_period_decides_where_it_begins_and_ends(
    a_play: Any, history_of: Any, asked: Any
) -> None:
    history = history_of([a_play(ended_at="2024-06-15T12:00:00Z")])
    found = history.answer(timeline, asked("2024-05-20", "2024-07-01"), "month")
    assert starts(found) == ["2024-05-01T00:00:00+00:00", "2024-06-01T00:00:00+00:00"]
    assert [item.plays for item in found.items] == [0, 1]
    assert history.answer(timeline, asked("2024-05-20", "2024-05-20"), "day").items == ()
    assert history.answer(timeline, asked("2025-01-01"), "day").items == ()


def test_weeks_begin_on_monday_and_quarters_in_january_april_july_october(
    a_play: Any, history_of: Any, asked: Any
) -> None:
    history = history_of(
        [a_play(ended_at="2021-01-03T12:00:00Z"), a_play(ended_at="2021-01-04T12:00:00Z")]
    )
    weeks = history.answer(timeline, asked(), "week")
    assert [start[:10] for start in starts(weeks)] == ["2020-12-28", "2021-01-04"]
    quarters = history.answer(timeline, asked("2020-02-29", "2021-01-01"), "quarter")
    assert [start[:10] for start in starts(quarters)] == [
        "2020-01-01", "2020-04-01", "2020-07-01", "2020-10-01",
    ]  # fmt: skip


def test_the_hour_that_autumn_repeats_is_two(a_play: Any, history_of: Any, asked: Any) -> None:
    history = history_of(
        [a_play(ended_at="2024-10-26T23:30:00Z"), a_play(ended_at="2024-10-27T01:30:00Z")]
    )
    found = history.answer(timeline, asked(tz="Europe/Berlin"), "hour")
    assert starts(found) == [
        "2024-10-27T01:00:00+02:00", "2024-10-27T02:00:00+02:00", "2024-10-27T02:00:00+01:00",
    ]  # fmt: skip
    assert [item.plays for item in found.items] == [1, 0, 1]


def test_half_an_hour_that_is_repeated_is_a_step(a_play: Any, history_of: Any, asked: Any) -> None:
    history = history_of(
        [a_play(ended_at="2024-04-06T14:10:00Z"), a_play(ended_at="2024-04-06T16:00:00Z")]
    )
    found = history.answer(timeline, asked(tz="Australia/Lord_Howe"), "hour")
    assert starts(found) == [
        "2024-04-07T01:00:00+11:00", "2024-04-07T01:30:00+10:30", "2024-04-07T02:00:00+10:30",
    ]  # fmt: skip


def test_days_have_23_and_25_hours_and_some_do_not_exist(history_of: Any, asked: Any) -> None:
    history = history_of([])
    for since, hours in (("2024-03-31", 23), ("2024-10-27", 25), ("2024-05-01", 24)):
        until = (date.fromisoformat(since) + timedelta(days=1)).isoformat()
        question = asked(since, until, "Europe/Berlin")
        assert len(history.answer(timeline, question, "hour").items) == hours
        assert len(history.answer(timeline, question, "day").items) == 1
    days = history.answer(timeline, asked("2011-12-29", "2012-01-01", "Pacific/Apia"), "day")
    assert starts(days) == ["2011-12-29T00:00:00-10:00", "2011-12-31T00:00:00+14:00"]
    leapt = history.answer(timeline, asked("2018-11-04", "2018-11-05", "America/Sao_Paulo"), "day")
    assert starts(leapt) == ["2018-11-04T01:00:00-02:00"]


@pytest.mark.parametrize(
    ("since", "until", "step"),
    [
        ("1970-01-01", "9998-12-31", "hour"),
        ("1970-01-01", "9998-12-31", "day"),
        ("1970-01-01", "9998-12-31T23:59:59-23:59", "week"),
    ],
)
def test_too_many_steps_are_refused(
    history_of: Any, asked: Any, since: str, until: str, step: Any
) -> None:
    with pytest.raises(InvalidRequest, match="more than 100,000 steps") as caught:
        history_of([]).answer(timeline, asked(since, until, "Pacific/Kiritimati"), step)
    assert caught.value.field == "step"


def test_long_steps_reach_the_last_year_there_is(history_of: Any, asked: Any) -> None:
    question = asked("1970-01-01", "9998-12-31T23:59:59-23:59", "Pacific/Kiritimati")
    assert len(history_of([]).answer(timeline, question, "year").items) == 9999 - 1970 + 1
    assert len(history_of([]).answer(timeline, question, "month").items) == 8029 * 12 + 1


def label(clock: datetime, step: str) -> tuple[Any, ...]:
    """What all moments of one step share."""
    day = clock.date()
    return {
        "hour": (day, clock.hour, clock.utcoffset()),
        "day": (day,),
        "week": day.isocalendar()[:2],
        "month": (day.year, day.month),
        "quarter": (day.year, (day.month - 1) // 3),
        "year": (day.year,),
    }[step]


@given(data=st.data())
def test_it_agrees_with_sorting_plays_one_by_one(
    data: st.DataObject, histories: Any, questions: Any, history_of: Any, select: Any
) -> None:
    observations, question = data.draw(histories), data.draw(questions)
    step = data.draw(st.sampled_from(["hour", "day", "week", "month", "quarter", "year"]))
    chosen = select(observations, question)
    period, zone = question.period, question.period.zone
    first = period.since_ms if period.since else min((p.ended_at for p in chosen), default=None)
    end = period.until_ms if period.until else max((p.ended_at for p in chosen), default=-1) + 1
    assume(step != "hour" or first is None or end - first < 60 * 86_400_000)

    expected: dict[tuple[Any, ...], list[int]] = {}
    if first is not None and first < end:
        # An hour begins on a quarter of an hour, and no day is shorter than one.
        grain = 900_000 if step == "hour" else 3_600_000
        for ms in [first, *range(first // grain * grain + grain, end, grain), end - 1]:
            clock = datetime.fromtimestamp(ms / 1000, UTC).astimezone(zone)
            expected.setdefault(label(clock, step), [0, 0])
    for play in chosen:
        sums = expected[label(play.local(question), step)]
        sums[0] += play.counts(question)
        sums[1] += play.heard_ms

    found = history_of(observations).answer(timeline, question, step)
    assert [(item.plays, item.listened_ms) for item in found.items] == [
        tuple(sums) for sums in expected.values()
    ]
    for item, shared in zip(found.items, expected, strict=True):
        assert label(item.start, step) == shared
        before = (item.start.astimezone(UTC) - timedelta(milliseconds=1)).astimezone(zone)
        assert label(before, step) != shared
