"""The stack that a server runs: what it shows, what it keeps to itself, what it survives."""

from __future__ import annotations

import json
import re
import subprocess
import threading
import time
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from spotistats_common import __version__
from tests.support.compose import inspect
from tests.support.exports import a_listener, a_zip_of
from tests.support.imports import imported

if TYPE_CHECKING:
    from tests.support.compose import Deployment

SERVICES = ("api", "importer", "importer-worker", "updater", "updater-worker", "web")
ALL = (*SERVICES, "gateway", "mongodb")


@pytest.mark.parametrize("service", ALL)
def test_a_container_can_do_no_more_than_it_needs(deployment: Deployment, service: str) -> None:
    (container,) = deployment.containers(service)
    found: Any = inspect(container)
    assert found["State"]["Status"] == "running"
    _wait_until_healthy(container)
    host = found["HostConfig"]
    assert host["ReadonlyRootfs"]
    assert host["CapDrop"] == ["ALL"]
    assert host["Memory"] > 0
    assert host["RestartPolicy"]["Name"] == "unless-stopped"
    assert found["Config"]["User"] not in ("", "0", "root")
    published = [port for port in found["NetworkSettings"]["Ports"].values() if port]
    assert bool(published) == (service == "gateway")


def test_no_secret_stands_in_the_environment(deployment: Deployment) -> None:
    names = ("mongodb_key", "mongodb_uri", "token_keys")
    values = [(deployment.folder / "secrets" / name).read_text().strip() for name in names]
    for service in ALL:
        told = json.dumps(inspect(deployment.containers(service)[0]))
        assert not [value for value in values if value in told], service


def test_the_owner_comes_in_by_a_link_once(deployment: Deployment) -> None:
    link = deployment.run("api", "spotistats-api", "owner", "--name", "Ada")
    with httpx.Client(follow_redirects=True) as browser:
        page = browser.get(link, headers={"Accept": "text/html"})
        assert page.status_code == 200
        assert str(page.url) == f"{deployment.url}/"
        assert "text/html" in page.headers["content-type"]
        assert browser.get(f"{deployment.url}/api/v1/me").json()["is_admin"]
    with httpx.Client(follow_redirects=True) as stranger:
        assert stranger.get(link).status_code == 403
        assert stranger.get(f"{deployment.url}/api/v1/me").status_code == 401


def test_every_part_answers_at_its_path_with_the_id_of_the_request(
    deployment: Deployment,
) -> None:
    known = {"Authorization": f"Bearer {deployment.new_token()}", "X-Request-Id": "mine-1"}
    for path in ("me", "imports", "syncs", "stats/top/artists"):
        answer = httpx.get(f"{deployment.url}/api/v1/{path}", headers=known)
        assert answer.status_code == 200, answer.text
        assert answer.headers["x-request-id"] == "mine-1"
    alive = httpx.get(f"{deployment.url}/api/v1/health/live")
    assert alive.json() == {"status": "alive", "version": __version__}
    nothing = httpx.get(f"{deployment.url}/api/v1/nothing")
    assert nothing.status_code == 404
    assert nothing.headers["content-type"] == "application/problem+json"
    assert "Spotify Stats" in httpx.get(f"{deployment.url}/api/v1/docs").text
    for path in ("/metrics", "/api/v1/metrics"):
        assert httpx.get(f"{deployment.url}{path}").status_code == 404


def test_large_bodies_are_for_imports_alone(deployment: Deployment) -> None:
    url, token = deployment.url, deployment.new_token()
    known = {"Authorization": f"Bearer {token}"}
    large = b'{"x": "' + b"a" * (3 * 1024 * 1024) + b'"}'
    refused = httpx.post(f"{url}/api/v1/query", headers=known, content=large)
    assert refused.status_code == 413
    assert refused.json()["request_id"] == refused.headers["x-request-id"]
    files = {"files": ("notes.json", large, "application/json")}
    taken = httpx.post(f"{url}/api/v1/imports", headers=known, files=files)
    assert taken.status_code == 202, taken.text


def test_two_replicas_are_restarted_without_losing_a_request(deployment: Deployment) -> None:
    client = deployment.client()
    rows = a_listener(seed=3, plays=500)
    assert imported(client, export_zip=a_zip_of(rows)).state == "succeeded"
    deployment.compose("up", "--detach", "--no-build", "--no-recreate", "--scale", "api=2")
    replicas = deployment.containers("api")
    assert len(replicas) == 2
    for replica in replicas:
        _wait_until_healthy(replica)
    with _Callers(deployment.url, client.token) as callers:
        for replica in replicas:
            callers.wait_for_answers(20)
            subprocess.run(
                ["docker", "restart", "--time", "40", replica], check=True, capture_output=True
            )
            _wait_until_healthy(replica)
        callers.wait_for_answers(20)
    assert callers.failures == []
    deployment.compose("up", "--detach", "--no-build", "--no-recreate", "--scale", "api=1")


def test_a_restart_of_everything_keeps_everything(deployment: Deployment) -> None:
    client = deployment.client()
    rows = a_listener(seed=4, plays=300)
    assert imported(client, export_zip=a_zip_of(rows)).state == "succeeded"
    known = {"Authorization": f"Bearer {client.token}"}
    asked = f"{deployment.url}/api/v1/stats/summary"
    before = httpx.get(asked, headers=known, timeout=30).json()
    deployment.compose("down", "--timeout", "40")
    deployment.compose("up", "--detach", "--no-build")
    deployment.wait_until_ready()
    assert httpx.get(asked, headers=known, timeout=30).json() == before


def test_the_logs_name_nobody(deployment: Deployment) -> None:
    token = deployment.new_token()
    known = {"Authorization": f"Bearer {token}", "User-Agent": "a-very-special-browser"}
    httpx.get(f"{deployment.url}/api/v1/me?secret=question", headers=known)
    written = "\n".join(
        line for line in deployment.logs().splitlines() if not line.startswith("mongodb")
    )
    assert '"message":"request"' in written
    assert token not in written
    assert "a-very-special-browser" not in written
    assert "secret=question" not in written
    assert not re.search(r"\b172\.\d+\.\d+\.\d+\b", written)


def _wait_until_healthy(container: str) -> None:
    deadline = time.monotonic() + 90
    while time.monotonic() < deadline:
        found: Any = inspect(container)
        if found["State"]["Health"]["Status"] == "healthy":
            return
        time.sleep(0.5)
    raise TimeoutError(f"{container} is not healthy")


_PAUSE_S = 0.25
"""Of each of four callers with one token: together they ask less than it may, however fast the
answers are (`requests_a_minute`)."""


class _Callers:
    """Asks again and again, without ever trying twice, and notes what was not answered."""

    def __init__(self, url: str, token: str) -> None:
        self._url = f"{url}/api/v1/stats/summary"
        self._headers = {"Authorization": f"Bearer {token}"}
        self._stop = threading.Event()
        self._threads = [threading.Thread(target=self._ask) for _ in range(4)]
        self._answers = 0
        self.failures: list[str] = []

    def __enter__(self) -> _Callers:
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_exception: object) -> None:
        self._stop.set()
        for thread in self._threads:
            thread.join(30)

    def wait_for_answers(self, more: int) -> None:
        """Wait until so many more requests were answered."""
        wanted, deadline = self._answers + more, time.monotonic() + 60
        while self._answers < wanted and not self.failures:
            assert time.monotonic() < deadline, "nobody answers"
            time.sleep(0.05)

    def _ask(self) -> None:
        with httpx.Client(headers=self._headers, timeout=30) as client:
            while not self._stop.is_set():
                try:
                    answer = client.get(self._url)
                except httpx.HTTPError as error:
                    self.failures.append(repr(error))
                else:
                    self._answers += 1
                    if answer.status_code != 200:
                        self.failures.append(f"{answer.status_code}: {answer.text[:300]}")
                self._stop.wait(_PAUSE_S)
