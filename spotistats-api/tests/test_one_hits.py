"""One-hit artists agree with counting tracks by hand."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from history_support.obvious import place_obviously
from spotistats_api.statistics.one_hits import one_hits
from spotistats_common.models.play import Kind


def test_of_some_artists_only_one_track_is_heard(a_play: Any, history_of: Any, asked: Any) -> None:
    plays = [("One", "Single")] * 5 + [("Nearly", "Hit")] * 9 + [("Nearly", "Other")]
    plays += [("Many", f"Song {number}") for number in range(9)] + [("Rare", "Single")]
    history = history_of(
        [
            a_play(track, by=artist, ended_at=1_700_000_000_000 + number * 1_000)
            for number, (artist, track) in enumerate(plays)
        ]
    )
    found = history.answer(one_hits, asked(), 5)
    assert [(i.name, i.track.name, i.plays, i.tracks) for i in found.items] == [
        ("One", "Single", 5, 1)
    ]
    found = history.answer(one_hits, asked(), 5, 0.9)
    assert [(i.name, i.track.name, i.track_plays, i.track_share) for i in found.items] == [
        ("Nearly", "Hit", 9, 0.9), ("One", "Single", 5, 1.0),
    ]  # fmt: skip


def test_of_podcasts_they_are_shows_with_one_episode(
    a_play: Any, history_of: Any, asked: Any
) -> None:
    episodes = [("One", "Only"), ("One", "Only"), ("Two", "First"), ("Two", "Second")]
    history = history_of(
        [
            a_play(name, by=None, album=show, kind=Kind.PODCAST, ended_at=number)
            for number, (show, name) in enumerate(episodes, start=1)
        ]
    )
    assert history.answer(one_hits, asked(), 2).total == 0
    (item,) = history.answer(one_hits, asked(kinds=(Kind.PODCAST,)), 2).items
    assert (item.name, item.track.name, item.plays, item.tracks) == ("One", "Only", 2, 1)


@given(data=st.data())
def test_it_agrees_with_counting_by_hand(  # noqa: PLR0917
    data: st.DataObject,
    histories: Any,
    questions: Any,
    history_of: Any,
    select: Any,
    group: Any,
) -> None:
    observations, question = data.draw(histories), data.draw(questions)
    min_plays, min_share = data.draw(st.integers(1, 3)), data.draw(st.sampled_from([0.5, 0.7, 1.0]))
    expected = []
    for artist, plays in group(select(observations, question), "makers").items():
        counted = [play for play in plays if play.counts(question)]
        if len(counted) < min_plays:
            continue
        tracks = group(plays, "tracks")

        def place(track: Any, tracks: Any = tracks) -> tuple[Any, ...]:
            heard = sum(play.heard_ms for play in tracks[track])
            count = sum(play.counts(question) for play in tracks[track])
            return -count, -heard, *place_obviously(track)

        hit = min(tracks, key=place)
        if -place(hit)[0] / len(counted) >= min_share:
            heard = sum(play.heard_ms for play in plays)
            expected.append(
                (
                    (-len(counted), -heard, *place_obviously(artist)),
                    (
                        *artist[:2],
                        *hit[:2],
                        len(counted),
                        -place(hit)[0],
                        -place(hit)[0] / len(counted),
                        len({play.title for play in counted}),
                        heard,
                        sum(play.estimated_ms or 0 for play in plays),
                        min(play.instant for play in counted),
                        max(play.instant for play in counted),
                    ),
                )
            )
    expected.sort(key=lambda each: each[0])

    history = history_of(observations)
    limit, items = data.draw(st.integers(1, 5)), []
    for offset in range(0, len(expected) + 1, limit):
        page = history.answer(one_hits, question, min_plays, min_share, limit, offset)
        assert page.total == len(expected)
        items += page.items
    assert [item.rank for item in items] == list(range(1, len(expected) + 1))
    assert [
        (i.id, i.name, i.track.id, i.track.name, i.plays, i.track_plays, i.track_share, i.tracks,
         i.listened_ms, i.estimated_ms, i.first_played_at, i.last_played_at)
        for i in items
    ] == [figures for _, figures in expected]  # fmt: skip
