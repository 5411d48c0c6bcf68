"""Read-only links: making them, and looking at those of others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from spotistats.flows import Flow, ask, settled, today_in
from spotistats.periods import calendar_name
from spotistats.querying import without_nothing
from spotistats_sdk.api.shares import (
    compare_with_shared,
    create_share,
    delete_share,
    get_shared,
    get_shared_profile,
    get_shared_recap,
    get_shared_view,
    list_shares,
)
from spotistats_sdk.models import NewShare

if TYPE_CHECKING:
    from datetime import datetime

    from spotistats import results
    from spotistats.periods import When

    Expiry = datetime | Literal["never"] | None


def share_view(
    name: str, *, label: str | None = None, expires_at: Expiry = None
) -> Flow[results.CreatedShare]:
    """A link that shows the answer of a saved query; it ends after 30 days unless told.

    Its secret, `token`, is only in this answer; `label` is a note that nobody else sees.
    """
    return _shared("view", label, expires_at, view=name)


def share_recap(
    period: str = "last year", *, label: str | None = None, expires_at: Expiry = None
) -> Flow[results.CreatedShare]:
    """A link that shows a year, month or week in review; it ends after 30 days unless told."""
    name = calendar_name(period, (yield from today_in(None, period)))
    made = yield from _shared("recap", label, expires_at, recap=name)
    return made


def share_profile(
    *,
    since: When | None = None,
    until: When | None = None,
    period: str | None = None,
    days: int | None = None,
    allow_comparison: bool = False,
    label: str | None = None,
    expires_at: Expiry = None,
) -> Flow[results.CreatedShare]:
    """A link that shows what was listened to in a period, or always in the latest `days`."""
    first, end = yield from settled(since, until, period, None)
    what = {"since": first, "until": end, "days": days, "allow_comparison": allow_comparison}
    made = yield from _shared("profile", label, expires_at, **what)
    return made


def shares() -> Flow[results.ShareList]:
    """Your links, newest first."""
    return ask(list_shares)


def unshare(share_id: str) -> Flow[None]:
    """Revoke a link; it shows nothing from now on."""
    return ask(delete_share, share_id)


def shared(token: str) -> Flow[results.Shared]:
    """What a link shows, and whose it is."""
    return ask(get_shared, token)


def shared_profile(token: str) -> Flow[results.Profile]:
    """What the owner of a link listened to."""
    return ask(get_shared_profile, token)


def shared_recap(token: str) -> Flow[results.Recap]:
    """The period in review that a link shows."""
    return ask(get_shared_recap, token)


def shared_view(token: str) -> Flow[results.QueryAnswer]:
    """The answer of the saved query that a link shows."""
    return ask(get_shared_view, token)


def compare_with(token: str, *, limit: int | None = None) -> Flow[results.ListenerComparison]:
    """You beside the owner of a shared profile, who has to allow it."""
    return ask(compare_with_shared, token, limit=limit)


def _shared(
    kind: str, label: str | None, expires_at: Expiry, **what: Any
) -> Flow[results.CreatedShare]:
    body = without_nothing({"kind": kind, "label": label, **what})
    if expires_at == "never":
        body["expires_at"] = None
    elif expires_at is not None:
        body["expires_at"] = expires_at.isoformat()
    return ask(create_share, body=NewShare.from_dict(body))
