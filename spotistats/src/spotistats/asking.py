"""What almost every question takes: a period, a counting rule, and which plays to look at."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spotistats.periods import When
    from spotistats_sdk.models import PlatformFamily, PlayKind, PlaySource


class Rule(TypedDict, total=False):
    """How plays are counted; what is left out is as the account has it."""

    tz: str | None
    """An IANA time zone, like `Europe/Vilnius`."""
    min_ms: int | None
    """A play counts if at least so many milliseconds of it were heard."""
    count_skipped: bool | None
    """Whether skipped plays count, if long enough."""
    count_incognito: bool | None
    """Whether plays in private sessions count."""


class Filters(Rule, total=False):
    """Which plays to look at; several values mean any of them."""

    kind: PlayKind | Sequence[PlayKind] | None
    """Music unless told otherwise, or that of the entity that is asked for."""
    track_id: str | Sequence[str] | None
    album_id: str | Sequence[str] | None
    artist_id: str | Sequence[str] | None
    platform: str | Sequence[str] | None
    """As Spotify wrote it."""
    platform_family: PlatformFamily | Sequence[PlatformFamily] | None
    country: str | Sequence[str] | None
    """Two letters."""
    reason_start: str | Sequence[str] | None
    reason_end: str | Sequence[str] | None
    source: PlaySource | Sequence[PlaySource] | None
    shuffle: bool | None
    skipped: bool | None
    offline: bool | None
    incognito: bool | None


class Asked(Filters, total=False):
    """What almost every question takes: filters and a period (see `spotistats.periods`)."""

    since: When | None
    """Where the period begins: `"2023"`, `"last 6 months"`, a date, …."""
    until: When | None
    """Where it ends; what it names is not in it."""
    period: str | None
    """Both at once: `"2023"`, `"last year"`, …."""
