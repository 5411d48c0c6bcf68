"""Problems that the gateway itself answers with, in the contract's form."""

from __future__ import annotations

import secrets

from starlette.responses import JSONResponse

from spotistats_common.service.problems import MEDIA_TYPE

_TITLES = {403: ("forbidden", "Not allowed"), 404: ("not-found", "Not found")}


def problem(status: int, detail: str) -> JSONResponse:
    """A problem as a response."""
    slug, title = _TITLES[status]
    request_id = secrets.token_hex(6)
    body = {
        "type": f"urn:spotistats:problem:{slug}",
        "title": title,
        "status": status,
        "detail": detail,
        "request_id": request_id,
        "errors": [],
    }
    return JSONResponse(body, status, headers={"x-request-id": request_id}, media_type=MEDIA_TYPE)
