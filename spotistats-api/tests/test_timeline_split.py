"""The series of a timeline agree with giving every play to its part by hand."""

from __future__ import annotations

from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spotistats_api.statistics.dimensions import Split
from spotistats_api.statistics.timeline import timeline
from spotistats_common.errors import InvalidRequest
from spotistats_common.models.platforms import family

THINGS = {"artist": "creator", "album": "collection", "track": "title"}


def test_the_largest_parts_are_series_and_the_rest_is_one(
    a_play: Any, history_of: Any, asked: Any
) -> None:
    rows = [("ios", 1), ("iOS 14.2 (iPhone10,3)", 2), ("web_player", 1), (None, 2), ("ps4", 2)]
    history = history_of(
        [
            a_play(platform=platform, ended_at=f"2024-0{month}-01T12:00:0{n}Z")
            for n, (platform, month) in enumerate(rows)
        ]
    )
    found = history.answer(timeline, asked(), "month", "platform_family", 2)
    assert [(each.role, each.key, each.plays) for each in found.series] == [
        ("value", "ios", 2), ("value", "console", 1), ("other", None, 2),
    ]  # fmt: skip
    assert [[item.plays for item in each.items] for each in found.series] == [
        [1, 1],
        [0, 1],
        [1, 1],
    ]
    found = history.answer(timeline, asked(), "month", "platform_family")
    assert [(each.role, each.label) for each in found.series] == [
        ("value", "ios"), ("value", "console"), ("value", "web"), ("unknown", None),
    ]  # fmt: skip
    assert history.answer(timeline, asked(), "month").series == ()


def test_a_series_of_a_track_tells_its_artist(a_play: Any, history_of: Any, asked: Any) -> None:
    history = history_of([a_play("Song", by="Band")])
    (series,) = history.answer(timeline, asked(), "day", "track").series
    assert (series.label, series.artist.name) == ("Song", "Band")


def test_too_many_steps_of_all_series_together_are_refused(
    a_play: Any, history_of: Any, asked: Any
) -> None:
    history = history_of([a_play(country="DE"), a_play(country="LT")])
    question = asked("1970-01-01", "2170-01-01")
    assert len(history.answer(timeline, question, "day").items) > 70_000
    with pytest.raises(InvalidRequest, match="fewer series") as caught:
        history.answer(timeline, question, "day", "country")
    assert caught.value.field == "series"


def part_of(play: Any, split: str) -> tuple[Any, ...] | None:
    """(kind, key, label) of the part that a play belongs to; None if unknown."""
    said = play.observation
    if split in THINGS:
        thing = getattr(play, THINGS[split])
        return thing and (said.item.kind, *thing)
    value: Any
    if split == "kind":
        value = str(said.item.kind)
    elif split == "platform_family":
        value = family(said.platform)
    elif split == "skipped":
        value = play.skipped
    else:
        value = getattr(said, split)
    text = str(value).lower() if isinstance(value, bool) else value
    return None if text is None else ("", str(text), str(text))


@given(data=st.data())
def test_they_agree_with_splitting_by_hand(
    data: st.DataObject, histories: Any, questions: Any, history_of: Any, select: Any
) -> None:
    observations, question = data.draw(histories), data.draw(questions)
    split = data.draw(st.sampled_from(get_args(Split)))
    step = data.draw(st.sampled_from(["month", "quarter", "year"]))
    most = data.draw(st.integers(1, 4))
    parts: dict[Any, list[Any]] = {}
    for play in select(observations, question):
        parts.setdefault(part_of(play, split), []).append(play)

    def order(part: Any) -> tuple[Any, ...]:
        plays = sum(play.counts(question) for play in parts[part])
        heard = sum(play.heard_ms for play in parts[part])
        label = (True,) if part is None else (False, part[2].encode(), part[1])
        return -plays, -heard, label

    ranked = sorted(parts, key=order)
    expected = [
        ("unknown" if part is None else "value", part and part[1:], parts[part])
        for part in ranked[:most]
    ]
    rest = [play for part in ranked[most:] for play in parts[part]]
    if rest:
        expected.append(("other", None, rest))

    history = history_of(observations)
    found = history.answer(timeline, question, step, split, most)
    whole = history.answer(timeline, question, step)
    assert found.items == whole.items
    assert [
        (each.role, None if each.key is None else (each.key, each.label)) for each in found.series
    ] == [(role, name) for role, name, _ in expected]
    for each, (_, _, plays) in zip(found.series, expected, strict=True):
        assert [item.start for item in each.items] == [item.start for item in whole.items]
        for item in each.items:
            months = {"month": 1, "quarter": 3, "year": 12}[step]
            theirs = [
                play
                for play in plays
                if (clock := play.local(question)).year == item.start.year
                and (clock.month - 1) // months == (item.start.month - 1) // months
            ]
            assert (item.plays, item.listened_ms, item.estimated_ms) == (
                sum(play.counts(question) for play in theirs),
                sum(play.heard_ms for play in theirs),
                sum(play.estimated_ms or 0 for play in theirs),
            )
        assert each.plays == sum(item.plays for item in each.items)
        assert each.listened_ms == sum(item.listened_ms for item in each.items)
        assert each.estimated_ms == sum(item.estimated_ms for item in each.items)
