"""`spotistats sync`: ask Spotify now, and say what that brought."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spotistats.commands.options import connected, connection_options
from spotistats.output import counted, minute, number, plain

if TYPE_CHECKING:
    from argparse import Namespace, _SubParsersAction
    from typing import Any

    from rich.console import Console


def add_to(commands: _SubParsersAction[Any]) -> None:
    """Add the command to the command line."""
    parser = commands.add_parser(
        "sync",
        parents=[connection_options()],
        help="ask Spotify now for what you played",
        description="Ask Spotify now; it is asked by itself every few minutes, too.",
    )
    parser.add_argument(
        "kind",
        nargs="?",
        choices=["poll", "rankings", "metadata"],
        default="poll",
        help="the latest plays, Spotify's top lists, or what tracks and artists are",
    )
    parser.set_defaults(run=_run)


def _run(arguments: Namespace, console: Console) -> int:
    with connected(arguments) as ss:
        done = ss.sync(arguments.kind)
    if done.state == "waiting":
        console.print(plain("An import is at work; what was seen is stored after it.", "yellow"))
    plays, found = done.plays, done.found
    if done.kind == "poll":
        console.print(plain(f"{counted(plays.new, 'new play')}, {number(plays.known)} known."))
    else:
        console.print(
            plain(
                f"{number(found.lists)} lists kept; {number(found.tracks)} tracks and "
                f"{number(found.artists)} artists found."
            )
        )
    for gap in done.gaps:
        since, until = minute(gap.since_at), minute(gap.until_at)
        console.print(plain(f"Plays may be missing from {since} to {until}.", "yellow"))
    for error in done.errors:
        console.print(plain(error.message, "red"))
    return 1 if done.state == "failed" else 0
