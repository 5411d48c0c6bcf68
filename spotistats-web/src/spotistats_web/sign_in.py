"""The page for those who are not signed in: how to sign in here."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from starlette.responses import HTMLResponse

from spotistats_sdk.api.auth import get_sign_in_options
from spotistats_sdk.models import SignInOptions
from spotistats_web.dash_app import assets_version
from spotistats_web.session import BASE_PATH, ProblemError, ask
from spotistats_web.texts import NAME
from spotistats_web.texts import sign_in as texts

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from spotistats_web.session import Visitor

LOGIN = f"{BASE_PATH}/auth/login"
_POLICY = (
    "default-src 'none'; style-src 'self' 'unsafe-inline'; script-src 'self'; img-src 'self'; "
    "font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
_PAGE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{title} – {name}</title>
<link rel="icon" href="/assets/favicon.svg" type="image/svg+xml">
<script src="/assets/scheme.js?v={version}"></script>
<link rel="stylesheet" href="/assets/spotistats.css?v={version}">
</head>
<body class="sign-in">
<main class="card">
<span class="brand"><span class="sign" aria-hidden="true">
<span></span><span></span><span></span><span></span>
</span>{name}</span>
<h1>{heading}</h1>
<p class="lead">{lead}</p>
{body}
</main>
</body>
</html>
"""


async def sign_in_page(visitor: Visitor, request: Request) -> Response:
    """How to sign in, and then come to the page that was asked for."""
    asked = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    try:
        options = await ask(
            get_sign_in_options.asyncio_detailed(client=visitor.client), SignInOptions
        )
    except ProblemError as error:
        body = f'<p role="alert">{escape(error.problem.detail)}</p>'
        return _page(503, body)
    parts = []
    if options.is_configured:
        address = f"{LOGIN}?{urlencode({'return_to': asked})}"
        parts.append(
            f'<p><a class="button primary" href="{escape(address)}">{texts.CONNECT}</a></p>'
        )
        parts.append(f'<p class="dim">{texts.SIGN_UPS[options.sign_ups]}</p>')
    parts.append(f"<p>{texts.ON_THIS_MACHINE}</p><pre><code>spotistats open</code></pre>")
    if not options.is_configured:
        parts.append(f'<p class="dim">{texts.NOT_CONFIGURED}</p>')
    return _page(401, "\n".join(parts))


def _page(status: int, body: str) -> Response:
    content = _PAGE.format(
        title=texts.TITLE,
        name=NAME,
        heading=texts.HEADING,
        lead=texts.LEAD,
        body=body,
        version=assets_version(),
    )
    headers = {"Content-Security-Policy": _POLICY, "Cache-Control": "no-store"}
    return HTMLResponse(content, status, headers)
