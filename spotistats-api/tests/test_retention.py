"""Retention agrees with following artist by artist."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spotistats_api.statistics.retention import retention
from spotistats_api.statistics.timeline import timeline
from spotistats_common.errors import InvalidRequest
from spotistats_common.models.play import Kind


def heard(found: Any) -> list[tuple[int, tuple[int, ...]]]:
    return [(cohort.artists, cohort.heard) for cohort in found.items]


def test_cohorts_are_followed(a_play: Any, history_of: Any, asked: Any) -> None:
    history = history_of(
        [
            a_play(by=artist, ended_at=f"{month}-05T12:0{number}:00Z")
            for month, artists in (("2023-12", "AB"), ("2024-01", "AC"), ("2024-03", "AAC"))
            for number, artist in enumerate(artists)
        ]
    )
    found = history.answer(retention, asked(), 12)
    assert heard(found) == [(2, (2, 1, 0, 1)), (1, (1, 0, 1)), (0, (0, 0)), (0, (0,))]
    assert heard(history.answer(retention, asked(), 1))[0] == (2, (2, 1))


def test_a_period_chooses_cohorts_that_are_followed_beyond_it(
    a_play: Any, history_of: Any, asked: Any
) -> None:
    history = history_of(
        [
            a_play(by=artist, ended_at=f"2024-{month}-05T12:0{number}:00Z")
            for month, artists in (("01", "A"), ("02", "AB"), ("03", "B"))
            for number, artist in enumerate(artists)
        ]
    )
    found = history.answer(retention, asked("2024-02-01", "2024-03-01"))
    assert heard(found) == [(1, (1, 1))]
    later = history.answer(retention, asked("2024-04-01", "2024-05-01"))
    assert heard(later) == [(0, ())]


def test_of_podcasts_and_audiobooks_shows_and_books_are_followed(
    a_play: Any, history_of: Any, asked: Any
) -> None:
    history = history_of(
        [
            a_play(by="Band", album=album, kind=kind, ended_at=f"2024-{month}-05T12:00:00Z")
            for month, album, kind in (
                ("01", "Show", Kind.PODCAST), ("02", "Show", Kind.PODCAST),
                ("02", "Book", Kind.AUDIOBOOK), ("03", "Album", Kind.MUSIC),
            )
        ]
    )  # fmt: skip

    def cohorts(*kinds: Kind) -> list[tuple[int, tuple[int, ...]]]:
        return heard(history.answer(retention, asked(kinds=kinds)))

    assert cohorts(Kind.PODCAST) == [(1, (1, 1)), (0, (0,))]
    assert cohorts(Kind.AUDIOBOOK) == [(1, (1,))]
    assert cohorts(*Kind) == [(1, (1, 1, 0)), (1, (1, 0)), (1, (1,))]


def test_too_many_months_are_refused(history_of: Any, asked: Any) -> None:
    with pytest.raises(InvalidRequest) as caught:
        history_of([]).answer(retention, asked("1970-01-01", "2024-01-01"))
    assert caught.value.field == "since"


@given(data=st.data())
def test_it_agrees_with_following_artist_by_artist(  # noqa: PLR0917
    data: st.DataObject,
    histories: Any,
    questions: Any,
    history_of: Any,
    select: Any,
    group: Any,
) -> None:
    observations, question = data.draw(histories), data.draw(questions)
    months = data.draw(st.integers(1, 120))
    chosen = [play for play in select(observations, question.ever) if play.counts(question)]
    inside = [play.play_id for play in select(observations, question)]

    def month(moment: Any) -> int:
        return int(moment.year * 12 + moment.month)

    artists = group(chosen, "makers")
    last = max((month(p.local(question)) for ps in artists.values() for p in ps), default=0)
    history = history_of(observations)
    expected = []
    for start in [each.start for each in history.answer(timeline, question, "month").items]:
        cohort = []
        for plays in artists.values():
            first = min(plays, key=lambda play: play.play_id)
            if first.play_id in inside and month(first.local(question)) == month(start):
                cohort.append({month(play.local(question)) for play in plays})
        to = min(month(start) + months, last)
        expected.append(
            (start, len(cohort), tuple(
                sum(each in heard_in for heard_in in cohort)
                for each in range(month(start), to + 1)
            ))
        )  # fmt: skip
    found = history.answer(retention, question, months)
    assert [(each.start, each.artists, each.heard) for each in found.items] == expected
