"""The page that tells a person in a browser why they are not signed in."""

from __future__ import annotations

from html import escape

from spotistats_common.service.operations import Answer
from spotistats_common.service.problems import kind_of

MEDIA_TYPE = "text/html"
_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; "
        "frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}
_PAGE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Not signed in – Spotify Stats</title>
<style>
body {{ font: 1rem/1.5 system-ui, sans-serif; max-width: 34rem; margin: 15vh auto }}
</style>
</head>
<body>
<h1>Not signed in</h1>
<p>{message}</p>
<p><a href="{again}">Sign in with Spotify</a></p>
</body>
</html>
"""


def refusal(error: Exception, again: str) -> Answer:
    """The page for an error; `again` is the path that begins a sign-in."""
    page = _PAGE.format(message=escape(str(error)), again=escape(again))
    return Answer(
        page.encode(), kind_of(error).status, _HEADERS, media_type=f"{MEDIA_TYPE}; charset=utf-8"
    )
