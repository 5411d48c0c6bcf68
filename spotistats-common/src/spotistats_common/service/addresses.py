"""Where a request comes from. An address is looked at while its request lasts, and kept nowhere."""

from __future__ import annotations

import ipaddress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from starlette.types import Scope

FORWARDED_FOR = "X-Forwarded-For"
PASSED_ON = ("forwarded", "via", "x-forwarded-for", "x-forwarded-host", "x-real-ip")
"""Headers by which a proxy says that it is one."""
_PASSED_ON = frozenset(name.encode() for name in PASSED_ON)
_ONE_NETWORK = 64
"""Of an IPv6 address: who has one, has all that begin with the same 64 bits."""


def address_of(scope: Scope) -> str:
    """The address that a request comes from; uvicorn has looked behind proxies that are trusted."""
    client = scope.get("client")
    return client[0] if client else ""


def is_local(scope: Scope) -> bool:
    """Whether a program of this machine asks, for itself and not as a proxy for others."""
    try:
        here = ipaddress.ip_address(address_of(scope)).is_loopback
    except ValueError:  # a socket of Unix has none
        return False
    return here and not any(name in _PASSED_ON for name, _ in scope["headers"])


def network_of(address: str) -> str:
    """What is taken for one asker: an IPv4 address, or a network of IPv6.

    >>> network_of("192.0.2.7"), network_of("2001:db8:1:2:3:4:5:6")
    ('192.0.2.7', '2001:db8:1:2::/64')
    """
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return address
    if isinstance(parsed, ipaddress.IPv4Address):
        return address
    if parsed.ipv4_mapped is not None:
        return str(parsed.ipv4_mapped)
    return str(ipaddress.ip_network((parsed, _ONE_NETWORK), strict=False))
