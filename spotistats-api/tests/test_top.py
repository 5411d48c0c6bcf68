"""The ranked lists agree with ranking by hand."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spotistats_api.statistics.top import top


def places(found: Any) -> list[tuple[int, str, int, int]]:
    return [(each.rank, each.name, each.plays, each.listened_ms) for each in found.items]


def test_tracks_are_ranked_by_plays_then_by_time(a_play: Any, history_of: Any, asked: Any) -> None:
    history = history_of(
        [
            a_play("Once", ended_at="2024-01-01T10:00:00Z", ms_played=900_000),
            a_play("Twice", ended_at="2024-01-01T11:00:00Z", ms_played=100_000),
            a_play("Twice", ended_at="2024-01-01T12:00:00Z", ms_played=100_000),
            a_play("Also once", ended_at="2024-01-01T13:00:00Z", ms_played=900_001),
            a_play("Never long enough", ended_at="2024-01-01T14:00:00Z", ms_played=1000),
        ]
    )
    by_plays = history.answer(top, asked(), "tracks")
    assert places(by_plays) == [
        (1, "Twice", 2, 200_000),
        (2, "Also once", 1, 900_001),
        (3, "Once", 1, 900_000),
    ]
    assert by_plays.total == 3
    by_time = history.answer(top, asked(), "tracks", "listened_ms")
    assert [each.name for each in by_time.items] == ["Also once", "Once", "Twice"]


def test_equals_are_ranked_by_name_byte_by_byte_then_by_id(
    a_play: Any, history_of: Any, asked: Any
) -> None:
    names = [("b", None), ("A", None), ("é", None), ("Same", "1" * 22), ("Same", "0" * 22)]
    history = history_of(
        [
            a_play(name, uri_id=uri_id, ended_at=1_700_000_000_000 + number)
            for number, (name, uri_id) in enumerate(names)
        ]
    )
    found = history.answer(top, asked(), "tracks").items
    assert [each.name for each in found] == ["A", "Same", "Same", "b", "é"]
    assert [each.id for each in found[1:3]] == ["0" * 22, "1" * 22]


def test_a_track_tells_its_artist_and_album(a_play: Any, history_of: Any, asked: Any) -> None:
    history = history_of([a_play("Song", by="Band", album="Album")])
    track = history.answer(top, asked(), "tracks").items[0]
    assert (track.artist.name, track.album.name) == ("Band", "Album")
    album = history.answer(top, asked(), "albums").items[0]
    assert (album.id, album.artist, album.album) == (track.album.id, track.artist, None)
    artist = history.answer(top, asked(), "artists").items[0]
    assert (artist.id, artist.artist, artist.album) == (track.artist.id, None, None)


def test_a_page_beyond_the_end_is_empty_but_knows_the_total(
    a_play: Any, history_of: Any, asked: Any
) -> None:
    history = history_of([a_play("One"), a_play("Two")])
    found = history.answer(top, asked(), "tracks", "plays", 10, 2)
    assert (found.items, found.total) == ((), 2)
    assert history_of([]).answer(top, asked(), "artists").total == 0


@pytest.mark.parametrize("entity", ["tracks", "albums", "artists"])
@given(data=st.data())
@settings(deadline=None)
def test_it_agrees_with_ranking_by_hand(  # noqa: PLR0917
    data: st.DataObject, entity: Any, histories: Any, questions: Any, history_of: Any, select: Any
) -> None:
    observations, question = data.draw(histories), data.draw(questions)
    order_by = data.draw(st.sampled_from(["plays", "listened_ms"]))
    thing = {"tracks": "title", "albums": "collection", "artists": "creator"}[entity]
    groups: dict[tuple[str, str], list[Any]] = {}
    for play in select(observations, question):
        if play.is_music and getattr(play, thing):
            groups.setdefault(getattr(play, thing), []).append(play)
    expected = []
    for (thing_id, name), plays in groups.items():
        counted = [play.instant for play in plays if play.counts(question)]
        measures = {"plays": len(counted), "listened_ms": sum(p.heard_ms for p in plays)}
        if counted:
            other = "listened_ms" if order_by == "plays" else "plays"
            key = (-measures[order_by], -measures[other], name.encode(), thing_id)
            expected.append((key, measures, min(counted), max(counted)))
    expected.sort(key=lambda each: each[0])

    history = history_of(observations)
    limit = data.draw(st.integers(1, 5))
    found = []
    for offset in range(0, len(expected) + 1, limit):
        page = history.answer(top, question, entity, order_by, limit, offset)
        assert page.total == len(expected)
        found += page.items
    assert [each.rank for each in found] == list(range(1, len(expected) + 1))
    assert [
        (each.id, each.name, each.plays, each.listened_ms, each.first_played_at,
         each.last_played_at)
        for each in found
    ] == [
        (key[3], key[2].decode(), measures["plays"], measures["listened_ms"], first, last)
        for key, measures, first, last in expected
    ]  # fmt: skip
