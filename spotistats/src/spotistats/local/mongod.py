"""The embedded MongoDB: one `mongod` over a folder, for as long as `spotistats up` runs."""

from __future__ import annotations

import logging
import os
import secrets
import socket
from typing import TYPE_CHECKING, Any

from pymongo import MongoClient

from spotistats.errors import CommandError
from spotistats.local import process, replica
from spotistats.local.binary import find_mongod

if TYPE_CHECKING:
    import subprocess
    from pathlib import Path
    from types import TracebackType

log = logging.getLogger(__name__)

# After a crash it replays its journal first; and when another program listens on the port of the
# last run, it asks that one for half a minute whether it is a member of the replica set.
START_SECONDS = 90.0
STOP_SECONDS = 20.0
_USER = "__system"  # who holds the key file is this user; it saves us an account to look after
_SHOWN_LOG_LINES = 12


class MongodFailedError(CommandError):
    """`mongod` ended by itself, or never got ready."""


def running_uri(folder: Path) -> str:
    """Where the server over `folder` is, which another process runs.

    Raises:
        MongodFailedError: it never got ready there.
    """
    try:
        key = (folder / "key").read_text(encoding="ascii").strip()
        port = int((folder / "port").read_text(encoding="ascii"))
    except (OSError, ValueError) as error:
        raise MongodFailedError(
            "The database is not ready yet.", "Try again in a minute."
        ) from error
    return _uri(key, port)


def _uri(key: str, port: int) -> str:
    return (
        f"mongodb://{_USER}:{key}@127.0.0.1:{port}/"
        "?authSource=local&authMechanism=SCRAM-SHA-256&directConnection=true"
    )


def _how(code: int) -> str:
    """How a process ended, in words."""
    return f"exit code {code}" if code >= 0 else f"killed by signal {-code}"


class Mongod:
    """A `mongod` on a free loopback port with its data in `folder`; use it as a context manager.

    The folder must be used by nobody else: hold the lock of the data folder. Any user of the
    machine can reach a loopback port, so the server asks for the key in `folder/key`.
    """

    def __init__(self, folder: Path, log_file: Path) -> None:
        self._folder = folder
        self._log_file = log_file
        self._child: subprocess.Popen[bytes] | None = None
        self._key = ""
        self.port = 0

    @property
    def uri(self) -> str:
        """Where the server is, with what it takes to be let in."""
        return _uri(self._key, self.port)

    @property
    def pid(self) -> int | None:
        """The id of the server's process while it runs."""
        return self._child.pid if self._child is not None else None

    def __enter__(self) -> Mongod:
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    def start(self) -> None:
        """Start the server and wait until it takes writes.

        Raises:
            MongodMissingError, MongodTooOldError: see `find_mongod`.
            MongodFailedError: it does not come up; the message has the end of its log.
        """
        binary = find_mongod()
        for folder in (self._folder, self._log_file.parent):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._end_orphan()
        self._key = self._read_or_make_key()
        self.port = self._choose_port()
        if self._log_file.exists():
            self._log_file.replace(self._log_file.with_name(self._log_file.name + ".1"))
        log.info("starting mongod", extra={"binary": str(binary.path), "port": self.port})
        self._child = process.start_bound([binary.path, *self._options()])
        try:
            self._wait_until_primary()
        except BaseException:
            self.stop()
            raise
        (self._folder / "port").write_text(f"{self.port}\n", encoding="utf-8")

    def stop(self) -> None:
        """End the server in good order; kill it only if it does not end."""
        child, self._child = self._child, None
        if child is not None and not process.stop(child, STOP_SECONDS):
            log.warning("mongod did not end in time and was killed; its journal covers that")

    def check(self) -> None:
        """See whether the server that was started still runs.

        Raises:
            MongodFailedError: it ended by itself; the message has the end of its log.
        """
        code = self._child.poll() if self._child is not None else None
        if code is not None:
            raise MongodFailedError(
                f"MongoDB has ended by itself ({_how(code)}). The end of its log:\n{self._tail()}",
                f"The whole log: {self._log_file}. Nothing that was stored is lost: once there is "
                "room on the disk, and memory, start it again with: spotistats up",
            )

    def _options(self) -> list[str]:
        return [
            "--dbpath", str(self._folder),
            "--logpath", str(self._log_file),
            "--bind_ip", "127.0.0.1",
            "--port", str(self.port),
            "--nounixsocket",
            "--keyFile", str(self._folder / "key"),
            "--replSet", replica.NAME,
            # A server of its own would get ready to feed replicas and to use half of the memory.
            "--oplogSize", "64",
            "--wiredTigerCacheSizeGB", "0.5",
            "--wiredTigerEngineConfigString", "log=(prealloc=false,file_max=16MB)",
            "--setParameter", "diagnosticDataCollectionEnabled=false",
            "--setParameter", "shutdownTimeoutMillisForSignaledShutdown=0",
        ]  # fmt: skip

    def _wait_until_primary(self) -> None:
        client: MongoClient[dict[str, Any]] = MongoClient(
            self.uri, serverSelectionTimeoutMS=500, connectTimeoutMS=2_000
        )
        try:
            replica.make_primary(
                client, f"127.0.0.1:{self.port}", seconds=START_SECONDS, check=self._check_alive
            )
        except replica.NotPrimaryError as error:
            raise MongodFailedError(
                f"MongoDB did not get ready within {START_SECONDS:.0f} seconds: {error}",
                f"Its log: {self._log_file}",
            ) from error
        finally:
            client.close()

    def _check_alive(self) -> None:
        code = self._child.poll() if self._child is not None else None
        if code is None:
            return
        raise MongodFailedError(
            f"MongoDB ended at its start ({_how(code)}). The end of its log:\n{self._tail()}",
            f"The whole log: {self._log_file}. Is the disk full, or was {self._folder} written "
            "by a newer MongoDB? Another folder: spotistats up --data-dir …",
        )

    def _tail(self) -> str:
        try:
            lines = self._log_file.read_text(encoding="utf-8", errors="replace").splitlines()
        except OSError:
            lines = ["(it wrote no log)"]
        return "\n".join(f"  {line[:300]}" for line in lines[-_SHOWN_LOG_LINES:])

    def _end_orphan(self) -> None:
        """End the server of a run that was killed: it may still be at its own shutdown."""
        try:
            pid = int((self._folder / "mongod.lock").read_text(encoding="ascii").strip())
        except (OSError, ValueError):
            return
        process.end_orphan(pid, str(self._folder), STOP_SECONDS)

    def _read_or_make_key(self) -> str:
        path = self._folder / "key"
        if not path.exists():
            partial = path.with_name("key.new")
            partial.unlink(missing_ok=True)
            with os.fdopen(os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as f:
                f.write(secrets.token_hex(32))
            partial.replace(path)
        return path.read_text(encoding="ascii").strip()

    def _choose_port(self) -> int:
        """The port of the last run if it is free (the replica set knows it), else any."""
        try:
            earlier = int((self._folder / "port").read_text(encoding="ascii"))
        except (OSError, ValueError):
            earlier = 0
        for port in (earlier, 0):
            with socket.socket() as probe:
                # As mongod does, or the connections of a run that just ended would be in the way.
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                try:
                    probe.bind(("127.0.0.1", port))
                except (OSError, OverflowError):
                    continue
                return int(probe.getsockname()[1])
        raise MongodFailedError("There is no free port on 127.0.0.1.")
