"""`spotistats imports list|undo`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.table import Table

from spotistats.commands.options import connected, connection_options
from spotistats.output import day, number, plain

if TYPE_CHECKING:
    from argparse import Namespace, _SubParsersAction
    from typing import Any

    from rich.console import Console

_SHOWN = 100
_STATES = {"succeeded": "done", "succeeded_with_errors": "with errors"}


def add_to(commands: _SubParsersAction[Any]) -> None:
    """Add the command to the command line."""
    parser = commands.add_parser(
        "imports", help="list your imports, or undo one", description="Your imports."
    )
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    connection = connection_options()
    show = actions.add_parser(
        "list", parents=[connection], help="list your imports, and what times they cover"
    )
    show.set_defaults(run=_list)
    undo = actions.add_parser(
        "undo", parents=[connection], help="undo an import, or cancel one that still runs"
    )
    undo.add_argument("id", metavar="ID", help="its id (see `spotistats imports list`)")
    undo.set_defaults(run=_undo)


def _list(arguments: Namespace, console: Console) -> int:
    with connected(arguments) as ss:
        found = ss.imports(limit=_SHOWN)
    table = Table(box=None, pad_edge=False, header_style="bold")
    for name in ("Id", "Made", "State", "From", "To"):
        table.add_column(name, no_wrap=True)
    for name in ("Rows", "New", "Known", "Completed", "Left out"):
        table.add_column(name, justify="right", no_wrap=True)
    for each in found.items:
        rows = each.rows
        counts = (rows.read, rows.stored, rows.known, rows.upgraded, rows.skipped)
        table.add_row(
            each.id,
            day(each.created_at),
            _STATES.get(each.state, each.state),
            day(each.first_ended_at) if each.first_ended_at else "",
            day(each.last_ended_at) if each.last_ended_at else "",
            *(number(count) for count in counts),
        )
    console.print(table)
    if found.total > len(found.items):
        console.print(plain(f"The newest {len(found.items)} of {number(found.total)} imports."))
    for gap in found.gaps:
        since, until = day(gap.since_at), day(gap.until_at)
        console.print(plain(f"No file covers {since} to {until}.", "yellow"))
    return 0


def _undo(arguments: Namespace, console: Console) -> int:
    with connected(arguments) as ss:
        ss.undo_import(arguments.id)
    console.print(plain(f"Import {arguments.id} is undone, as if it had never been made."))
    return 0
