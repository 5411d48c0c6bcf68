"""`spotistats open` and `spotistats link`: the browser, signed in as the owner."""

from __future__ import annotations

import webbrowser
from typing import TYPE_CHECKING

from spotistats.commands.options import connected, connection_options
from spotistats.errors import CommandError
from spotistats.target import BASE_PATH

if TYPE_CHECKING:
    from argparse import Namespace, _SubParsersAction
    from typing import Any

    from rich.console import Console

    from spotistats.client import Stats

_SIGN_IN = f"{BASE_PATH}/auth/login"


def add_to(commands: _SubParsersAction[Any]) -> None:
    """Add both commands to the command line."""
    described = {
        "open": ("open Spotify Stats in the browser, signed in", _open),
        "link": ("link Spotify, so that every play arrives by itself", _link),
    }
    for name, (does, run) in described.items():
        parser = commands.add_parser(
            name, parents=[connection_options()], help=does, description=f"{does.capitalize()}."
        )
        parser.add_argument(
            "--print", dest="only_print", action="store_true", help="print the address instead"
        )
        parser.set_defaults(run=run)


def _open(arguments: Namespace, console: Console) -> int:
    with connected(arguments) as ss:
        return _show(ss, "/", arguments, console)


def _link(arguments: Namespace, console: Console) -> int:
    with connected(arguments) as ss:
        options = ss.sign_in_options()
        if not options.is_configured:
            raise CommandError("Spotify cannot be linked yet.", "\n".join(options.problems))
        return _show(ss, _SIGN_IN, arguments, console)


def _show(ss: Stats, path: str, arguments: Namespace, console: Console) -> int:
    ticket = ss.ticket(path)
    if not arguments.only_print and webbrowser.open(ticket.url):
        console.print("The browser shows it now.")
        return 0
    if not arguments.only_print:
        console.print("No browser could be opened. Open this address, within ten minutes:")
    console.print(ticket.url, markup=False, highlight=False, soft_wrap=True)
    return 0
