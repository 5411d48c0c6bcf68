"""`spotistats sync`: ask Spotify now, and say what that brought."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from spotistats.answers import answer_of
from spotistats.client import connect
from spotistats.commands.options import connection_options
from spotistats.errors import CommandError
from spotistats.output import counted, minute, number, plain
from spotistats_sdk.api.syncs import create_sync, get_sync
from spotistats_sdk.models import NewSync, Sync

if TYPE_CHECKING:
    from argparse import Namespace, _SubParsersAction
    from typing import Any

    from rich.console import Console

    from spotistats_sdk import AuthenticatedClient

_PAUSE_SECONDS = 0.25
_PATIENCE_SECONDS = 120.0


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
    with connect(arguments) as connection, connection.requests() as client:
        body = NewSync(kind=arguments.kind)
        queued = answer_of(create_sync.sync_detailed(client=client, body=body), Sync)
        done = _followed(client, queued)
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


def _followed(client: AuthenticatedClient, sync: Sync) -> Sync:
    deadline = time.monotonic() + _PATIENCE_SECONDS
    while sync.state in ("queued", "running"):
        if time.monotonic() > deadline:
            raise CommandError(
                "The sync does not begin.", "Is an updater at work (`spotistats-updater work`)?"
            )
        time.sleep(_PAUSE_SECONDS)
        sync = answer_of(get_sync.sync_detailed(sync.id, client=client), Sync)
    return sync
