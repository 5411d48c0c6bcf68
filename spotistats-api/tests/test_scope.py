"""Filters and estimates agree with reading a history by hand."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spotistats_api.engine.scope import Filters
from spotistats_api.statistics.plays import plays
from spotistats_api.statistics.summary import summary
from spotistats_common.models.play import Kind, Source


@given(data=st.data())
def test_filters_pass_what_they_pass_by_hand(  # noqa: PLR0917
    data: st.DataObject, histories: Any, isrcs: Any, questions: Any, history_of: Any, select: Any
) -> None:
    observations, question = data.draw(histories), data.draw(questions)
    isrc_of = data.draw(isrcs)
    found = history_of(observations, isrcs=isrc_of).answer(plays, question, 100).items
    expected = select(observations, question, isrc_of)
    assert [each.id for each in found] == [each.play_id for each in reversed(expected)]
    known = history_of(observations, isrcs=isrc_of).answer(summary, question)
    assert known.listened_ms == sum(each.heard_ms for each in expected)
    assert known.estimated_ms == sum(each.estimated_ms or 0 for each in expected)


@pytest.mark.parametrize(
    ("filters", "names"),
    [
        (Filters(), ["One", "Two"]),
        (Filters(track_id=("1" * 22,)), ["One"]),
        (Filters(track_id=("1" * 22, "2" * 22)), ["One", "Two"]),
        (Filters(platform=("ios",)), ["Two"]),
        (Filters(platform_family=("ios",)), ["One", "Two"]),
        (Filters(reason_start=("ios",)), []),
        (Filters(country=("DE",), shuffle=True), ["One"]),
        (Filters(shuffle=False), []),
        (Filters(skipped=True), ["Two"]),
        (Filters(source=(Source.POLLED,)), ["Two"]),
        (Filters(artist_id=("' OR 1 = 1 --",)), []),
    ],
)
def test_what_filters_pass(
    a_play: Any, history_of: Any, asked: Any, filters: Filters, names: list[str]
) -> None:
    history = history_of(
        [
            a_play("One", uri_id="1" * 22, platform="iOS 14.2 (iPhone10,3)", country="DE",
                   shuffle=True, ended_at=1_700_000_000_000),
            a_play("Two", uri_id="2" * 22, platform="ios", reason_end="fwdbtn",
                   source=Source.POLLED, ended_at=1_600_000_000_000),
        ]
    )  # fmt: skip
    found = history.answer(plays, asked(filters=filters)).items
    assert [play.track.name for play in found] == names


def test_time_that_nobody_tells_is_estimated_from_the_same_track(
    a_play: Any, history_of: Any, asked: Any
) -> None:
    heard = [5_000, 100_000, 180_000, 240_000, 300_000]
    known = [a_play("Known", ms_played=ms, ended_at=ms) for ms in heard]
    polled = {"ms_played": None, "source": Source.POLLED}
    history = history_of(
        [
            *known,
            a_play("Known", ended_at=1_000_000, **polled),
            a_play("New", ended_at=2_000_000, **polled),
            a_play("Episode", kind=Kind.PODCAST, ended_at=3_000_000, **polled),
        ]
    )
    found = history.answer(summary, asked())
    assert found.estimated_ms == 180_000 + 180_000  # the lower median of what was really heard
    assert found.listened_ms == sum(heard) + found.estimated_ms
    assert history.answer(summary, asked(kinds=(Kind.PODCAST,))).estimated_ms == 0
