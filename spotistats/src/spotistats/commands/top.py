"""`spotistats top tracks|albums|artists`."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

from spotistats.client import connect
from spotistats.commands.options import (
    connection_options,
    period_options,
    question,
    whole_number,
)
from spotistats.statistics import ask_top, top_table

if TYPE_CHECKING:
    from argparse import Namespace, _SubParsersAction
    from typing import Any

    from rich.console import Console


def add_to(commands: _SubParsersAction[Any]) -> None:
    """Add the command to the command line."""
    parser = commands.add_parser(
        "top",
        parents=[period_options(), connection_options()],
        help="show the most played tracks, albums or artists",
        description="Show the most played tracks, albums or artists.",
    )
    parser.add_argument("entity", choices=["tracks", "albums", "artists"])
    parser.add_argument("--limit", type=whole_number, metavar="N", default=10, help="how many (10)")
    parser.add_argument(
        "--order-by", choices=["plays", "listened_ms"], help="rank by (plays by default)"
    )
    parser.set_defaults(run=run)


def run(arguments: Namespace, console: Console) -> int:
    """Ask and show."""
    with connect(arguments) as connection:
        top = ask_top(connection, arguments.entity, question(arguments))
    if arguments.json:
        sys.stdout.write(json.dumps(top.to_dict(), ensure_ascii=False, indent=2) + "\n")
    elif top.items:
        console.print(top_table(top))
    else:
        console.print("No plays count in this period.")
    return 0
