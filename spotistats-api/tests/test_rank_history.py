"""Rank histories agree with ranking step by step by hand."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from history_support.obvious import HEARD, asked_of, place_obviously
from spotistats_api.statistics.rank_history import MOST_STEPS, rank_history
from spotistats_api.statistics.timeline import timeline
from spotistats_common.errors import InvalidRequest


def ranks(found: Any) -> dict[str, list[int | None]]:
    return {series.name: [point.rank for point in series.points] for series in found.items}


def test_ranks_move_within_steps_and_from_the_start(
    a_play: Any, history_of: Any, asked: Any
) -> None:
    history = history_of(
        [
            a_play(name, ended_at=f"2024-{month}-01T12:{number:02}:00Z")
            for month, names in (("01", "AAAB"), ("02", "BB"), ("04", "BA"))
            for number, name in enumerate(names)
        ]
    )
    found = history.answer(rank_history, asked(), "tracks", "month", "step", 10)
    assert [start.month for start in found.starts] == [1, 2, 3, 4]
    assert ranks(found) == {"A": [1, None, None, 1], "B": [2, 1, None, 2]}
    found = history.answer(rank_history, asked(), "tracks", "month", "cumulative", 10)
    assert ranks(found) == {"A": [1, 1, 1, 1], "B": [2, 2, 2, 2]}
    assert [point.plays for point in found.items[1].points] == [1, 3, 3, 4]


def test_a_rank_is_among_everything_not_only_the_series_shown(
    a_play: Any, history_of: Any, asked: Any
) -> None:
    history = history_of(
        [
            a_play(name, ended_at=f"2024-{month}-01T12:{number:02}:00Z")
            for month, names in (("01", "AAAA"), ("02", "ABB"))
            for number, name in enumerate(names)
        ]
    )
    found = history.answer(rank_history, asked(), "tracks", "month", "step", 1)
    assert ranks(found) == {"A": [1, 2]}


def test_too_many_steps_are_refused(history_of: Any, asked: Any) -> None:
    question = asked("2000-01-01", "2024-01-01")
    with pytest.raises(InvalidRequest, match=f"more than {MOST_STEPS:,} steps") as caught:
        history_of([]).answer(rank_history, question, "tracks", "day")
    assert caught.value.field == "step"
    found = history_of([]).answer(rank_history, question, "tracks", "month")
    assert (len(found.starts), found.items) == (24 * 12, ())


@given(data=st.data())
def test_it_agrees_with_ranking_step_by_step(  # noqa: PLR0917
    data: st.DataObject,
    histories: Any,
    questions: Any,
    history_of: Any,
    select: Any,
    group: Any,
    first_day_of: Any,
) -> None:
    observations, question = data.draw(histories), data.draw(questions)
    entity = data.draw(st.sampled_from(list(HEARD)))
    step = data.draw(st.sampled_from(["day", "week", "month", "quarter", "year"]))
    mode, limit = data.draw(st.sampled_from(["step", "cumulative"])), data.draw(st.integers(1, 4))
    told, question = asked_of(entity, question)
    history = history_of(observations)
    steps = history.answer(timeline, question, step).items
    assume(len(steps) <= MOST_STEPS)
    groups = group(select(observations, question), entity)

    def measures(plays: list[Any]) -> tuple[int, int, int]:
        return (
            sum(play.counts(question) for play in plays),
            sum(play.heard_ms for play in plays),
            sum(play.estimated_ms or 0 for play in plays),
        )

    def ranked(of: dict[Any, list[Any]]) -> list[Any]:
        found = {thing: measures(plays) for thing, plays in of.items()}
        return sorted(
            (thing for thing in found if found[thing][0]),
            key=lambda thing: (-found[thing][0], -found[thing][1], *place_obviously(thing)),
        )

    def at(start: Any) -> dict[Any, list[Any]]:
        def inside(play: Any) -> bool:
            day = first_day_of(step, play.local(question).date())
            first = first_day_of(step, start.date())
            return bool(day <= first if mode == "cumulative" else day == first)

        return {thing: [p for p in plays if inside(p)] for thing, plays in groups.items()}

    expected = ranked(groups)[:limit]
    found = history.answer(rank_history, told, entity, step, mode, limit)
    assert list(found.starts) == [each.start for each in steps]
    assert [(each.id, each.name) for each in found.items] == [thing[:2] for thing in expected]
    assert [each.rank for each in found.items] == list(range(1, len(expected) + 1))
    for thing, series in zip(expected, found.items, strict=True):
        assert (series.plays, series.listened_ms, series.estimated_ms) == measures(groups[thing])
    busy = {
        first_day_of(step, p.local(question).date()) for plays in groups.values() for p in plays
    }
    for number, start in enumerate(found.starts):
        points = [series.points[number] for series in found.items]
        if start.date() not in busy and mode == "step":
            assert all((p.rank, p.plays, p.listened_ms) == (None, 0, 0) for p in points)
        elif start.date() in busy:  # in between, nothing changes, as the next busy step shows
            plays = at(start)
            order = ranked(plays)
            for thing, point in zip(expected, points, strict=True):
                rank = order.index(thing) + 1 if thing in order else None
                shown = (point.plays, point.listened_ms, point.estimated_ms)
                assert (point.rank, shown) == (rank, measures(plays[thing]))
        elif number:
            assert points == [series.points[number - 1] for series in found.items]
