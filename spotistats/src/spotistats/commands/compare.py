"""`spotistats compare 2023 2024`."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from spotistats.commands.options import (
    asked,
    connected,
    connection_options,
    filter_options,
    rule_options,
    whole_number,
)
from spotistats.comparing import comparison_table
from spotistats.sheets import output_options, show

if TYPE_CHECKING:
    from argparse import Namespace, _SubParsersAction
    from typing import Any

    from rich.console import Console

    from spotistats.asking import Filters

_OTHER = "other_"


def add_to(commands: _SubParsersAction[Any]) -> None:
    """Add the command to the command line."""
    parser = commands.add_parser(
        "compare",
        parents=[
            rule_options(),
            filter_options(),
            filter_options("filters of the second period, in place of those", _OTHER),
            output_options(),
            connection_options(),
        ],
        help="show how two periods, or two ways of listening, differ",
        description="Show how two periods differ: years, months (2024-07), weeks (2024-W31), …; "
        "or, with filters of its own for the second, two ways of listening.",
        epilog="Example: spotistats compare 2024 2024 --platform-family ios "
        "--other-platform-family web",
    )
    for name in ("first", "second"):
        parser.add_argument(name, metavar="PERIOD")
    parser.add_argument(
        "--entity",
        choices=["tracks", "albums", "artists", "shows", "episodes", "audiobooks"],
        default="artists",
        help="what to list",
    )
    parser.add_argument("--limit", type=whole_number, metavar="N", default=10, help="how many (10)")
    parser.add_argument(
        "--order-by", choices=["plays", "listened_ms"], help="rank by (plays by default)"
    )
    parser.set_defaults(run=run)


def run(arguments: Namespace, console: Console) -> int:
    """Ask and show."""
    with connected(arguments) as ss:
        comparison = ss.compare(
            arguments.first,
            arguments.second,
            arguments.entity,
            order_by=arguments.order_by,
            limit=arguments.limit,
            other=cast("Filters", asked(arguments, _OTHER)),
            **asked(arguments),
        )
    answer = comparison.to_dict()
    records = [
        {"group": group, **item}
        for group in ("new", "lost", "kept")
        for item in answer[group]["items"]
    ]
    show(arguments, console, answer, records, comparison_table(comparison))
    return 0
