"""`spotistats backup FILE` and `spotistats restore FILE`."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from spotistats.errors import CommandError
from spotistats.local.folder import DataFolder
from spotistats.output import number

if TYPE_CHECKING:
    from argparse import Namespace, _SubParsersAction
    from typing import Any

    from rich.console import Console


def add_to(commands: _SubParsersAction[Any]) -> None:
    """Add both commands to the command line."""
    save = commands.add_parser(
        "backup",
        help="save everything of this machine's installation in one file",
        description="Save everything of the installation on this machine in one file, as it is at "
        "this moment. It may run meanwhile. The file holds secrets: keep it safe.",
    )
    save.set_defaults(run=_back_up)
    bring_back = commands.add_parser(
        "restore",
        help="bring an empty data folder to what a backup holds",
        description="Bring an empty data folder to what a backup holds; then run `spotistats up`.",
    )
    bring_back.set_defaults(run=_restore)
    for parser in (save, bring_back):
        parser.add_argument("file", type=Path, metavar="FILE", help="the backup")
        parser.add_argument(
            "--data-dir", metavar="D", help="the data folder (or SPOTISTATS_DATA_DIR)"
        )


def _back_up(arguments: Namespace, console: Console) -> int:
    about = _local().back_up(_folder(arguments), arguments.file)
    size = arguments.file.stat().st_size
    console.print(
        f"{arguments.file}: {number(about.documents.get('plays', 0))} plays and everything else, "
        f"{number(size)} bytes. It holds secrets: keep it safe.",
        markup=False,
        soft_wrap=True,
    )
    return 0


def _restore(arguments: Namespace, console: Console) -> int:
    folder = _folder(arguments)
    about = _local().restore(folder, arguments.file)
    console.print(
        f"{folder.path}: as of {about.made_at[:19]} (UTC), with "
        f"{number(about.documents.get('plays', 0))} plays.",
        markup=False,
        soft_wrap=True,
    )
    return 0


def _folder(arguments: Namespace) -> DataFolder:
    return DataFolder(Path(arguments.data_dir) if arguments.data_dir else None)


def _local() -> Any:
    try:
        return import_module("spotistats.local.backup")
    except ModuleNotFoundError as error:
        raise CommandError(
            f"For backups on this machine, {error.name} is needed and not installed.",
            "It comes with the extra `server` of the distribution (see docs/sdk.md).",
        ) from error
