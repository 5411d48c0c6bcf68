"""`spotistats import FILES…`."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from rich.progress import (
    BarColumn,
    Progress,
    TaskProgressColumn,
    TextColumn,
    TimeElapsedColumn,
)

from spotistats.client import connect
from spotistats.commands.options import connection_options
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
        done = _import(connection, paths, console)
    console.print(report(done))
    return 1 if done.state == FAILED else 0


def _import(connection: Connection, paths: list[Path], console: Console) -> Import:
    progress = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        TaskProgressColumn(),
        TimeElapsedColumn(),
        console=console,
        transient=True,
        disable=not console.is_terminal,
    )
    with progress, ExitStack() as opened:
        sending = progress.add_task("Sending", total=sum(path.stat().st_size for path in paths))

        def on_read(count: int) -> None:
            progress.advance(sending, count)

        files = [(path.name, opened.enter_context(CountedFile(path, on_read))) for path in paths]
        started = upload(connection, files)
        reading = progress.add_task("Reading", total=1.0)

        def on_progress(current: Import) -> None:
            progress.update(reading, completed=current.progress)

        return follow(connection, started, on_progress)
