"""Instants between the columns (ms since 1970) and the answers (datetimes)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, overload

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@overload
def instant(ms: int) -> datetime: ...
@overload
def instant(ms: int | None) -> datetime | None: ...
def instant(ms: int | None) -> datetime | None:
    """Milliseconds since 1970 as a datetime in UTC; None stays None."""
    return None if ms is None else _EPOCH + timedelta(milliseconds=ms)


def instant_in(ms: int, zone: ZoneInfo) -> datetime:
    """Milliseconds since 1970 as a datetime with the offset of a zone."""
    return (_EPOCH + timedelta(milliseconds=ms)).astimezone(zone)
