"""How many requests a minute are answered: of each token and session, and of each address.

Tokens, sessions and addresses are told apart by a hash under a key that this process made at its
start, in memory alone: nothing of them is stored, logged or known to another replica. What comes
from this machine itself is not limited.
"""

from __future__ import annotations

import hashlib
import math
import secrets
import time
from collections import OrderedDict
from typing import TYPE_CHECKING

from starlette.requests import cookie_parser

from spotistats_common.errors import TooManyRequests
from spotistats_common.metrics import REQUESTS_LIMITED
from spotistats_common.service.addresses import address_of, is_local, network_of
from spotistats_common.service.buckets import Buckets
from spotistats_common.service.cookies import SESSION
from spotistats_common.service.problems import MEDIA_TYPE, problem_body

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.types import ASGIApp, Message, Receive, Scope, Send

CALLER, ADDRESS = "caller", "address"
_KNOWN = "spotistats.known"
_MOST_KNOWN = 50_000


class RateLimits:
    """ASGI middleware: answers 429 to who asks too much, and tells everybody how much is left.

    A token or session that was found to be good has a limit of its own. All else (requests without
    one, with a wrong one, or with one that was not seen yet) counts for the address, so that
    guessing is limited however many secrets somebody makes up. What begins with `free` is answered
    always.
    """

    def __init__(
        self,
        app: ASGIApp,
        service: str,
        *,
        per_caller: int,
        per_address: int,
        free: str,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._app = app
        self._service = service
        self._free = free
        self._limits = {
            name: (Buckets[bytes](most, clock), f'"{name}";q={most};w=60'.encode())
            for name, most in ((CALLER, per_caller), (ADDRESS, per_address))
            if most
        }
        self._known: OrderedDict[bytes, bytes] = OrderedDict()
        """Of what was sent: the token or session that it is (which can be sent in more ways)."""
        self._key = secrets.token_bytes(32)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one connection."""
        if scope["type"] != "http" or is_local(scope) or scope["path"].startswith(self._free):
            await self._app(scope, receive, send)
            return
        secret = _secret_of(scope)
        caller = None if secret is None else self._hash(secret)
        is_known = caller is not None and caller in self._known
        policy = CALLER if is_known else ADDRESS
        who = self._known[caller] if caller is not None and is_known else self._network(scope)
        headers: list[tuple[bytes, bytes]] = []
        if policy in self._limits:
            buckets, told = self._limits[policy]
            left = buckets.take(who)
            full_in = math.ceil(buckets.seconds_until(buckets.per_minute, max(left, 0)))
            state = f'"{policy}";r={max(int(left), 0)};t={full_in}'
            headers = [(b"ratelimit-policy", told), (b"ratelimit", state.encode())]
            if left < 0:
                await self._refuse(policy, buckets, left, headers, send)
                return
        found: list[str] = []
        scope.setdefault("extensions", {})[_KNOWN] = found

        async def send_with_limits(message: Message) -> None:
            if message["type"] == "http.response.start":
                if caller is not None:
                    self._learn(caller, found, message["status"])
                message = {**message, "headers": [*message.get("headers", []), *headers]}
            await send(message)

        await self._app(scope, receive, send_with_limits)

    def _learn(self, caller: bytes, found: list[str], status: int) -> None:
        """Remember a token or session that was found to be good, and forget one that is not."""
        if found:
            self._known[caller] = self._hash(found[0].encode())
            self._known.move_to_end(caller)
            if len(self._known) > _MOST_KNOWN:
                self._known.popitem(last=False)
        elif status == 401:
            self._known.pop(caller, None)

    async def _refuse(
        self,
        policy: str,
        buckets: Buckets[bytes],
        left: float,
        headers: list[tuple[bytes, bytes]],
        send: Send,
    ) -> None:
        REQUESTS_LIMITED.labels(self._service, policy).inc()
        wait = max(math.ceil(buckets.seconds_until(0, left)), 1)
        kind, body = problem_body(
            TooManyRequests(
                f"This is more than the {buckets.per_minute} requests a minute that are answered "
                f"here; wait {wait} s."
            )
        )
        head = [
            (b"content-type", MEDIA_TYPE.encode()),
            (b"content-length", str(len(body)).encode()),
            (b"retry-after", str(wait).encode()),
            *headers,
        ]
        await send({"type": "http.response.start", "status": kind.status, "headers": head})
        await send({"type": "http.response.body", "body": body})

    def _network(self, scope: Scope) -> bytes:
        return self._hash(network_of(address_of(scope)).encode())

    def _hash(self, secret: bytes) -> bytes:
        return hashlib.blake2b(secret, key=self._key, digest_size=16).digest()


def note_known(scope: Scope, caller_id: str) -> None:
    """Say that the token or session of a request is good, by its id."""
    found = scope.get("extensions", {}).get(_KNOWN)
    if found is not None:
        found.append(caller_id)


def _secret_of(scope: Scope) -> bytes | None:
    cookies = b""
    for name, value in scope["headers"]:
        if name == b"authorization":
            return bytes(value)
        if name == b"cookie":
            cookies = value
    session = cookie_parser(cookies.decode("latin-1")).get(SESSION) if cookies else None
    return session.encode() if session else None
