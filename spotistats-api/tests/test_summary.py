"""The summary agrees with counting play by play."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from hypothesis import given
from hypothesis import strategies as st

from spotistats_api.statistics.summary import summary

if TYPE_CHECKING:
    from spotistats_api.engine.scope import Question


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


def test_what_is_averaged_is_shared_out_among_the_active_days(
    a_play: Any, history_of: Any, asked: Any
) -> None:
    history = history_of(
        [
            a_play(ended_at="2024-01-01T12:00:00Z", ms_played=40_000),
            a_play(ended_at="2024-01-01T13:00:00Z", ms_played=40_000),
            a_play(ended_at="2024-01-02T12:00:00Z", ms_played=40_000),
            a_play(ended_at="2024-01-03T12:00:00Z", ms_played=10_000),  # no active day
        ]
    )
    found = history.answer(summary, asked())
    assert (found.plays_per_active_day, found.listened_ms_per_active_day) == (1.5, 65_000)
    assert (found.previous_period, found.previous, found.change) == (None, None, None)


def test_a_period_is_compared_with_the_one_before(a_play: Any, history_of: Any, asked: Any) -> None:
    history = history_of(
        [
            a_play("One", ended_at="2024-02-29T12:00:00Z", ms_played=50_000),
            a_play("One", ended_at="2024-03-01T12:00:00Z", ms_played=40_000),
            a_play("Two", ended_at="2024-03-01T13:00:00Z", ms_played=40_000),
        ]
    )
    found = history.answer(summary, asked("2024-03-01", "2024-04-01"))
    assert found.previous_period == asked("2024-02-01", "2024-03-01").period
    assert (found.previous.plays, found.previous.plays_per_active_day) == (1, 1)
    assert (found.change.plays, found.change.listened_ms, found.change.tracks) == (1, 30_000, 1)
    assert (found.change.active_days, found.change.plays_per_active_day) == (0, 1)
    later = history.answer(summary, asked("2024-04-01", "2024-05-01"))
    assert (later.plays, later.change.plays, later.change.plays_per_active_day) == (0, -2, None)


@given(data=st.data())
def test_it_agrees_with_the_obvious_count(
    *, data: st.DataObject, histories: Any, questions: Any, history_of: Any, select: Any, group: Any
) -> None:
    observations, question = data.draw(histories), data.draw(questions)
    history = history_of(observations, data.draw(st.sampled_from(["UTC", "Asia/Kolkata"])))
    found = history.answer(summary, question)

    def figures(question: Question) -> dict[str, Any]:
        chosen = select(observations, question)
        counted = [play for play in chosen if play.counts(question)]
        days = len({play.local(question).date() for play in counted})
        listened_ms = sum(play.heard_ms for play in chosen)
        return {
            "plays": len(counted),
            "listened_ms": listened_ms,
            "estimated_ms": sum(play.estimated_ms or 0 for play in chosen),
            "tracks": len(group(counted, "tracks")),
            "albums": len(group(counted, "albums")),
            "artists": len(group(counted, "artists")),
            "active_days": days,
            "plays_per_active_day": len(counted) / days if days else None,
            "listened_ms_per_active_day": listened_ms / days if days else None,
            "first_played_at": min((play.instant for play in counted), default=None),
            "last_played_at": max((play.instant for play in counted), default=None),
        }

    expected, period = figures(question), question.period.previous()
    assert {name: getattr(found, name) for name in expected} == expected
    assert found.previous_period == period
    if period is None:
        assert found.previous is found.change is None
    else:
        before = figures(replace(question, period=period))
        assert vars(found.previous) == before
        for name, change in vars(found.change).items():
            known = expected[name] is not None and before[name] is not None
            assert change == (expected[name] - before[name] if known else None), name
