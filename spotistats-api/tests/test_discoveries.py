"""Discoveries agree with looking for each first play by hand."""

from __future__ import annotations

from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st

from history_support.obvious import HEARD, asked_of, place_obviously
from spotistats_api.statistics.discoveries import MOST_STEPS, discoveries
from spotistats_api.statistics.timeline import timeline


def test_new_is_what_was_never_heard_before_not_even_before_the_period(
    a_play: Any, history_of: Any, asked: Any
) -> None:
    history = history_of(
        [
            a_play(name, ended_at=f"2024-{month}-01T12:{number:02}:00Z")
            for month, names in (("01", "A"), ("02", "ABB"), ("03", "ABC"), ("04", "BBC"))
            for number, name in enumerate(names)
        ]
    )
    found = history.answer(discoveries, asked("2024-02-01", "2024-04-01"))
    assert [(s.discovered, s.new_plays, s.familiar_plays) for s in found.steps] == [
        (1, 2, 1), (1, 1, 2),
    ]  # fmt: skip
    assert [step.new_share for step in found.steps] == [2 / 3, 1 / 3]
    # Of the whole period, all plays of B and C are new.
    assert (found.new_plays, found.familiar_plays, found.new_share) == (4, 2, 4 / 6)
    assert [(i.rank, i.name, i.plays, i.plays_since) for i in found.items] == [
        (1, "B", 3, 5), (2, "C", 1, 2),
    ]  # fmt: skip


def test_a_play_that_does_not_count_discovers_nothing(
    a_play: Any, history_of: Any, asked: Any
) -> None:
    history = history_of(
        [
            a_play(ended_at="2024-01-01T12:00:00Z", ms_played=5_000),
            a_play(ended_at="2024-02-01T12:00:00Z"),
        ]
    )
    found = history.answer(discoveries, asked())
    assert [step.discovered for step in found.steps] == [0, 1]
    assert [step.new_share for step in found.steps] == [None, 1.0]


@given(data=st.data())
def test_it_agrees_with_looking_for_first_plays(  # noqa: PLR0917
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
    told, question = asked_of(entity, question)
    history = history_of(observations)
    steps = history.answer(timeline, question, step).items
    assume(len(steps) <= MOST_STEPS)

    def counted(question: Any) -> list[Any]:
        return [play for play in select(observations, question) if play.counts(question)]

    def day(play: Any) -> Any:
        return first_day_of(step, play.local(question).date())

    ever = group(counted(question.ever), entity)
    firsts = {thing: min(plays, key=lambda play: play.ended_at) for thing, plays in ever.items()}
    now = group(counted(question), entity)
    new = {
        thing for thing, plays in now.items()
        if min(play.ended_at for play in plays) == firsts[thing].ended_at
    }  # fmt: skip
    expected = {each.start.date(): [0, 0, 0] for each in steps}
    for thing, plays in now.items():
        if thing in new:
            expected[day(firsts[thing])][0] += 1
        for play in plays:
            is_new = thing in new and day(play) == day(firsts[thing])
            expected[day(play)][1 if is_new else 2] += 1
    listed = sorted(
        new, key=lambda thing: (-len(ever[thing]), -len(now[thing]), *place_obviously(thing))
    )

    limit, items = data.draw(st.integers(1, 5)), []
    for offset in range(0, len(listed) + 1, limit):
        found = history.answer(discoveries, told, entity, step, limit, offset)
        assert found.total == len(listed)
        items += found.items
    assert [(i.rank, i.id, i.name, i.plays, i.plays_since, i.first_played_at) for i in items] == [
        (rank, *thing[:2], len(now[thing]), len(ever[thing]), firsts[thing].instant)
        for rank, thing in enumerate(listed, start=1)
    ]
    assert [each.start for each in found.steps] == [each.start for each in steps]
    assert [[s.discovered, s.new_plays, s.familiar_plays] for s in found.steps] == list(
        expected.values()
    )
    for each in found.steps:
        plays = each.new_plays + each.familiar_plays
        assert each.new_share == (each.new_plays / plays if plays else None)
    assert found.new_plays == sum(len(now[thing]) for thing in new)
    assert found.new_plays + found.familiar_plays == sum(map(len, now.values()))
