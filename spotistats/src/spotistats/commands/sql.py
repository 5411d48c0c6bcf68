"""`spotistats sql`: one SQL statement about your own plays."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from rich.table import Table

from spotistats.commands.options import connected, connection_options
from spotistats.errors import UsageError
from spotistats.output import counted, plain
from spotistats.sheets import output_options, show_sheet

if TYPE_CHECKING:
    from argparse import Namespace, _SubParsersAction

    from rich.console import Console


def add_to(commands: _SubParsersAction[Any]) -> None:
    """Add the command to the command line."""
    parser = commands.add_parser(
        "sql",
        parents=[output_options(), connection_options()],
        help="ask one SQL statement of your plays",
        description="Ask one SELECT (in DuckDB's SQL) of your plays.",
        epilog='Example: spotistats sql "SELECT artist, count(*) FROM plays GROUP BY ALL"',
    )
    parser.add_argument("statement", nargs="?", help="the statement; - reads standard input")
    parser.add_argument("--tables", action="store_true", help="show the tables instead")
    parser.add_argument("--tz", metavar="ZONE", help="time zone of local_time")
    parser.set_defaults(run=run)


def run(arguments: Namespace, console: Console) -> int:
    """Ask and show."""
    if arguments.tables:
        return _show_tables(arguments, console)
    if arguments.statement is None:
        raise UsageError("Give a statement, or --tables.")
    text = sys.stdin.read() if arguments.statement == "-" else arguments.statement
    with connected(arguments) as ss:
        answer = ss.sql_rows(text, tz=arguments.tz)
    more = " (there are more)" if answer.truncated else ""
    show_sheet(arguments, console, answer.to_dict(), counted(len(answer.rows), "row") + more)
    return 0


def _show_tables(arguments: Namespace, console: Console) -> int:
    with connected(arguments) as ss:
        tables = ss.sql_tables()
    for each in tables.items:
        console.print(plain(f"{each.name}: {each.description}", "bold"))
        table = Table(box=None, pad_edge=False, show_header=False)
        for column in each.columns:
            table.add_row(plain(column.name), plain(column.type), plain(column.description, "dim"))
        console.print(table)
    return 0
