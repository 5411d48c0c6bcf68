"""Who is calling: an access token or a browser's session, looked up at each request."""

from __future__ import annotations

import hmac
from typing import TYPE_CHECKING, Any

from connexion.exceptions import OAuthProblem
from connexion.security import NO_VALUE, AbstractSecurityHandler

from spotistats_common.errors import Forbidden
from spotistats_common.models.accounts import OF_A_PERSON, utc_now
from spotistats_common.service.cookies import CSRF, CSRF_HEADER, SESSION, sent_cookie
from spotistats_common.service.limiting import note_known
from spotistats_common.service.requests import Caller
from spotistats_common.store.sessions import AsyncSessions, csrf_token_of
from spotistats_common.store.tokens import AsyncTokens

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from connexion.lifecycle import ConnexionRequest
    from pymongo.asynchronous.database import AsyncDatabase

    from spotistats_common.store.client import Document

    Check = Callable[[ConnexionRequest, list[str]], Awaitable[Any]]

SESSION_SCOPES = OF_A_PERSON
"""What a person may do who is signed in."""
_SAFE_METHODS = ("GET", "HEAD", "OPTIONS")
_HOW = "Sign in, or send an access token: 'Authorization: Bearer spst_…'."


class Callers:
    """Finds out who is calling. An `Authorization` header decides alone, whatever cookies come."""

    def __init__(self, database: AsyncDatabase[Document]) -> None:
        self._tokens = AsyncTokens(database)
        self._sessions = AsyncSessions(database)

    async def by_token(self, request: ConnexionRequest, required: list[str]) -> Any:
        """The caller whose access token came; NO_VALUE if none did.

        Raises:
            OAuthProblem: no such token, or it is expired (401).
            Forbidden: it lacks one of the `required` scopes.
        """
        header = request.headers.get("Authorization")
        if header is None:
            return NO_VALUE
        kind, _, secret = header.partition(" ")
        if kind.lower() != "bearer" or not secret.strip():
            raise OAuthProblem(detail=f"No access token came with the request. {_HOW}")
        found = await self._tokens.of_secret(secret.strip())
        if found is None:
            raise OAuthProblem(detail=f"This access token is not known here. {_HOW}")
        token, user = found
        if token.expires_at is not None and token.expires_at <= utc_now():
            at = token.expires_at.isoformat()
            raise OAuthProblem(detail=f"This access token expired at {at}; make a new one.")
        missing = set(required) - set(token.scopes)
        if missing:
            raise Forbidden(
                f"This needs the scope '{min(missing)}'; the token has: {', '.join(token.scopes)}."
            )
        if user is None:
            raise OAuthProblem(detail="The account of this access token is gone.")
        return _known(request, Caller(user, frozenset(token.scopes), token_id=token.id))

    async def by_session(self, request: ConnexionRequest, required: list[str]) -> Any:
        """The caller whose browser is signed in; NO_VALUE if an access token came.

        Raises:
            OAuthProblem: nobody is signed in, or not any more (401).
            Forbidden: the CSRF token is missing or another session's, or it is no person's scope.
        """
        if request.headers.get("Authorization") is not None:
            return NO_VALUE
        secret = sent_cookie(request, SESSION)
        if secret is None:
            raise OAuthProblem(detail=f"Nobody is signed in. {_HOW}")
        caller = await self.of_session(secret)
        if caller is None:
            raise OAuthProblem(detail=f"This session is over. {_HOW}")
        if missing := set(required) - caller.scopes:
            raise Forbidden(f"This needs the scope '{min(missing)}', which no session has.")
        if request.method.upper() not in _SAFE_METHODS:
            sent = request.headers.get(CSRF_HEADER, "")
            if not hmac.compare_digest(sent.encode(), csrf_token_of(secret).encode()):
                raise Forbidden(f"Send the cookie {CSRF} back as the header {CSRF_HEADER}.")
        return _known(request, caller)

    async def of_session(self, secret: str) -> Caller | None:
        """The caller whose browser has this session, if there is one."""
        found = await self._sessions.of_secret(secret)
        if found is None:
            return None
        session, user = found
        return Caller(user, SESSION_SCOPES, session.id)


def _known(request: ConnexionRequest, caller: Caller) -> dict[str, Any]:
    note_known(request.scope, f"{caller.user.id}:{caller.session_id or caller.token_id}")
    return {"sub": caller.user.id, "caller": caller}


def security_handlers(
    database: AsyncDatabase[Document],
) -> dict[str, type[AbstractSecurityHandler]]:
    """The classes that Connexion asks for the contract's security schemes, by their kind."""
    callers = Callers(database)
    return {"bearer": _handler(callers.by_token), "apiKey": _handler(callers.by_session)}


def _handler(check: Check) -> type[AbstractSecurityHandler]:
    class Handler(AbstractSecurityHandler):
        def get_fn(
            self, security_scheme: dict[str, Any], required_scopes: list[str]
        ) -> Callable[[ConnexionRequest], Awaitable[Any]]:
            return lambda request: check(request, required_scopes)

    return Handler
