"""Things of several kinds: equal in all else, even their ids, they still have an order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from spotistats_api.statistics.compare import compare
from spotistats_api.statistics.details import details
from spotistats_api.statistics.discoveries import discoveries
from spotistats_api.statistics.forgotten import forgotten
from spotistats_api.statistics.rank_history import rank_history
from spotistats_api.statistics.top import top
from spotistats_common.models.play import Kind

if TYPE_CHECKING:
    from spotistats_api.engine.run import HeldHistory
    from spotistats_api.engine.scope import Question

SAME = "1" * 22
DAY_MS = 86_400_000
BY_KIND = {Kind.AUDIOBOOK: "Author", Kind.PODCAST: None, Kind.MUSIC: "Band"}


@pytest.fixture
def alike(a_play: Any, history_of: Any) -> HeldHistory:
    """A track, an episode and a chapter; the first one in time is that which comes last."""
    plays = [
        a_play("Same", uri_id=SAME, by=by, kind=kind, ended_at=DAY_MS * 400 + number)
        for number, (kind, by) in enumerate(BY_KIND.items())
    ]
    history: HeldHistory = history_of([*plays, a_play("Later", ended_at=DAY_MS * 800)])
    return history


@pytest.fixture
def question(asked: Any) -> Question:
    """About all of them, but not what came later."""
    about: Question = asked(until="1972-01-01", kinds=tuple(Kind))
    return about


@pytest.mark.parametrize(
    ("statistic", "more"),
    [
        (top, ("tracks",)),
        (rank_history, ("tracks", "year")),
        (discoveries, ("tracks", "year")),
        (forgotten, ("tracks", 1, 1)),
    ],
)
def test_music_comes_first_then_podcasts_then_audiobooks(
    alike: HeldHistory, question: Question, statistic: Any, more: tuple[Any, ...]
) -> None:
    items = alike.answer(statistic, question, *more).items
    assert [each.artist and each.artist.name for each in items] == ["Band", None, "Author"]
    assert [each.rank for each in items] == [1, 2, 3]


def test_that_is_their_order_in_comparisons_and_ranks(
    alike: HeldHistory, question: Question, asked: Any
) -> None:
    kept = alike.answer(compare, question, question, "tracks").kept.items
    assert [each.artist and each.artist.name for each in kept] == ["Band", None, "Author"]
    found = alike.answer(details, question, "tracks", SAME)
    assert (found.artist and found.artist.name, found.rank_by_plays, found.ranked) == ("Band", 1, 3)
    spoken = asked(until="1972-01-01", kinds=(Kind.AUDIOBOOK, Kind.PODCAST))
    found = alike.answer(details, spoken, "tracks", SAME)
    assert (found.artist, found.rank_by_plays, found.ranked) == (None, 1, 2)
