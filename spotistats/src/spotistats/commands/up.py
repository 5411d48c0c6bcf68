"""`spotistats up`."""

from __future__ import annotations

from argparse import ArgumentTypeError
from pathlib import Path
from typing import TYPE_CHECKING

from spotistats.errors import CommandError
from spotistats.local.folder import DataFolder

if TYPE_CHECKING:
    from argparse import Namespace, _SubParsersAction
    from typing import Any

    from rich.console import Console


def add_to(commands: _SubParsersAction[Any]) -> None:
    """Add the command to the command line."""
    parser = commands.add_parser(
        "up",
        help="run Spotify Stats on this machine",
        description="Run the database and all services on this machine, until Ctrl-C.",
    )
    parser.add_argument(
        "--data-dir", metavar="D", help="where everything is kept (or SPOTISTATS_DATA_DIR)"
    )
    parser.add_argument(
        "--port", type=_port, metavar="P", help="port, 8080 by default (or SPOTISTATS_PORT)"
    )
    parser.add_argument(
        "--demo", action="store_true", help="fill an empty history with a made-up listener"
    )
    parser.set_defaults(run=run)


def run(arguments: Namespace, console: Console) -> int:
    """Run until told to stop."""
    # The services are a second of imports, which the other commands need not pay for.
    try:
        from spotistats.local.up import up  # noqa: PLC0415
    except ModuleNotFoundError as error:
        raise CommandError(
            f"To run Spotify Stats on this machine, {error.name} is needed and not installed.",
            "It comes with the extra `server` of the distribution (see docs/sdk.md).",
        ) from error

    folder = DataFolder(Path(arguments.data_dir) if arguments.data_dir else None)
    up(folder, port=arguments.port, demo=arguments.demo, console=console)
    return 0


def _port(text: str) -> int:
    if not text.isdecimal() or int(text) > 65_535:
        raise ArgumentTypeError(f"'{text}' is not a port (0 to 65535; 0 takes any free one)")
    return int(text)
