"""Pages of plays hold every play once, the latest first."""

from __future__ import annotations

import base64
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spotistats_api.statistics.plays import plays
from spotistats_common.errors import InvalidRequest
from spotistats_common.models.play import Kind


def test_a_play_is_told_in_full(a_play: Any, history_of: Any, asked: Any) -> None:
    details = {
        "platform": "ios", "country": "LT", "reason_start": "clickrow", "reason_end": "fwdbtn",
        "shuffle": True, "offline": False, "incognito": None,
    }  # fmt: skip
    history = history_of([a_play("Song", ended_at=1_441_087_929_000, **details)])
    play = history.answer(plays, asked()).items[0]
    assert play.id.startswith("1441087929000-")
    assert (play.track.name, play.album.name, play.artist.name) == ("Song", "Album", "Band")
    assert {name: getattr(play, name) for name in details} == details
    assert (play.counts, play.skipped, play.source) == (True, True, "extended")
    assert (play.show, play.episode, play.audiobook, play.chapter) == (None, None, None, None)


def test_each_kind_names_its_own_things(a_play: Any, history_of: Any, asked: Any) -> None:
    history = history_of(
        [
            a_play("Episode", album="Show", by=None, kind=Kind.PODCAST, ended_at=3),
            a_play("Chapter", album="Book", by="Author", kind=Kind.AUDIOBOOK, ended_at=2),
            a_play(None, album=None, by=None, kind=Kind.UNKNOWN, ended_at=1),
        ]
    )
    podcast, audiobook, unknown = history.answer(plays, asked(kinds=tuple(Kind))).items
    assert (podcast.episode.name, podcast.show.name) == ("Episode", "Show")
    assert (audiobook.chapter.name, audiobook.audiobook.name) == ("Chapter", "Book")
    for play in (podcast, audiobook, unknown):
        assert (play.track, play.album, play.artist) == (None, None, None)


def test_pages_go_on_where_they_ended_when_plays_are_added(
    a_play: Any, history_of: Any, asked: Any
) -> None:
    old = [a_play(str(number), ended_at=1000 + number // 2) for number in range(6)]
    first = history_of(old).answer(plays, asked(), 3)
    later = history_of([*old, a_play("new", ended_at=5000)])
    second = later.answer(plays, asked(), 3, first.next_cursor)
    ids = [play.id for play in (*first.items, *second.items)]
    assert ids == [play.id for play in history_of(old).answer(plays, asked(), 6).items]
    assert second.next_cursor is None


@pytest.mark.parametrize(
    "cursor",
    [
        "x", "%%%", "====", "é", "MTIz", "\x00",
        base64.urlsafe_b64encode(b"12:xyz").decode(),
        base64.urlsafe_b64encode(b"-1:ff").decode(),
        base64.urlsafe_b64encode(b"1:" + b"f" * 17).decode(),
        base64.urlsafe_b64encode(b"1" * 16 + b":f").decode(),
        base64.urlsafe_b64encode(b"1:f\n").decode(),
        base64.urlsafe_b64encode("١:f".encode()).decode(),
    ],
)  # fmt: skip
def test_a_cursor_that_is_not_ours_is_refused(history_of: Any, asked: Any, cursor: str) -> None:
    with pytest.raises(InvalidRequest) as caught:
        history_of([]).answer(plays, asked(), 10, cursor)
    assert caught.value.field == "cursor"


@given(data=st.data())
def test_all_pages_together_are_the_selection(  # noqa: PLR0917
    data: st.DataObject, histories: Any, isrcs: Any, questions: Any, history_of: Any, select: Any
) -> None:
    observations, question = data.draw(histories), data.draw(questions)
    limit, known = data.draw(st.integers(1, 5)), data.draw(isrcs)
    history = history_of(observations, isrcs=known)
    found: list[Any] = []
    cursor = None
    while True:
        page = history.answer(plays, question, limit, cursor)
        found += page.items
        cursor = page.next_cursor
        if cursor is None:
            break
        assert len(page.items) == limit
    expected = select(observations, question, known)[::-1]
    assert [play.id for play in found] == [play.play_id for play in expected]
    for play, other in zip(found, expected, strict=True):
        told = other.observation
        title = play.track or play.episode or play.chapter
        collection = play.album or play.show or play.audiobook
        assert (title and (title.id, title.name)) == other.title
        assert (collection and (collection.id, collection.name)) == other.collection
        artist = other.creator if other.is_music else None
        assert (play.artist and (play.artist.id, play.artist.name)) == artist
        assert (play.kind, play.source, play.ms_played) == (
            told.item.kind, told.source, told.ms_played,
        )  # fmt: skip
        assert (play.counts, play.skipped) == (other.counts(question), other.skipped)
        assert (play.platform, play.reason_end) == (told.platform, told.reason_end)
        assert play.incognito is told.incognito
