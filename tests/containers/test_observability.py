"""The profile `observability`: Prometheus hears from every part, and Grafana shows it."""

from __future__ import annotations

import base64
import json
import time
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from tests.support.container_images import GRAFANA_IMAGE, available, prometheus_image
from tests.support.docker_engine import NoEngineError
from tests.support.mongodb import free_port

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.support.compose import Deployment

PARTS = {"api", "importer", "importer-worker", "updater", "updater-worker", "web"}
ASK = "import sys, urllib.request as u; print(u.urlopen(sys.argv[1], timeout=10).read().decode())"


@pytest.fixture(scope="module")
def prometheus(deployment: Deployment) -> Iterator[Deployment]:
    try:
        deployment.variables["PROMETHEUS_IMAGE"] = prometheus_image()
    except NoEngineError as error:
        pytest.skip(f"Prometheus can be neither pulled nor installed: {error}")
    observed = ("--profile", "observability")
    deployment.compose(*observed, "up", "--detach", "--no-build", "--no-deps", "prometheus")
    yield deployment
    deployment.compose(*observed, "rm", "--stop", "--force", "prometheus", "grafana")


def ask(deployment: Deployment, path: str) -> Any:
    """What Prometheus answers within the stack, where alone it can be reached."""
    url = f"http://prometheus:9090/api/v1/{path}"
    return json.loads(deployment.run("api", "python3", "-c", ASK, url))["data"]


def test_every_service_and_worker_is_heard(prometheus: Deployment) -> None:
    deadline = time.monotonic() + 90
    up: dict[str, str] = {}
    while set(up) != PARTS or set(up.values()) != {"1"}:
        assert time.monotonic() < deadline, up
        time.sleep(1)
        try:
            found = ask(prometheus, "query?query=up")["result"]
        except AssertionError:  # it does not listen yet
            continue
        up = {each["metric"]["part"]: each["value"][1] for each in found}


def test_its_rules_are_loaded_and_say_something(prometheus: Deployment) -> None:
    (group,) = ask(prometheus, "rules")["groups"]
    assert len(group["rules"]) > 10
    deadline = time.monotonic() + 60
    while {rule["health"] for rule in ask(prometheus, "rules")["groups"][0]["rules"]} != {"ok"}:
        assert time.monotonic() < deadline
        time.sleep(1)
    reached = ask(prometheus, "query?query=min(spotistats_database_up)")["result"]
    assert [each["value"][1] for each in reached] == ["1"]


def test_grafana_shows_the_dashboard(prometheus: Deployment) -> None:
    if not available(GRAFANA_IMAGE):
        pytest.skip(f"{GRAFANA_IMAGE} cannot be pulled here")
    port = free_port()
    prometheus.variables["GRAFANA_IMAGE"] = GRAFANA_IMAGE
    prometheus.variables["GRAFANA_LISTEN"] = f"127.0.0.1:{port}"
    observed = ("--profile", "observability")
    prometheus.compose(*observed, "up", "--detach", "--no-build", "--no-deps", "grafana")
    password = (prometheus.folder / "secrets" / "grafana_password").read_text().strip()
    known = base64.b64encode(f"admin:{password}".encode()).decode()
    url = f"http://127.0.0.1:{port}/api/dashboards/uid/spotistats"
    deadline = time.monotonic() + 120
    while True:
        try:
            answer = httpx.get(url, headers={"Authorization": f"Basic {known}"}, timeout=10)
            if answer.status_code == 200:
                break
        except httpx.HTTPError:
            pass
        assert time.monotonic() < deadline, prometheus.logs()[-3000:]
        time.sleep(1)
    assert len(answer.json()["dashboard"]["panels"]) > 20
