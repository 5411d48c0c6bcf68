"""Two people's lists are put side by side as by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spotistats_api.statistics.listeners import ListenerOverlap, overlap, taste

if TYPE_CHECKING:
    from spotistats_api.statistics.things import LibraryEntity


def plays_of(a_play: Any, *names: str, by: str = "Band", **more: Any) -> list[Any]:
    """A play of each, one a minute."""
    return [
        a_play(name, by=by, ended_at=1_700_000_000_000 + number * 60_000, **more)
        for number, name in enumerate(names)
    ]


def beside(
    mine: Any, theirs: Any, question: Any, entity: LibraryEntity = "tracks", limit: int = 10
) -> ListenerOverlap:
    one, other = (each.answer(taste, question).heard[entity] for each in (mine, theirs))
    return overlap(one, other, limit)


def test_the_overlap_is_that_of_the_shares_of_plays(
    a_play: Any, history_of: Any, asked: Any
) -> None:
    mine = history_of(plays_of(a_play, "Both", "Both", "Both", "Mine"))
    theirs = history_of(plays_of(a_play, "Both", "Theirs"))
    found = beside(mine, theirs, asked())
    # 3/4 and 1/2, 1/4 and 0, 0 and 1/2
    assert found.overlap == pytest.approx(0.5 / (0.75 + 0.25 + 0.5))
    (both,) = found.shared
    assert both.mine is not None
    assert both.theirs is not None
    assert (both.name, both.mine.share, both.theirs.share) == ("Both", 0.75, 0.5)
    assert (both.mine.rank, both.theirs.rank) == (1, 1)
    assert [each.name for each in found.only_mine] == ["Mine"]
    assert [each.name for each in found.only_theirs] == ["Theirs"]


def test_nothing_in_common_all_in_common_and_nothing_at_all(
    a_play: Any, history_of: Any, asked: Any
) -> None:
    one, other = history_of(plays_of(a_play, "A", "B")), history_of(plays_of(a_play, "C"))
    assert beside(one, other, asked()).overlap == 0
    assert beside(one, one, asked()).overlap == pytest.approx(1)
    empty = history_of([])
    assert beside(one, empty, asked()).overlap is None
    assert beside(empty, empty, asked()).overlap is None
    assert beside(one, empty, asked()).only_mine_total == 2


def test_songs_are_the_same_by_their_names_whatever_their_ids(
    a_play: Any, history_of: Any, asked: Any
) -> None:
    mine = history_of(
        [
            *plays_of(a_play, "Song", uri_id="1" * 22),
            a_play("SONG ", uri_id="2" * 22),
            a_play("Song", by="Somebody else", uri_id="3" * 22, ended_at="2024-03-02T12:00:00Z"),
        ]
    )
    theirs = history_of(plays_of(a_play, "song", by="BAND", uri_id="4" * 22))
    found = beside(mine, theirs, asked())
    assert (found.shared_total, found.only_mine_total, found.only_theirs_total) == (1, 1, 0)
    assert found.shared[0].mine is not None
    assert found.shared[0].mine.plays == 2
    assert found.shared[0].id in {"1" * 22, "2" * 22}
    assert beside(mine, theirs, asked(), "artists").shared_total == 1


def test_tracks_without_a_name_are_not_all_the_same(
    a_play: Any, history_of: Any, asked: Any
) -> None:
    mine = history_of([a_play(None, by=None, album=None, uri_id="1" * 22)])
    theirs = history_of([a_play(None, by=None, album=None, uri_id="2" * 22)])
    assert beside(mine, theirs, asked()).shared_total == 0


def test_lists_are_as_long_as_they_may_be(a_play: Any, history_of: Any, asked: Any) -> None:
    mine = history_of(plays_of(a_play, "A", "B", "B", "C", "D"))
    theirs = history_of(plays_of(a_play, "C", "D", "D", "E", "F"))
    found = beside(mine, theirs, asked(), limit=1)
    assert [each.name for each in found.shared] == ["D"]
    assert [each.name for each in found.only_mine] == ["B"]
    assert [each.name for each in found.only_theirs] == ["E"]
    assert (found.shared_total, found.only_mine_total, found.only_theirs_total) == (2, 2, 2)


@given(data=st.data())
def test_both_see_the_same_from_their_own_sides(
    data: st.DataObject, histories: Any, questions: Any, history_of: Any
) -> None:
    one, other = history_of(data.draw(histories)), history_of(data.draw(histories))
    question = data.draw(questions)
    entity: LibraryEntity = data.draw(st.sampled_from(["tracks", "albums", "artists"]))
    here, there = (
        beside(one, other, question, entity, 1000),
        beside(other, one, question, entity, 1000),
    )
    assert here.overlap == pytest.approx(there.overlap)
    assert here.overlap is None or 0 <= here.overlap <= 1
    assert len(here.shared) == here.shared_total == there.shared_total
    assert [each.theirs for each in here.only_theirs] == [each.mine for each in there.only_mine]
    sums = [
        sum(each.mine.share for each in (*side.shared, *side.only_mine) if each.mine)
        for side in (here, there)
    ]
    assert all(each == pytest.approx(1) or each == 0 for each in sums)
