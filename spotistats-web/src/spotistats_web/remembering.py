"""Answers of the services that are kept, and asked for again only if they have changed.

Who goes back and forth between periods sees the same figures again. The services still say of each
request whose it is and whether the answer holds (`If-None-Match`), so nothing old is ever shown and
nothing to anybody else; only the work of finding it once more is saved.
"""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from typing import NamedTuple

import httpx

_CAPACITY_BYTES = 32 * 1024 * 1024
_LARGEST_BYTES = 1024 * 1024

Key = tuple[bytes, str]
"""Whose a request is, and its address."""


class _Kept(NamedTuple):
    tag: str
    kind: str
    content: bytes


class Remembering(httpx.AsyncBaseTransport):
    """Another transport, with the answers that have an `ETag`, the most recent within bounds."""

    def __init__(
        self, transport: httpx.AsyncBaseTransport, *, capacity_bytes: int = _CAPACITY_BYTES
    ) -> None:
        self._transport = transport
        self._capacity_bytes = capacity_bytes
        self._kept: OrderedDict[Key, _Kept] = OrderedDict()
        self._bytes = 0

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Answer one request."""
        if request.method != "GET":
            return await self._transport.handle_async_request(request)
        key = (_who(request.headers.get("Cookie", "")), str(request.url))
        known = self._kept.get(key)
        if known is not None:
            request.headers["If-None-Match"] = known.tag
        response = await self._transport.handle_async_request(request)
        if known is not None and response.status_code == 304:
            await response.aclose()
            self._kept.move_to_end(key)
            return httpx.Response(200, headers=_headers(known), content=known.content)
        tag = response.headers.get("ETag")
        if response.status_code != 200 or tag is None:
            return response
        kept = _Kept(tag, response.headers.get("Content-Type", ""), await response.aread())
        await response.aclose()
        self._keep(key, kept)
        return httpx.Response(200, headers=_headers(kept), content=kept.content)

    async def aclose(self) -> None:
        """Let go of the connections."""
        await self._transport.aclose()

    def _keep(self, key: Key, kept: _Kept) -> None:
        before = self._kept.pop(key, None)
        if before is not None:
            self._bytes -= len(before.content)
        if len(kept.content) > _LARGEST_BYTES:
            return
        self._kept[key] = kept
        self._bytes += len(kept.content)
        while self._bytes > self._capacity_bytes:
            _, oldest = self._kept.popitem(last=False)
            self._bytes -= len(oldest.content)


def _who(cookies: str) -> bytes:
    """What stands for a session: its secret is held no longer than a request takes."""
    return hashlib.blake2b(cookies.encode(), digest_size=16).digest()


def _headers(kept: _Kept) -> dict[str, str]:
    return {"ETag": kept.tag, "Content-Type": kept.kind}
