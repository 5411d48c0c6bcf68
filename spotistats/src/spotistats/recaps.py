"""Showing a period in review."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group
from rich.table import Table

from spotistats.output import counted, day, duration, number, percent, plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import RenderableType

    from spotistats.results import Recap, RecapPlay, TimelineItem, TopItem

_BAR = 40
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def recap_table(recap: Recap) -> RenderableType:
    """The key figures, what was played most, and when."""
    return Group(
        plain(f"{recap.name} in review", "bold"),
        _facts(recap),
        *(
            part
            for title, items in (
                ("Artists", recap.artists), ("Albums", recap.albums), ("Tracks", recap.tracks),
            )
            if items
            for part in ("", _top(title, items))
        ),
        "",
        _timeline(recap),
    )  # fmt: skip


def _facts(recap: Recap) -> Table:
    table = Table.grid(padding=(0, 2))
    for name, value in _told(recap):
        table.add_row(plain(name, "dim"), plain(value))
    return table


def _told(recap: Recap) -> list[tuple[str, str]]:
    """What there is to tell, in words."""
    summary = recap.summary
    before = summary.previous.listened_ms if summary.previous else 0
    change = (summary.listened_ms - before) / before if before else None
    told = [
        ("Plays", number(summary.plays)),
        ("Listened", duration(summary.listened_ms)),
        ("Against the one before", percent(change, signed=True)),
        (
            "Discovered",
            f"{counted(recap.new_artists, 'artist')}, {counted(recap.new_tracks, 'track')}",
        ),
    ]
    if recap.top_new_artist:
        told.append(("New favourite", recap.top_new_artist.name))
    if recap.best_day:
        plays = counted(recap.best_day.plays, "play")
        told.append(("Most played day", f"{recap.best_day.start:%F}, {plays}"))
    if recap.clock_peak:
        weekday = _WEEKDAYS[recap.clock_peak.weekday - 1]
        told.append(("Favourite hour", f"{weekday}, {recap.clock_peak.hour:02}:00"))
    if recap.longest_streak:
        streak = recap.longest_streak
        told.append(("Longest streak", f"{counted(streak.days, 'day')} from {streak.first_day}"))
    if recap.longest_session:
        session = recap.longest_session
        told.append(
            ("Longest session", f"{duration(session.length_ms)} on {day(session.started_at)}")
        )
    told += [
        (name, f"{day(play.ended_at)}: {_of(play)}")
        for name, play in (("First play", recap.first_play), ("Last play", recap.last_play))
        if play
    ]
    return told


def _of(play: RecapPlay) -> str:
    return " – ".join(each.name for each in (play.artist, play.track) if each)


def _top(title: str, items: Sequence[TopItem]) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("#", justify="right")
    table.add_column(title, overflow="fold")
    table.add_column("" if title == "Artists" else "Artist", overflow="fold")
    table.add_column("Plays", justify="right", no_wrap=True)
    for item in items:
        artist = item.artist.name if item.artist else ""
        table.add_row(number(item.rank), plain(item.name), plain(artist), number(item.plays))
    return table


def _timeline(recap: Recap) -> Table:
    most = max((item.listened_ms for item in recap.timeline.items), default=0)
    table = Table.grid(padding=(0, 2))

    def label(item: TimelineItem) -> str:
        return f"{item.start:%Y-%m}" if recap.unit == "year" else f"{item.start:%F}"

    for item in recap.timeline.items:
        bar = "█" * round(_BAR * item.listened_ms / most) if most else ""
        table.add_row(label(item), bar, duration(item.listened_ms))
    return table
