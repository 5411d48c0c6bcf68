"""The metrics answer the questions that docs/operations.md says they answer, about nobody."""

from __future__ import annotations

import socket
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import httpx
import pytest
from pydantic import SecretStr

from spotistats_api.metrics import account_figures
from spotistats_common.errors import ConfigurationError, Unavailable
from spotistats_common.models.accounts import new_id, utc_now
from spotistats_common.service.observing import observed
from spotistats_common.store import schema
from spotistats_common.store.imports import queued
from spotistats_common.store.polls import first
from spotistats_importer.metrics import queue_figures
from spotistats_sdk.api.imports import list_imports
from spotistats_sdk.api.statistics import get_summary
from spotistats_updater.metrics import limit_figures, sync_figures
from tests.support.exports import a_listener, an_extended_row, as_json
from tests.support.figures import come_to, figures_at, health_at
from tests.support.imports import imported
from tests.support.mongodb import free_port

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pymongo.database import Database

    from spotistats_common.models.accounts import User
    from spotistats_common.settings import Settings
    from tests.support.stack import Stack

    Documents = Database[dict[str, Any]]


@pytest.fixture
def port(settings: Settings, database: Documents) -> Iterator[int]:
    """Where the figures of everything are, as in `spotistats up`."""
    found = free_port()
    settings = settings.model_copy(
        update={"metrics_port": found, "spotify_client_id": "an-app", "metadata_calls": 300}
    )
    everything = (account_figures, queue_figures, sync_figures, limit_figures(settings))
    with observed(settings, "test", *everything):
        yield found


def test_requests_are_counted_by_operation_and_status(stack: Stack, secret: str, port: int) -> None:
    def asked(operation: str, status: int, service: str = "api") -> float:
        labels = {"service": service, "operation": operation, "status": str(status)}
        return figures_at(port).value("spotistats_requests_total", **labels)

    def counted() -> tuple[float, float, float]:
        return asked("get_me", 200), asked("get_me", 401), asked("get_track", 404)

    good, refused, missing = counted()
    url = f"{stack.url}/api/v1"
    headers = {"Authorization": f"Bearer {secret}"}
    httpx.get(f"{url}/me", headers=headers)
    httpx.get(f"{url}/me")
    httpx.get(f"{url}/tracks/spotify:track:{'0' * 22}", headers=headers)
    come_to(counted, (good + 1, refused + 1, missing + 1))

    nothing = asked("none", 404)
    httpx.get(f"{url}/no/such/thing")
    come_to(lambda: asked("none", 404), nothing + 1)

    found = figures_at(port)
    times = {"service": "api", "operation": "get_me"}
    assert found.value("spotistats_request_seconds_count", **times) >= 2
    come_to(lambda: figures_at(port).value("spotistats_requests_running", service="api"), 0)


def test_rows_and_imports_are_counted_by_outcome(stack: Stack, secret: str, port: int) -> None:
    rows = a_listener(seed=1, plays=60)
    broken = an_extended_row(ts="not a time")
    outcomes = ("stored", "known", "skipped")

    def counted() -> list[float]:
        found = figures_at(port)
        return [
            *(found.value("spotistats_import_rows_total", outcome=each) for each in outcomes),
            found.value("spotistats_imports_ended_total", outcome="succeeded_with_errors"),
            found.value("spotistats_import_seconds_count"),
        ]

    before = counted()
    report = imported(stack.client(secret), Streaming_json=as_json([*rows, broken]))
    after = counted()
    assert [new - old for new, old in zip(after, before, strict=True)] == [
        report.rows.stored,
        report.rows.known,
        report.rows.skipped,
        1,
        1,
    ]


def test_histories_are_counted_by_how_they_were_got_ready(
    stack: Stack, secret: str, port: int
) -> None:
    def used(how: str) -> float:
        return figures_at(port).value("spotistats_snapshot_uses_total", how=how)

    client = stack.client(secret)
    imported(client, Streaming_json=as_json(a_listener(seed=1, plays=60)))
    built, held = used("built"), used("held")
    get_summary.sync(client=client, since="2020-01-01")
    get_summary.sync(client=client, since="2021-01-01")
    assert (used("built") - built, used("held") - held) == (1, 1)
    found = figures_at(port)
    assert found.value("spotistats_snapshots_held") == 1
    assert found.value("spotistats_snapshot_held_bytes") > 1_000_000
    assert found.value("spotistats_question_seconds_count") >= 2


def test_the_age_of_what_waits_is_told(database: Documents, user: User, port: int) -> None:
    now = utc_now()
    for minutes in (5, 20):
        waiting = queued(user.id, new_id(), []) | {"created_at": now - timedelta(minutes=minutes)}
        database["imports"].insert_one(waiting)
    for number, minutes in enumerate((1, 30, -10)):
        poll = first(f"user{number}", now - timedelta(minutes=minutes))
        database["polls"].insert_one(poll)
    found = figures_at(port)
    assert found.value("spotistats_imports", state="queued") == 2
    assert found.value("spotistats_imports", state="running") == 0
    assert 1200 <= found.value("spotistats_import_oldest_seconds", state="queued") < 1300
    assert found.value("spotistats_syncs_due") == 2
    assert 1800 <= found.value("spotistats_sync_oldest_due_seconds") < 1900
    assert found.value("spotistats_accounts") == 1


def test_users_are_counted_by_how_far_their_sync_is_behind(database: Documents, port: int) -> None:
    now = utc_now()
    for number, minutes in enumerate((1, 14, 16, 61, 400, 3_000, None)):
        fetched = None if minutes is None else now - timedelta(minutes=minutes)
        poll = first(f"user{number}", now) | {"last_success_at": fetched}
        database["polls"].insert_one(poll)
    unusable = first("unlinked", now) | {"due_at": None}
    database["polls"].insert_one(unusable)
    database["links"].insert_one({"_id": "user0", "account_id": "a", "state": "active"})
    found = figures_at(port)
    lags = {
        name: found.value("spotistats_sync_users", last_fetched=name)
        for name in ("15m", "1h", "6h", "1d", "older", "never")
    }
    assert lags == {"15m": 2, "1h": 1, "6h": 1, "1d": 1, "older": 1, "never": 1}
    assert found.value("spotistats_links", state="active") == 1


def test_what_spotify_leaves_is_told(database: Documents, port: int) -> None:
    now = utc_now()
    until = now + timedelta(hours=2)
    database["limits"].insert_many(
        [
            {"_id": f"an-app:metadata:{now:%Y-%m-%d}", "taken": 120},
            {"_id": "an-app:tracks", "until": until},
            {"_id": "an-app:*", "until": now - timedelta(hours=1)},
            {"_id": "another:albums", "until": until},
        ]
    )
    found = figures_at(port)
    assert found.value("spotistats_spotify_budget_left_calls", budget="metadata") == 180
    not_before = "spotistats_spotify_not_before_timestamp_seconds"
    assert found.value(not_before, group="tracks") == pytest.approx(until.timestamp(), abs=0.01)
    assert found.value(not_before, group="all") == 0
    assert found.value(not_before, group="albums") == 0


def test_nothing_tells_of_a_person(
    stack: Stack, user: User, secret: str, database: Documents, port: int
) -> None:
    client = stack.client(secret)
    report = imported(client, Streaming_json=as_json(a_listener(seed=1, plays=60)))
    list_imports.sync(client=client)
    httpx.get(f"{stack.url}/api/v1/imports/{report.id}")
    found = figures_at(port)
    for forbidden in (user.id, report.id, secret, "127.0.0.1", database.name):
        assert forbidden not in found.text
    assert {name for name, _ in found.labels()} <= {
        "budget",
        "generation",
        "group",
        "how",
        "implementation",
        "kind",
        "last_fetched",
        "le",
        "major",
        "minor",
        "operation",
        "outcome",
        "patchlevel",
        "policy",
        "service",
        "state",
        "status",
        "version",
    }


def test_the_public_address_has_no_metrics(stack: Stack) -> None:
    for path in ("/metrics", "/api/metrics", "/api/v1/metrics"):
        assert httpx.get(f"{stack.url}{path}").status_code == 404


def test_health_tells_the_truth(settings: Settings, database: Documents) -> None:
    port = free_port()
    settings = settings.model_copy(update={"metrics_port": port})
    with observed(settings, "test"):
        assert health_at(port, "ready").status_code == 200
        newer = {"version": schema.VERSION + 1, "readable_by": schema.VERSION + 1}
        database[schema.COLLECTION].update_one({}, {"$set": newer})
        answer = health_at(port, "ready")
        assert answer.status_code == 503
        assert "schema version" in answer.json()["detail"]
        assert health_at(port, "live").status_code == 200
        assert health_at(port, "nothing").status_code == 404


def test_without_a_database_there_are_figures_still(settings: Settings) -> None:
    port = free_port()
    nowhere = SecretStr(f"mongodb://127.0.0.1:{free_port()}/?replicaSet=rs0")
    changes = {"metrics_port": port, "mongodb_uri": nowhere, "mongodb_timeout_ms": 100}
    with observed(settings.model_copy(update=changes), "test", queue_figures):
        assert health_at(port, "ready").status_code == 503
        assert health_at(port, "live").status_code == 200
        found = figures_at(port)
        assert found.value("spotistats_database_up") == 0
        assert "spotistats_build_info" in found.text
        assert "spotistats_imports{" not in found.text


def test_a_port_that_is_taken_is_named(settings: Settings) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        telling = observed(settings.model_copy(update={"metrics_port": port}), "test")
        with pytest.raises(ConfigurationError, match=f"METRICS_PORT.*{port}"), telling:
            pass


def test_who_has_no_database_is_ready_by_what_it_needs(settings: Settings) -> None:
    answers = [None, Unavailable("The services cannot be reached now.")]

    def check() -> None:
        if (problem := answers.pop(0)) is not None:
            raise problem

    port = free_port()
    nowhere = SecretStr(f"mongodb://127.0.0.1:{free_port()}/?replicaSet=rs0")
    settings = settings.model_copy(update={"metrics_port": port, "mongodb_uri": nowhere})
    with observed(settings, "web", check=check):
        assert health_at(port, "ready").status_code == 200
        refused = health_at(port, "ready")
        assert (refused.status_code, refused.json()["detail"]) == (
            503,
            "The services cannot be reached now.",
        )
        assert "spotistats_database_up" not in figures_at(port).text
