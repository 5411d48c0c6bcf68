"""The dashboard asks each service where it is."""

from __future__ import annotations

import asyncio

import httpx
import pytest

from spotistats_web.session import Services

ORIGINS = {"importer": "http://importer:8080", "updater": None}


@pytest.mark.parametrize(
    ("path", "asked"),
    [
        ("/api/v1/me?x=1", "http://api:9000/api/v1/me?x=1"),
        ("/api/v1/imports/abc", "http://importer:8080/api/v1/imports/abc"),
        ("/api/v1/importsx", "http://api:9000/api/v1/importsx"),
        ("/api/v1/syncs", "http://api:9000/api/v1/syncs"),
    ],
)
def test_a_request_goes_to_the_service_that_has_its_path(path: str, asked: str) -> None:
    seen = []

    def answer(request: httpx.Request) -> httpx.Response:
        seen.append((str(request.url), request.headers["host"]))
        return httpx.Response(204)

    services = Services("http://api:9000", httpx.MockTransport(answer), ORIGINS)
    client = services.client(session=None, csrf=None).get_async_httpx_client()
    asyncio.run(_get(client, f"http://api:9000{path}"))
    assert seen == [(asked, httpx.URL(asked).netloc.decode())]


async def _get(client: httpx.AsyncClient, url: str) -> None:
    async with client:
        assert (await client.get(url)).status_code == 204
