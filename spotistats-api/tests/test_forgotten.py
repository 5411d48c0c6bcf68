"""What is forgotten agrees with counting windows of 90 days by hand."""

from __future__ import annotations

from datetime import UTC, timedelta
from math import sqrt
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from history_support.obvious import HEARD, asked_of, place_obviously
from spotistats_api.statistics.forgotten import forgotten


def test_what_was_loved_and_long_not_heard_comes_first(
    a_play: Any, history_of: Any, asked: Any
) -> None:
    plays = [
        *[("Summer hit", f"2023-07-{day:02}") for day in range(1, 21)],
        *[("Now and then", f"{year}-06-01") for year in range(2010, 2023)],
        *[("Still heard", f"2023-07-{day:02}") for day in range(1, 21)],
        ("Still heard", "2024-06-30"),
        ("Once", "2010-01-01"),
    ]
    history = history_of([a_play(name, ended_at=f"{day}T12:00:00Z") for name, day in plays])
    found = history.answer(forgotten, asked(until="2024-07-20"), "tracks", 10, 100)
    assert [(i.name, i.plays, i.best_plays, i.silent_days) for i in found.items] == [
        ("Summer hit", 20, 20, 365),
        ("Now and then", 13, 1, 779),
    ]
    assert [item.score for item in found.items] == [20 * sqrt(365), sqrt(779)]


def test_silence_ends_with_the_last_play_where_the_period_is_open(
    a_play: Any, history_of: Any, asked: Any
) -> None:
    history = history_of(
        [
            a_play("Gone", ended_at="2024-01-01T12:00:00Z"),
            a_play("Other", ended_at="2024-01-11T12:00:00Z", ms_played=1_000),
        ]
    )
    (item,) = history.answer(forgotten, asked(), "tracks", 1, 1).items
    assert (item.name, item.silent_days) == ("Gone", 10)


def test_ninety_days_are_ninety_days(a_play: Any, history_of: Any, asked: Any) -> None:
    def best(second: str) -> int:
        history = history_of(
            [a_play(ended_at="2023-01-01T12:00:00Z"), a_play(ended_at=f"{second}T12:00:00Z")]
        )
        (item,) = history.answer(forgotten, asked(until="2024-01-01"), "tracks", 1, 1).items
        return int(item.best_plays)

    assert best("2023-03-31") == 2  # the ninetieth day
    assert best("2023-04-01") == 1


@given(data=st.data())
def test_it_agrees_with_counting_windows_by_hand(  # noqa: PLR0917
    data: st.DataObject,
    histories: Any,
    questions: Any,
    history_of: Any,
    select: Any,
    group: Any,
) -> None:
    observations, question = data.draw(histories), data.draw(questions)
    entity = data.draw(st.sampled_from(list(HEARD)))
    min_plays, silent_days = data.draw(st.integers(1, 3)), data.draw(st.sampled_from([1, 90, 500]))
    told, question = asked_of(entity, question)
    chosen = select(observations, question)
    until = question.period.until
    if until is not None:
        last_moment = until.astimezone(UTC) - timedelta(milliseconds=1)
        end = last_moment.astimezone(question.period.zone).date()
    elif chosen:
        end = max(chosen, key=lambda play: play.ended_at).local(question).date()

    expected = []
    for thing, plays in group([p for p in chosen if p.counts(question)], entity).items():
        days = [play.local(question).date() for play in plays]
        best = max(sum(0 <= (day - first).days < 90 for day in days) for first in days)
        last = max(plays, key=lambda play: play.ended_at)
        silent = (end - last.local(question).date()).days
        if len(plays) >= min_plays and silent >= silent_days:
            key = (-best * best * silent, -best, *place_obviously(thing))
            first = min(play.instant for play in plays)
            expected.append((key, (*thing[:2], len(plays), best, silent, first, last.instant)))
    expected.sort(key=lambda each: each[0])

    history = history_of(observations)
    limit, items = data.draw(st.integers(1, 5)), []
    for offset in range(0, len(expected) + 1, limit):
        page = history.answer(forgotten, told, entity, min_plays, silent_days, limit, offset)
        assert page.total == len(expected)
        items += page.items
    assert [item.rank for item in items] == list(range(1, len(expected) + 1))
    assert [
        (i.id, i.name, i.plays, i.best_plays, i.silent_days, i.first_played_at, i.last_played_at)
        for i in items
    ] == [figures for _, figures in expected]
    assert all(item.score == item.best_plays * sqrt(item.silent_days) for item in items)
