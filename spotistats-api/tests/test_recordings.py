"""Several Spotify ids of one recording are one track, which every one of them finds."""

from __future__ import annotations

from typing import Any

import pytest

from spotistats_api.engine.scope import Filters
from spotistats_api.statistics.details import details
from spotistats_api.statistics.own_ranks import Place, own_ranks
from spotistats_api.statistics.summary import summary
from spotistats_api.statistics.top import top
from spotistats_common.errors import NotFound
from spotistats_common.models.play import Kind

LOW, HIGH, HIGHER, OTHER = ("0" * 22, "1" * 22, "2" * 22, "3" * 22)
ISRCS = {LOW: "USRC1", HIGH: "USRC1", HIGHER: "USRC1", OTHER: "USRC2"}


def tracks(history: Any, asked: Any) -> list[tuple[str, str, int]]:
    found = history.answer(top, asked(), "tracks").items
    return [(track.id, track.name, track.plays) for track in found]


def of_ids(a_play: Any, *ids: str) -> list[Any]:
    """A play of each of these ids, under a name of its own, in order of time."""
    return [a_play(f"Song {each[0]}", uri_id=each, ended_at=n) for n, each in enumerate(ids)]


def test_ids_of_one_recording_are_the_smallest_one_that_is_played(
    a_play: Any, history_of: Any, asked: Any
) -> None:
    told = of_ids(a_play, HIGHER, HIGHER, HIGH, OTHER, HIGHER)
    assert tracks(history_of(told, isrcs=ISRCS), asked) == [
        (HIGH, "Song 2", 4),
        (OTHER, "Song 3", 1),
    ]
    assert len(tracks(history_of(told), asked)) == 3


def test_only_music_is_joined(a_play: Any, history_of: Any, asked: Any) -> None:
    of_show: dict[str, Any] = {"by": None, "kind": Kind.PODCAST}
    told = [a_play(uri_id=each, ended_at=n, **of_show) for n, each in enumerate((LOW, HIGH))]
    history = history_of([*told, a_play(uri_id=HIGH, ended_at=5)], isrcs=ISRCS)
    assert len(history.answer(top, asked(kinds=(Kind.PODCAST,)), "episodes").items) == 2
    assert tracks(history, asked) == [(HIGH, "Song", 1)]


def test_names_alone_belong_to_the_recording_of_their_id(
    a_play: Any, history_of: Any, asked: Any
) -> None:
    told = [
        a_play("Live", uri_id=LOW, ended_at=1),
        a_play("Song", uri_id=HIGH, ended_at=2),
        a_play("Song", album=None, ended_at=3),
    ]
    assert tracks(history_of(told, isrcs=ISRCS), asked) == [(LOW, "Song", 3)]


def test_every_id_finds_the_track(a_play: Any, history_of: Any, asked: Any) -> None:
    history = history_of(of_ids(a_play, LOW, HIGH, HIGH, OTHER), isrcs=ISRCS)
    for each in (LOW, HIGH):
        found = history.answer(details, asked(), "tracks", each)
        assert (found.id, found.name, found.plays) == (LOW, "Song 1", 3)
        question = asked(filters=Filters(track_id=(each,)))
        assert history.answer(summary, question).plays == 3
    with pytest.raises(NotFound):
        history.answer(details, asked(), "tracks", HIGHER)


def test_spotifys_own_ranks_find_it_too(a_play: Any, history_of: Any, asked: Any) -> None:
    history = history_of(of_ids(a_play, LOW, HIGH, HIGH, OTHER), isrcs=ISRCS)
    places = (Place(HIGH, "Under another name", "Somebody"), Place(HIGHER, "Unheard", None))
    found = history.answer(own_ranks, asked(), "tracks", places)
    assert [(each.id, each.own_rank, each.plays) for each in found.items] == [
        (HIGH, 1, 3),
        (HIGHER, None, 0),
    ]
    assert [each.id for each in found.missing] == [OTHER]
