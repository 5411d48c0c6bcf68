"""What goes wrong with a call, and how that looks on the wire."""

from __future__ import annotations

import asyncio
import json
from enum import Enum, auto
from typing import TYPE_CHECKING, Any

from starlette.responses import Response

if TYPE_CHECKING:
    import random

    from fake_spotify.behaviour import Faults

_ERRORS = {500: "Server error.", 502: "Bad gateway.", 503: "Service unavailable."}


class Fault(Enum):
    """What goes wrong."""

    SERVER_ERROR = auto()
    TIMEOUT = auto()
    TRUNCATED = auto()
    MALFORMED = auto()


def pick(chance: random.Random, faults: Faults) -> Fault | None:
    """What goes wrong this time, if anything."""
    drawn = chance.random()
    for fault, share in (
        (Fault.SERVER_ERROR, faults.server_errors),
        (Fault.TIMEOUT, faults.timeouts),
        (Fault.TRUNCATED, faults.truncated),
        (Fault.MALFORMED, faults.malformed),
    ):
        if drawn < share:
            return fault
        drawn -= share
    return None


async def instead(fault: Fault | None, chance: random.Random, hang_s: float) -> Response | None:
    """The answer to a call that gets nowhere; None if it does."""
    if fault is Fault.SERVER_ERROR:
        status = chance.choice(list(_ERRORS))
        if chance.random() < 0.5:  # half of them come from something in front of the service
            return Response(f"upstream error {status}", status, media_type="text/plain")
        return error(status, _ERRORS[status])
    if fault is Fault.TIMEOUT:
        await asyncio.sleep(hang_s)
        return error(504, "Gateway timeout.")
    return None


def spoil(fault: Fault | None, chance: random.Random, answer: Response) -> Response:
    """The answer as it arrives. One without a body cannot be spoilt."""
    body = bytes(answer.body)
    if fault is Fault.TRUNCATED and len(body) > 1:
        return _Truncated(body, answer.status_code, media_type="application/json")
    if fault is Fault.MALFORMED and body:
        broken = chance.choice(
            (body[: len(body) // 2], b"<html><body>Please try again</body></html>", b"", b"[1, 2]")
        )
        return Response(broken, answer.status_code, media_type="application/json")
    return answer


class _Truncated(Response):
    """Promises its whole body and sends half of it."""

    def init_headers(self, headers: Any = None) -> None:
        super().init_headers(headers)
        self.body = self.body[: len(self.body) // 2]


def error(status: int, message: str, reason: str | None = None, **headers: str) -> Response:
    """An error as the Web API tells it."""
    told: dict[str, Any] = {"status": status, "message": message}
    if reason:
        told["reason"] = reason
    content = json.dumps({"error": told})
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Response(content, status, named, media_type="application/json")
