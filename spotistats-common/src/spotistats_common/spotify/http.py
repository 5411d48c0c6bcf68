"""One HTTP call to Spotify: its answer as JSON, or the error that it stands for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import requests
from requests.auth import AuthBase

from spotistats_common.spotify.errors import (
    LimitReached,
    NotAllowed,
    NotFound,
    NotReachable,
    Refused,
    Unauthorized,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

TIMEOUT_S = (5, 15)
"""Longest waits to connect and for more of the answer."""
_QUOTA = "QUOTA_EXCEEDED"
_DEFAULT_RETRY_AFTER_S = 30  # the length of Spotify's rolling window
_KINDS: Mapping[int, type[Refused]] = {401: Unauthorized, 403: NotAllowed, 404: NotFound}


class Bearer(AuthBase):
    """Sends an access token; given as `auth` so that no `.netrc` replaces it."""

    def __init__(self, access_token: str) -> None:
        self._access_token = access_token

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        """Add the header."""
        request.headers["Authorization"] = f"Bearer {self._access_token}"
        return request


def call(
    session: requests.Session,
    method: str,
    url: str,
    *,
    auth: AuthBase,
    params: Mapping[str, str | int] | None = None,
    form: Mapping[str, str] | None = None,
    json: object = None,
) -> Any:
    """What Spotify answers: parsed JSON, or None for an empty answer (204).

    Raises:
        NotReachable: no answer, a 5xx, a redirect, or a body that is no JSON.
        Refused: a 4xx, as the class that it stands for; `form` errors come as `Refused` too.
    """
    try:
        response = session.request(
            method,
            url,
            auth=auth,
            params=dict(params or {}),
            data=form,
            json=json,
            timeout=TIMEOUT_S,
            allow_redirects=False,  # a token goes nowhere but where it was sent
        )
        body = response.content
    except requests.RequestException as error:
        # What the error says holds addresses with their queries; its kind is enough.
        raise NotReachable(f"Spotify could not be reached ({type(error).__name__}).") from None
    status = response.status_code
    if 400 <= status < 500:
        raise _refusal(response)
    if not 200 <= status < 300:
        raise NotReachable(f"Spotify answered {status}.")
    if not body:
        return None
    try:
        return response.json()
    except ValueError:
        raise NotReachable("Spotify's answer was cut off or is no JSON.") from None


def _refusal(response: requests.Response) -> Refused:
    status = response.status_code
    message, reason = _said(response)
    if status == 429:
        return LimitReached(
            status,
            message,
            reason,
            retry_after_s=_retry_after_s(response.headers.get("Retry-After", "")),
            quota=reason == _QUOTA,
        )
    return _KINDS.get(status, Refused)(status, message, reason)


def _said(response: requests.Response) -> tuple[str, str | None]:
    """Message and reason of an error: of the Web API's form, or of OAuth's."""
    try:
        body = response.json()
    except ValueError:
        return response.text[:200] or "no reason given", None
    error = body.get("error") if isinstance(body, dict) else None
    if isinstance(error, dict):
        reason = error.get("reason")
        return str(error.get("message", ""))[:200], reason if isinstance(reason, str) else None
    if isinstance(error, str):
        return str(body.get("error_description") or error)[:200], error
    return "no reason given", None


def _retry_after_s(header: str) -> int:
    return int(header) if header.isdigit() else _DEFAULT_RETRY_AFTER_S
