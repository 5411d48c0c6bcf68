"""What links may be asked, and of which period they are."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spotistats_api.handlers.questions import for_others
from spotistats_api.sharing.subject import period_of
from spotistats_api.sharing.turnstile import PER_MINUTE, Turnstile
from spotistats_api.statistics.profile import profile
from spotistats_api.statistics.summary import figures
from spotistats_common.errors import TooManyRequests
from spotistats_common.models.accounts import User
from spotistats_common.store.shares import Share

if TYPE_CHECKING:
    from spotistats_api.engine.scope import Question

NOW = datetime(2024, 3, 30, 23, 30, tzinfo=UTC)  # 31 March in Vilnius, whose clocks go on


def test_a_link_is_let_through_again_after_a_while() -> None:
    clock = [0.0]
    turnstile = Turnstile(lambda: clock[0])
    for _ in range(PER_MINUTE):
        turnstile.let_through("one")
    with pytest.raises(TooManyRequests):
        turnstile.let_through("one")
    turnstile.let_through("other")
    clock[0] += 60 / PER_MINUTE
    turnstile.let_through("one")
    with pytest.raises(TooManyRequests):
        turnstile.let_through("one")


def test_a_profile_of_the_latest_days_is_of_whole_days_in_the_owners_zone() -> None:
    owner = User("u", "Ada", "Europe/Vilnius")
    share = Share("s", "u", "profile", None, NOW, None, days=2)
    period = period_of(share, owner, NOW)
    assert period is not None
    assert period.since is not None
    assert period.until is not None
    assert period.since.isoformat() == "2024-03-30T00:00:00+02:00"
    assert period.until.isoformat() == "2024-04-01T00:00:00+03:00"


@pytest.mark.parametrize(
    ("since", "until", "step"),
    [
        ("2024-08-01", "2024-11-01", "day"),  # 92 days and an hour in Europe
        ("2024-08-01", "2024-11-02", "month"),
        ("1990-01-01", "2040-01-01", "month"),
        ("1970-01-01", "9998-01-01", "year"),
        (None, None, "day"),
    ],
)
def test_the_steps_of_a_profile_suit_its_length(
    *, a_play: Any, history_of: Any, asked: Any, since: str | None, until: str | None, step: str
) -> None:
    history = history_of([a_play(), a_play(ended_at="2024-04-01T10:00:00Z")])
    question = asked(since, until, "Europe/Vilnius")
    assert history.answer(profile, question).timeline.step == step


@given(data=st.data())
def test_others_see_what_is_left_when_private_sessions_had_never_been(
    data: st.DataObject, histories: Any, questions: Any, history_of: Any
) -> None:
    told = data.draw(histories)
    question: Question = for_others(data.draw(questions))
    open_ones = [each for each in told if each.incognito is not True]
    seen, expected = (history_of(plays).answer(figures, question) for plays in (told, open_ones))
    # Which items are the same, and how long plays were that nobody tells, is known from all plays.
    assert (seen.plays, seen.active_days) == (expected.plays, expected.active_days)
    assert seen.first_played_at == expected.first_played_at
