"""A recap is made of the statistics of its period."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from spotistats_api.statistics.recap import recap
from spotistats_api.statistics.summary import summary
from spotistats_api.statistics.timeline import timeline
from spotistats_api.statistics.top import top
from spotistats_common.models.calendar_periods import calendar_period


def about(asked: Any, name: str) -> tuple[Any, str, str]:
    """What is asked by the name of a period."""
    period = calendar_period(name)
    question = asked(period.first.isoformat(), period.end.isoformat(), "Europe/Vilnius")
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


def test_an_empty_week_has_nothing(history_of: Any, asked: Any) -> None:
    for name in ("2024-W01", "1970", "9997"):
        found = history_of([]).answer(recap, *about(asked, name))
        assert (found.best_day, found.first_play, found.last_play) == (None, None, None)
        assert (found.tracks, found.albums, found.artists) == ((), (), ())
        assert found.summary.plays == 0


@given(data=st.data())
@settings(deadline=None, max_examples=30)
def test_every_part_is_the_statistic_of_that_name(
    data: st.DataObject, histories: Any, history_of: Any, select: Any, asked: Any
) -> None:
    observations = data.draw(histories)
    history = history_of(observations)
    name = data.draw(
        st.sampled_from(["2011", "2019", "2020", "2024", "2024-03", "2024-10", "2020-W53"])
    )
    question, _, unit = about(asked, name)
    found = history.answer(recap, question, name, unit)
    assert found.summary == history.answer(summary, question)
    for entity in ("tracks", "albums", "artists"):
        assert getattr(found, entity) == history.answer(top, question, entity, "plays", 10).items
    step: Any = {"year": "month", "month": "day", "week": "day"}[unit]
    assert found.timeline == history.answer(timeline, question, step)
    period = calendar_period(name)
    counted = [play for play in select(observations, question) if play.counts(question)]
    for play in counted:
        assert period.first <= play.local(question).date() < period.end
    if counted:
        days = [play.local(question).date() for play in counted]
        assert days.count(found.best_day.start.date()) == max(map(days.count, days))
        for said, play in ((found.first_play, counted[0]), (found.last_play, counted[-1])):
            assert said.ended_at == play.instant
            assert (said.track and said.track.id) == (play.title and play.title[0])
