"""Whether sign-in is set up, and what a person has to do if it is not."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from spotistats_common.errors import ConfigurationError, Conflict, InvalidRequest
from spotistats_common.sealing import Sealer
from spotistats_common.service.app import BASE_PATH

if TYPE_CHECKING:
    from spotistats_common.settings import Settings

AUTH_PATH = f"{BASE_PATH}/auth"
CALLBACK = f"{AUTH_PATH}/callback"
_LOOPBACK = ("127.0.0.1", "::1")
_NO_PATH = frozenset("\\ ")


def redirect_uri(settings: Settings) -> str | None:
    """What the app at Spotify must have as its redirect URI, exactly so."""
    return None if settings.public_url is None else settings.public_url + CALLBACK


def enter_url(origin: str, ticket: str) -> str:
    """The address that signs a browser in with the secret of a ticket."""
    return f"{origin}{AUTH_PATH}/enter?ticket={ticket}"


def problems(settings: Settings) -> list[str]:
    """What is in the way of signing in, each with what to do about it."""
    found = []
    if settings.spotify_client_id is None:
        found.append(
            "No app at Spotify is set. Make one at developer.spotify.com/dashboard and set "
            "SPOTISTATS_SPOTIFY_CLIENT_ID to its client id (docs/spotify-app.md)."
        )
    if settings.token_keys is None:
        found.append(
            "No key is set that Spotify's tokens are sealed with: set SPOTISTATS_TOKEN_KEYS."
        )
    if settings.public_url is None:
        found.append(
            "Nobody said at which address browsers reach this server: set SPOTISTATS_PUBLIC_URL."
        )
    else:
        found += _problems_of_address(settings.public_url)
    return found


def _problems_of_address(public_url: str) -> list[str]:
    parts = urlsplit(public_url)
    found = []
    if parts.hostname == "localhost":
        literal = public_url.replace("localhost", "127.0.0.1")
        found.append(
            f"Spotify refuses 'localhost' in a redirect URI. Set SPOTISTATS_PUBLIC_URL={literal} "
            f"and enter {literal}{CALLBACK} at Spotify."
        )
    elif parts.scheme == "http" and parts.hostname not in _LOOPBACK:
        found.append(
            f"Spotify takes http only for 127.0.0.1 and [::1], not for {parts.hostname}. Put a "
            "reverse proxy with a certificate in front and set SPOTISTATS_PUBLIC_URL to its https "
            "address; or sign in on the machine itself, through 127.0.0.1."
        )
    return found


def check(settings: Settings) -> None:
    """Raise `Conflict` if people cannot sign in here."""
    if found := problems(settings):
        raise Conflict(f"Signing in with Spotify is not set up here. {' '.join(found)}")


def sealer(settings: Settings) -> Sealer:
    """What Spotify's tokens are sealed with."""
    if settings.token_keys is None:
        raise ConfigurationError("SPOTISTATS_TOKEN_KEYS is not set.")
    return Sealer(settings.token_keys.get_secret_value().split(","))


def path_on_our_origin(path: str, *, where: str = "query") -> str:
    """`path` if a browser that is sent there stays on our origin.

    Raises:
        InvalidRequest: it is a whole address, or browsers would read it as one: with two slashes
            at its start, or a backslash, or tabs and line ends, which they leave out.
    """
    printable = path.isascii() and path.isprintable() and not _NO_PATH & set(path)
    if printable and path.startswith("/") and not path.startswith("//"):
        return path
    raise InvalidRequest("return_to", "is not a path on this origin, such as /top", where=where)
