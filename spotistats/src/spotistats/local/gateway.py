"""One origin for all services: each request goes to the service that the contract names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.responses import RedirectResponse
from starlette.routing import Route, Router

from spotistats.local.answers import problem
from spotistats.local.loopback import LoopbackOnly
from spotistats_common.errors import ConfigurationError
from spotistats_common.service import documentation
from spotistats_common.service.app import BASE_PATH
from spotistats_common.service.contract import (
    DEFAULT_SERVICE,
    load_contract,
    of_longest_prefix,
    service_prefixes,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.requests import Request
    from starlette.types import ASGIApp, Receive, Scope, Send


def make_gateway(services: Mapping[str, ASGIApp], dashboard: ASGIApp | None = None) -> ASGIApp:
    """The application that serves all of `services` (by their names in the contract).

    Everything outside of the API goes to the `dashboard`, if there is one.

    Raises:
        ConfigurationError: the contract names a service that is not here, or two for one prefix.
    """
    prefixes = service_prefixes(load_contract())
    if missing := {DEFAULT_SERVICE, *prefixes.values()} - services.keys():
        raise ConfigurationError(f"No service here for: {', '.join(sorted(missing))}.")
    by_prefix = {prefix: services[name] for prefix, name in prefixes.items()}
    forward = _Forward(by_prefix, services[DEFAULT_SERVICE], dashboard)
    routes = [] if dashboard else [Route("/", _to_docs)]
    return LoopbackOnly(Router(routes, redirect_slashes=False, default=forward))


class _Forward:
    """Hands a request to the service with the longest prefix of its path."""

    def __init__(
        self, by_prefix: Mapping[str, ASGIApp], default: ASGIApp, dashboard: ASGIApp | None
    ) -> None:
        self._by_prefix = by_prefix
        self._default = default
        self._dashboard = dashboard

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            if scope["type"] == "websocket":
                await send({"type": "websocket.close", "code": 1008})
            return
        app = self._service(scope["path"]) or problem(
            404, f"There is nothing at this address; {documentation.PATH} lists what there is."
        )
        await app(scope, receive, send)

    def _service(self, path: str) -> ASGIApp | None:
        if path != BASE_PATH and not path.startswith(BASE_PATH + "/"):
            return None if path == "/api" or path.startswith("/api/") else self._dashboard
        return of_longest_prefix(self._by_prefix, path.removeprefix(BASE_PATH)) or self._default


async def _to_docs(_request: Request) -> RedirectResponse:
    return RedirectResponse(documentation.PATH)
