"""Refuses requests that were not meant for this machine.

A page of any site can make a browser send requests to 127.0.0.1, and by rebinding its own name to
127.0.0.1 it can even read the answers. Such requests carry the site's name as `Host` (and mostly
as `Origin`); requests that a person makes carry a loopback name.
"""

from __future__ import annotations

import ipaddress
import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from spotistats.local.answers import problem

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send

_IPV4_LOOPBACK = ipaddress.ip_network("127.0.0.0/8")
_HOST = re.compile(r"(?P<name>\[[0-9A-Fa-f:.]+\]|[^:\[\]@/\s]+)(:(?P<port>\d{1,5}))?")


class LoopbackOnly:
    """ASGI middleware: serves only requests whose Host, and Origin if sent, is loopback."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one connection."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        refusal = _refusal(scope)
        if refusal is None:
            await self._app(scope, receive, send)
        elif scope["type"] == "http":
            await problem(403, refusal)(scope, receive, send)
        else:
            await send({"type": "websocket.close", "code": 1008})


def _refusal(scope: Scope) -> str | None:
    hosts = _values(scope, b"host")
    if len(hosts) != 1:
        return "The request must have one Host header; it has " + (str(len(hosts)) or "none") + "."
    if not is_loopback_host(hosts[0]):
        return (
            f"This server only answers on this machine, and the request is for '{hosts[0][:100]}'. "
            "Use http://127.0.0.1 or http://localhost with the port."
        )
    for origin in _values(scope, b"origin"):
        if not is_loopback_origin(origin):
            return (
                f"This server only answers pages of this machine, not those of '{origin[:100]}'. "
                "Use it from a page on http://127.0.0.1 or http://localhost, or without a browser."
            )
    return None


def _values(scope: Scope, name: bytes) -> list[str]:
    return [value.decode("latin-1") for key, value in scope["headers"] if key.lower() == name]


def is_loopback_host(host: str) -> bool:
    """Whether a `Host` header names this machine, on any port."""
    found = _HOST.fullmatch(host)
    return found is not None and _is_loopback_name(found["name"])


def is_loopback_origin(origin: str) -> bool:
    """Whether an `Origin` header names a page of this machine, on any port."""
    try:
        parts = urlsplit(origin)
    except ValueError:
        return False
    bare = not (parts.path or parts.query or parts.fragment)
    return parts.scheme in ("http", "https") and bare and is_loopback_host(parts.netloc)


def _is_loopback_name(name: str) -> bool:
    if name.lower() == "localhost":
        return True
    try:
        address = ipaddress.ip_address(name.strip("[]"))
    except ValueError:
        return False
    if isinstance(address, ipaddress.IPv4Address):
        return address in _IPV4_LOOPBACK
    return address == ipaddress.IPv6Address("::1")
