"""Scripts, styles and fonts: compressed once, and kept by browsers.

They say nothing about anybody, so they are served to everybody.
"""

from __future__ import annotations

import asyncio
import gzip
import hashlib
import mimetypes
from dataclasses import dataclass
from typing import TYPE_CHECKING

from starlette.responses import Response

from spotistats_web.dash_app import ASSETS

if TYPE_CHECKING:
    from pathlib import Path

    from starlette.requests import Request
    from starlette.types import ASGIApp, Message

ASSETS_PATH = "/assets/"
SUITES_PATH = "/_dash-component-suites/"
_COMPRESSED = (".js", ".css", ".svg")
_MOST = 512


@dataclass(frozen=True, slots=True)
class _File:
    plain: bytes
    zipped: bytes | None
    media_type: str
    etag: str


class Files:
    """Our own files, and those of Dash and its components, which the Dash application gives out."""

    def __init__(self, dash: ASGIApp) -> None:
        self._dash = dash
        self._known: dict[str, _File] = {}

    async def answer(self, request: Request) -> Response:
        """The file that is asked for."""
        path = request.url.path
        file = self._known.get(path)
        if file is None:
            content = await self._read(path, request)
            if content is None:
                return Response("There is no such file.", 404, media_type="text/plain")
            file = await asyncio.to_thread(_prepared, path, content)
            if len(self._known) < _MOST:
                self._known[path] = file
        # What has its version in its name or its query is another file when it changes.
        lasting = bool(request.url.query) or ".v" in path.rsplit("/", 1)[-1]
        kept = "public, max-age=31536000, immutable" if lasting else "public, max-age=3600"
        headers = {"Cache-Control": kept, "ETag": file.etag, "Vary": "Accept-Encoding"}
        if request.headers.get("if-none-match") == file.etag:
            return Response(None, 304, headers)
        accepts = "gzip" in request.headers.get("accept-encoding", "")
        body = file.plain
        if accepts and file.zipped is not None:
            headers["Content-Encoding"] = "gzip"
            body = file.zipped
        return Response(body, headers=headers, media_type=file.media_type)

    async def _read(self, path: str, request: Request) -> bytes | None:
        if path.startswith(ASSETS_PATH):
            return _asset(path.removeprefix(ASSETS_PATH))
        return await self._from_dash(request)

    async def _from_dash(self, request: Request) -> bytes | None:
        status = 0
        parts: list[bytes] = []

        async def send(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            else:
                parts.append(message.get("body", b""))

        scope = dict(request.scope)
        scope["headers"] = [each for each in scope["headers"] if each[0] != b"if-none-match"]
        await self._dash(scope, request.receive, send)
        return b"".join(parts) if status == 200 else None


def _asset(name: str) -> bytes | None:
    path: Path = (ASSETS / name).resolve()
    if not path.is_relative_to(ASSETS.resolve()) or not path.is_file():
        return None
    return path.read_bytes()


def _prepared(path: str, content: bytes) -> _File:
    media_type = mimetypes.guess_type(path)[0] or "application/octet-stream"
    if path.endswith(".js"):
        media_type = "text/javascript"
    zipped = gzip.compress(content, 6, mtime=0) if path.endswith(_COMPRESSED) else None
    etag = f'"{hashlib.sha256(content).hexdigest()[:20]}"'
    return _File(content, zipped, media_type, etag)
