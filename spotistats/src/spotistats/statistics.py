"""Showing statistics."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group
from rich.table import Table

from spotistats.output import counted, day, duration, in_words, number, percent, plain

if TYPE_CHECKING:
    from rich.console import RenderableType

    from spotistats.results import Summary, TopItem, TopList


def top_table(top: TopList) -> RenderableType:
    """A ranked list."""
    with_artist = any(item.artist for item in top.items)
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("#", justify="right")
    if top.previous_period:
        table.add_column("Moved", justify="right", no_wrap=True)
    table.add_column(_ONE[top.entity].capitalize(), overflow="fold")
    if with_artist:
        table.add_column("Artist", overflow="fold")
    for name in ("Plays", "Share", "Listened", "Days"):
        table.add_column(name, justify="right", no_wrap=True)
    for item in top.items:
        table.add_row(
            number(item.rank),
            *([_moved(item)] if top.previous_period else []),
            plain(item.name),
            *([plain(item.artist.name if item.artist else None)] if with_artist else []),
            number(item.plays),
            percent(item.plays_share),
            duration(item.listened_ms),
            number(item.days),
        )
    return Group(
        plain(f"Top {top.entity}, {in_words(top.period)}", "bold"),
        table,
        plain(
            f"{number(len(top.items))} of {counted(top.total, _ONE[top.entity], top.entity)}", "dim"
        ),
    )


_ONE = {
    "tracks": "track",
    "albums": "album",
    "artists": "artist",
    "shows": "show",
    "episodes": "episode",
    "audiobooks": "audiobook",
    "platforms": "platform",
    "countries": "country",
}
ENTITIES = tuple(_ONE)
"""What can be ranked."""


def _moved(item: TopItem) -> str:
    if item.is_new:
        return "new"
    return f"{item.rank_change:+}" if item.rank_change else "="


def summary_table(summary: Summary) -> RenderableType:
    """The key figures, one a line, with the change against the period before."""
    table = Table.grid(padding=(0, 2))
    first, last = summary.first_played_at, summary.last_played_at
    rule = summary.counting_rule.min_ms // 1000
    before, a_day = summary.previous, summary.plays_per_active_day
    rows = [
        ("Plays", f"{number(summary.plays)} (of at least {rule} s)", "plays"),
        ("Listened", duration(summary.listened_ms), "listened_ms"),
        ("Tracks", number(summary.tracks), "tracks"),
        ("Albums", number(summary.albums), "albums"),
        ("Artists", number(summary.artists), "artists"),
        ("Active days", number(summary.active_days), "active_days"),
        (
            "On an active day",
            f"{a_day:.1f} plays, {duration(round(summary.listened_ms_per_active_day or 0))}"
            if a_day is not None
            else "–",
            None,
        ),
        ("First and last play", f"{day(first)} to {day(last)}" if first else "–", None),
    ]
    for name, value, figure in rows:
        then = getattr(before, figure) if before and figure else 0
        change = (getattr(summary, figure) - then) / then if figure and then else None
        shown = "" if change is None else percent(change, signed=True)
        table.add_row(plain(name, "dim"), plain(value), plain(shown, "dim"))
    before_that = summary.previous_period
    return Group(
        plain(f"Summary, {in_words(summary.period)}", "bold"),
        table,
        *(
            [plain(f"Change against the time {in_words(before_that)}", "dim")]
            if before_that
            else []
        ),
    )
