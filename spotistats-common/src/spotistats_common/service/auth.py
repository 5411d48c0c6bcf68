"""Who is calling: bearer tokens, checked against the database at each request."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from connexion.exceptions import OAuthProblem
from connexion.security import BearerSecurityHandler

from spotistats_common.errors import Forbidden
from spotistats_common.models.accounts import Scope, utc_now
from spotistats_common.service.requests import Caller
from spotistats_common.store.tokens import AsyncTokens
from spotistats_common.store.users import AsyncUsers

if TYPE_CHECKING:
    from collections.abc import Callable

    from connexion.lifecycle import ConnexionRequest
    from pymongo.asynchronous.database import AsyncDatabase

    from spotistats_common.store.client import Document

_HOW = "Send an access token: 'Authorization: Bearer spst_…'."


class BearerTokens:
    """Checks access tokens."""

    def __init__(self, database: AsyncDatabase[Document]) -> None:
        self._tokens = AsyncTokens(database)
        self._users = AsyncUsers(database)

    async def caller(self, secret: str, required: list[str]) -> Caller:
        """The caller whose token this is.

        Raises:
            OAuthProblem: no such token, or it is expired (401).
            Forbidden: it lacks one of the `required` scopes.
        """
        token = await self._tokens.of_secret(secret)
        if token is None:
            raise OAuthProblem(detail=f"This access token is not known here. {_HOW}")
        if token.expires_at is not None and token.expires_at <= utc_now():
            at = token.expires_at.isoformat()
            raise OAuthProblem(detail=f"This access token expired at {at}; make a new one.")
        missing = set(required) - set(token.scopes)
        if missing:
            raise Forbidden(
                f"This needs the scope '{min(missing)}'; the token has: {', '.join(token.scopes)}."
            )
        user = await self._users.get(token.user_id)
        if user is None:
            raise OAuthProblem(detail="The account of this access token is gone.")
        return Caller(user, frozenset(Scope(scope) for scope in token.scopes))

    def security_handler(self) -> type[BearerSecurityHandler]:
        """The class that Connexion asks for the `bearer` scheme, tied to these tokens."""
        tokens = self

        class Handler(BearerSecurityHandler):
            def get_fn(
                self, security_scheme: dict[str, Any], required_scopes: list[str]
            ) -> Callable[[ConnexionRequest], Any]:
                async def check(request: ConnexionRequest) -> dict[str, Any]:
                    kind, _, secret = request.headers.get("Authorization", "").partition(" ")
                    if kind.lower() != "bearer" or not secret.strip():
                        raise OAuthProblem(detail=f"No access token came with the request. {_HOW}")
                    caller = await tokens.caller(secret.strip(), required_scopes)
                    return {"sub": caller.user.id, "caller": caller}

                return check

        return Handler
