"""`spotistats token create|list|revoke`."""

from __future__ import annotations

import sys
from argparse import ArgumentTypeError
from datetime import datetime
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table

from spotistats.commands.options import connected, connection_options
from spotistats.output import day, plain

if TYPE_CHECKING:
    from argparse import Namespace, _SubParsersAction
    from typing import Any

SCOPES = ("read", "import", "sync", "playlists", "account")


def add_to(commands: _SubParsersAction[Any]) -> None:
    """Add the command to the command line."""
    parser = commands.add_parser(
        "token", help="make, list and revoke access tokens", description="Access tokens."
    )
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    connection = connection_options()
    create = actions.add_parser(
        "create", parents=[connection], help="make a token; its secret is printed once"
    )
    create.add_argument("name", help="what it is for")
    create.add_argument(
        "--scope",
        dest="scopes",
        action="extend",
        nargs="+",
        choices=SCOPES,
        required=True,
        help="what it allows; several may be given",
    )
    create.add_argument(
        "--expires", type=_moment, metavar="WHEN", help="2027-01-31 or an instant; never by default"
    )
    create.set_defaults(run=_create)
    show = actions.add_parser("list", parents=[connection], help="list your tokens")
    show.set_defaults(run=_list)
    revoke = actions.add_parser("revoke", parents=[connection], help="revoke a token")
    revoke.add_argument("id", metavar="ID", help="its id (see `spotistats token list`)")
    revoke.set_defaults(run=_revoke)


def _moment(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(
            f"'{text}' is neither a date (2027-01-31) nor an instant (2027-01-31T18:00:00Z)"
        ) from None
    return moment.astimezone()  # without an offset it is meant in the machine's time zone


def _create(arguments: Namespace, _console: Console) -> int:
    with connected(arguments) as ss:
        made = ss.create_token(arguments.name, arguments.scopes, expires_at=arguments.expires)
    # The secret alone goes to standard output, so that `TOKEN=$(spotistats token create …)` works.
    sys.stdout.write(made.secret + "\n")
    until = f"expires {day(made.expires_at)}" if made.expires_at else "never expires"
    Console(stderr=True).print(
        f"Token {made.id} ({', '.join(made.scopes)}; {until}). Keep it now: it is not shown again.",
        markup=False,
        highlight=False,
        soft_wrap=True,
    )
    return 0


def _list(arguments: Namespace, console: Console) -> int:
    with connected(arguments) as ss:
        tokens = ss.tokens()
    table = Table(box=None, pad_edge=False, header_style="bold")
    for name in ("Id", "Name", "Scopes", "Made", "Expires"):
        table.add_column(name, overflow="fold")
    for token in tokens.items:
        expires = day(token.expires_at) if token.expires_at else "never"
        table.add_row(
            token.id, plain(token.name), ", ".join(token.scopes), day(token.created_at), expires
        )
    console.print(table)
    return 0


def _revoke(arguments: Namespace, console: Console) -> int:
    with connected(arguments) as ss:
        ss.revoke_token(arguments.id)
    console.print(plain(f"Token {arguments.id} is revoked."))
    return 0
