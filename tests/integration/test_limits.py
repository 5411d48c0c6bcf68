"""What is answered to who asks too much, too long or too slowly; and what browsers are told."""

from __future__ import annotations

import json
import logging
import socket
from http.client import HTTPResponse
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import httpx
import pytest

from spotistats_sdk.api.statistics import get_summary
from spotistats_sdk.models import Problem
from tests.support.exports import a_listener, as_json
from tests.support.imports import imported
from tests.support.stack import running_stack

if TYPE_CHECKING:
    from pymongo.database import Database

    from spotistats_common.settings import Settings
    from tests.support.stack import Stack

CLIENT = "203.0.113.5"


def test_only_a_trusted_proxy_is_believed_and_no_address_is_kept(
    settings: Settings,
    database: Database[dict[str, Any]],
    secret: str,
    caplog: pytest.LogCaptureFixture,
) -> None:
    few = {"address_requests_a_minute": 2}
    headers = {"Authorization": f"Bearer {secret}"}

    def statuses(stack: Stack, *addresses: str) -> list[int]:
        me = f"{stack.url}/api/v1/me"
        return [httpx.get(me, headers={"X-Forwarded-For": each}).status_code for each in addresses]

    with running_stack(settings.model_copy(update=few)) as stack:
        assert statuses(stack, CLIENT, "192.0.2.1", "192.0.2.2") == [401, 401, 429]
    caplog.clear()
    caplog.set_level(logging.DEBUG)
    trusting = few | {"trusted_proxies": "127.0.0.0/8"}
    with running_stack(settings.model_copy(update=trusting)) as stack:
        assert statuses(stack, CLIENT, CLIENT, CLIENT) == [401, 401, 429]
        assert statuses(stack, f"{CLIENT}, 192.0.2.2") == [401]  # the nearest one counts
        assert statuses(stack, "192.0.2.3") == [401]
        known = httpx.get(
            f"{stack.url}/api/v1/me", headers={**headers, "X-Forwarded-For": "192.0.2.9"}
        )
        assert known.status_code == 200
        assert known.headers["ratelimit-policy"] == '"address";q=2;w=60'
    told = [str(vars(each)) for each in caplog.records if each.name.startswith("spotistats")]
    assert len(told) >= 6
    stored = [
        str(each) for name in database.list_collection_names() for each in database[name].find()
    ]
    for text in (*told, *stored):
        assert CLIENT not in text
        assert "192.0.2." not in text


def test_an_answer_that_takes_too_long_is_given_up(
    settings: Settings, stack: Stack, secret: str
) -> None:
    imported(stack.client(secret), Streaming_json=as_json(a_listener(seed=1, plays=400)))
    with running_stack(settings.model_copy(update={"answer_seconds": 0.001})) as hasty:
        answer = get_summary.sync_detailed(client=hasty.client(secret), since="2020-01-01")
        assert answer.status_code == 504
        assert isinstance(answer.parsed, Problem)
        assert answer.parsed.type_ == "urn:spotistats:problem:took-too-long"
        assert "0.001 s" in answer.parsed.detail
        me = httpx.get(f"{hasty.url}/api/v1/me", headers={"Authorization": f"Bearer {secret}"})
        assert me.status_code == 200


def test_a_body_that_does_not_come_is_not_waited_for(settings: Settings, secret: str) -> None:
    with running_stack(settings.model_copy(update={"body_seconds": 0.2})) as stack:
        host = urlsplit(stack.url).netloc
        name, _, port = host.partition(":")
        with socket.create_connection((name, int(port)), timeout=20) as connection:
            connection.sendall(
                f"POST /api/v1/query HTTP/1.1\r\nHost: {host}\r\nAuthorization: Bearer {secret}\r\n"
                "Content-Type: application/json\r\nContent-Length: 100\r\n\r\n{".encode()
            )
            answer = HTTPResponse(connection)
            answer.begin()
            problem = json.loads(answer.read())
        assert answer.status == problem["status"] == 400
        assert "nothing more came for 0.2 s" in problem["detail"]


@pytest.mark.parametrize(
    "path", ["/me", "/plays?limit=1", "/nothing", "/plays?limit=x", "/shared/x"]
)
def test_every_answer_tells_browsers_what_not_to_do(
    shared_stack: tuple[Stack, str], path: str
) -> None:
    stack, secret = shared_stack
    for headers in ({}, {"Authorization": f"Bearer {secret}"}):
        found = httpx.get(f"{stack.url}/api/v1{path}", headers=headers).headers
        assert found["x-content-type-options"] == "nosniff"
        assert found["content-security-policy"] == "default-src 'none'; frame-ancestors 'none'"
        assert found["referrer-policy"] == "no-referrer"
        assert found["x-frame-options"] == "DENY"
        assert "private" in found["cache-control"]
        assert "strict-transport-security" not in found
        for name in ("x-content-type-options", "content-security-policy", "cache-control"):
            assert len(found.get_list(name)) == 1


def test_who_comes_over_https_never_comes_otherwise_again(settings: Settings) -> None:
    update = {"public_url": "https://stats.example.org"}
    with running_stack(settings.model_copy(update=update)) as stack:
        answer = httpx.get(f"{stack.url}/api/v1/health/live")
        assert answer.headers["strict-transport-security"] == "max-age=31536000"
