"""Answers that are kept are those of the services, now, for who asks."""

from __future__ import annotations

import asyncio

import httpx

from spotistats_web.remembering import Remembering

URL = "http://services/api/v1/stats/summary"


class Services(httpx.AsyncBaseTransport):
    """Answers with how often it had to find an answer, unless the caller has the newest."""

    def __init__(self) -> None:
        self.version = 1
        self.found = 0

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        if "Cookie" not in request.headers:
            return httpx.Response(401)
        tag = f'"{self.version}-{request.headers["Cookie"]}"'
        if request.headers.get("If-None-Match") == tag:
            return httpx.Response(304, headers={"ETag": tag})
        self.found += 1
        return httpx.Response(200, headers={"ETag": tag}, json={"found": self.found})


def answers(services: Services, *steps: str, capacity_bytes: int = 10_000) -> list[int | None]:
    """What each of these is told, one after the other; `!` stands for plays that come in."""

    async def ask() -> list[int | None]:
        told = []
        remembering = Remembering(services, capacity_bytes=capacity_bytes)
        async with httpx.AsyncClient(transport=remembering) as client:
            for who in steps:
                if who == "!":
                    services.version += 1
                    continue
                response = await client.get(URL, headers={"Cookie": who} if who else {})
                told.append(response.json()["found"] if response.status_code == 200 else None)
        return told

    return asyncio.run(ask())


def test_what_has_not_changed_is_not_found_again() -> None:
    assert answers(Services(), "ada", "ada", "ada", "!", "ada", "ada") == [1, 1, 1, 2, 2]


def test_nobody_is_told_what_another_asked() -> None:
    assert answers(Services(), "ada", "bob", "", "ada") == [1, 2, None, 1]


def test_the_oldest_goes_where_there_is_no_room() -> None:
    room = len(b'{"found":1}')
    assert answers(Services(), "ada", "bob", "bob", "ada", capacity_bytes=room) == [1, 2, 2, 3]
