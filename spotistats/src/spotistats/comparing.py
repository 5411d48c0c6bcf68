"""Showing how two periods, or two ways of listening, differ."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rich.console import Group
from rich.table import Table

from spotistats.output import duration, in_words, number, percent, plain

if TYPE_CHECKING:
    from rich.console import RenderableType

    from spotistats.results import ComparedGroup, ComparedPlace, Comparison


def comparison_table(comparison: Comparison) -> RenderableType:
    """The key figures of both sides, then what is new, lost and kept."""
    first, second = comparison.first, comparison.second
    sides = [in_words(each) for each in (comparison.first_period, comparison.second_period)]
    if sides[0] == sides[1]:
        sides = [f"First: {sides[0]}", f"Second: {sides[1]}"]
    totals = Table(box=None, pad_edge=False, header_style="bold")
    for name in ("", *sides, "Change"):
        totals.add_column(plain(name), justify="right" if name else "left", overflow="fold")
    for name, show, field in _FIGURES:
        if field in _LISTED and comparison.entity not in _LISTED:
            continue
        before, now = getattr(first, field), getattr(second, field)
        change = (now - before) / before if before else None
        totals.add_row(plain(name, "dim"), show(before), show(now), percent(change, signed=True))
    groups = [
        _group_table(title, comparison.entity, group)
        for title, group in (
            ("New", comparison.new), ("Lost", comparison.lost), ("Kept", comparison.kept),
        )
    ]  # fmt: skip
    return Group(totals, *groups)


_FIGURES: tuple[tuple[str, Any, str], ...] = (
    ("Plays", number, "plays"),
    ("Listened", duration, "listened_ms"),
    ("Tracks", number, "tracks"),
    ("Albums", number, "albums"),
    ("Artists", number, "artists"),
    ("Active days", number, "active_days"),
)
_LISTED = {"tracks", "albums", "artists"}
"""Figures that have these names beside lists of these things alone."""


def _group_table(title: str, entity: str, group: ComparedGroup) -> RenderableType:
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column(entity.removesuffix("s").capitalize(), overflow="fold")
    with_artist = any(item.artist for item in group.items)
    if with_artist:
        table.add_column("Artist", overflow="fold")
    for name in ("Rank", "Moved", "Plays", "Listened", "Share"):
        table.add_column(name, justify="right", no_wrap=True)
    for item in group.items:
        artist = [plain(item.artist.name if item.artist else None)] if with_artist else []
        sides = [item.first, item.second]
        moved = item.rank_move
        table.add_row(
            plain(item.name),
            *artist,
            _on_both(sides, lambda place: number(place.rank)),
            "" if moved is None else f"{moved:+,}" if moved else "=",
            _on_both(sides, lambda place: number(place.plays)),
            _on_both(sides, lambda place: duration(place.listened_ms)),
            _on_both(sides, lambda place: percent(place.share)),
        )
    heading = plain(f"{title} {entity}: {number(group.total)}", "bold")
    return Group("", heading, table) if group.items else Group("", heading)


def _on_both(sides: list[ComparedPlace | None], show: Any) -> str:
    return " → ".join(show(place) for place in sides if place is not None)
