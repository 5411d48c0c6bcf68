"""Who may ask how much, and who is counted as whom."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import httpx
import pytest
from starlette.responses import JSONResponse

from spotistats_common.service.limiting import RateLimits, note_known

if TYPE_CHECKING:
    from starlette.types import Receive, Scope, Send

GOOD = {"spst_good": "ada:1", "spst_other": "ada:2"}
HOME, ELSEWHERE = "203.0.113.5", "198.51.100.7"


async def service(scope: Scope, receive: Receive, send: Send) -> None:
    """Knows two tokens, and one open address."""
    headers = dict(scope["headers"])
    token = headers.get(b"authorization", b"").decode().removeprefix("Bearer").strip()
    status = 200
    if not scope["path"].startswith("/open"):
        status = 200 if token in GOOD else 401
        if token in GOOD:
            note_known(scope, GOOD[token])
    await JSONResponse({}, status)(scope, receive, send)


@dataclass
class Asking:
    """Asks the service, at a time that stands still, from some address."""

    per_caller: int = 5
    per_address: int = 3
    now: list[float] = field(default_factory=lambda: [0.0])

    def __post_init__(self) -> None:
        self.app = RateLimits(
            service,
            "test",
            per_caller=self.per_caller,
            per_address=self.per_address,
            free="/health/",
            clock=lambda: self.now[0],
        )

    def __call__(
        self, token: str | None = None, at: str = HOME, path: str = "/", **headers: str
    ) -> httpx.Response:
        if token is not None:
            headers["Authorization"] = f"Bearer {token}"

        async def send() -> httpx.Response:
            transport = httpx.ASGITransport(self.app, client=(at, 1))
            async with httpx.AsyncClient(transport=transport, base_url="http://here") as client:
                return await client.get(path, headers=headers)

        return asyncio.run(send())

    def until_refused(self, *args: str, **kwargs: str) -> list[int]:
        found = []
        while 429 not in found:
            found.append(self(*args, **kwargs).status_code)
        return found


def test_a_token_has_a_limit_of_its_own_wherever_it_is_used() -> None:
    ask = Asking()
    first = ask("spst_good")
    assert first.headers["ratelimit-policy"] == '"address";q=3;w=60'
    assert first.headers["ratelimit"] == '"address";r=2;t=20'
    second = ask("spst_good", ELSEWHERE)
    assert second.headers["ratelimit-policy"] == '"caller";q=5;w=60'
    assert second.headers["ratelimit"] == '"caller";r=4;t=12'
    assert ask.until_refused("spst_good") == [200, 200, 200, 200, 429]
    assert ask("spst_other").status_code == 200


def test_a_refusal_says_when_to_come_again() -> None:
    ask = Asking()
    ask.until_refused()
    refused = ask()
    assert refused.headers["content-type"] == "application/problem+json"
    assert refused.json()["type"] == "urn:spotistats:problem:too-many-requests"
    assert refused.headers["ratelimit"] == '"address";r=0;t=60'
    wait = int(refused.headers["retry-after"])
    ask.now[0] += wait - 1
    assert ask().status_code == 429
    ask.now[0] += 1
    assert ask().status_code == 401


def test_guessing_is_limited_by_address_and_does_not_lock_others_out() -> None:
    ask = Asking()
    assert ask("spst_good").status_code == 200
    assert [ask(f"spst_{number}").status_code for number in range(4)] == [401, 401, 429, 429]
    assert ask("spst_good").status_code == 200
    assert ask("spst_0", ELSEWHERE).status_code == 401


def test_a_made_up_token_gains_nothing_at_an_open_address() -> None:
    ask = Asking()
    statuses = [ask(f"spst_{number}", path="/open").status_code for number in range(4)]
    assert statuses == [200, 200, 200, 429]
    assert ask("spst_0", path="/open").status_code == 429


def test_the_same_token_sent_in_another_way_is_the_same() -> None:
    ask = Asking(per_address=100)
    for spaces in range(1, 4):
        assert ask(Authorization="Bearer" + " " * spaces + "spst_good").status_code == 200
    left = [
        ask(Authorization="Bearer" + " " * spaces + "spst_good").headers["ratelimit"]
        for spaces in range(1, 4)
    ]
    assert left == ['"caller";r=4;t=12', '"caller";r=3;t=24', '"caller";r=2;t=36']


def test_a_network_of_ipv6_counts_as_one() -> None:
    ask = Asking()
    addresses = [f"2001:db8:1:2::{number}" for number in range(1, 5)]
    assert [ask(at=each).status_code for each in addresses] == [401, 401, 401, 429]
    assert ask(at="2001:db8:1:3::1").status_code == 401


@pytest.mark.parametrize("address", ["127.0.0.1", "127.8.8.8", "::1"])
def test_this_machine_is_not_limited(address: str) -> None:
    ask = Asking(per_caller=1, per_address=1)
    for _ in range(4):
        answer = ask("spst_good", address)
        assert answer.status_code == 200
        assert "ratelimit" not in answer.headers


def test_a_proxy_on_this_machine_that_is_not_trusted_is_limited() -> None:
    ask = Asking()
    found = [ask(at="127.0.0.1", **{"X-Forwarded-For": f"192.0.2.{n}"}) for n in range(4)]
    assert [each.status_code for each in found] == [401, 401, 401, 429]


def test_health_is_always_told_and_no_limit_is_none() -> None:
    ask = Asking()
    ask.until_refused()
    assert ask(path="/health/live").status_code == 401  # of the service above
    assert ask(path="/views/health/run").status_code == 429
    unlimited = Asking(per_caller=0, per_address=0)
    assert {unlimited().status_code for _ in range(9)} == {401}
    assert "ratelimit" not in unlimited().headers
