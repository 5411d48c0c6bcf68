"""What single fields of a row may hold. All instants are ms since 1970, UTC."""

from __future__ import annotations

import time
from datetime import UTC, datetime

from spotistats_importer.formats.base import RowError

DAY_MS = 86_400_000
EARLIEST_MS = 1_136_073_600_000  # 2006-01-01: the year Spotify was founded
LONGEST_MS = 7 * DAY_MS
LONGEST_NAME = 2_000
_SECONDS_BELOW = 100_000_000_000  # as seconds the year 5138, as milliseconds 1973


def latest_ms() -> int:
    """The latest sensible instant: two days from now, as clocks and time zones go wrong."""
    return int(time.time() * 1000) + 2 * DAY_MS


def instant(field: str, value: object, latest: int) -> int:
    """The instant that ISO text names, UTC unless it says otherwise; RowError if none does."""
    if not isinstance(value, str):
        raise RowError(field, "missing" if value is None else "not a text", value)
    try:
        # Shorter is a date alone. Week dates and the like never come from Spotify.
        if len(value) < 16 or value[10] not in "T t" or value[4] != "-":
            raise ValueError
        moment = datetime.fromisoformat(value)
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=UTC)
        at = round(moment.timestamp() * 1000)
    except (ValueError, OverflowError):
        raise RowError(field, "not an instant", value) from None
    if not EARLIEST_MS <= at <= latest:
        raise RowError(field, "before 2006" if at < EARLIEST_MS else "in the future", value)
    return at


def listened_ms(field: str, value: object) -> int:
    """A listened time of up to a week in ms; RowError if it is none."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if not isinstance(value, int) or isinstance(value, bool):
        raise RowError(field, "missing" if value is None else "not a whole number", value)
    if not 0 <= value <= LONGEST_MS:
        # Python refuses to print numbers of thousands of digits.
        raise RowError(field, "negative" if value < 0 else "longer than seven days")
    return value


def client_clock(value: object, latest: int) -> int | None:
    """The instant of an `offline_timestamp`, in seconds or ms; None if it is not plausible."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if not isinstance(value, int) or isinstance(value, bool):
        return None
    at = value * 1000 if value < _SECONDS_BELOW else value
    return at if EARLIEST_MS <= at <= latest else None


def text(field: str, value: object) -> str | None:
    """A text, None for an empty one; RowError for anything else and for an endless one."""
    if value is None or value == "":
        return None
    if not isinstance(value, str):
        raise RowError(field, "not a text")
    if len(value) > LONGEST_NAME:
        raise RowError(field, f"longer than {LONGEST_NAME:,} characters")
    return value


FLAGS: dict[object, bool | None] = {None: None, True: True, False: False}
"""What yes-or-no fields may hold; 1 and 0 equal True and False."""


def flag(field: str, value: object) -> bool | None:
    """Yes, no or not told; RowError for anything else."""
    try:
        return FLAGS[value]
    except (KeyError, TypeError):
        raise RowError(field, "neither true nor false") from None


def country(value: object) -> str | None:
    """The two letters of a country (`ZZ` is Spotify's word for an unknown one), else None."""
    if isinstance(value, str) and len(value) == 2 and value.isascii() and value.isalpha():
        return value.upper()
    return None
