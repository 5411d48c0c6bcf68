"""`spotistats imports list|undo`."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from rich.table import Table

from spotistats.answers import answer_of
from spotistats.client import connect
from spotistats.commands.options import connection_options
from spotistats.output import day, number, plain
from spotistats_sdk.api.imports import delete_import, get_import, list_imports
from spotistats_sdk.models import Import, ImportList

if TYPE_CHECKING:
    from argparse import Namespace, _SubParsersAction
    from typing import Any

    from rich.console import Console

_PAUSE_SECONDS = 0.25
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
    with connect(arguments) as connection, connection.requests() as client:
        found = answer_of(list_imports.sync_detailed(client=client, limit=_SHOWN), ImportList)
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
    with connect(arguments) as connection, connection.requests() as client:
        answer_of(delete_import.sync_detailed(arguments.id, client=client), Import)
        while get_import.sync_detailed(arguments.id, client=client).status_code != 404:
            time.sleep(_PAUSE_SECONDS)
    console.print(plain(f"Import {arguments.id} is undone, as if it had never been made."))
    return 0
