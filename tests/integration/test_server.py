"""A service on a server: how its owner gets in, and how it stops."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from spotistats_api.owner import sign_in_link, token
from spotistats_common.errors import ConfigurationError
from spotistats_common.models.accounts import User, new_id
from spotistats_common.service.probe import probe
from spotistats_common.store.users import Users
from tests.support.mongodb import free_port

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pymongo.database import Database

    from spotistats_common.settings import Settings

HERE = "https://stats.example.org"


def test_the_owner_is_one_and_the_admin_where_there_is_none(
    database: Database[Any], settings: Settings
) -> None:
    settings = settings.model_copy(update={"public_url": HERE})
    first = sign_in_link(database, "Ada", "Europe/Vilnius", settings)
    assert first.startswith(f"{HERE}/api/v1/auth/enter?ticket=spti_")
    assert sign_in_link(database, "Another", "UTC", settings) != first
    assert token(database, "Another", "UTC", "notebook", settings).startswith("spst_")
    owner = Users(database).local_owner()
    assert owner is not None
    assert (owner.display_name, owner.time_zone, owner.is_admin) == ("Ada", "Europe/Vilnius", True)
    assert database["users"].count_documents({}) == 1


def test_an_owner_who_comes_later_is_not_the_admin(
    database: Database[Any], settings: Settings
) -> None:
    Users(database).add(User(new_id(), "Admin", "UTC", is_admin=True))
    token(database, "Ada", "UTC", "notebook", settings)
    owner = Users(database).local_owner()
    assert owner is not None
    assert not owner.is_admin


def test_what_is_missing_for_a_link_is_named(database: Database[Any], settings: Settings) -> None:
    with pytest.raises(ConfigurationError, match="SPOTISTATS_PUBLIC_URL"):
        sign_in_link(database, "Ada", "UTC", settings)
    with pytest.raises(ConfigurationError, match="Middle/Earth"):
        token(database, "Ada", "Middle/Earth", "notebook", settings)
    assert Users(database).local_owner() is None


class Service:
    """`spotistats-importer serve` or the like, in a process of its own."""

    def __init__(self, settings: Settings, delay: float, *program: str) -> None:
        self._port, self._metrics_port = free_port(), free_port()
        environment = os.environ | {
            "SPOTISTATS_MONGODB_URI": settings.mongodb_uri.get_secret_value(),
            "SPOTISTATS_MONGODB_DATABASE": settings.mongodb_database,
            "SPOTISTATS_PORT": str(self._port),
            "SPOTISTATS_METRICS_PORT": str(self._metrics_port),
            "SPOTISTATS_STOP_DELAY_SECONDS": str(delay),
        }
        command = [sys.executable, "-m", *(program or ("spotistats_importer", "serve"))]
        self.process = subprocess.Popen(command, env=environment)

    def wait_until_ready(self) -> None:
        deadline = time.monotonic() + 30
        while self.why_not_ready() is not None:
            assert self.process.poll() is None
            assert time.monotonic() < deadline
            time.sleep(0.05)

    def ask(self, path: str) -> int:
        """The status of the answer; 0 if there is none."""
        try:
            return httpx.get(f"http://127.0.0.1:{self._port}/api/v1/{path}", timeout=5).status_code
        except httpx.ConnectError:
            return 0

    def why_not_ready(self) -> str | None:
        return probe(self._metrics_port)


@contextmanager
def serving(settings: Settings, delay: float, *program: str) -> Iterator[Service]:
    service = Service(settings, delay, *program)
    try:
        service.wait_until_ready()
        yield service
    finally:
        if service.process.poll() is None:
            service.process.kill()
        service.process.wait()


@pytest.mark.usefixtures("database")
def test_who_is_told_to_stop_says_so_and_answers_on(settings: Settings) -> None:
    with serving(settings, delay=2) as service:
        assert service.ask("health/ready") == 200
        service.process.send_signal(signal.SIGTERM)
        told = time.monotonic()
        while service.ask("health/ready") != 503:
            assert time.monotonic() < told + 1, "it goes on as if nothing had been said"
        assert "being stopped" in (service.why_not_ready() or "")
        while time.monotonic() < told + 1.5:
            assert service.ask("health/live") == 200
            assert service.ask("imports") == 401
        service.process.wait(20)
        assert time.monotonic() > told + 1.9
        assert service.ask("health/live") == 0


@pytest.mark.usefixtures("database")
def test_the_second_signal_is_obeyed_at_once(settings: Settings) -> None:
    with serving(settings, delay=60) as service:
        service.process.send_signal(signal.SIGTERM)
        time.sleep(0.5)
        assert service.process.poll() is None
        service.process.send_signal(signal.SIGTERM)
        service.process.wait(10)


@pytest.mark.usefixtures("database")
def test_an_updater_without_an_app_at_spotify_has_nothing_to_do(settings: Settings) -> None:
    with serving(settings, 0, "spotistats_updater", "work") as service:
        service.process.send_signal(signal.SIGTERM)
        assert service.process.wait(10) == 0
