"""Items of which further plays change nothing but the table of plays, and which are not so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from history_support.appending import HIGH, LOW, OTHER, delta, tables
from spotistats_api.engine.append import PastChanges, append
from spotistats_common.models.accounts import History
from spotistats_common.models.play import Kind, Source

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spotistats_api.engine.run import HeldHistory
    from spotistats_common.models.play import Observation


def appended_in_turn(history: HeldHistory, plays_of: Iterable[Iterable[Observation]]) -> list[bool]:
    """Append some plays after others; of which of them all items were settled."""
    found = []
    for seq, new in enumerate(plays_of, start=1):
        added = delta(new, History(1, seq), settled=history.has_settled)
        append(history, added)
        found.append(added.items is None)
    return found


def test_of_items_that_are_settled_nothing_has_to_be_known(a_play: Any, history_of: Any) -> None:
    first = [a_play(uri_id=LOW), a_play("Talk", kind=Kind.PODCAST, uri_id=HIGH), a_play(None)]
    then = [
        [a_play(uri_id=LOW, ended_at="2024-03-02T12:00:00Z", ms_played=None)],
        [
            a_play("Talk", kind=Kind.PODCAST, uri_id=HIGH, ended_at="2024-03-03T12:00:00Z"),
            a_play("Unheard", uri_id=OTHER, ended_at="2024-03-03T13:00:00Z"),
        ],
    ]
    history = history_of(first)
    assert appended_in_turn(history, then) == [True, False]
    assert history.answer(tables) == history_of([*first, *then[0], *then[1]]).answer(tables)


@pytest.mark.parametrize(
    "other",
    [
        {"track": "SONG", "uri_id": LOW},  # the title is shown otherwise
        {"track": "Another", "uri_id": OTHER, "by": "BAND"},  # the artist
        {"track": "Another", "uri_id": OTHER, "album": "ALBUM"},
        {"uri_id": LOW, "album": "Best of"},  # the title's album
        {"track": "Another", "uri_id": OTHER, "ms_played": 40_000},  # what is usual
    ],
)
def test_items_are_unsettled_by_what_others_say(
    a_play: Any, history_of: Any, other: dict[str, Any]
) -> None:
    first = [a_play(uri_id=LOW, ended_at=1), a_play("Free", by="F", album="F", uri_id=HIGH)]
    told = {"ms_played": None, "source": Source.POLLED} | other
    then = [
        a_play(ended_at="2024-03-02T12:00:00Z", **told),
        a_play(uri_id=LOW, ended_at="2024-03-03T12:00:00Z", ms_played=None),
        a_play("Free", by="F", album="F", uri_id=HIGH, ended_at="2024-03-04T12:00:00Z"),
    ]
    history = history_of(first)
    is_about_all = "ms_played" in other
    assert appended_in_turn(history, [[each] for each in then]) == [False, False, not is_about_all]
    assert history.answer(tables) == history_of([*first, *then]).answer(tables)


@pytest.mark.parametrize(
    "later",
    [
        {"track": "SONG", "uri_id": LOW},
        {"track": "Another", "uri_id": OTHER, "by": "BAND"},
        {"track": "Another", "uri_id": OTHER, "album": "ALBUM"},
        {"uri_id": LOW, "album": "Best of"},
        {"uri_id": LOW, "by": "Cover Band"},
    ],
)
def test_items_that_say_what_is_not_shown_are_not_settled(
    a_play: Any, history_of: Any, later: dict[str, Any]
) -> None:
    first = [a_play(uri_id=LOW, ended_at=1), a_play(ended_at=2, **later)]
    again = a_play(uri_id=LOW, ended_at=3, ms_played=None)
    history = history_of(first)
    assert appended_in_turn(history, [[again]]) == [False]
    assert history.answer(tables) == history_of([*first, again]).answer(tables)


def test_items_whose_plays_are_counted_are_not_settled(a_play: Any, history_of: Any) -> None:
    ids = [LOW] * 3 + [HIGH, None]
    history = history_of([a_play(uri_id=each, ended_at=at) for at, each in enumerate(ids)])
    best, other, third = (
        [a_play(uri_id=each, ended_at=100 + at, ms_played=None)]
        for at, each in enumerate([LOW, HIGH, HIGH])
    )
    assert appended_in_turn(history, [best, other]) == [True, False]
    with pytest.raises(PastChanges):
        appended_in_turn(history, [third])
