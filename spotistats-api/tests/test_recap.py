"""A recap is made of the statistics of its period."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from spotistats_api.statistics.discoveries import discoveries
from spotistats_api.statistics.recap import recap
from spotistats_api.statistics.sessions import sessions
from spotistats_api.statistics.streaks import streaks
from spotistats_api.statistics.summary import summary
from spotistats_api.statistics.timeline import timeline
from spotistats_api.statistics.top import top
from spotistats_common.models.calendar_periods import calendar_period
from spotistats_common.models.play import Kind


def about(asked: Any, name: str, *kinds: Kind) -> tuple[Any, str, str]:
    """What is asked by the name of a period."""
    period = calendar_period(name)
    first, end = period.first.isoformat(), period.end.isoformat()
    question = asked(first, end, "Europe/Vilnius", kinds=kinds)
    return question, name, period.unit


def test_a_year_is_reviewed(a_play: Any, history_of: Any, asked: Any) -> None:
    history = history_of(
        [
            a_play("Before", ended_at="2023-12-31T21:59:59Z"),
            a_play("First", ended_at="2023-12-31T22:00:00Z"),
            a_play("Short", ended_at="2024-05-05T10:00:00Z", ms_played=5),
            a_play("Twice", by="Other", ended_at="2024-06-06T10:00:00Z"),
            a_play("Twice", by="Other", ended_at="2024-06-06T20:00:00Z"),
            a_play("Last", ended_at="2024-12-31T21:59:59Z"),
            a_play("Skipped over", ended_at="2024-12-31T21:59:59.500Z", ms_played=5),
            a_play("After", ended_at="2024-12-31T22:00:00Z"),
        ]
    )
    found = history.answer(recap, *about(asked, "2024"))
    assert (found.name, found.unit) == ("2024", "year")
    assert (found.summary.plays, found.summary.listened_ms) == (4, 800_010)
    assert [(each.name, each.plays) for each in found.tracks] == [
        ("Twice", 2), ("First", 1), ("Last", 1),
    ]  # fmt: skip
    assert [each.name for each in found.artists] == ["Band", "Other"]
    assert len(found.timeline.items) == 12
    assert found.best_day.start.isoformat() == "2024-06-06T00:00:00+03:00"
    assert (found.first_play.track.name, found.last_play.track.name) == ("First", "Last")
    assert found.first_play.artist.name == "Band"
    # Of four hours with one play each, that in which 5 ms more were heard.
    assert (found.clock_peak.weekday, found.clock_peak.hour, found.clock_peak.plays) == (2, 23, 1)
    assert (found.longest_streak.days, found.longest_session.plays) == (1, 1)
    # Its first play counts; that of 2023 was of another track of the same artist.
    assert (found.new_tracks, found.new_albums, found.new_artists) == (3, 1, 1)
    assert (found.top_new_artist.name, found.top_new_artist.plays) == ("Other", 2)


def test_podcasts_are_reviewed_if_asked_for(a_play: Any, history_of: Any, asked: Any) -> None:
    history = history_of(
        [
            a_play("Song", ended_at="2024-03-01T10:00:00Z"),
            a_play("Talk", by=None, album="Show", kind=Kind.PODCAST, ended_at="2024-03-02T10:00Z"),
        ]
    )
    found = history.answer(recap, *about(asked, "2024", Kind.PODCAST))
    assert (found.summary.plays, found.summary.tracks, found.summary.albums) == (1, 1, 1)
    assert ([each.name for each in found.tracks], found.new_tracks) == (["Talk"], 1)
    assert ([each.name for each in found.albums], found.new_albums) == (["Show"], 1)
    assert (found.artists, found.new_artists, found.top_new_artist) == ((), 0, None)
    assert found.first_play.track.name == found.last_play.track.name == "Talk"
    both = history.answer(recap, *about(asked, "2024", Kind.MUSIC, Kind.PODCAST))
    assert [each.name for each in both.albums] == ["Album", "Show"]


def test_an_empty_week_has_nothing(history_of: Any, asked: Any) -> None:
    for name in ("2024-W01", "1970", "9997"):
        found = history_of([]).answer(recap, *about(asked, name))
        assert (found.best_day, found.first_play, found.last_play) == (None, None, None)
        assert (found.tracks, found.albums, found.artists) == ((), (), ())
        assert found.summary.plays == 0
        assert (found.clock_peak, found.longest_streak, found.longest_session) == (None,) * 3
        assert (found.new_artists, found.top_new_artist) == (0, None)


@given(data=st.data())
@settings(max_examples=8)
def test_every_part_is_the_statistic_of_that_name(
    data: st.DataObject, histories: Any, history_of: Any, select: Any, asked: Any
) -> None:
    observations = data.draw(histories)
    history = history_of(observations)
    name = data.draw(
        st.sampled_from(["2011", "2019", "2020", "2024", "2024-03", "2024-10", "2020-W53"])
    )
    question, _, unit = about(asked, name, *data.draw(st.sets(st.sampled_from(Kind))))
    found = history.answer(recap, question, name, unit)
    assert found.summary == history.answer(summary, question)
    for entity in ("tracks", "albums", "artists"):
        assert getattr(found, entity) == history.answer(top, question, entity, "plays", 10).items
    step: Any = {"year": "month", "month": "day", "week": "day"}[unit]
    assert found.timeline == history.answer(timeline, question, step)
    assert found.longest_streak == history.answer(streaks, question).longest
    assert (*history.answer(sessions, question).items, None)[0] == found.longest_session
    artists = history.answer(discoveries, question, "artists", unit)
    assert (artists.total, (*artists.items, None)[0]) == (found.new_artists, found.top_new_artist)
    period = calendar_period(name)
    counted = [play for play in select(observations, question) if play.counts(question)]
    for play in counted:
        assert period.first <= play.local(question).date() < period.end
    if counted:
        clocks = [(p.local(question).isoweekday(), p.local(question).hour) for p in counted]
        peak = (found.clock_peak.weekday, found.clock_peak.hour)
        assert clocks.count(peak) == found.clock_peak.plays == max(map(clocks.count, clocks))
        days = [play.local(question).date() for play in counted]
        assert days.count(found.best_day.start.date()) == max(map(days.count, days))
        for said, play in ((found.first_play, counted[0]), (found.last_play, counted[-1])):
            assert said.ended_at == play.instant
            assert (said.track and said.track.id) == (play.title and play.title[0])
