"""The command `spotistats`: parses the command line, runs a command, tells what went wrong."""

from __future__ import annotations

import argparse
import os
import sys
from typing import TYPE_CHECKING

from rich.console import Console

from spotistats import __version__
from spotistats.commands import (
    backup,
    compare,
    export,
    import_,
    imports,
    open_,
    query,
    rankings,
    recap,
    sql,
    summary,
    sync,
    token,
    top,
    up,
)
from spotistats.errors import StatsError, UsageError
from spotistats.output import make_console

if TYPE_CHECKING:
    from collections.abc import Sequence

_INTERRUPTED = 130
_MISUSED = 2


def make_parser() -> argparse.ArgumentParser:
    """The command line."""
    parser = argparse.ArgumentParser(
        prog="spotistats",
        description="Everything you ever played on Spotify: exact, yours, open to any question.",
        epilog="Start with `spotistats up`, then `spotistats import my_spotify_data.zip`.",
    )
    parser.add_argument("--version", action="version", version=f"spotistats {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    asking = (top, summary, compare, recap, rankings, query, sql)
    for command in (up, open_, import_, imports, sync, *asking, export, backup, token):
        command.add_to(commands)
    return parser


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; returns the exit code: 0 done, 1 failed, 2 the command line is wrong."""
    arguments = make_parser().parse_args(argv)
    console = make_console()
    try:
        return int(arguments.run(arguments, console))
    except StatsError as error:
        problems = Console(stderr=True, highlight=False)
        problems.print(error.message, style="bold red", markup=False, soft_wrap=True)
        if error.remedy:
            problems.print(error.remedy, markup=False, soft_wrap=True)
        return _MISUSED if isinstance(error, UsageError) else 1
    except KeyboardInterrupt:
        return _INTERRUPTED
    except BrokenPipeError:
        # Whoever read our output has enough; Python must not complain when it flushes at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1


if __name__ == "__main__":
    sys.exit(main())
