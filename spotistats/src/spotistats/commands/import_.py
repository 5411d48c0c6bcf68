"""`spotistats import FILES…`."""

from __future__ import annotations

from contextlib import ExitStack
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

from spotistats.client import connect
from spotistats.commands.options import connection_options
from spotistats.output import counted
from spotistats.report import FAILED, report
from spotistats.upload import CountedFile, files_of, follow, upload

if TYPE_CHECKING:
    from argparse import Namespace, _SubParsersAction
    from typing import Any

    from rich.console import Console

    from spotistats.client import Connection
    from spotistats_sdk.models import Import


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
    with connect(arguments) as connection:
        done = send_and_follow(connection, paths, console)
    console.print(report(done))
    return 1 if done.state == FAILED else 0


def send_and_follow(connection: Connection, paths: list[Path], console: Console) -> Import:
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
    with progress, ExitStack() as opened:
        size = sum(path.stat().st_size for path in paths)
        sending = progress.add_task("Sending", total=size, count=decimal(size))

        def on_read(count: int) -> None:
            progress.advance(sending, count)

        files = [(path.name, opened.enter_context(CountedFile(path, on_read))) for path in paths]
        started = upload(connection, files)
        reading = progress.add_task("Reading", total=1.0, count="")

        def on_progress(current: Import) -> None:
            rows = counted(current.rows.read, "row")
            progress.update(reading, completed=current.progress, count=rows)

        return follow(connection, started, on_progress)
