"""`spotistats rankings`: Spotify's own top list, how it moved, and your own places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.table import Table

from spotistats.commands.options import connected, connection_options
from spotistats.output import day, number, plain

if TYPE_CHECKING:
    from argparse import Namespace, _SubParsersAction
    from typing import Any

    from rich.console import Console

    from spotistats.results import RankingItem


def add_to(commands: _SubParsersAction[Any]) -> None:
    """Add the command to the command line."""
    parser = commands.add_parser(
        "rankings",
        parents=[connection_options()],
        help="Spotify's own top lists beside yours",
        description="The newest of Spotify's own top lists, beside what you really played.",
    )
    parser.add_argument("entity", choices=["artists", "tracks"], help="what is ranked")
    parser.add_argument(
        "range",
        nargs="?",
        choices=["short", "medium", "long"],
        default="short",
        help="about 4 weeks (default), 6 months or a year",
    )
    parser.set_defaults(run=_run)


def _run(arguments: Namespace, console: Console) -> int:
    with connected(arguments) as ss:
        listed = ss.rankings(arguments.entity, arguments.range, limit=1)
        if not listed.items:
            console.print(plain("No list was kept yet; it is, within a day of signing in."))
            return 0
        newest = listed.items[0].id
        ranking, own = ss.ranking(newest), ss.ranking_beside_yours(newest)
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("#", justify="right", no_wrap=True)
    table.add_column("Moved", no_wrap=True)
    table.add_column("Name", overflow="fold")
    for name in ("Own place", "Plays"):
        table.add_column(name, justify="right", no_wrap=True)
    for item, mine in zip(ranking.items, own.items, strict=True):
        place = "" if mine.own_rank is None else number(mine.own_rank)
        table.add_row(str(item.rank), _moved(item), plain(item.name), place, number(mine.plays))
    console.print(table)
    console.print(plain(f"As Spotify had it on {day(ranking.taken_at)}.", "dim"))
    return 0


def _moved(item: RankingItem) -> str:
    if item.is_new:
        return "new"
    change = item.rank_change or 0
    return f"{'▲' if change > 0 else '▼'} {abs(change)}" if change else ""
