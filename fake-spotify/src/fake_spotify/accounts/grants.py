"""Codes and tokens: what each is good for, and until when."""

from __future__ import annotations

import base64
import hashlib
import re
import secrets
from calendar import monthrange
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from fake_spotify.clock import MINUTE_MS, SECOND_MS
from fake_spotify.errors import GrantError

if TYPE_CHECKING:
    from fake_spotify.accounts.apps import App
    from fake_spotify.clock import Clock

ACCESS_S = 3_600
_CODE_MS = 10 * MINUTE_MS
_MONTHS = 6
_VERIFIER = re.compile(r"[A-Za-z0-9._~-]{43,128}")


@dataclass(eq=False)
class Authorization:
    """What a user once allowed an app. All tokens that come of it end with it."""

    client_id: str
    user: str
    scopes: frozenset[str]
    authorized_at: int
    with_pkce: bool
    revoked: bool = False

    @property
    def ends_at(self) -> int:
        """Six months after it was given, however often it is refreshed."""
        return six_months_after(self.authorized_at)


@dataclass(frozen=True)
class Grant:
    """What the token endpoint answers."""

    access_token: str
    scopes: frozenset[str]
    refresh_token: str | None


@dataclass(frozen=True)
class _Code:
    authorization: Authorization
    redirect_uri: str
    challenge: str | None
    expires_at: int


@dataclass
class Grants:
    """All codes and tokens there are."""

    clock: Clock
    _codes: dict[str, _Code] = field(default_factory=dict)
    _access: dict[str, tuple[Authorization, int]] = field(default_factory=dict)
    _refresh: dict[str, Authorization] = field(default_factory=dict)

    def new_code(
        self, app: App, user: str, scopes: frozenset[str], redirect_uri: str, challenge: str | None
    ) -> str:
        """A code for what a user just allowed; good for one exchange within ten minutes."""
        code = f"AQ{secrets.token_urlsafe(60)}"
        given = self._authorization(app, user, scopes, with_pkce=challenge is not None)
        expires_at = given.authorized_at + _CODE_MS
        self._codes[code] = _Code(given, redirect_uri, challenge, expires_at)
        return code

    def exchange(
        self, app: App, code: str, redirect_uri: str, verifier: str | None, *, proved: bool
    ) -> Grant:
        """The tokens for a code; `proved` says that the app showed its secret."""
        found = self._codes.pop(code, None)
        if found is None or found.authorization.client_id != app.client_id:
            raise GrantError("invalid_grant", "Invalid authorization code")
        if found.expires_at <= self.clock.now_ms():
            raise GrantError("invalid_grant", "Authorization code expired")
        if found.redirect_uri != redirect_uri:
            raise GrantError("invalid_grant", "Invalid redirect URI")
        if found.challenge is None and not proved:
            raise GrantError("invalid_client", "Invalid client secret")
        if found.challenge is not None:
            _check(found.challenge, verifier)
        return self._new(found.authorization)

    def refresh(self, app: App, token: str, *, proved: bool, rotate: bool) -> Grant:
        """New access for a refresh token; with `rotate` it is replaced."""
        given = self._refresh.get(token)
        if given is None or given.client_id != app.client_id:
            raise GrantError("invalid_grant", "Invalid refresh token")
        if given.revoked:
            raise GrantError("invalid_grant", "Refresh token revoked")
        if given.ends_at <= self.clock.now_ms():
            raise GrantError("invalid_grant", "Refresh token expired")
        if not given.with_pkce and not proved:
            raise GrantError("invalid_client", "Invalid client secret")
        if rotate:
            del self._refresh[token]
            return self._new(given)
        return Grant(self._new_access(given), given.scopes, None)

    def authorize(self, app: App, user: str, scopes: frozenset[str]) -> Grant:
        """Tokens of a user as if they had just signed in with PKCE."""
        return self._new(self._authorization(app, user, scopes, with_pkce=True))

    def who(self, access_token: str) -> Authorization | None:
        """Whose token this is; None if there is no such token. Raises GrantError if it expired."""
        found = self._access.get(access_token)
        if found is None or found[0].revoked:
            return None
        if found[1] <= self.clock.now_ms():
            raise GrantError("expired", "The access token expired", 401)
        return found[0]

    def whose(self, refresh_token: str) -> str | None:
        """The user of a refresh token, good or not."""
        found = self._refresh.get(refresh_token)
        return found.user if found else None

    def revoke(self, user: str) -> None:
        """End all that a user ever allowed."""
        held = [given for given, _ in self._access.values()]
        held += [*self._refresh.values(), *(code.authorization for code in self._codes.values())]
        for given in held:
            if given.user == user:
                given.revoked = True
        self._codes = {
            key: code for key, code in self._codes.items() if not code.authorization.revoked
        }

    def _authorization(
        self, app: App, user: str, scopes: frozenset[str], *, with_pkce: bool
    ) -> Authorization:
        return Authorization(app.client_id, user, scopes, self.clock.now_ms(), with_pkce)

    def _new(self, given: Authorization) -> Grant:
        token = f"AQ{secrets.token_urlsafe(90)}"
        self._refresh[token] = given
        return Grant(self._new_access(given), given.scopes, token)

    def _new_access(self, given: Authorization) -> str:
        token = f"BQ{secrets.token_urlsafe(90)}"
        self._access[token] = (given, self.clock.now_ms() + ACCESS_S * SECOND_MS)
        return token


def six_months_after(ms: int) -> int:
    """The same day and time six months later (the last day of that month if it is shorter)."""
    then = datetime.fromtimestamp(ms // SECOND_MS, UTC)
    years, month = divmod(then.month - 1 + _MONTHS, 12)
    year, month = then.year + years, month + 1
    later = then.replace(year=year, month=month, day=min(then.day, monthrange(year, month)[1]))
    return int(later.timestamp()) * SECOND_MS + ms % SECOND_MS


def challenge_of(verifier: str) -> str:
    """The S256 challenge of a PKCE verifier."""
    digest = hashlib.sha256(verifier.encode()).digest()
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()


def _check(challenge: str, verifier: str | None) -> None:
    if not verifier or not _VERIFIER.fullmatch(verifier):
        raise GrantError("invalid_request", "code_verifier must be 43 to 128 characters")
    if challenge_of(verifier) != challenge:
        raise GrantError("invalid_grant", "code_verifier was incorrect")
