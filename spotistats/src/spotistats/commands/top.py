"""`spotistats top tracks|albums|artists|…`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spotistats.commands.options import (
    asked,
    connected,
    connection_options,
    filter_options,
    period_options,
    whole_number,
)
from spotistats.sheets import output_options, show
from spotistats.statistics import ENTITIES, top_table

if TYPE_CHECKING:
    from argparse import Namespace, _SubParsersAction
    from typing import Any

    from rich.console import Console


def add_to(commands: _SubParsersAction[Any]) -> None:
    """Add the command to the command line."""
    parser = commands.add_parser(
        "top",
        parents=[period_options(), filter_options(), output_options(), connection_options()],
        help="show what was played most",
        description="Show what was played most: tracks, albums, artists, shows, ….",
    )
    parser.add_argument("entity", choices=ENTITIES)
    parser.add_argument("--limit", type=whole_number, metavar="N", default=10, help="how many (10)")
    parser.add_argument(
        "--offset", type=whole_number, metavar="N", default=0, help="how many to pass over"
    )
    parser.add_argument(
        "--order-by", choices=["plays", "listened_ms", "days"], help="rank by (plays by default)"
    )
    parser.set_defaults(run=run)


def run(arguments: Namespace, console: Console) -> int:
    """Ask and show."""
    with connected(arguments) as ss:
        top = ss.top(
            arguments.entity,
            order_by=arguments.order_by,
            limit=arguments.limit,
            offset=arguments.offset,
            **asked(arguments),
        )
    table = top_table(top) if top.items else "No plays count in this period."
    show(arguments, console, top.to_dict(), top.to_dict()["items"], table)
    return 0
