"""The link of an account to Spotify, and what polling it last came to."""

from __future__ import annotations

import calendar
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

_MONTHS_VALID = 6


def valid_until(authorized_at: datetime) -> datetime:
    """When Spotify ends what a person agreed to at `authorized_at`: six months later."""
    months = authorized_at.month - 1 + _MONTHS_VALID
    year, month = authorized_at.year + months // 12, months % 12 + 1
    day = min(authorized_at.day, calendar.monthrange(year, month)[1])
    return authorized_at.replace(year=year, month=month, day=day)


class LinkState(StrEnum):
    """Whether a link works."""

    ACTIVE = "active"
    RECONNECT = "reconnect"
    """Its tokens are gone: the person has to sign in again."""
    NOT_ALLOWED = "not_allowed"
    """Spotify refuses to answer for this person; tokens are kept, it may get better."""
    DISCONNECTED = "disconnected"
    """The person ended it, and its tokens are deleted; kept to know them when they come back."""


class LinkProblem(StrEnum):
    """Why a link does not work."""

    EXPIRED = "expired"
    REVOKED = "revoked"
    NOT_ALLOWLISTED = "not_allowlisted"
    PREMIUM_MISSING = "premium_missing"
    SCOPE_MISSING = "scope_missing"


@dataclass(frozen=True, slots=True)
class Link:
    """An account's link to Spotify. Tokens are sealed; there are none once it has to be renewed."""

    user_id: str
    account_id: str
    display_name: str | None
    state: LinkState
    problem: LinkProblem | None
    scopes: tuple[str, ...]
    authorized_at: datetime
    expires_at: datetime
    """Six months after the authorization; refreshing does not move it."""
    refresh_token: bytes | None = field(repr=False)
    access_token: bytes | None = field(repr=False)
    access_expires_at: datetime | None
    generation: int = 0
    """Which tokens these are; grows with each authorization and each new pair of tokens."""


@dataclass(frozen=True, slots=True)
class PollError:
    """What went wrong when Spotify was last asked."""

    code: str
    message: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Poll:
    """When Spotify was last asked for somebody's plays, and how that went."""

    last_sync_at: datetime | None
    last_success_at: datetime | None
    last_error: PollError | None
