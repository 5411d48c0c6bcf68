"""The dashboard as one ASGI application."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from spotistats_common.service.addresses import address_of, is_local
from spotistats_common.service.cookies import CSRF_HEADER, SESSION
from spotistats_common.service.requests import FILE, MIB, RequestIds, name_operation
from spotistats_common.service.security import SecurityHeaders
from spotistats_common.spotify.images import IMAGE_HOSTS
from spotistats_common.store.sessions import csrf_token_of
from spotistats_web.ahead import Ahead
from spotistats_web.dash_app import make_dash, show_page
from spotistats_web.files import ASSETS_PATH, SUITES_PATH, Files
from spotistats_web.page import find_pages
from spotistats_web.pages.shared import PATH as SHARED_PATH
from spotistats_web.query import Query
from spotistats_web.session import Services, origin_of, visit
from spotistats_web.sign_in import sign_in_page

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Mapping

    import httpx
    from dash import Dash
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from spotistats_common.settings import Settings
    from spotistats_web.page import Pages
    from spotistats_web.session import Visitor

_CALLBACK = "/_dash-update-component"
_DASH = (_CALLBACK, "/_dash-layout", "/_dash-dependencies")
"""All of Dash's own addresses that we need; the others are not served."""
_MOST_BYTES = 4 * MIB
_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}

_SHARED_HEADERS = {"Referrer-Policy": "no-referrer", "X-Robots-Tag": "noindex, nofollow"}
"""The address of what is shared is a secret: it is not told to others, nor found by searching."""


@asynccontextmanager
async def web_service(
    settings: Settings, transport: httpx.AsyncBaseTransport | None = None
) -> AsyncIterator[ASGIApp]:
    """The dashboard, with its connections to the services open for as long as the context.

    `transport` reaches the services where they are in the same process.

    Raises:
        ConfigurationError: where the services are is not set.
    """
    origins = {"importer": settings.importer_url, "updater": settings.updater_url}
    services = Services(origin_of(settings), transport, None if transport else origins)
    try:
        dashboard = GZipMiddleware(Dashboard(services), minimum_size=1000, compresslevel=4)
        yield RequestIds(SecurityHeaders(dashboard, settings), "web")
    finally:
        await services.close()


class Dashboard:
    """Serves files, pages, and what pages call.

    A page and everything about a person comes from the services by the session that the browser
    sends along, so there is nothing here that could be shown to somebody else.
    """

    def __init__(self, services: Services) -> None:
        self._services = services
        self._pages: Pages = find_pages()
        self._ahead = Ahead()
        self._dash: Dash = make_dash(self._pages, self._ahead)
        self._server: ASGIApp = self._dash.server
        self._files = Files(self._server)
        self._policy = _policy(self._dash)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            return
        request = Request(scope, receive)
        name_operation(scope, _operation_of(scope["path"]))
        response = await self._answer(request)
        if response is not None:
            response.headers.update(_HEADERS)
            await response(scope, receive, send)
            return
        if scope["path"] in _DASH:
            self._visit(request, request.headers)
        else:
            self._begin(self._visit(request, _to_look(request)), request)
            scope = {**scope, "path": "/", "raw_path": b"/"}
        more = _SHARED_HEADERS if request.url.path.startswith(SHARED_PATH) else {}
        await self._server(scope, receive, self._with_headers(send, more))

    async def _answer(self, request: Request) -> Response | None:
        """Our own answer; None if Dash answers."""
        path = request.url.path
        if path in _DASH:
            expected = "POST" if path == _CALLBACK else "GET"
            if request.method != expected:
                return Response(status_code=405)
            return _unless_too_large(request)
        if request.method not in ("GET", "HEAD"):
            return Response(status_code=405)
        if path.startswith((ASSETS_PATH, SUITES_PATH)):
            return await self._files.answer(request)
        if path.startswith("/_"):
            return Response(status_code=404)
        if path == "/health/live":
            return JSONResponse({"status": "alive"})
        visitor = self._visit(request, request.headers)
        found = self._pages.at(path)
        if (found is not None and found[0].is_public) or await visitor.account() is not None:
            return None
        return await sign_in_page(visitor, request)

    def _visit(self, request: Request, headers: Mapping[str, str]) -> Visitor:
        address = None if is_local(request.scope) else address_of(request.scope) or None
        return visit(self._services, request.cookies, headers, address)

    def _begin(self, visitor: Visitor, request: Request) -> None:
        """Load the page while the browser reads its scripts."""
        path, search = request.url.path, f"?{request.url.query}" if request.url.query else ""
        if request.method == "GET" and visitor.session is not None:
            page = show_page(self._pages, path, Query.of(search))
            self._ahead.begin((visitor.session, path, search), page)

    def _with_headers(self, send: Send, more: Mapping[str, str]) -> Send:
        added = {
            **_HEADERS,
            **more,
            "Content-Security-Policy": self._policy,
            "Cache-Control": "no-store",
        }
        raw = [(name.lower().encode(), value.encode()) for name, value in added.items()]

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                message = {**message, "headers": [*_list(message.get("headers")), *raw]}
            await send(message)

        return send_with_headers


def _operation_of(path: str) -> str:
    """What a request is for, in the metrics: never which page of which artist."""
    if path in _DASH:
        return path.removeprefix("/_dash-").replace("-", "_")
    if path.startswith((ASSETS_PATH, SUITES_PATH)):
        return FILE
    return "health" if path.startswith("/health/") else "page"


def _unless_too_large(request: Request) -> Response | None:
    """The refusal of a body that no page of ours sends; browsers tell how long theirs are."""
    if request.method == "GET":
        return None
    announced = request.headers.get("content-length", "")
    if not announced.isdigit():
        return Response(status_code=411)
    return None if int(announced) <= _MOST_BYTES else Response(status_code=413)


def _to_look(request: Request) -> dict[str, str]:
    """What a page that is only looked at sends along: it asks by POST too, but changes nothing, so
    that its session is enough."""
    session = request.cookies.get(SESSION)
    return {} if session is None else {CSRF_HEADER.lower(): csrf_token_of(session)}


def _list(headers: object) -> list[tuple[bytes, bytes]]:
    return list(headers) if isinstance(headers, list | tuple) else []


def _policy(dash: Dash) -> str:
    """What the browser itself is told: run only our scripts, ask no other origin for anything but
    Spotify's image hosts for pictures."""
    scripts = " ".join(["'self'", *dash.csp_hashes()])
    pictures = " ".join(f"https://{host}" for host in IMAGE_HOSTS)
    return (
        f"default-src 'self'; script-src {scripts}; style-src 'self' 'unsafe-inline'; "
        f"img-src 'self' data: blob: {pictures}; font-src 'self'; connect-src 'self'; "
        "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    )
