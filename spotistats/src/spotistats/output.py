"""How values are shown: numbers, durations, moments, names."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text

if TYPE_CHECKING:
    from datetime import datetime

    from spotistats.results import Period


_FILE_WIDTH = 120


def make_console() -> Console:
    """Standard output: as wide as the terminal, or wide enough when it is a file or a pipe."""
    console = Console(highlight=False)
    if not console.is_terminal and "COLUMNS" not in os.environ:
        console.width = _FILE_WIDTH
    return console


def number(value: int) -> str:
    """A number with thousands separators."""
    return f"{value:,}"


def counted(value: int, one: str, many: str = "") -> str:
    """`1 row`, `2 rows`."""
    return f"{number(value)} {one if value == 1 else many or one + 's'}"


def duration(ms: int) -> str:
    """A duration in hours and minutes; in seconds if it is under a minute."""
    if ms < 60_000:
        return f"{ms // 1000} s"
    hours, minutes = divmod(ms // 60_000, 60)
    return f"{number(hours)} h {minutes:02} min" if hours else f"{minutes} min"


def day(moment: datetime | None) -> str:
    """The date of a moment in UTC; a dash if there is none."""
    return "–" if moment is None else moment.date().isoformat()


def minute(moment: datetime) -> str:
    """A moment in UTC, to the minute."""
    return f"{moment:%Y-%m-%d %H:%M}"


def percent(share: float | None, *, signed: bool = False) -> str:
    """A share of 1 as a percentage; a dash if there is none."""
    return "–" if share is None else f"{share:+.1%}" if signed else f"{share:.1%}"


def in_words(period: Period) -> str:
    """From when to when a period goes."""
    if period.since is None and period.until is None:
        return f"all time ({period.tz})"
    start = f"from {day(period.since)} " if period.since else ""
    end = f"until {day(period.until)} " if period.until else ""
    return f"{start}{end}({period.tz})"


def plain(text: str | None, style: str = "") -> Text:
    """Text from outside: no markup of ours in it works, and no control code of a terminal."""
    shown = "".join(
        c if c.isprintable() else "\N{REPLACEMENT CHARACTER}"
        for c in ("–" if text is None else text)
    )
    return Text(shown, style, overflow="fold")
