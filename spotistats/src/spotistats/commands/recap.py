"""`spotistats recap 2024`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spotistats.commands.options import (
    asked,
    connected,
    connection_options,
    filter_options,
    rule_options,
)
from spotistats.recaps import recap_table
from spotistats.sheets import output_options, show

if TYPE_CHECKING:
    from argparse import Namespace, _SubParsersAction
    from typing import Any

    from rich.console import Console


def add_to(commands: _SubParsersAction[Any]) -> None:
    """Add the command to the command line."""
    parser = commands.add_parser(
        "recap",
        parents=[rule_options(), filter_options(), output_options(), connection_options()],
        help="show a year, month or week in review",
        description="Show a year (2024), a month (2024-07) or a week (2024-W31) in review.",
    )
    parser.add_argument("period", metavar="PERIOD")
    parser.set_defaults(run=run)


def run(arguments: Namespace, console: Console) -> int:
    """Ask and show."""
    options = asked(arguments)
    with connected(arguments) as ss:
        recap = ss.recap(options.pop("period"), **options)
    answer = recap.to_dict()
    records = [
        {"list": name, **item} for name in ("tracks", "albums", "artists") for item in answer[name]
    ]
    show(arguments, console, answer, records, recap_table(recap))
    return 0
