"""The stack of compose/compose.yaml, run with the images that were built here."""

from __future__ import annotations

import json
import os
import secrets
import shutil
import subprocess
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import httpx

from spotistats_sdk import AuthenticatedClient
from tests.support.docker_engine import install
from tests.support.mongodb import free_port

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.support.container_images import Images

FOLDER = Path(__file__).parent.parent.parent / "compose"
_SECONDS = 180


def compose_command() -> list[str]:
    """Compose v2 if it is there, else docker-compose 1.29, which is installed if need be."""
    plugin = ["docker", "compose"]
    if subprocess.run([*plugin, "version"], capture_output=True, check=False).returncode == 0:
        return plugin
    if shutil.which("docker-compose") is None:
        install("docker-compose")
    return ["docker-compose"]


@dataclass(frozen=True)
class Deployment:
    """A stack that runs."""

    folder: Path
    variables: dict[str, str]
    url: str

    def compose(self, *arguments: str, given: bytes | None = None) -> bytes:
        """Run Compose; what it printed."""
        done = subprocess.run(
            [*compose_command(), *arguments],
            cwd=self.folder,
            env=self.environment(),
            input=given,
            capture_output=True,
            check=False,
        )
        said = (done.stderr + done.stdout).decode(errors="replace")[-4000:]
        assert done.returncode == 0, f"compose {' '.join(arguments)}: {said}"
        return done.stdout

    def environment(self) -> dict[str, str]:
        """What Compose is run with: ours without the settings that a developer may have."""
        ours = {k: v for k, v in os.environ.items() if not k.startswith("SPOTISTATS_")}
        return ours | self.variables

    def run(self, service: str, *command: str, given: bytes | None = None) -> str:
        """Run a command in the container of a service; what it printed."""
        return self.compose("exec", "-T", service, *command, given=given).decode().strip()

    def containers(self, service: str) -> list[str]:
        """The ids of a service's containers."""
        return self.compose("ps", "--quiet", service).decode().split()

    def new_token(self, name: str = "tests") -> str:
        """An access token of the owner's."""
        return self.run("api", "spotistats-api", "owner", "--token", name)

    def client(self) -> AuthenticatedClient:
        """A client of the generated SDK, through the gateway, as the owner."""
        return AuthenticatedClient(f"{self.url}/api/v1", self.new_token(), timeout=60)  # type: ignore[arg-type]

    def logs(self) -> str:
        """What all containers logged."""
        return self.compose("logs", "--no-color").decode(errors="replace")

    def wait_until_ready(self) -> None:
        """Wait until requests are answered."""
        deadline = time.monotonic() + _SECONDS
        while time.monotonic() < deadline:
            try:
                if httpx.get(f"{self.url}/api/v1/health/ready", timeout=5).status_code == 200:
                    return
            except httpx.HTTPError:
                pass
            time.sleep(0.3)
        raise TimeoutError(f"not ready: {self.logs()[-6000:]}")


def inspect(container: str) -> dict[str, object]:
    """What Docker knows of a container."""
    asked = subprocess.run(["docker", "inspect", container], capture_output=True, check=True)
    found: dict[str, object] = json.loads(asked.stdout)[0]
    return found


@contextmanager
def deployed(images: Images, folder: Path) -> Iterator[Deployment]:
    """Follow the documentation in an empty folder: make the secrets, start it, wait; all of it is
    gone afterwards."""
    shutil.copytree(FOLDER, folder, ignore=shutil.ignore_patterns("secrets", ".env"))
    subprocess.run(["sh", folder / "secrets.sh"], check=True, capture_output=True)
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    variables = images.variables() | {
        "COMPOSE_PROJECT_NAME": f"spotistats-test-{secrets.token_hex(4)}",
        "LISTEN": f"127.0.0.1:{port}",
        "SPOTISTATS_PUBLIC_URL": url,
    }
    deployment = Deployment(folder, variables, url)
    try:
        deployment.compose("up", "--detach", "--no-build")
        deployment.wait_until_ready()
        yield deployment
    finally:
        deployment.compose("down", "--volumes", "--timeout", "10")
