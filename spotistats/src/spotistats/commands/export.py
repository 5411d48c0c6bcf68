"""`spotistats export FILE`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.progress import DownloadColumn, Progress, TextColumn, TransferSpeedColumn

from spotistats.commands.options import connected, connection_options
from spotistats.errors import UsageError

if TYPE_CHECKING:
    from argparse import Namespace, _SubParsersAction

    from rich.console import Console

    from spotistats_sdk.models import TableFormat

_TABLES: tuple[TableFormat, ...] = ("csv", "parquet", "arrow")
_FORMATS = ("zip", *_TABLES)


def add_to(commands: _SubParsersAction[Any]) -> None:
    """Add the command to the command line."""
    parser = commands.add_parser(
        "export",
        parents=[connection_options()],
        help="save everything, or all plays as a table",
        description="Save everything as a ZIP that `spotistats import` takes back, or all plays "
        "as one table.",
    )
    parser.add_argument("file", type=Path, metavar="FILE", help="where to save it")
    parser.add_argument(
        "--format", choices=_FORMATS, help="what to save (by the ending of FILE, else zip)"
    )
    parser.add_argument("--force", action="store_true", help="replace FILE if it exists")
    parser.set_defaults(run=run)


def run(arguments: Namespace, console: Console) -> int:
    """Save it."""
    path: Path = arguments.file
    if path.exists() and not arguments.force:
        raise UsageError(f"{path} exists; replace it with --force.")
    suffix = path.suffix.lower().removeprefix(".")
    chosen: Any = arguments.format or (suffix if suffix in _FORMATS else "zip")
    progress = Progress(
        TextColumn("Saving"),
        DownloadColumn(),
        TransferSpeedColumn(),
        console=console,
        transient=True,
        disable=not console.is_terminal,
    )
    with connected(arguments) as ss, progress:
        task = progress.add_task("Saving", total=None)

        def on_bytes(count: int) -> None:
            progress.advance(task, count)

        if chosen in _TABLES:
            ss.export_plays(path, chosen, on_bytes=on_bytes)
        else:
            ss.export_everything(path, on_bytes=on_bytes)
    console.print(f"{path}: {path.stat().st_size:,} bytes", markup=False, soft_wrap=True)
    return 0
