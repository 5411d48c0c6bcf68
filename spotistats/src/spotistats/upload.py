"""Sending an export to be imported, and following the import to its end."""

from __future__ import annotations

import io
import time
from typing import TYPE_CHECKING, Any

from spotistats.answers import answer_of
from spotistats.errors import UsageError
from spotistats_sdk.api.imports import create_import, get_import
from spotistats_sdk.models import Import, ImportUpload
from spotistats_sdk.types import File

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path
    from typing import BinaryIO

    from spotistats.client import Connection

UNFINISHED = ("queued", "running")
_PAUSE_SECONDS = 0.25
_KINDS = (".json", ".zip")


class CountedFile(io.BufferedReader):
    """A file that tells how much of it was read; it is never held in memory as a whole."""

    def __init__(self, path: Path, on_read: Callable[[int], Any]) -> None:
        super().__init__(io.FileIO(path))
        self._on_read = on_read

    def read(self, size: int | None = -1, /) -> bytes:
        """Read as any file does."""
        data = super().read(size)
        self._on_read(len(data))
        return data


def files_of(paths: Iterable[Path]) -> list[Path]:
    """The files to send: those that are named, and the JSON and ZIP files in named folders.

    Raises:
        UsageError: one does not exist or cannot be read, or a folder has nothing to send.
    """
    found, problems = [], []
    for path in paths:
        if path.is_dir():
            inside = sorted(p for p in path.rglob("*") if p.suffix.lower() in _KINDS)
            found += [each for each in inside if each.is_file()]
            if not inside:
                problems.append(f"{path}: there is no JSON or ZIP file in this folder")
            continue
        try:
            with path.open("rb"):
                found.append(path)
        except FileNotFoundError:
            problems.append(f"{path}: there is no such file")
        except OSError as error:
            problems.append(f"{path}: {error.strerror or error}")
    if problems:
        raise UsageError("\n".join([*problems, "Nothing was sent."]))
    return found


def upload(connection: Connection, files: Sequence[tuple[str, BinaryIO]]) -> Import:
    """Send named files; returns the import that they wait in."""
    parts = [File(file, name, "application/octet-stream") for name, file in files]
    with connection.requests() as client:
        response = create_import.sync_detailed(client=client, body=ImportUpload(files=parts))
        return answer_of(response, Import)


def follow(
    connection: Connection, started: Import, on_progress: Callable[[Import], Any] = lambda _: None
) -> Import:
    """Wait until an import has ended; returns it as it is then."""
    current = started
    while current.state in UNFINISHED:
        on_progress(current)
        time.sleep(_PAUSE_SECONDS)
        with connection.requests() as client:
            response = get_import.sync_detailed(current.id, client=client)
            current = answer_of(response, Import)
    on_progress(current)
    return current
