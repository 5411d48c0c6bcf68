"""Saving what the services send, while it comes in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from spotistats.answers import answer_of
from spotistats.errors import UsageError
from spotistats_sdk.api.export import get_export, get_exported_plays
from spotistats_sdk.types import File

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from spotistats.client import Connection
    from spotistats_sdk.models import TableFormat

_OK = 200


def download_everything(
    connection: Connection, path: Path, on_bytes: Callable[[int], Any] = lambda _: None
) -> int:
    """Save the ZIP of everything; how many bytes it has."""
    return _save(connection, get_export, get_export._get_kwargs(), path, on_bytes)


def download_plays(
    connection: Connection,
    table_format: TableFormat,
    path: Path,
    on_bytes: Callable[[int], Any] = lambda _: None,
) -> int:
    """Save all plays as one table; how many bytes it has."""
    request = get_exported_plays._get_kwargs(format_=table_format)
    return _save(connection, get_exported_plays, request, path, on_bytes)


def _save(
    connection: Connection,
    operation: Any,
    request: dict[str, Any],
    path: Path,
    on_bytes: Callable[[int], Any],
) -> int:
    """The SDK holds an answer in memory as a whole, so that its request is made here.

    The file has its name only once it is complete.

    Raises:
        ProblemError: the services refused, or failed.
        UsageError: the file cannot be written.
    """
    part = path.with_name(f"{path.name}.part")
    count = 0
    try:
        with (
            connection.requests() as client,
            client.get_httpx_client().stream(**request) as response,
            part.open("wb") as file,
        ):
            if response.status_code != _OK:
                response.read()
                answer_of(operation._build_response(client=client, response=response), File)
            for chunk in response.iter_bytes():
                file.write(chunk)
                count += len(chunk)
                on_bytes(len(chunk))
        part.replace(path)
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror or error}") from error
    finally:
        part.unlink(missing_ok=True)
    return count
