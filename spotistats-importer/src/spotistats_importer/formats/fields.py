"""What single fields of a row may hold. All instants are ms since 1970, UTC."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import numpy as np

from spotistats_common.models.columns import NOT_TOLD
from spotistats_importer.formats.base import BoundedDict, RowError

if TYPE_CHECKING:
    from collections.abc import Sequence

# The two ways that Spotify writes a time of day: 23:59 and 23:59:59Z.
_MINUTES = {f"{at // 60:02}:{at % 60:02}": at * 60_000 for at in range(1440)}
_SECONDS = {"": 0, **{f":{second:02}Z": second * 1000 for second in range(60)}}

# As it writes it in extended histories, and what the digits count in each of its six numbers.
_SHAPE = np.frombuffer(b"dddd-dd-ddTdd:dd:ddZ", dtype=np.uint8)
_IS_DIGIT = ord("d") == _SHAPE
_PLACE_VALUES = np.zeros((14, 6), dtype=np.int64)
_PLACE_VALUES[np.arange(14), [0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5]] = [
    *(1000, 100, 10, 1),
    *[10, 1] * 5,
]

DAY_MS = 86_400_000
EARLIEST_MS = 1_136_073_600_000  # 2006-01-01: the year Spotify was founded
LONGEST_MS = 7 * DAY_MS
LONGEST_NAME = 2_000
_AS_SECONDS_BELOW = 100_000_000_000  # as seconds the year 5138, as milliseconds 1973


class Instants:
    """Reads the instants of rows. Days come back, and each is parsed once."""

    def __init__(self) -> None:
        # Clocks go wrong and time zones differ: two days ahead is still sensible.
        self.latest = int(time.time() * 1000) + 2 * DAY_MS
        self._days: BoundedDict[str, int] = BoundedDict(20_000)

    def read(self, field: str, value: object) -> int:
        """The instant that ISO text names, UTC unless it says otherwise; RowError if none does."""
        if not isinstance(value, str):
            raise RowError(field, "missing" if value is None else "not a text", value)
        try:
            at = self._days[value[:11]] + _MINUTES[value[11:16]] + _SECONDS[value[16:]]
        except KeyError:
            at = self._parse(field, value)
        if not EARLIEST_MS <= at <= self.latest:
            raise RowError(field, "before 2006" if at < EARLIEST_MS else "in the future", value)
        return at

    def _parse(self, field: str, value: str) -> int:
        try:
            # 16 is a date and a time to the minute: a date alone is no instant.
            if len(value) < 16 or value[4] != "-" or value[10] not in "T ":
                raise RowError(field, "not an instant", value)
            moment = datetime.fromisoformat(value)
            if moment.tzinfo is None:
                moment = moment.replace(tzinfo=UTC)
            at = round(moment.timestamp() * 1000)
        except (ValueError, OverflowError):
            raise RowError(field, "not an instant", value) from None
        if moment.tzinfo is UTC:
            self._days.keep(value[:11], at - at % DAY_MS)
        return at

    def read_all(self, values: Sequence[str]) -> list[int] | None:
        """The instants of texts as Spotify writes them (`2021-03-14T09:26:53Z`); None if any is
        written in another way."""
        text = "".join(values)
        if len(text) != len(values) * len(_SHAPE) or not text.isascii():
            return None
        signs = np.frombuffer(text.encode(), dtype=np.uint8).reshape(-1, len(_SHAPE))
        digits = signs[:, _IS_DIGIT] - ord("0")  # what is less wraps around, to over 9
        if (digits > 9).any() or (signs[:, ~_IS_DIGIT] != _SHAPE[~_IS_DIGIT]).any():
            return None
        year, month, day, hour, minute, second = (digits.astype(np.int64) @ _PLACE_VALUES).T
        months = ((year - 1970) * 12 + month - 1).astype("datetime64[M]")
        days = months.astype("datetime64[D]") + (day - 1)
        if ((month < 1) | (month > 12) | (hour > 23) | (minute > 59) | (second > 59)).any() or (
            days.astype("datetime64[M]") != months
        ).any():
            return None
        at = days.astype(np.int64) * DAY_MS + ((hour * 60 + minute) * 60 + second) * 1000
        return at.tolist() if at.min() >= EARLIEST_MS and at.max() <= self.latest else None

    def client_clocks(self, values: Sequence[object]) -> list[int]:
        """`client_clock` of each, `NOT_TOLD` for None."""
        read, latest = self.client_clock, self.latest
        return [
            value
            if type(value) is int and EARLIEST_MS <= value <= latest
            else NOT_TOLD
            if value is None or (at := read(value)) is None
            else at
            for value in values
        ]

    def client_clock(self, value: object) -> int | None:
        """The instant of an `offline_timestamp`, in seconds or ms; None if it is not plausible."""
        if type(value) is float and value.is_integer():
            value = int(value)
        if type(value) is not int:  # nor a bool
            return None
        at = value * 1000 if value < _AS_SECONDS_BELOW else value
        return at if EARLIEST_MS <= at <= self.latest else None


def all_listened_ms(values: Sequence[object]) -> bool:
    """Whether all values are listened times as Spotify writes them."""
    return {int}.issuperset(map(type, values)) and (
        0 <= min(values) <= max(values) <= LONGEST_MS  # type: ignore[type-var, operator]
    )


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


def text(field: str, value: object) -> str | None:
    """A text, None for an empty one; RowError for anything else and for an endless one."""
    if value is None or value == "":
        return None
    if not isinstance(value, str):
        raise RowError(field, "not a text")
    if len(value) > LONGEST_NAME:
        raise RowError(field, f"longer than {LONGEST_NAME:,} characters")
    return value


def flag(field: str, value: object) -> bool | None:
    """Yes, no or not told; RowError for anything else."""
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, int | float) and value in (0, 1):
        return value == 1
    raise RowError(field, "neither true nor false")


def country(value: str | None) -> str | None:
    """The two letters of a country (`ZZ` is Spotify's word for an unknown one), else None."""
    if value and len(value) == 2 and value.isascii() and value.isalpha():
        return value.upper()
    return None
