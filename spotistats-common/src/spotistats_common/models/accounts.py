"""Accounts and their settings."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum

_ID_ALPHABET = "0123456789abcdefghijklmnopqrstuvwxyz"


def new_id() -> str:
    """A fresh id for an account, a token or a job: 12 lower-case letters and digits (62 bits)."""
    return "".join(secrets.choice(_ID_ALPHABET) for _ in range(12))


def utc_now() -> datetime:
    """Now, in UTC, with the whole milliseconds that MongoDB keeps."""
    now = datetime.now(UTC)
    return now.replace(microsecond=now.microsecond // 1000 * 1000)


@dataclass(frozen=True, slots=True)
class CountingRule:
    """Which plays count. All plays are stored; listened time sums all of them."""

    min_ms: int = 30_000
    count_skipped: bool = True
    count_incognito: bool = True


@dataclass(frozen=True, slots=True)
class History:
    """The version of a user's history: what any answer about it was computed from.

    `epoch` changes when the past changes (import, undo, delete); `seq` grows when plays are
    appended (sync).
    """

    epoch: int = 0
    seq: int = 0


@dataclass(frozen=True, slots=True)
class User:
    """An account. `time_zone` is an IANA name.

    `join_recordings`: whether Spotify ids of one recording are one track in the statistics.
    """

    id: str
    display_name: str
    time_zone: str
    counting_rule: CountingRule = field(default_factory=CountingRule)
    join_recordings: bool = True
    history: History = field(default_factory=History)
    is_local_owner: bool = False
    is_admin: bool = False
    created_at: datetime = field(default_factory=utc_now)


class Scope(StrEnum):
    """What a token allows."""

    READ = "read"
    IMPORT = "import"
    SYNC = "sync"
    PLAYLISTS = "playlists"
    ACCOUNT = "account"
    SERVICE = "service"


OF_A_PERSON = frozenset(Scope) - {Scope.SERVICE}
"""What a person's token may allow; `service` is for the services among themselves."""


@dataclass(frozen=True, slots=True)
class Token:
    """An access token; its secret is not kept, only the SHA-256 of it."""

    id: str
    user_id: str
    name: str
    scopes: tuple[Scope, ...]
    created_at: datetime
    expires_at: datetime | None
