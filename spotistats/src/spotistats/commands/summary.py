"""`spotistats summary`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spotistats.commands.options import (
    asked,
    connected,
    connection_options,
    filter_options,
    period_options,
)
from spotistats.sheets import output_options, show
from spotistats.statistics import summary_table

if TYPE_CHECKING:
    from argparse import Namespace, _SubParsersAction
    from typing import Any

    from rich.console import Console


def add_to(commands: _SubParsersAction[Any]) -> None:
    """Add the command to the command line."""
    parser = commands.add_parser(
        "summary",
        parents=[period_options(), filter_options(), output_options(), connection_options()],
        help="show the key figures",
        description="Show the key figures of a period.",
    )
    parser.set_defaults(run=run)


def run(arguments: Namespace, console: Console) -> int:
    """Ask and show."""
    with connected(arguments) as ss:
        summary = ss.summary(**asked(arguments))
    show(arguments, console, summary.to_dict(), [summary.to_dict()], summary_table(summary))
    return 0
