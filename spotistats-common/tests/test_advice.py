"""What people are told when their link to Spotify does not work."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from spotistats_common.models.links import Link, LinkProblem, LinkState, valid_until
from spotistats_common.service.cookies import cookie, signed_in
from spotistats_common.spotify.advice import (
    ADVICE,
    advice_for,
    days_left,
    state_at,
    why_not_allowed,
)
from spotistats_common.spotify.errors import NotAllowed
from spotistats_common.store.sessions import csrf_token_of

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
LINK = Link(
    user_id="u",
    account_id="a",
    display_name="Ada",
    state=LinkState.ACTIVE,
    problem=None,
    scopes=(),
    authorized_at=NOW,
    expires_at=valid_until(NOW),
    refresh_token=b"sealed-refresh",
    access_token=b"sealed-access",
    access_expires_at=NOW,
)


def test_every_problem_has_advice() -> None:
    assert ADVICE.keys() == set(LinkProblem)
    for problem in LinkProblem:
        assert advice_for(replace(LINK, problem=problem), NOW) == ADVICE[problem]


def test_a_link_that_works_needs_none_until_two_weeks_before_its_end() -> None:
    ends = LINK.expires_at
    assert advice_for(LINK, NOW) is None
    assert advice_for(LINK, ends - timedelta(days=15)) is None
    assert "renew" in (advice_for(LINK, ends - timedelta(days=14)) or "")
    assert days_left(LINK, ends - timedelta(days=3, hours=5)) == 3
    assert days_left(LINK, ends + timedelta(days=3)) == 0


def test_a_link_is_expired_at_its_time_unless_it_was_disconnected() -> None:
    ends = LINK.expires_at
    assert state_at(LINK, ends - timedelta(seconds=1)) == (LinkState.ACTIVE, None)
    assert state_at(LINK, ends) == (LinkState.RECONNECT, LinkProblem.EXPIRED)
    gone = replace(LINK, state=LinkState.DISCONNECTED)
    assert state_at(gone, ends) == (LinkState.DISCONNECTED, None)


@pytest.mark.parametrize(
    ("message", "reason", "problem"),
    [
        ("User not registered in the Developer Dashboard", None, LinkProblem.NOT_ALLOWLISTED),
        ("", None, LinkProblem.NOT_ALLOWLISTED),
        ("You do not have a Spotify Premium subscription", None, LinkProblem.PREMIUM_MISSING),
        ("Forbidden", "PREMIUM_REQUIRED", LinkProblem.PREMIUM_MISSING),
        ("Insufficient client scope", None, LinkProblem.SCOPE_MISSING),
    ],
)
def test_a_403_says_what_is_missing(message: str, reason: str | None, problem: LinkProblem) -> None:
    assert why_not_allowed(NotAllowed(403, message, reason)) == problem


def test_a_link_does_not_show_its_tokens() -> None:
    assert "sealed" not in repr(LINK)


def test_cookies_are_secure_where_the_address_is_https() -> None:
    assert all(each.endswith("; Secure") for each in signed_in("x", secure=True))
    assert not any("Secure" in each for each in signed_in("x", secure=False))
    assert cookie("a", "", seconds=0, secure=True) == (
        "a=; Path=/; Max-Age=0; SameSite=Lax; HttpOnly; Secure"
    )


def test_a_csrf_token_is_the_sessions_own() -> None:
    assert csrf_token_of("a") == csrf_token_of("a") != csrf_token_of("b")
    assert len(csrf_token_of("a")) == 64
