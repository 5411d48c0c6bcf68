"""The data folder: everything that a local installation keeps, used by one process at a time."""

from __future__ import annotations

import json
import os
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from spotistats.errors import CommandError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

VARIABLE = "SPOTISTATS_DATA_DIR"
SECRETS = ("token", "token-keys")
"""The files that a backup holds beside the database."""


class FolderInUseError(CommandError):
    """Another process works on the data folder."""


class FolderUnusableError(CommandError):
    """The data folder cannot be made or written."""


def default_path() -> Path:
    """`SPOTISTATS_DATA_DIR`, else where the system keeps the data of programs."""
    if named := os.environ.get(VARIABLE):
        return Path(named).expanduser()
    home = Path.home()
    if sys.platform == "darwin":
        return home / "Library" / "Application Support" / "spotistats"
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local") / "spotistats"
    # The XDG specification says that relative paths are to be ignored.
    data_home = Path(os.environ.get("XDG_DATA_HOME", ""))
    return (data_home if data_home.is_absolute() else home / ".local" / "share") / "spotistats"


class DataFolder:
    """The files of a local installation.

    lock       held by the process that runs; tells its id and address
    token      the local owner's access token, for the command line
    token-keys what Spotify's tokens are sealed with
    url        the address, while it runs
    mongodb/   the database
    log/       logs of the services and of the database
    """

    def __init__(self, path: Path | None = None) -> None:
        self.path = (path or default_path()).expanduser().absolute()
        self.mongodb = self.path / "mongodb"
        self.log = self.path / "log"
        self._lock = self.path / "lock"
        self._token = self.path / "token"
        self._token_keys = self.path / "token-keys"
        self._url = self.path / "url"

    def create(self) -> None:
        """Make the folder, for its owner's eyes only; an existing one is closed to others."""
        try:
            self.path.mkdir(mode=0o700, parents=True, exist_ok=True)
            self.path.chmod(0o700)
            self.log.mkdir(mode=0o700, exist_ok=True)
        except OSError as error:
            raise FolderUnusableError(
                f"The data folder {self.path} cannot be used: {error.strerror or error}.",
                f"Name another one with --data-dir or {VARIABLE}.",
            ) from error

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Hold the folder for this process; the system lets go when the process ends, however.

        Raises:
            FolderInUseError: another process holds it.
        """
        if sys.platform == "win32":
            raise CommandError(
                "`spotistats up` does not run on Windows itself.",
                "Run it in WSL; the other commands can then use it from Windows.",
            )
        import fcntl  # noqa: PLC0415 - there is none on Windows, where the other commands run

        self.create()
        descriptor = os.open(self._lock, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise self._in_use() from None
            self._note_holder(None)
            yield
        finally:
            os.close(descriptor)

    def announce(self, url: str) -> None:
        """Say where the services are; the holder of the lock calls this."""
        self._note_holder(url)
        _write_private(self._url, url + "\n")

    def withdraw(self) -> None:
        """Say that the services are gone."""
        self._url.unlink(missing_ok=True)

    def write_token(self, secret: str) -> None:
        """Keep the local owner's token where only the owner can read it."""
        _write_private(self._token, secret + "\n")

    def token(self) -> str | None:
        """The local owner's token, if there is one."""
        return _read_line(self._token)

    def token_keys(self) -> str:
        """What Spotify's tokens are sealed with; made when it is asked for first."""
        from spotistats_common.sealing import new_key  # noqa: PLC0415 - only the services need it

        keys = _read_line(self._token_keys)
        if keys is None:
            keys = new_key()
            _write_private(self._token_keys, keys + "\n")
        return keys

    def secrets(self) -> dict[str, str]:
        """What the folder keeps beside the database, by the name of the file."""
        found = {name: _read_line(self.path / name) for name in SECRETS}
        return {name: text for name, text in found.items() if text is not None}

    def keep_secrets(self, secrets: Mapping[str, str]) -> None:
        """Keep what `secrets` of another folder told."""
        for name, text in secrets.items():
            _write_private(self.path / name, text + "\n")

    def url(self) -> str | None:
        """The address of the services, if they run (or were killed)."""
        return _read_line(self._url)

    def _note_holder(self, url: str | None) -> None:
        # The file is written in place: another file under this name would not be locked.
        text = json.dumps({"pid": os.getpid(), "url": url})
        self._lock.write_text(text + "\n", encoding="utf-8")

    def _in_use(self) -> FolderInUseError:
        try:
            holder = json.loads(self._lock.read_text(encoding="utf-8"))
            who = f"the process {holder['pid']}"
            who += f" ({holder['url']})" if holder["url"] else " (which is starting)"
        except (OSError, ValueError, KeyError, TypeError):
            who = "another process"
        return FolderInUseError(
            f"The data folder {self.path} is already used by {who}.",
            "Use that one, stop it (Ctrl-C), or name another folder: spotistats up --data-dir …",
        )


def _read_line(path: Path) -> str | None:
    try:
        return path.read_text(encoding="utf-8").strip() or None
    except OSError:
        return None


def _write_private(path: Path, text: str) -> None:
    """Write a file with mode 0600 that is seen whole or not at all."""
    partial = path.with_name(f".{path.name}.new")
    partial.unlink(missing_ok=True)
    descriptor = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    partial.replace(path)
