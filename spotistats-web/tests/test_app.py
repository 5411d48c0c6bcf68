"""The dashboard over HTTP: what is served to whom, and how."""

from __future__ import annotations

import asyncio
import gzip
import sys
from types import ModuleType
from typing import TYPE_CHECKING

import httpx
import pytest

from spotistats_common.errors import ConfigurationError
from spotistats_common.settings import Settings
from spotistats_web.ahead import Ahead
from spotistats_web.app import Dashboard, web_service
from spotistats_web.session import Services

if TYPE_CHECKING:
    from dash.development.base_component import Component
    from starlette.types import Message, Scope

OPTIONS = {
    "is_configured": True,
    "redirect_uri": "http://127.0.0.1:8080/api/v1/auth/callback",
    "problems": [],
    "sign_ups": "invited",
}


def services(request: httpx.Request) -> httpx.Response:
    """Services that know nobody."""
    if request.url.path == "/api/v1/auth/options":
        return httpx.Response(200, json=OPTIONS)
    return httpx.Response(401, json={})


@pytest.fixture(scope="module")
def dashboard() -> Dashboard:
    return Dashboard(Services("http://services", httpx.MockTransport(services)))


def ask(dashboard: Dashboard, path: str, method: str = "GET", **headers: str) -> httpx.Response:
    async def send() -> httpx.Response:
        transport = httpx.ASGITransport(dashboard)
        async with httpx.AsyncClient(transport=transport, base_url="http://here") as client:
            return await client.request(method, path, headers=headers)

    return asyncio.run(send())


def status_of(dashboard: Dashboard, scope: Scope) -> int:
    """The status of the answer to what no client would send."""
    found: list[int] = []

    async def receive() -> Message:
        raise AssertionError("the body is not looked at")

    async def send(message: Message) -> None:
        found.append(message.get("status", 0))

    asyncio.run(dashboard(scope, receive, send))
    return found[0]


def test_who_is_not_signed_in_is_told_how(dashboard: Dashboard) -> None:
    answer = ask(dashboard, "/top/tracks?by=days&x=<script>")
    assert answer.status_code == 401
    assert "return_to=%2Ftop%2Ftracks%3Fby%3Ddays%26x%3D%253Cscript%253E" in answer.text
    assert "spotistats open" in answer.text
    assert "default-src 'none'" in answer.headers["content-security-policy"]


def test_files_are_compressed_and_kept(dashboard: Dashboard) -> None:
    plain = ask(dashboard, "/assets/charts.js?v=1", **{"accept-encoding": "identity"})
    assert plain.headers["content-type"].startswith("text/javascript")
    assert "immutable" in plain.headers["cache-control"]
    zipped = ask(dashboard, "/assets/charts.js?v=1", **{"accept-encoding": "gzip"})
    assert zipped.headers["content-encoding"] == "gzip"
    assert zipped.content == plain.content
    assert int(zipped.headers["content-length"]) < len(plain.content)
    assert len(gzip.compress(plain.content)) < len(plain.content)
    again = ask(dashboard, "/assets/charts.js", **{"if-none-match": plain.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/assets/../app.py", 401),  # the client resolves it: a page like any other
        ("GET", "/assets/%2e%2e/app.py", 404),
        ("GET", "/assets/nothing.js", 404),
        ("GET", "/_dash-component-suites/os/path.py", 404),
        ("GET", "/_reload-hash", 404),
        ("GET", "/_dash-update-component", 405),
        ("POST", "/", 405),
        ("DELETE", "/assets/charts.js", 405),
        ("GET", "/health/live", 200),
    ],
)
def test_nothing_else_is_served(dashboard: Dashboard, method: str, path: str, status: int) -> None:
    answer = ask(dashboard, path, method)
    assert answer.status_code == status
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_a_body_that_no_page_sends_is_refused(dashboard: Dashboard) -> None:
    for headers, status in (({}, 411), ({"content-length": str(5 * 1024 * 1024)}, 413)):
        scope = {
            "type": "http",
            "method": "POST",
            "path": "/_dash-update-component",
            "query_string": b"",
            "headers": [(name.encode(), value.encode()) for name, value in headers.items()],
        }
        assert status_of(dashboard, scope) == status


def test_a_library_that_is_half_imported_does_no_harm(
    dashboard: Dashboard, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pandas", ModuleType("pandas"))
    answer = ask(dashboard, "/_dash-layout")
    assert answer.status_code == 200
    assert answer.headers["content-security-policy"].startswith("default-src 'self'; script-src")


def test_where_the_services_are_must_be_known() -> None:
    async def start() -> None:
        async with web_service(Settings()):
            pass

    with pytest.raises(ConfigurationError, match="SPOTISTATS_API_URL"):
        asyncio.run(start())


@pytest.mark.parametrize(("at", "passed_on"), [("203.0.113.5", "203.0.113.5"), ("127.0.0.1", None)])
def test_the_services_are_told_for_whom_the_dashboard_asks(at: str, passed_on: str | None) -> None:
    came: list[httpx.Request] = []

    def noting(request: httpx.Request) -> httpx.Response:
        came.append(request)
        return services(request)

    async def look() -> httpx.Response:
        settings = Settings(public_url="https://stats.example.org")
        async with web_service(settings, httpx.MockTransport(noting)) as app:
            transport = httpx.ASGITransport(app, client=(at, 1))
            async with httpx.AsyncClient(transport=transport, base_url="http://here") as client:
                return await client.get("/top", headers={"X-Request-Id": "a-click"})

    answer = asyncio.run(look())
    assert came[0].headers.get("x-forwarded-for") == passed_on
    assert came[0].headers["x-request-id"] == answer.headers["x-request-id"] == "a-click"
    assert "max-age" in answer.headers["strict-transport-security"]
    assert len(answer.headers.get_list("content-security-policy")) == 1


def test_what_is_loaded_ahead_is_for_one_session_and_once() -> None:
    async def page() -> list[Component]:
        return []

    async def story() -> None:
        ahead = Ahead()
        ahead.begin(("mine", "/", "?period=all"), page())
        assert ahead.take(("another's", "/", "?period=all")) is None
        assert ahead.take(("mine", "/", "")) is None
        begun = ahead.take(("mine", "/", "?period=all"))
        assert begun is not None
        assert await begun == []
        assert ahead.take(("mine", "/", "?period=all")) is None

    asyncio.run(story())
