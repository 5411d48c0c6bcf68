"""The cookies of a signed-in browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spotistats_common.store.sessions import LONGEST, csrf_token_of

if TYPE_CHECKING:
    from connexion.lifecycle import ConnexionRequest

SESSION = "spotistats_session"
CSRF = "spotistats_csrf"
CSRF_HEADER = "X-CSRF-Token"


def cookie(
    name: str, value: str, *, seconds: int, secure: bool, path: str = "/", hidden: bool = True
) -> str:
    """A value of `Set-Cookie`. `hidden` from scripts; `seconds` 0 removes it.

    It does not come along with requests that other sites make, except when a person follows a link.
    """
    parts = [f"{name}={value}", f"Path={path}", f"Max-Age={seconds}", "SameSite=Lax"]
    if hidden:
        parts.append("HttpOnly")
    if secure:
        parts.append("Secure")
    return "; ".join(parts)


def signed_in(secret: str, *, secure: bool) -> list[str]:
    """The cookies of a new session."""
    seconds = int(LONGEST.total_seconds())
    return [
        cookie(SESSION, secret, seconds=seconds, secure=secure),
        cookie(CSRF, csrf_token_of(secret), seconds=seconds, secure=secure, hidden=False),
    ]


def signed_out(*, secure: bool) -> list[str]:
    """What removes the cookies of a session."""
    return [
        cookie(SESSION, "", seconds=0, secure=secure),
        cookie(CSRF, "", seconds=0, secure=secure, hidden=False),
    ]


def sent_cookie(request: ConnexionRequest, name: str) -> str | None:
    """The value of a cookie that came with a request."""
    value: str | None = request.cookies.get(name)
    return value or None
