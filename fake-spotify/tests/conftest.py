"""A small world, and ways to ask its Spotify."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from fake_spotify import FakeSpotify, World

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.applications import Starlette

CALLBACK = "http://127.0.0.1:8080/api/v1/auth/callback"


class _InProcess(httpx.BaseTransport):
    """Asks an ASGI application without a network."""

    def __init__(self, app: Starlette) -> None:
        self._app = app

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        return asyncio.run(self._ask(request))

    async def _ask(self, request: httpx.Request) -> httpx.Response:
        answer = await httpx.ASGITransport(app=self._app).handle_async_request(request)
        return httpx.Response(
            answer.status_code, headers=answer.headers, content=await answer.aread()
        )


@pytest.fixture
def fake() -> FakeSpotify:
    """A Spotify of three listeners, with a public app."""
    made = FakeSpotify(World(seed=7, users=["ada", "bea", "cy"], plays_a_day=(60, 80)))
    made.register([CALLBACK])
    return made


def _client(fake: FakeSpotify) -> httpx.Client:
    return httpx.Client(transport=_InProcess(fake.app), base_url="http://spotify.test")


@pytest.fixture
def client(fake: FakeSpotify) -> httpx.Client:
    """A client without a token, which follows no redirects."""
    return _client(fake)


@pytest.fixture
def asking() -> Callable[[FakeSpotify], Callable[..., httpx.Response]]:
    """Makes what asks a Spotify; see `ask`."""

    def of(fake: FakeSpotify) -> Callable[..., httpx.Response]:
        client = _client(fake)

        def ask(
            path: str, method: str = "GET", *, user: str = "ada", json: Any = None, **query: Any
        ) -> httpx.Response:
            headers = {"authorization": f"Bearer {fake.authorize(user).access_token}"}
            url = path if path.startswith("http") else f"/v1{path}"
            return client.request(method, url, params=query or None, headers=headers, json=json)

        return ask

    return of


@pytest.fixture
def ask(
    fake: FakeSpotify, asking: Callable[[FakeSpotify], Callable[..., httpx.Response]]
) -> Callable[..., httpx.Response]:
    """Asks the Web API as `user`, with a fresh token: `ask(path, method, json=…, **query)`."""
    return asking(fake)
