"""What a link can be of, and the period that it shows."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from spotistats_common.errors import InvalidRequest
from spotistats_common.models.calendar_periods import calendar_period
from spotistats_common.models.period import Period, first_moment, parse_period, time_zone

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from spotistats_common.models.accounts import User
    from spotistats_common.store.shares import Share, ShareKind

_FIELDS: Mapping[ShareKind, tuple[str, ...]] = {
    "view": ("view",),
    "recap": ("recap",),
    "profile": ("since", "until", "days", "allow_comparison"),
}
_NEEDED: tuple[ShareKind, ...] = ("view", "recap")


def subject_in(body: Mapping[str, Any], user: User) -> dict[str, Any]:
    """The fields of a `Share` that say what it is of; those of its kind that make sense.

    Raises InvalidRequest naming the field that does not.
    """
    kind: ShareKind = body["kind"]
    told = {name: body[name] for names in _FIELDS.values() for name in names if body.get(name)}
    for name in told:
        if name not in _FIELDS[kind]:
            raise InvalidRequest(name, f"says nothing of a link of the kind {kind}", where="body")
    if kind in _NEEDED and kind not in told:
        raise InvalidRequest(kind, f"is required for a link of the kind {kind}", where="body")
    if kind == "recap":
        calendar_period(told["recap"], field="recap", where="body")
    if kind == "profile":
        _check_period(told, user)
    return told


def _check_period(told: Mapping[str, Any], user: User) -> None:
    if "days" in told and ("since" in told or "until" in told):
        raise InvalidRequest("days", "cannot be told together with since or until", where="body")
    try:
        parse_period(told.get("since"), told.get("until"), user.time_zone)
    except InvalidRequest as error:
        raise InvalidRequest(error.field, error.message, where="body") from error


def period_of(share: Share, user: User, now: datetime) -> Period | None:
    """The period that a link shows now, in its owner's time zone; None if the view tells it."""
    if share.recap is not None:
        named = calendar_period(share.recap)
        return parse_period(named.first.isoformat(), named.end.isoformat(), user.time_zone)
    if share.kind == "view":
        return None
    if share.days is None:
        return parse_period(share.since, share.until, user.time_zone)
    zone = time_zone(user.time_zone)
    tomorrow = now.astimezone(zone).date() + timedelta(days=1)
    since, until = tomorrow - timedelta(days=share.days), tomorrow
    return Period(first_moment(since, zone), first_moment(until, zone), user.time_zone)
