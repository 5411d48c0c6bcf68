"""The contract and Swagger UI, from the service itself: no other origin is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.responses import FileResponse, HTMLResponse, Response
from starlette.routing import Route, Router
from swagger_ui_bundle import swagger_ui_path  # type: ignore[import-untyped]

from spotistats_common.service.app import BASE_PATH
from spotistats_common.service.contract import contract_text

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.types import ASGIApp

PATH = f"{BASE_PATH}/docs"
_FILES = {"swagger-ui.css": "text/css", "swagger-ui-bundle.js": "text/javascript"}
# The browser itself is told to ask no other origin for anything.
_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}
_PAGE = f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Spotify Stats – API</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="{PATH}/swagger-ui.css">
</head>
<body>
<div id="swagger-ui"></div>
<script src="{PATH}/swagger-ui-bundle.js"></script>
<script src="{PATH}/start.js"></script>
</body>
</html>
"""
# validatorUrl: null, or the page would send the contract's address to a validator elsewhere.
_START = f"""window.ui = SwaggerUIBundle({{
  url: "{BASE_PATH}/openapi.yaml",
  dom_id: "#swagger-ui",
  validatorUrl: null,
  deepLinking: true,
  tryItOutEnabled: true,
  presets: [SwaggerUIBundle.presets.apis],
  layout: "BaseLayout"
}});
"""


def documented(app: ASGIApp) -> ASGIApp:
    """`app`, with the contract and its documentation beside it."""
    routes = [
        Route(f"{BASE_PATH}/openapi.yaml", _contract),
        Route(PATH, _page),
        Route(f"{PATH}/start.js", _start),
        *(Route(f"{PATH}/{name}", _file) for name in _FILES),
    ]
    return Router(routes, redirect_slashes=False, default=app)


async def _contract(_request: Request) -> Response:
    return Response(contract_text(), media_type="application/yaml", headers=_HEADERS)


async def _page(_request: Request) -> Response:
    return HTMLResponse(_PAGE, headers=_HEADERS)


async def _start(_request: Request) -> Response:
    return Response(_START, media_type="text/javascript", headers=_HEADERS)


async def _file(request: Request) -> Response:
    name = request.url.path.rpartition("/")[2]
    return FileResponse(swagger_ui_path / name, media_type=_FILES[name], headers=_HEADERS)
