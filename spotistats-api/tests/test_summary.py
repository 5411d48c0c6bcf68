"""The summary agrees with counting play by play."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from spotistats_api.statistics.summary import summary


def test_a_history_is_summed_up(a_play: Any, history_of: Any, asked: Any) -> None:
    history = history_of(
        [
            a_play("One", ended_at="2024-01-01T12:00:00Z", ms_played=200_000),
            a_play("One", ended_at="2024-01-01T13:00:00Z", ms_played=29_999),
            a_play("Two", by="Other", ended_at="2024-01-02T12:00:00Z", ms_played=30_000),
            a_play("Three", ended_at="2024-01-03T12:00:00Z", ms_played=None),
        ]
    )
    found = history.answer(summary, asked())
    assert (found.plays, found.listened_ms) == (3, 289_999)  # of the third, 30 s are estimated
    assert (found.tracks, found.albums, found.artists, found.active_days) == (3, 2, 2, 3)
    assert found.first_played_at.isoformat() == "2024-01-01T12:00:00+00:00"
    assert found.last_played_at.isoformat() == "2024-01-03T12:00:00+00:00"


def test_an_empty_history_has_nothing(history_of: Any, asked: Any) -> None:
    found = history_of([]).answer(summary, asked("2024-01-01", tz="Asia/Kolkata"))
    assert (found.plays, found.listened_ms, found.tracks, found.active_days) == (0, 0, 0, 0)
    assert found.first_played_at is None
    assert found.last_played_at is None


def test_a_day_is_one_of_the_asked_time_zone(a_play: Any, history_of: Any, asked: Any) -> None:
    history = history_of(
        [a_play(ended_at="2024-01-01T20:00:00Z"), a_play(ended_at="2024-01-01T23:00:00Z")], "UTC"
    )
    assert history.answer(summary, asked()).active_days == 1
    assert history.answer(summary, asked(tz="Europe/Vilnius")).active_days == 2


@given(data=st.data())
@settings(deadline=None)
def test_it_agrees_with_the_obvious_count(
    data: st.DataObject, histories: Any, questions: Any, history_of: Any, select: Any
) -> None:
    observations, question = data.draw(histories), data.draw(questions)
    found = history_of(observations, data.draw(st.sampled_from(["UTC", "Asia/Kolkata"]))).answer(
        summary, question
    )
    chosen = select(observations, question)
    counted = [play for play in chosen if play.counts(question)]
    music = [play for play in counted if play.is_music]
    assert found.plays == len(counted)
    assert found.listened_ms == sum(play.heard_ms for play in chosen)
    assert found.tracks == len({play.title for play in music if play.title})
    assert found.albums == len({play.collection for play in music if play.collection})
    assert found.artists == len({play.creator for play in music if play.creator})
    assert found.active_days == len({play.local(question).date() for play in counted})
    times = [play.instant for play in counted]
    assert found.first_played_at == min(times, default=None)
    assert found.last_played_at == max(times, default=None)
