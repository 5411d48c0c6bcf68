"""Obsessions, and what was played on this day, agree with counting by hand."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from spotistats_api.statistics.obsessions import obsessions
from spotistats_api.statistics.on_this_day import on_this_day


def figures(plays: list[Any], question: Any) -> tuple[int, int, int]:
    return (
        sum(play.counts(question) for play in plays),
        sum(play.heard_ms for play in plays),
        sum(play.estimated_ms or 0 for play in plays),
    )


def test_a_week_holds_what_its_days_hold(a_play: Any, history_of: Any, asked: Any) -> None:
    days = {"A": ("04-01", "04-01", "04-07"), "B": ("04-07", "04-08"), "C": ("04-03", "04-03")}
    history = history_of(
        [
            a_play(name, ended_at=f"2024-{day}T12:00:0{n}Z", ms_played=100_000 + n)
            for name in days
            for n, day in enumerate(days[name])
        ]
    )
    found = history.answer(obsessions, asked())
    assert [(each.rank, each.name, each.first_day, each.plays) for each in found.items] == [
        (1, "A", date(2024, 4, 1), 2), (2, "C", date(2024, 4, 3), 2),
    ]  # fmt: skip
    weeks = history.answer(obsessions, asked(), "week")
    assert [(each.name, each.first_day, each.plays) for each in weeks.items] == [
        ("A", date(2024, 4, 1), 3), ("C", date(2024, 4, 1), 2),
    ]  # fmt: skip
    beyond = history.answer(obsessions, asked(), "week", 10, 2)
    assert (beyond.total, beyond.items) == (2, ())


@given(data=st.data())
def test_obsessions_agree_with_counting_by_hand(
    data: st.DataObject, histories: Any, questions: Any, history_of: Any, select: Any
) -> None:
    observations, question = data.draw(histories), data.draw(questions)
    window = data.draw(st.sampled_from(["day", "week"]))
    groups: dict[Any, list[Any]] = {}
    for play in select(observations, question):
        if play.title:
            day = play.local(question).date()
            first = day if window == "day" else day - timedelta(days=day.weekday())
            groups.setdefault((play.observation.item.kind, play.title, first), []).append(play)
    expected = []
    for (_, (track_id, name), first), plays in groups.items():
        counted, listened, estimated = figures(plays, question)
        if counted >= 2:
            order = (-counted, -listened, name.encode(), track_id, first)
            expected.append((order, (track_id, name, first, counted, listened, estimated)))
    expected.sort()

    history = history_of(observations)
    limit = data.draw(st.integers(1, 3))
    items = []
    for offset in range(0, len(expected) + 1, limit):
        found = history.answer(obsessions, question, window, limit, offset)
        assert found.total == len(expected)
        items += found.items
    assert [
        (each.id, each.name, each.first_day, each.plays, each.listened_ms, each.estimated_ms)
        for each in items
    ] == [told for _, told in expected]
    assert [each.rank for each in items] == list(range(1, len(expected) + 1))


def test_earlier_years_are_shown_the_latest_first(a_play: Any, history_of: Any, asked: Any) -> None:
    history = history_of(
        [
            a_play("Quick", ended_at="2022-11-22T06:00:00Z", ms_played=1000),
            a_play("First", by="Band", ended_at="2022-11-22T07:00:00Z"),
            a_play("Most", ended_at="2022-11-22T08:00:00Z"),
            a_play("Most", ended_at="2022-11-22T09:00:00Z"),
            a_play("Too short", ended_at="2023-11-22T12:00:00Z", ms_played=1000),
            a_play("Then", ended_at="2024-11-21T22:30:00Z"),  # the 22nd in Vilnius
            a_play("That year", ended_at="2025-11-22T12:00:00Z"),
        ]
    )
    found = history.answer(on_this_day, asked(tz="Europe/Vilnius"), date(2025, 11, 22), 1)
    assert [(each.day, each.years_ago, each.plays, each.listened_ms) for each in found.items] == [
        (date(2024, 11, 22), 1, 1, 200_000), (date(2022, 11, 22), 3, 3, 601_000),
    ]  # fmt: skip
    then = found.items[1]
    assert (then.first_track.name, then.first_artist.name) == ("First", "Band")
    assert [(each.name, each.plays, each.listened_ms) for each in then.tracks] == [
        ("Most", 2, 400_000)
    ]


def test_29_february_stands_for_itself(a_play: Any, history_of: Any, asked: Any) -> None:
    days = ("2020-02-28", "2020-02-29", "2020-03-01", "2021-02-28", "2021-03-01")
    history = history_of([a_play(ended_at=f"{day}T12:00:00Z") for day in days])

    def shown(day: date) -> list[str]:
        found = history.answer(on_this_day, asked(), day).items
        return [each.day.isoformat() for each in found]

    assert shown(date(2024, 2, 29)) == ["2020-02-29"]
    assert shown(date(2023, 2, 28)) == ["2021-02-28", "2020-02-28"]
    assert shown(date(2023, 3, 1)) == ["2021-03-01", "2020-03-01"]


@given(data=st.data())
def test_this_day_agrees_with_looking_at_every_play(
    data: st.DataObject, histories: Any, questions: Any, history_of: Any, select: Any
) -> None:
    observations, question = data.draw(histories), data.draw(questions)
    chosen = select(observations, question)
    usual = st.sampled_from([date(2025, 12, 31), date(2020, 1, 1), date(2024, 2, 29)])
    played = [play.local(question).date() for play in chosen]
    later = [day.replace(year=day.year + 4) for day in played if day.year + 4 != 2100]
    day = data.draw(st.one_of(usual, st.sampled_from(later)) if later else usual)
    found = history_of(observations).answer(on_this_day, question, day, 2)

    expected = []
    for year in range(day.year - 1, 1960, -1):
        plays = [
            play
            for play in chosen
            if (clock := play.local(question)).year == year
            and (clock.month, clock.day) == (day.month, day.day)
        ]
        counted = [play for play in plays if play.counts(question)]
        if counted:
            first = counted[0]
            groups: dict[Any, list[Any]] = {}
            for play in plays:
                if play.title:
                    key = (play.observation.item.kind, *play.title)
                    groups.setdefault(key, []).append(play)
            ranked = []
            for (_, track_id, name), theirs in groups.items():
                told = figures(theirs, question)
                if told[0]:
                    ranked.append(((-told[0], -told[1], name.encode(), track_id), told))
            ranked.sort()
            tracks = [(order[3], order[2].decode(), *told) for order, told in ranked[:2]]
            measures = figures(plays, question)
            expected.append((year, *measures, first.title, first.creator, first.instant, tracks))
    assert [
        (
            each.day.year, each.plays, each.listened_ms, each.estimated_ms,
            each.first_track and (each.first_track.id, each.first_track.name),
            each.first_artist and (each.first_artist.id, each.first_artist.name),
            each.first_played_at,
            [(t.id, t.name, t.plays, t.listened_ms, t.estimated_ms) for t in each.tracks],
        )
        for each in found.items
    ] == expected  # fmt: skip
