"""Snapshots: what is the same track, which names are shown, and that order does not matter."""

from __future__ import annotations

import random
from typing import Any

import bson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from spotistats_api.engine.snapshot import PLAYS, from_bytes, to_bytes
from spotistats_api.statistics.plays import plays
from spotistats_api.statistics.top import top
from spotistats_common.models.play import Kind, Source

LOW, HIGH = "0" * 22, "1" * 22


def tracks(history: Any, asked: Any) -> list[tuple[str, str, int]]:
    found = history.answer(top, asked(), "tracks").items
    return [(track.id, track.name, track.plays) for track in found]


def test_account_data_joins_the_track_that_a_richer_source_names(
    a_play: Any, history_of: Any, asked: Any
) -> None:
    history = history_of(
        [
            a_play("Song", by="Band", uri_id=LOW, ended_at=1000),
            a_play("SONG ", by="band", album=None, source=Source.ACCOUNT, ended_at=2000),
        ]
    )
    assert tracks(history, asked) == [(LOW, "SONG ", 2)]
    albums = history.answer(top, asked(), "albums").items
    assert [(album.name, album.plays) for album in albums] == [("Album", 2)]


def test_of_several_tracks_of_one_name_the_most_played_is_joined_then_the_smallest_id(
    a_play: Any, history_of: Any, asked: Any
) -> None:
    two = [a_play(uri_id=HIGH, ended_at=1), a_play(uri_id=LOW, ended_at=2)]
    bare = a_play(ended_at=4)
    assert tracks(history_of([*two, bare]), asked)[0][::2] == (LOW, 2)
    most = a_play(uri_id=HIGH, ended_at=3)
    assert tracks(history_of([*two, most, bare]), asked)[0][::2] == (HIGH, 3)


def test_episodes_join_by_their_show(a_play: Any, history_of: Any, asked: Any) -> None:
    podcast: dict[str, Any] = {"by": None, "kind": Kind.PODCAST}
    history = history_of(
        [
            a_play("One", album="Show", uri_id=LOW, ended_at=1, **podcast),
            a_play("One", album="Show", ended_at=2, **podcast),
            a_play("One", album="Another show", ended_at=3, **podcast),
        ]
    )
    found = history.answer(plays, asked(kinds=(Kind.PODCAST,))).items
    assert [play.episode.id == LOW for play in found] == [False, True, True]


def test_a_track_is_never_joined_to_an_episode(a_play: Any, history_of: Any, asked: Any) -> None:
    history = history_of(
        [
            a_play("One", by="X", album="X", uri_id=LOW, kind=Kind.PODCAST, ended_at=1),
            a_play("One", by="X", album="X", ended_at=2),
        ]
    )
    assert tracks(history, asked)[0][0] != LOW


def test_the_latest_play_names_things(a_play: Any, history_of: Any, asked: Any) -> None:
    history = history_of(
        [
            a_play("New name", uri_id=LOW, album="New album", ended_at=2000),
            a_play("Old name", uri_id=LOW, album="Old album", ended_at=1000),
            a_play(None, uri_id=LOW, album=None, by=None, ended_at=3000),
        ]
    )
    track = history.answer(top, asked(), "tracks").items[0]
    assert (track.name, track.album.name, track.plays) == ("New name", "New album", 3)
    assert history.answer(top, asked(), "albums").items[0].plays == 2


def test_a_track_without_any_name_is_kept(a_play: Any, history_of: Any, asked: Any) -> None:
    history = history_of([a_play(None, by=None, album=None, uri_id=LOW)])
    assert tracks(history, asked) == [(LOW, "Unknown track", 1)]
    play = history.answer(plays, asked()).items[0]
    assert (play.album, play.artist) == (None, None)


@pytest.mark.parametrize(
    ("skipped", "reason_end", "expected"),
    [
        (True, "trackdone", True),
        (False, "fwdbtn", True),
        (None, "nextbtn", True),
        (False, "trackdone", False),
        (None, "trackdone", False),
        (False, None, False),
        (None, None, None),
    ],
)
def test_a_skip_is_told_by_spotify_or_by_the_button(  # noqa: PLR0917
    a_play: Any, history_of: Any, asked: Any, skipped: Any, reason_end: Any, expected: Any
) -> None:
    history = history_of([a_play(skipped=skipped, reason_end=reason_end)])
    assert history.answer(plays, asked()).items[0].skipped is expected
    counted = history.answer(plays, asked(count_skipped=False)).items[0].counts
    assert counted is (expected is not True)


def test_an_item_that_is_missing_does_no_harm(a_play: Any, asked: Any) -> None:
    from spotistats_api.engine.build import build
    from spotistats_common.store.plays import to_document

    document = to_document("u1", f"{1:013d}:{'ab' * 8}", a_play())
    snapshot = build({}, {}, [bson.encode(document)])
    assert snapshot.plays["title"].to_pylist() == [None]
    assert snapshot.plays["key"].to_pylist() == [0xABABABABABABABAB]


def test_odd_numbers_find_room(a_play: Any, history_of: Any, snapshot_of: Any, asked: Any) -> None:
    long = a_play(ms_played=2**40, ended_at=0)
    many = [a_play(platform=f"p{number}", ended_at=number) for number in range(1, 70_000, 1)]
    snapshot = snapshot_of([long, *many], batch=10_000)
    assert snapshot.plays["ms_played"].to_pylist()[0] == 2**40
    assert snapshot.words.num_rows == len(many)
    texts = snapshot.words["text"].to_pylist()
    assert texts[snapshot.plays["platform"].to_pylist()[-1]] == "p69999"


@given(data=st.data())
def test_the_order_and_the_batches_do_not_matter(
    data: st.DataObject, histories: Any, isrcs: Any, snapshot_of: Any
) -> None:
    observations, known = data.draw(histories), data.draw(isrcs)
    shuffled = observations[:]
    random.Random(data.draw(st.integers())).shuffle(shuffled)
    one = snapshot_of(observations, known, batch=100)
    other = snapshot_of(shuffled, known, batch=data.draw(st.integers(1, 4)))
    assert one == other
    assert list(one.plays.schema.names) == list(PLAYS)
    assert from_bytes(to_bytes(one)) == one


@pytest.mark.parametrize("damage", [b"", b"junk", None])
def test_bytes_that_are_not_a_snapshot_are_refused(
    a_play: Any, snapshot_of: Any, damage: bytes | None
) -> None:
    data = to_bytes(snapshot_of([a_play()])) if damage is None else damage
    with pytest.raises(ValueError, match="not a stored snapshot"):
        from_bytes(data[: len(data) // 2])
