"""What a person is told to do when their link to Spotify does not work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spotistats_common.models.links import LinkProblem, LinkState

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from spotistats_common.models.links import Link
    from spotistats_common.spotify.errors import NotAllowed

RENEW_DAYS_BEFORE = 14
"""From so many days before its end on, the person is asked to renew the link."""

ADVICE: Mapping[LinkProblem, str] = {
    LinkProblem.EXPIRED: (
        "Spotify ends every connection six months after you agreed to it. Sign in with Spotify "
        "again; nothing is lost but the plays that Spotify has forgotten meanwhile."
    ),
    LinkProblem.REVOKED: (
        "The connection was ended at Spotify: you removed the app on your account's page, or "
        "changed your password. Sign in with Spotify again."
    ),
    LinkProblem.NOT_ALLOWLISTED: (
        "Spotify does not answer for your account: the app is in development mode and you are not "
        "on its list. Its owner adds your name and the e-mail address of your Spotify account at "
        "developer.spotify.com/dashboard, under the app's User Management (5 people at most). "
        "Then sign in with Spotify again."
    ),
    LinkProblem.PREMIUM_MISSING: (
        "Spotify does not answer for this app, as its owner has no Premium subscription. Once the "
        "owner has one, sign in with Spotify again."
    ),
    LinkProblem.SCOPE_MISSING: (
        "You did not agree to everything that is needed: recently played, top artists and tracks, "
        "and your library. Sign in with Spotify again and agree to all of it."
    ),
}
_RENEW = "Spotify ends this connection soon. Sign in with Spotify again to renew it for six months."
_DISCONNECTED = (
    "You disconnected Spotify; your history stays. To go on, sign in with Spotify again."
)
_RECONNECT = "The connection does not work any more. Sign in with Spotify again."


def why_not_allowed(error: NotAllowed) -> LinkProblem:
    """What Spotify's 403 to a call that everybody may make says of the link."""
    said = f"{error.message} {error.reason or ''}".lower()
    if "premium" in said:
        return LinkProblem.PREMIUM_MISSING
    if "scope" in said:
        return LinkProblem.SCOPE_MISSING
    return LinkProblem.NOT_ALLOWLISTED


def state_at(link: Link, now: datetime) -> tuple[LinkState, LinkProblem | None]:
    """State and problem of a link; it is expired at its time, whether somebody noticed or not."""
    if link.state is not LinkState.DISCONNECTED and link.expires_at <= now:
        return LinkState.RECONNECT, LinkProblem.EXPIRED
    return link.state, link.problem


def advice_for(link: Link, now: datetime) -> str | None:
    """What the person should do; None if nothing."""
    state, problem = state_at(link, now)
    if problem is not None:
        return ADVICE[problem]
    if state is LinkState.DISCONNECTED:
        return _DISCONNECTED
    if state is not LinkState.ACTIVE:
        return _RECONNECT
    return _RENEW if days_left(link, now) <= RENEW_DAYS_BEFORE else None


def days_left(link: Link, now: datetime) -> int:
    """Whole days until Spotify ends the link; 0 if it has."""
    return max(0, (link.expires_at - now).days)
