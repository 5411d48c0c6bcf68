"""Spotify's accounts service: the authorization code flow with PKCE, and refreshing."""

from __future__ import annotations

import base64
import hashlib
import secrets
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

import requests
from requests.auth import AuthBase, HTTPBasicAuth

from spotistats_common.errors import ConfigurationError
from spotistats_common.models.accounts import utc_now
from spotistats_common.spotify.errors import GrantInvalid, NotReachable, Refused
from spotistats_common.spotify.http import call

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spotistats_common.settings import Settings

SCOPES = ("user-read-recently-played", "user-top-read", "user-library-read")
"""What is asked for at sign-in."""
PLAYLIST_SCOPE = "playlist-modify-private"
"""Asked for in addition when a person first makes a playlist."""


@dataclass(frozen=True, slots=True)
class Grant:
    """What the accounts service gives. No `refresh_token`: the one used stays good."""

    access_token: str = field(repr=False)
    scopes: tuple[str, ...]
    expires_at: datetime
    refresh_token: str | None = field(repr=False)


def new_verifier() -> str:
    """A fresh PKCE verifier: 86 characters (512 random bits)."""
    return secrets.token_urlsafe(64)


def challenge_of(verifier: str) -> str:
    """The S256 challenge of a verifier."""
    digest = hashlib.sha256(verifier.encode()).digest()
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()


class AccountsService:
    """Asks the accounts service, as the app that the settings name."""

    def __init__(self, settings: Settings, session: requests.Session | None = None) -> None:
        if settings.spotify_client_id is None:
            raise ConfigurationError("No app at Spotify is set: SPOTISTATS_SPOTIFY_CLIENT_ID.")
        self._client_id = settings.spotify_client_id
        secret = settings.spotify_client_secret
        self._auth: AuthBase = (
            HTTPBasicAuth(self._client_id, secret.get_secret_value()) if secret else _Nothing()
        )
        self._url = settings.spotify_accounts_url
        self._session = session or requests.Session()

    def authorize_url(
        self,
        state: str,
        challenge: str,
        scopes: Iterable[str],
        redirect_uri: str,
        *,
        asks_again: bool = False,
    ) -> str:
        """Where to send the browser so that the person can agree.

        `asks_again` also asks who agreed before: that is a new authorization, for six more months.
        """
        query = {
            "client_id": self._client_id,
            "response_type": "code",
            "redirect_uri": redirect_uri,
            "state": state,
            "scope": " ".join(scopes),
            "code_challenge_method": "S256",
            "code_challenge": challenge,
        }
        if asks_again:
            query["show_dialog"] = "true"
        return f"{self._url}/authorize?{urlencode(query)}"

    def exchange(self, code: str, verifier: str, redirect_uri: str) -> Grant:
        """The grant that a code stands for.

        Raises:
            GrantInvalid: the code was used, is expired, or is not for this verifier.
            NotReachable, Refused: as `spotify.http.call`.
        """
        return self._token(
            grant_type="authorization_code",
            code=code,
            redirect_uri=redirect_uri,
            code_verifier=verifier,
        )

    def refresh(self, refresh_token: str) -> Grant:
        """A new access token.

        Raises:
            GrantInvalid: the refresh token is expired or revoked: discard it.
            NotReachable, Refused: as `spotify.http.call`.
        """
        return self._token(grant_type="refresh_token", refresh_token=refresh_token)

    def _token(self, **form: str) -> Grant:
        asked_at = utc_now()
        try:
            answer = call(
                self._session,
                "POST",
                f"{self._url}/api/token",
                auth=self._auth,
                form={**form, "client_id": self._client_id},
            )
        except Refused as refused:
            if refused.reason == "invalid_grant":
                raise GrantInvalid(refused.status, refused.message, refused.reason) from None
            raise
        return _grant(answer, asked_at)


def _grant(answer: Any, asked_at: datetime) -> Grant:
    fields = answer if isinstance(answer, dict) else {}
    access_token = fields.get("access_token")
    seconds = fields.get("expires_in")
    refresh_token = fields.get("refresh_token")
    scope = fields.get("scope")
    if not access_token or not isinstance(access_token, str) or not isinstance(seconds, int):
        raise NotReachable("Spotify's answer lacks the access token or its expiry.")
    return Grant(
        access_token,
        tuple(scope.split()) if isinstance(scope, str) else (),
        asked_at + timedelta(seconds=seconds),
        refresh_token if isinstance(refresh_token, str) and refresh_token else None,
    )


class _Nothing(AuthBase):
    """No HTTP authentication, not even from a `.netrc`."""

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        return request
