"""Bringing the history in and taking it out: imports and exports."""

from __future__ import annotations

import os
from contextlib import ExitStack
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from spotistats.errors import NotFoundError, UsageError
from spotistats.files import CountedFile, files_of, saved
from spotistats.flows import Flow, Pause, Send, answer, ask, save
from spotistats_sdk.api.export import get_export, get_exported_plays
from spotistats_sdk.api.imports import create_import, delete_import, get_import, list_imports
from spotistats_sdk.models import ImportUpload
from spotistats_sdk.types import File

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from spotistats import results
    from spotistats_sdk.models import TableFormat

PathLike = str | os.PathLike[str]
_UNFINISHED = ("queued", "running")
_PAUSE_SECONDS = 0.25
# The answer to an upload comes when all of it is stored.
_UPLOAD_SECONDS = 300.0
_TABLES: tuple[TableFormat, ...] = ("csv", "parquet", "arrow")


def _nothing(*_: Any) -> None:
    """Nobody wants to know."""


def import_files(
    *paths: PathLike,
    on_sent: Callable[[int, int], object] = _nothing,
    on_read: Callable[[results.Import], object] = _nothing,
) -> Flow[results.Import]:
    """Import Spotify's ZIPs, JSON files, or folders of them, and wait until that is done.

    `on_sent(bytes, of_bytes)` and `on_read(import_so_far)` tell how it goes. The answer accounts
    for every row of every file; its `state` says whether it succeeded.
    """
    started = yield from start_import(*paths, on_sent=on_sent)
    found = yield from follow_import(started, on_read=on_read)
    return found


def start_import(
    *paths: PathLike, on_sent: Callable[[int, int], object] = _nothing
) -> Flow[results.Import]:
    """Send files to be imported; returns the import that they wait in."""
    found = files_of([Path(each) for each in paths])
    if not found:
        raise UsageError("Name the files to import.")
    size = sum(each.stat().st_size for each in found)
    sent = 0

    def on_bytes(count: int) -> None:
        nonlocal sent
        sent += count
        on_sent(sent, size)

    with ExitStack() as opened:
        files = [(path.name, opened.enter_context(CountedFile(path, on_bytes))) for path in found]
        started: results.Import = yield from upload(files)
    return started


def upload(files: Sequence[tuple[str, IO[bytes]]]) -> Flow[results.Import]:
    """Send open files, each with its name; they are never held in memory as a whole."""
    parts: list[Any] = [File(file, name, "application/octet-stream") for name, file in files]  # type: ignore[arg-type] # it only reads
    request = create_import._get_kwargs(body=ImportUpload(files=parts))
    response = yield Send({**request, "timeout": _UPLOAD_SECONDS})
    started: results.Import = answer(create_import, response)
    return started


def follow_import(
    started: results.Import | str, *, on_read: Callable[[results.Import], object] = _nothing
) -> Flow[results.Import]:
    """Wait until an import has ended; returns it as it is then."""
    current: results.Import = (
        (yield from ask(get_import, started)) if isinstance(started, str) else started
    )
    while current.state in _UNFINISHED:
        on_read(current)
        yield Pause(_PAUSE_SECONDS)
        current = yield from ask(get_import, current.id)
    on_read(current)
    return current


def imports(*, limit: int = 50, offset: int = 0) -> Flow[results.ImportList]:
    """The imports, newest first, and which times no file covers."""
    return ask(list_imports, limit=limit, offset=offset)


def import_report(import_id: str) -> Flow[results.Import]:
    """How an import goes, and its report."""
    return ask(get_import, import_id)


def undo_import(import_id: str) -> Flow[None]:
    """Undo an import, or cancel one that still runs, and wait until it is gone."""
    yield from ask(delete_import, import_id)
    while True:
        try:
            yield from ask(get_import, import_id)
        except NotFoundError:
            return
        yield Pause(_PAUSE_SECONDS)


def export_everything(
    path: PathLike, *, on_bytes: Callable[[int], object] = _nothing
) -> Flow[Path]:
    """Save all there is as a ZIP that can be imported again; `on_bytes` is told what comes.

    The file has its name only once it is complete.
    """
    with saved(Path(path), on_bytes) as take:
        yield from save(get_export, take)
    return Path(path)


def export_plays(
    path: PathLike,
    table_format: TableFormat | None = None,
    *,
    on_bytes: Callable[[int], object] = _nothing,
) -> Flow[Path]:
    """Save all plays as one table: CSV, Parquet or Arrow, by the ending of the file's name."""
    ending = Path(path).suffix.lower().removeprefix(".")
    chosen = table_format or next((each for each in _TABLES if each == ending), None)
    if chosen is None:
        raise UsageError(f"{path} does not end in {', '.join(_TABLES)}; name the format.")
    with saved(Path(path), on_bytes) as take:
        yield from save(get_exported_plays, take, format_=chosen)
    return Path(path)
