"""Diversity agrees with its formulas, written down once more."""

from __future__ import annotations

from collections import Counter
from math import log2
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from history_support.obvious import HEARD, asked_of
from spotistats_api.statistics.diversity import MOST_STEPS, diversity
from spotistats_api.statistics.timeline import timeline


def obvious(counts: list[int]) -> dict[str, Any]:
    """The figures of so many plays each; Gini as the mean difference of all pairs."""
    plays, things = sum(counts), len(counts)
    if not plays:
        names = ("entropy_bits", "effective", "gini", "top_one_share", "top_ten_share")
        return {"plays": 0, "things": 0, **dict.fromkeys((*names, "top_hundred_share"))}
    entropy = -sum(count / plays * log2(count / plays) for count in counts)
    ordered = sorted(counts, reverse=True)
    return {
        "plays": plays,
        "things": things,
        "entropy_bits": entropy,
        "effective": 2**entropy,
        "gini": sum(abs(a - b) for a in counts for b in counts) / (2 * things * plays),
        "top_one_share": ordered[0] / plays,
        "top_ten_share": sum(ordered[:10]) / plays,
        "top_hundred_share": sum(ordered[:100]) / plays,
    }


def agrees(found: Any, counts: list[int]) -> None:
    expected = obvious(counts)
    assert vars(found) == {
        name: value if value is None else pytest.approx(value, rel=1e-9, abs=1e-9)
        for name, value in expected.items()
    }


def history_with(counts: list[int], a_play: Any, history_of: Any) -> Any:
    names = [f"Song {number}" for number, count in enumerate(counts) for _ in range(count)]
    return history_of(
        [a_play(name, ended_at=1_700_000_000_000 + at * 1_000) for at, name in enumerate(names)]
    )


def test_equal_plays_are_as_varied_as_can_be(a_play: Any, history_of: Any, asked: Any) -> None:
    found = history_with([3] * 8, a_play, history_of).answer(diversity, asked()).overall
    assert (found.entropy_bits, found.effective, found.gini) == (3.0, 8.0, 0.0)
    assert (found.top_one_share, found.top_ten_share) == (0.125, 1.0)


def test_a_single_track_is_no_variety(a_play: Any, history_of: Any, asked: Any) -> None:
    found = history_with([5], a_play, history_of).answer(diversity, asked()).overall
    assert (found.entropy_bits, found.effective, found.gini) == (0.0, 1.0, 0.0)


def test_uneven_plays(a_play: Any, history_of: Any, asked: Any) -> None:
    counts = [*range(1, 12), *[1] * 100]
    found = history_with(counts, a_play, history_of).answer(diversity, asked())
    agrees(found.overall, counts)
    agrees(found.items[0].figures, counts)


def test_the_eddington_number(a_play: Any, history_of: Any, asked: Any) -> None:
    def eddington(counts: list[int]) -> tuple[int, int]:
        history = history_of(
            [
                a_play(ended_at=f"2024-01-{day:02}T12:00:{number:02}Z")
                for day, count in enumerate(counts, start=1)
                for number in range(count)
            ]
        )
        found = history.answer(diversity, asked()).eddington
        return found.number, found.days_missing

    assert eddington([]) == (0, 1)
    assert eddington([5]) == (1, 1)
    assert eddington([1, 1, 1]) == (1, 2)
    assert eddington([3, 3, 9, 2]) == (3, 3)
    assert eddington([4, 4, 4]) == (3, 1)


@given(data=st.data())
def test_it_agrees_with_the_formulas(  # noqa: PLR0917
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
    counted = [play for play in select(observations, question) if play.counts(question)]
    groups = group(counted, entity)
    stepped = {
        thing: Counter(first_day_of(step, play.local(question).date()) for play in plays)
        for thing, plays in groups.items()
    }

    found = history.answer(diversity, told, entity, step)
    agrees(found.overall, [len(plays) for plays in groups.values()])
    assert [each.start for each in found.items] == [each.start for each in steps]
    for item in found.items:
        day = item.start.date()
        agrees(item.figures, [days[day] for days in stepped.values() if days[day]])

    days = Counter(play.local(question).date() for play in counted).values()
    number = max(e for e in range(len(days) + 1) if sum(day >= e for day in days) >= e)
    missing = number + 1 - sum(day >= number + 1 for day in days)
    assert (found.eddington.number, found.eddington.days_missing) == (number, missing)
