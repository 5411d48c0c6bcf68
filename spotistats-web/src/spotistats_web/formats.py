"""How numbers, times and days are written."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, datetime
    from zoneinfo import ZoneInfo

# Our own, as `strftime` asks the system's language and is slow where there are many days.
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MINUTE, _HOUR, _DAY = 60_000, 3_600_000, 86_400_000


def number(value: float) -> str:
    """`12,345`, or `3.4` for what is no whole number."""
    return f"{value:,}" if isinstance(value, int) else f"{value:,.1f}"


def listened(ms: int) -> str:
    """Listened time to the minute: `3 h 25 min`, `1,240 h`; to the second below a minute."""
    if ms < _MINUTE:
        return f"{ms // 1000} s"
    hours, minutes = divmod(ms // _MINUTE, 60)
    if hours == 0:
        return f"{minutes} min"
    return f"{hours:,} h" if hours >= 100 else f"{hours} h {minutes:02} min"


def exact_time(ms: int) -> str:
    """Listened time to the second: `1,240 h 03 min 20 s`."""
    seconds = ms // 1000
    hours, minutes = seconds // 3600, seconds // 60 % 60
    if hours:
        return f"{hours:,} h {minutes:02} min {seconds % 60:02} s"
    return f"{minutes} min {seconds % 60:02} s" if minutes else f"{seconds} s"


def hours(ms: int) -> float:
    """Listened time in hours, as charts draw it."""
    return round(ms / _HOUR, 3)


def hour_of_day(hour: int) -> str:
    """`18–19 h`: an hour on the clock, and its end."""
    return f"{hour:02}–{(hour + 1) % 24:02} h"


def in_days(ms: int) -> str:
    """Listened time in days around the clock: `51.7 days`."""
    return f"{ms / _DAY:,.1f} days"


def percent(share: float) -> str:
    """`6.5%`; what is a little is not nothing, and what is nearly all is not all."""
    if 0 < share < 0.001:
        return "<0.1%"
    if 0.999 < share < 1:
        return ">99.9%"
    return f"{share * 100:.1f}%" if share < 1 else f"{share * 100:.0f}%"


def change(now: float, before: float) -> str | None:
    """The change as `+12%`; None where there is nothing to compare with."""
    if before == 0:
        return None
    ratio = now / before - 1
    if abs(ratio) >= 10:
        return f"×{now / before:,.0f}"
    # To tenths where whole percents would say that nothing changed, or that nothing is left.
    hides = ratio != 0 and (abs(ratio) < 0.005 or -1 < ratio < -0.995)
    told = f"{ratio:+.1%}" if hides else f"{ratio:+.0%}"
    if told in ("+0.0%", "-0.0%"):
        told = f"{told[0]}<0.1%"
    elif told == "-100.0%":
        told = "-99.9%"
    return told.replace("-", "−")


def day(value: date) -> str:
    """`24 Nov 2026`."""
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def weekday_and_day(value: date) -> str:
    """`Tue 24 Nov 2026`."""
    return f"{WEEKDAYS[value.weekday()]} {day(value)}"


def days(first: date, last: date) -> str:
    """A range of days, both included, without saying anything twice."""
    if first == last:
        return day(first)
    if first.year != last.year:
        return f"{day(first)} – {day(last)}"
    start = (
        f"{first.day}" if first.month == last.month else f"{first.day} {MONTHS[first.month - 1]}"
    )
    return f"{start} – {day(last)}"


def moment(value: datetime, zone: ZoneInfo, *, now: datetime | None = None) -> str:
    """`24 Nov 2026, 18:05` where the person is; without the year if that is the one of `now`."""
    local = value.astimezone(zone)
    told = day(local)
    if now is not None and local.year == now.year:
        told = told.rpartition(" ")[0]
    return f"{told}, {local:%H:%M}"


def ago(value: datetime, now: datetime) -> str:
    """How long ago a moment was: `5 min ago`, `3 days ago`."""
    seconds = max(0, int((now - value).total_seconds()))
    if seconds < 90:
        return "just now"
    if seconds < 5400:
        return f"{round(seconds / 60)} min ago"
    if seconds < 36 * 3600:
        return f"{round(seconds / 3600)} h ago"
    count = round(seconds / 86_400)
    return f"{count} days ago" if count < 60 else f"{round(count / 30.4)} months ago"


def counted(count: int, one: str, many: str | None = None) -> str:
    """`1 play`, `2,345 plays`."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def size(count: int) -> str:
    """A number of bytes: `12 MB`."""
    return f"{count / 1024 / 1024:,.0f} MB" if count >= 1024 * 1024 else f"{count // 1024 + 1} KB"
