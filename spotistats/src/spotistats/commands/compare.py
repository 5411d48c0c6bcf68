"""`spotistats compare 2023 2024`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from spotistats.client import connect
from spotistats.commands.options import (
    calendar_period_option,
    connection_options,
    filter_options,
    question,
    rule_options,
    whole_number,
)
from spotistats.comparing import ask_comparison, comparison_table
from spotistats.sheets import output_options, show

if TYPE_CHECKING:
    from argparse import Namespace, _SubParsersAction
    from typing import Any

    from rich.console import Console


def add_to(commands: _SubParsersAction[Any]) -> None:
    """Add the command to the command line."""
    parser = commands.add_parser(
        "compare",
        parents=[rule_options(), filter_options(), output_options(), connection_options()],
        help="show how two periods differ",
        description="Show how two years, months (2024-07) or weeks (2024-W31) differ.",
    )
    for name in ("first", "second"):
        parser.add_argument(name, type=calendar_period_option, metavar="PERIOD")
    parser.add_argument(
        "--entity", choices=["tracks", "albums", "artists"], default="artists", help="what to list"
    )
    parser.add_argument("--limit", type=whole_number, metavar="N", default=10, help="how many (10)")
    parser.add_argument(
        "--order-by", choices=["plays", "listened_ms"], help="rank by (plays by default)"
    )
    parser.set_defaults(run=run)


def run(arguments: Namespace, console: Console) -> int:
    """Ask and show."""
    asked = question(arguments)
    first, second = (
        replace(asked, since=each.first.isoformat(), until=each.end.isoformat())
        for each in (arguments.first, arguments.second)
    )
    with connect(arguments) as connection:
        comparison = ask_comparison(connection, arguments.entity, arguments.order_by, first, second)
    answer = comparison.to_dict()
    records = [
        {"group": group, **item}
        for group in ("new", "lost", "kept")
        for item in answer[group]["items"]
    ]
    show(arguments, console, answer, records, comparison_table(comparison))
    return 0
