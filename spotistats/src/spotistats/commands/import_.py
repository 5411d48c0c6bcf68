"""`spotistats import FILES…`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from rich.filesize import decimal
from rich.progress import (
    BarColumn,
    Progress,
    TaskProgressColumn,
    TextColumn,
    TimeElapsedColumn,
)

from spotistats.carried import carried_in
from spotistats.commands.options import connected, connection_options
from spotistats.errors import UsageError
from spotistats.files import files_of
from spotistats.output import counted
from spotistats.report import FAILED, report

if TYPE_CHECKING:
    from argparse import Namespace, _SubParsersAction
    from typing import Any

    from rich.console import Console

    from spotistats.carried import Carried
    from spotistats.client import Stats
    from spotistats.results import Import


def add_to(commands: _SubParsersAction[Any]) -> None:
    """Add the command to the command line."""
    parser = commands.add_parser(
        "import",
        parents=[connection_options()],
        help="import a Spotify export",
        description="Import the ZIPs that Spotify sent, or the JSON files out of them.",
    )
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="ZIP, JSON or folder")
    parser.add_argument(
        "--with-settings",
        action="store_true",
        help="take over the settings and saved queries that an export of Spotify Stats holds",
    )
    parser.set_defaults(run=run)


def run(arguments: Namespace, console: Console) -> int:
    """Send the files, wait for the import, print its report."""
    paths = files_of(arguments.files)
    carried = carried_in(paths)
    if arguments.with_settings and carried is None:
        raise UsageError("--with-settings needs an export of Spotify Stats; none of these is one.")
    with connected(arguments) as ss:
        done = send_and_follow(ss, paths, console)
        console.print(report(done))
        if done.state == FAILED:
            return 1
        if carried is not None:
            _take_over(carried, ss, console, wanted=arguments.with_settings)
    return 0


def _take_over(carried: Carried, ss: Stats, console: Console, *, wanted: bool) -> None:
    queries = counted(len(carried.views), "saved query", "saved queries")
    if not wanted:
        console.print(
            f"{carried.path.name} also holds the account's settings and {queries}; "
            "--with-settings takes them over."
        )
        return
    count, kept = carried.take_over(ss)
    console.print(f"Took over the settings and {counted(count, 'saved query', 'saved queries')}.")
    if kept:
        console.print(f"Left as they are here: {', '.join(kept)}.")


def send_and_follow(ss: Stats, paths: list[Path], console: Console) -> Import:
    """Send files and wait for their import, with bars on a terminal; the finished import."""
    progress = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        TaskProgressColumn(),
        TextColumn("{task.fields[count]}"),
        TimeElapsedColumn(),
        console=console,
        transient=True,
        disable=not console.is_terminal,
    )
    with progress:
        size = sum(path.stat().st_size for path in paths)
        sending = progress.add_task("Sending", total=size, count=decimal(size))

        def on_sent(sent: int, _total: int) -> None:
            progress.update(sending, completed=sent)

        started = ss.start_import(*paths, on_sent=on_sent)
        reading = progress.add_task("Reading", total=1.0, count="")

        def on_read(current: Import) -> None:
            rows = counted(current.rows.read, "row")
            progress.update(reading, completed=current.progress, count=rows)

        return ss.follow_import(started, on_read=on_read)
