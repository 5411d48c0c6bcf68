"""What belongs to one request: its id, its caller, and the line it leaves in the log."""

from __future__ import annotations

import asyncio
import logging
import re
import secrets
from contextvars import ContextVar
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from starlette.requests import ClientDisconnect

from spotistats_common.errors import TooLarge, TooSlow
from spotistats_common.metrics import Answered
from spotistats_common.service.traces import end_request, request_span, trace_headers

if TYPE_CHECKING:
    from collections.abc import Awaitable

    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from spotistats_common.models.accounts import Scope as TokenScope
    from spotistats_common.models.accounts import User

log = logging.getLogger("spotistats.requests")

MIB = 1024 * 1024
Result = TypeVar("Result")

_request_id: ContextVar[str] = ContextVar("request_id", default="-")
_OUR_IDS = re.compile(rb"[A-Za-z0-9._-]{1,64}")
FILE = "file"
"""The operation of a request for what says nothing about anybody: a script, a font."""
_SELDOM_OF_INTEREST = (FILE, "health", "get_liveness", "get_readiness")
_ROUTING = "connexion_routing"
_SECRET = re.compile(r"sp[a-z]{2}_[^/]+", re.IGNORECASE)
"""A token of any kind: that of a link stands in the path."""


def request_id() -> str:
    """The id of the request at hand; `-` outside of one."""
    return _request_id.get()


def outgoing_headers() -> dict[str, str]:
    """What a request to another of our services says of the one at hand: its id and its trace."""
    current = request_id()
    known = {} if current == "-" else {"X-Request-Id": current}
    return known | trace_headers()


@dataclass(frozen=True, slots=True)
class Caller:
    """Whose request it is, and what its token or session allows."""

    user: User
    scopes: frozenset[TokenScope]
    session_id: str | None = None
    """The session that it came with; None if it came with a token."""
    token_id: str | None = None
    """The access token that it came with."""


async def unless_gone(receive: Receive, work: Awaitable[Result]) -> Result:
    """What `work` gives; if the caller goes away meanwhile, it is cancelled.

    Raises ClientDisconnect then, and what `work` raises.
    """
    working = asyncio.ensure_future(work)
    watching = asyncio.ensure_future(_gone(receive))
    try:
        await asyncio.wait({working, watching}, return_when=asyncio.FIRST_COMPLETED)
        if not working.done():
            raise ClientDisconnect
        return working.result()
    finally:
        for each in (working, watching):
            each.cancel()
        await asyncio.gather(working, watching, return_exceptions=True)


async def _gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


class BodyLimit:
    """ASGI middleware: refuses bodies that are larger than they may be, while they come in, and
    those of which nothing more comes for a while."""

    def __init__(
        self, app: ASGIApp, *, json_bytes: int, upload_bytes: int, silence_seconds: float
    ) -> None:
        self._app = app
        self._silence_seconds = silence_seconds
        self._json_bytes = json_bytes
        self._upload_bytes = upload_bytes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one connection."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = dict(scope["headers"])
        is_upload = headers.get(b"content-type", b"").startswith(b"multipart/form-data")
        limit = self._upload_bytes if is_upload else self._json_bytes
        announced = headers.get(b"content-length", b"")
        if announced.isdigit() and int(announced) > limit:
            raise _too_large(limit)
        received = 0
        is_whole = False

        async def receive_up_to_limit() -> Message:
            nonlocal received, is_whole
            if is_whole:  # what may come is that the caller goes away
                return await receive()
            try:
                async with asyncio.timeout(self._silence_seconds):
                    message = await receive()
            except TimeoutError as error:
                raise TooSlow(
                    f"The body is not whole, and nothing more came for {self._silence_seconds:g} s."
                ) from error
            received += len(message.get("body", b""))
            is_whole = not message.get("more_body", False)
            if received > limit:
                raise _too_large(limit)
            return message

        await self._app(scope, receive_up_to_limit, send)


def _too_large(limit: int) -> TooLarge:
    size = f"{limit // MIB} MiB" if limit >= MIB else f"{limit} bytes"
    return TooLarge(f"A request like this may hold {size}; send less at once.")


class RequestIds:
    """ASGI middleware: gives each request an id (`X-Request-Id`), logs how it ended, and counts it.

    The log has the path without its query and without secrets, never an address or a user agent.
    """

    def __init__(self, app: ASGIApp, service: str) -> None:
        self._app = app
        self._service = service

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one connection."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        came = dict(scope["headers"])
        sent = came.get(b"x-request-id", b"")
        ours = sent.decode() if _OUR_IDS.fullmatch(sent) else secrets.token_hex(6)
        reset = _request_id.set(ours)
        scope = {**scope, "extensions": {**scope.get("extensions", {})}}
        answered = Answered(self._service)
        status = 500

        async def send_with_id(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                answered.begins_to_answer()
                headers: list[Any] = [
                    (name, value)
                    for name, value in message.get("headers", [])
                    if not (status in (204, 304) and name.lower() == b"content-type")
                ]
                message = {**message, "headers": [*headers, (b"x-request-id", ours.encode())]}
            await send(message)

        with request_span(_trace_of(came), scope["method"]) as span:
            try:
                await self._app(scope, receive, send_with_id)
            finally:
                operation = _operation_of(scope)
                took = answered.ended(operation, status)
                end_request(span, operation, status)
                log.log(
                    logging.DEBUG if operation in _SELDOM_OF_INTEREST else logging.INFO,
                    "request",
                    extra={
                        "operation": operation,
                        "method": scope["method"],
                        "path": _SECRET.sub("…", scope["path"]),
                        "status": status,
                        "took_ms": round(took * 1000, 1),
                    },
                )
                _request_id.reset(reset)


def _trace_of(headers: dict[bytes, bytes]) -> dict[str, str]:
    names = ("traceparent", "tracestate")
    found = ((name, headers.get(name.encode())) for name in names)
    return {name: value.decode("latin-1") for name, value in found if value is not None}


def name_operation(scope: Scope, operation: str) -> None:
    """Say which operation a request is for, where Connexion does not."""
    scope.setdefault("extensions", {})[_ROUTING] = {"operation_id": operation}


def _operation_of(scope: Scope) -> str | None:
    # Connexion copies the scope, but not what is in it.
    found: str | None = scope["extensions"].get(_ROUTING, {}).get("operation_id")
    return found
