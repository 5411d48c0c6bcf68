"""Time zones, and the period that a question is about."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache, lru_cache
from typing import TypeVar
from zoneinfo import ZoneInfo, available_timezones

from spotistats_common.errors import InvalidRequest

_Day = TypeVar("_Day", bound=date)

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND = timedelta(milliseconds=1)
_FIRST_YEAR, _LAST_YEAR = 1970, 9998  # Python's last year, 9999, leaves no room for an offset

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_INSTANT = re.compile(
    _DATE.pattern + r"[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]+)?([Zz]|[+-][0-9]{2}:[0-9]{2})"
)
_NOT_IANA = {"localtime", "posixrules", "Factory"}  # files beside the zones: of this machine only


@dataclass(frozen=True)
class Period:
    """From `since`, inclusive, to `until`, exclusive; None leaves that side open.

    Both are aware and in the IANA time zone `tz`. The fields are those of the contract's `Period`.
    """

    since: datetime | None
    until: datetime | None
    tz: str

    @property
    def zone(self) -> ZoneInfo:
        """The time zone in which days, weeks, months and years are reckoned."""
        return ZoneInfo(self.tz)

    @property
    def since_ms(self) -> int | None:
        """The first whole millisecond since 1970 (UTC) that is inside, if there is a first."""
        return None if self.since is None else _first_ms_from(self.since)

    @property
    def until_ms(self) -> int | None:
        """The first whole millisecond since 1970 (UTC) that is no longer inside."""
        return None if self.until is None else _first_ms_from(self.until)

    def previous(self) -> Period | None:
        """The period just before this one, of equal length.

        None where a side is open, or where it would begin before 1970. As many whole months if
        this one is of whole months, else as many whole days if it is of whole days, else as long
        to the microsecond: before March comes all of February.
        """
        if self.since is None or self.until is None:
            return None
        zone, first, end = self.zone, self.since.date(), self.until.date()
        length = self.until.astimezone(UTC) - self.since.astimezone(UTC)
        if self.since.astimezone(UTC) - _EPOCH + timedelta(days=366) < length:
            return None  # far beyond the dates that there are, perhaps
        since = self.since - length
        if self.since == first_moment(first, zone) and self.until == first_moment(end, zone):
            months = (end.year - first.year) * 12 + end.month - first.month
            if first.day == end.day == 1 and months:
                count = first.year * 12 + first.month - 1 - months
                since = first_moment(date(count // 12, count % 12 + 1, 1), zone)
            else:
                since = first_moment(first - (end - first), zone)
        return None if since.year < _FIRST_YEAR else Period(since, self.since, self.tz)


def _first_ms_from(moment: datetime) -> int:
    return -((_EPOCH - moment) // _MILLISECOND)  # rounds up


@cache
def _zone_names() -> frozenset[str]:
    return frozenset(available_timezones() - _NOT_IANA)


def time_zone(name: str, field: str = "tz", where: str = "query") -> ZoneInfo:
    """The IANA time zone `name`; InvalidRequest naming `field` (in `where`) if there is none.

    Only listed names are opened: a zone name is a path, and this one came from outside.
    """
    if name not in _zone_names():
        raise InvalidRequest(
            field,
            f"{name[:64]!r} is not a time zone; use an IANA name such as Europe/Vilnius",
            where=where,
        )
    return ZoneInfo(name)


@lru_cache(maxsize=32_768)  # all days of ninety years: a calendar asks for thousands each time
def first_moment(day: date, zone: ZoneInfo) -> datetime:
    """The first moment of `day`: midnight, or where clocks leap over it, the moment they do.

    A day that a zone leapt over as a whole begins where the next one does.
    """
    midnight = datetime.combine(day, time(), zone)  # fold=0: the earlier one if there are two
    moment = midnight.astimezone(UTC)
    wanted = midnight.replace(tzinfo=None)

    def reached(candidate: datetime) -> bool:
        return candidate.astimezone(zone).replace(tzinfo=None) >= wanted

    if moment.astimezone(zone).replace(tzinfo=None) == wanted:
        return midnight
    before, after = midnight.replace(fold=1).astimezone(UTC), moment
    while after - before > timedelta(seconds=1):
        middle = before + (after - before) // 2
        middle = middle.replace(microsecond=0)
        before, after = (before, middle) if reached(middle) else (middle, after)
    return after.astimezone(zone)


def parse_period(since: str | None, until: str | None, tz: str) -> Period:
    """The period that a request asks for.

    `since` and `until` are dates (their first moment in the zone) or RFC 3339 instants.
    Raises InvalidRequest naming `tz`, `since` or `until`.

    >>> parse_period("2024-01-01", None, "Europe/Vilnius").since.isoformat()
    '2024-01-01T00:00:00+02:00'
    """
    zone = time_zone(tz)
    first = None if since is None else _moment("since", since, zone)
    end = None if until is None else _moment("until", until, zone)
    # Compared in UTC: within one zone Python compares the clocks, which repeat in autumn.
    if first is not None and end is not None and first.astimezone(UTC) > end.astimezone(UTC):
        raise InvalidRequest("since", f"{since} is after until ({until})")
    return Period(first, end, tz)


def parse_day(field: str, text: str) -> date:
    """The date that `text` names (`2024-01-31`); InvalidRequest naming `field`."""
    if _DATE.fullmatch(text) is None:
        raise InvalidRequest(field, f"{text[:40]!r} is not a date; write it as 2024-01-31")
    try:
        return _in_range(date.fromisoformat(text))
    except ValueError as error:
        raise InvalidRequest(field, f"{text} does not exist: {error}") from error


def _moment(field: str, text: str, zone: ZoneInfo) -> datetime:
    """The moment that `text` names, in `zone`."""
    is_date = _DATE.fullmatch(text) is not None
    if not is_date and _INSTANT.fullmatch(text) is None:
        raise InvalidRequest(field, _what_is_wrong(text))
    try:
        if is_date:
            moment = first_moment(_in_range(date.fromisoformat(text)), zone)
        else:
            moment = _in_range(datetime.fromisoformat(text.upper())).astimezone(zone)
    except ValueError as error:
        raise InvalidRequest(field, f"{text} does not exist: {error}") from error
    return moment


def _in_range(day: _Day) -> _Day:
    if not _FIRST_YEAR <= day.year <= _LAST_YEAR:
        raise ValueError(f"years go from {_FIRST_YEAR} to {_LAST_YEAR}")
    return day


def _what_is_wrong(text: str) -> str:
    shown = text[:40]
    if _INSTANT.fullmatch(text + "Z"):
        return f"{shown} lacks its offset from UTC; write {shown}Z, or a date alone"
    if _INSTANT.fullmatch(text.replace(" ", "+")):
        return f"{shown!r} has a blank where + belongs; in an address, + is written %2B"
    return (
        f"{shown!r} is neither a date (2024-01-31) nor an instant with its offset "
        "(2024-01-31T18:00:00Z)"
    )
