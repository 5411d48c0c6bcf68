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

from spotistats.commands.options import connected, connection_options
from spotistats.files import files_of
from spotistats.output import counted
from spotistats.report import FAILED, report

if TYPE_CHECKING:
    from argparse import Namespace, _SubParsersAction
    from typing import Any

    from rich.console import Console

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
    parser.set_defaults(run=run)


def run(arguments: Namespace, console: Console) -> int:
    """Send the files, wait for the import, print its report."""
    paths = files_of(arguments.files)
    with connected(arguments) as ss:
        done = send_and_follow(ss, paths, console)
    console.print(report(done))
    return 1 if done.state == FAILED else 0


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
