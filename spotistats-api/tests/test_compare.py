"""Comparisons agree with comparing two top lists place by place."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from history_support.obvious import HEARD, asked_of
from spotistats_api.engine.scope import Filters
from spotistats_api.handlers.questions import two_sides
from spotistats_api.statistics.compare import compare
from spotistats_api.statistics.summary import change, figures
from spotistats_api.statistics.top import top
from spotistats_common.errors import InvalidRequest
from spotistats_common.models.play import Kind


def test_years_are_compared(a_play: Any, history_of: Any, asked: Any) -> None:
    plays = [("Lost", 2023, 2), ("Kept", 2023, 3), ("Risen", 2023, 1), ("Risen", 2024, 4)]
    plays += [("Kept", 2024, 2), ("New", 2024, 2)]
    history = history_of(
        [
            a_play(by=name, ended_at=f"{year}-0{month + 1}-01T12:00:00Z")
            for name, year, count in plays
            for month in range(count)
        ]
    )
    before, after = asked("2023-01-01", "2024-01-01"), asked("2024-01-01", "2025-01-01")
    found = history.answer(compare, before, after, "artists")
    assert (found.first.plays, found.second.plays) == (6, 8)
    assert (found.change.plays, found.change.artists) == (2, 0)
    assert (found.first_period, found.second_period) == (before.period, after.period)
    assert [(each.name, each.first, each.second.rank) for each in found.new.items] == [
        ("New", None, 3)
    ]
    assert (found.new.total, found.new.first_share, found.new.second_share) == (1, 0, 0.25)
    assert [(each.name, each.first.rank, each.second) for each in found.lost.items] == [
        ("Lost", 2, None)
    ]
    assert [(each.name, each.rank_move) for each in found.kept.items] == [
        ("Risen", 2),
        ("Kept", -1),
    ]
    assert found.kept.items[0].second.share == 0.5


def test_filters_are_compared(a_play: Any, history_of: Any, asked: Any) -> None:
    history = history_of(
        [
            a_play("Phone", platform="ios", ended_at=1),
            a_play("Both", platform="ios", ended_at=2),
            a_play("Both", platform="web_player", ended_at=3),
        ]
    )
    sides = (asked(filters=Filters(platform_family=(each,))) for each in ("ios", "web"))
    found = history.answer(compare, *sides, "tracks", "listened_ms", 1)
    assert [each.name for each in found.kept.items] == ["Both"]
    assert [each.name for each in found.lost.items] == ["Phone"]
    assert (found.new.items, found.new.total, found.new.second_share) == ((), 0, 0)


def test_music_is_compared_with_podcasts(a_play: Any, history_of: Any, asked: Any) -> None:
    history = history_of(
        [
            a_play("Song", ended_at=1),
            a_play("Talk", by=None, album="Show", kind=Kind.PODCAST, ended_at=2),
            a_play("Talk", by=None, album="Show", kind=Kind.PODCAST, ended_at=3),
        ]
    )
    sides = (asked(), asked(kinds=(Kind.PODCAST,)))
    found = history.answer(compare, *sides, "albums")
    assert (found.first.plays, found.second.plays, found.change.artists) == (1, 2, -1)
    assert [each.name for each in found.lost.items] == ["Album"]
    assert [each.name for each in found.new.items] == ["Show"]
    with pytest.raises(InvalidRequest) as caught:
        history.answer(compare, sides[1], asked(kinds=(Kind.MUSIC,)), "shows")
    assert caught.value.field == "other_kind"


def test_nothing_is_compared_with_nothing(history_of: Any, asked: Any) -> None:
    found = history_of([]).answer(compare, asked(), asked(), "albums")
    assert (found.change.plays, found.kept.total, found.kept.first_share) == (0, 0, None)


def test_the_second_side_is_the_first_but_for_what_is_told_of_it() -> None:
    given_ = {"since": "2023-01-01", "until": "2024-01-01", "tz": "UTC", "shuffle": True}
    first, second = two_sides({**given_, "other_shuffle": False})
    assert first == given_
    assert second == {**given_, "shuffle": False}
    _, second = two_sides({**given_, "other_since": "2024-01-01"})
    assert second == {"since": "2024-01-01", "tz": "UTC", "shuffle": True}
    with pytest.raises(InvalidRequest, match="say what to compare with"):
        two_sides(given_)


@pytest.mark.parametrize("entity", HEARD)
@given(data=st.data())
def test_it_agrees_with_the_top_lists(
    data: st.DataObject, entity: Any, histories: Any, questions: Any, history_of: Any
) -> None:
    history = history_of(data.draw(histories))
    # Of one kind on each side: what a top list tells does not part things of several.
    one_kind = st.sampled_from([(), (Kind.MUSIC,), (Kind.PODCAST,), (Kind.AUDIOBOOK,)])
    (asked_first, one), (asked_second, two) = (
        asked_of(entity, replace(data.draw(questions), kinds=data.draw(one_kind))) for _ in range(2)
    )
    order_by = data.draw(st.sampled_from(["plays", "listened_ms"]))
    limit = data.draw(st.integers(1, 4))
    found = history.answer(compare, asked_first, asked_second, entity, order_by, limit)
    assert found.first == history.answer(figures, one)
    assert found.second == history.answer(figures, two)
    assert found.change == change(found.first, found.second)

    sides = [
        {
            (side.media, each.id): each
            for each in history.answer(top, side, entity, order_by, 1000).items
        }
        for side in (one, two)
    ]
    wholes = [sum(getattr(each, order_by) for each in side.values()) for side in sides]

    def share(number: int, things: Any) -> Any:
        parts = [getattr(sides[number][each], order_by) for each in things & sides[number].keys()]
        return pytest.approx(sum(parts) / wholes[number]) if wholes[number] else None

    def place(number: int, thing: Any) -> Any:
        item = sides[number].get(thing)
        return item and (item.rank, item.plays, item.listened_ms, share(number, {thing}))

    def told(place: Any) -> Any:
        return place and (place.rank, place.plays, place.listened_ms, place.share)

    first, second = (side.keys() for side in sides)
    for group, things in (
        (found.new, second - first), (found.lost, first - second), (found.kept, first & second),
    ):  # fmt: skip
        ranks = {each: [side[each].rank for side in sides if each in side] for each in things}
        ordered = sorted(things, key=lambda each: (min(ranks[each]), ranks[each][-1]))[:limit]
        assert group.total == len(things)
        assert group.first_share == share(0, things)
        assert group.second_share == share(1, things)
        assert [each.id for each in group.items] == [thing_id for _, thing_id in ordered]
        for thing, item in zip(ordered, group.items, strict=True):
            assert told(item.first) == place(0, thing)
            assert told(item.second) == place(1, thing)
            moves = ranks[thing]
            assert item.rank_move == (moves[0] - moves[1] if len(moves) == 2 else None)
