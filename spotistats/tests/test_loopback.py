"""Only requests that are meant for this machine are served."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import pytest
from starlette.responses import PlainTextResponse

from spotistats.local.loopback import LoopbackOnly

if TYPE_CHECKING:
    from starlette.types import Message


def answer(*headers: tuple[str, str], kind: str = "http") -> list[Message]:
    """What the middleware around a friendly app sends."""
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        sent.append(message)

    scope: dict[str, Any] = {
        "type": kind,
        "method": "GET",
        "path": "/",
        "headers": [(name.encode(), value.encode("latin-1")) for name, value in headers],
    }
    app = LoopbackOnly(PlainTextResponse("welcome"))
    asyncio.run(app(scope, receive, send))
    return sent


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "127.0.0.1:8080",
        "127.8.9.10:1",
        "localhost",
        "LOCALHOST:8080",
        "[::1]",
        "[::1]:8080",
    ],
)
def test_loopback_hosts_are_served(host: str) -> None:
    assert answer(("host", host))[0]["status"] == 200


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "evil.example:8080",
        "localhost.evil.example",
        "127.0.0.1.nip.io",
        "127.0.0.1@evil.example",
        "127.0.0.1:8080@evil.example",
        "127.1",
        "2130706433",
        "0.0.0.0:8080",
        "192.168.1.5:8080",
        "[::]:8080",
        "[::ffff:127.0.0.1]",
        "[fe80::1]",
        "127.0.0.1:",
        "127.0.0.1, evil.example",
        "",
        "ÿ",
    ],
)
def test_other_hosts_are_refused(host: str) -> None:
    start, body = answer(("host", host))
    assert start["status"] == 403
    assert (b"content-type", b"application/problem+json") in start["headers"]
    assert b"only answers on this machine" in body["body"]


def test_a_missing_or_doubled_host_is_refused() -> None:
    assert answer()[0]["status"] == 403
    assert answer(("host", "localhost"), ("host", "localhost"))[0]["status"] == 403


@pytest.mark.parametrize(
    "origin", ["http://127.0.0.1:8080", "http://localhost:3000", "https://[::1]"]
)
def test_pages_of_this_machine_are_served(origin: str) -> None:
    assert answer(("host", "localhost"), ("origin", origin))[0]["status"] == 200


@pytest.mark.parametrize(
    "origin",
    [
        "https://evil.example",
        "null",
        "",
        "http://localhost.evil.example",
        "http://localhost@evil.example",
        "file://localhost",
        "http://[",
    ],
)
def test_other_pages_are_refused(origin: str) -> None:
    assert answer(("host", "localhost"), ("origin", origin))[0]["status"] == 403


def test_a_forwarded_host_changes_nothing() -> None:
    assert answer(("host", "localhost"), ("x-forwarded-host", "evil.example"))[0]["status"] == 200
    assert answer(("host", "evil.example"), ("x-forwarded-host", "localhost"))[0]["status"] == 403


def test_websockets_are_refused_too() -> None:
    sent = answer(("host", "evil.example"), kind="websocket")
    assert sent == [{"type": "websocket.close", "code": 1008}]
