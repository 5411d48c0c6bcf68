"""Where the services are, if each has an address of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import httpx

from spotistats_common.service.app import BASE_PATH
from spotistats_common.service.contract import (
    DEFAULT_SERVICE,
    load_contract,
    of_longest_prefix,
    service_prefixes,
)

if TYPE_CHECKING:
    from collections.abc import Mapping


class ByPath(httpx.AsyncBaseTransport):
    """Sends each request to the service that the contract names for its path, so that no gateway
    is needed between the dashboard and the services."""

    def __init__(
        self, origins: Mapping[str, str | None], transport: httpx.AsyncBaseTransport
    ) -> None:
        """`origins` by the names of the services; those without one are where the client asks."""
        self._origins = {name: httpx.URL(url) for name, url in origins.items() if url is not None}
        self._prefixes = service_prefixes(load_contract())
        self._transport = transport

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send one request."""
        path = request.url.path.removeprefix(BASE_PATH)
        service = of_longest_prefix(self._prefixes, path) or DEFAULT_SERVICE
        if (origin := self._origins.get(service)) is not None:
            request.url = request.url.copy_with(
                scheme=origin.scheme, host=origin.host, port=origin.port
            )
            request.headers["Host"] = origin.netloc.decode("ascii")
        return await self._transport.handle_async_request(request)

    async def aclose(self) -> None:
        """Let go of the connections."""
        await self._transport.aclose()
