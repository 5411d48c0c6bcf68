"""Who somebody is at Spotify: `GET /v1/me`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from spotistats_common.spotify.errors import NotReachable
from spotistats_common.spotify.http import Bearer, call

if TYPE_CHECKING:
    import requests

    from spotistats_common.settings import Settings


@dataclass(frozen=True, slots=True)
class Profile:
    """A Spotify account; `account_id` never changes."""

    account_id: str
    display_name: str | None


def profile_of(settings: Settings, session: requests.Session, access_token: str) -> Profile:
    """The account whose access token this is.

    Raises:
        NotAllowed: in development mode, the account is not on the app's allowlist.
        NotReachable, Refused: as `spotify.http.call`.
    """
    answer = call(session, "GET", f"{settings.spotify_api_url}/v1/me", auth=Bearer(access_token))
    fields = answer if isinstance(answer, dict) else {}
    account_id = fields.get("account_id") or fields.get("id")  # older answers have only `id`
    if not account_id or not isinstance(account_id, str):
        raise NotReachable("Spotify's answer does not say whose account it is.")
    name = fields.get("display_name")
    return Profile(account_id, name if isinstance(name, str) and name.strip() else None)
