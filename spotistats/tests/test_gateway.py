"""The gateway: one origin, each request to the service that the contract names."""

from __future__ import annotations

import asyncio
import re
from typing import TYPE_CHECKING

import httpx
import pytest
from starlette.responses import PlainTextResponse

from spotistats.local.gateway import make_gateway
from spotistats_common.errors import ConfigurationError
from spotistats_common.service.contract import contract_text, service_prefixes
from spotistats_common.service.documentation import documented

if TYPE_CHECKING:
    from starlette.types import ASGIApp

ORIGIN = "http://127.0.0.1:8080"
SERVICES: dict[str, ASGIApp] = {
    "api": documented(PlainTextResponse("api")),
    "importer": PlainTextResponse("importer"),
    "updater": PlainTextResponse("updater"),
}


def get(path: str, method: str = "GET", **headers: str) -> httpx.Response:
    async def ask() -> httpx.Response:
        transport = httpx.ASGITransport(make_gateway(SERVICES))
        async with httpx.AsyncClient(transport=transport, base_url=ORIGIN) as client:
            return await client.request(method, path, headers=headers)

    return asyncio.run(ask())


@pytest.mark.parametrize(
    ("path", "service"),
    [
        ("/api/v1/imports", "importer"),
        ("/api/v1/imports/x1", "importer"),
        ("/api/v1/imports/x1/more", "importer"),
        ("/api/v1/importsx", "api"),
        ("/api/v1/me/tokens/1", "api"),
        ("/api/v1/stats/top/artists", "api"),
        ("/api/v1/health/ready", "api"),
        ("/api/v1/unheard-of", "api"),
        ("/api/v1", "api"),
    ],
)
def test_requests_go_to_their_service(path: str, service: str) -> None:
    assert get(path).text == service
    assert get(path, "POST").text == service


def test_the_prefixes_are_those_of_the_contract() -> None:
    def operation(service: str) -> dict[str, object]:
        return {"get": {"operationId": "x", "x-service": service}}

    paths = {
        "/health/live": operation("all"),
        "/a/{id}": operation("importer"),
        "/a/b": operation("api"),
    }
    assert service_prefixes({"paths": paths}) == {
        "/health/live": "api",
        "/a": "importer",
        "/a/b": "api",
    }
    with pytest.raises(ConfigurationError, match="/a to both importer and api"):
        service_prefixes({"paths": {**paths, "/a": operation("api")}})


def test_a_missing_service_is_told_at_start() -> None:
    with pytest.raises(ConfigurationError, match="importer"):
        make_gateway({"api": SERVICES["api"]})


@pytest.mark.parametrize("path", ["/nothing", "/api", "/api/v2/me", "/api/v1x"])
def test_what_is_nowhere_is_a_problem(path: str) -> None:
    response = get(path)
    assert response.status_code == 404
    assert response.headers["content-type"] == "application/problem+json"
    assert response.json()["request_id"] == response.headers["x-request-id"]


def test_strangers_are_refused() -> None:
    assert get("/api/v1/me", host="evil.example").status_code == 403


def test_all_else_is_the_dashboards() -> None:
    async def ask(path: str) -> httpx.Response:
        gateway = make_gateway(SERVICES, PlainTextResponse("dashboard"))
        transport = httpx.ASGITransport(gateway)
        async with httpx.AsyncClient(transport=transport, base_url=ORIGIN) as client:
            return await client.get(path)

    for path in ("/", "/top/tracks", "/_dash-layout", "/apifox"):
        assert asyncio.run(ask(path)).text == "dashboard"
    assert asyncio.run(ask("/api/v1/me")).text == "api"
    assert asyncio.run(ask("/api/v2/me")).status_code == 404
    assert asyncio.run(ask("/api")).status_code == 404


def test_the_root_leads_to_the_documentation_where_there_is_no_dashboard() -> None:
    response = get("/")
    assert (response.status_code, response.headers["location"]) == (307, "/api/v1/docs")


def test_the_contract_is_served_as_it_is() -> None:
    assert get("/api/v1/openapi.yaml").text == contract_text()


def test_the_documentation_needs_no_other_origin() -> None:
    page = get("/api/v1/docs")
    assert "default-src 'self'" in page.headers["content-security-policy"]
    wanted = re.findall(r"""(?:src|href)=["']([^"']+)""", page.text)
    assert len(wanted) == 4
    for address in wanted:
        assert address == "data:," or (
            address.startswith("/api/v1/docs/") and get(address).status_code == 200
        )
    start = get("/api/v1/docs/start.js").text
    assert 'url: "/api/v1/openapi.yaml"' in start
    assert "validatorUrl: null" in start
    assert "http" not in page.text + start
    assert "@import" not in get("/api/v1/docs/swagger-ui.css").text
