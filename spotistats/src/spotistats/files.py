"""Files that are sent, and files that are saved, piece by piece."""

from __future__ import annotations

import io
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from spotistats.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

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


@contextmanager
def saved(path: Path, on_bytes: Callable[[int], Any]) -> Iterator[Callable[[bytes], None]]:
    """What writes to a file that has its name only once it is complete.

    Raises:
        UsageError: the file cannot be written.
    """
    part = path.with_name(f"{path.name}.part")
    try:
        with part.open("wb") as file:

            def take(data: bytes) -> None:
                file.write(data)
                on_bytes(len(data))

            yield take
        part.replace(path)
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror or error}") from error
    finally:
        part.unlink(missing_ok=True)
