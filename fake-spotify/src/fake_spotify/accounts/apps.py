"""The apps that may use Spotify, and the redirect URIs they may use."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass, field
from urllib.parse import urlsplit

# All that may be asked for here.
SCOPES = frozenset(
    {
        "playlist-modify-private",
        "playlist-modify-public",
        "playlist-read-private",
        "user-library-modify",
        "user-library-read",
        "user-read-currently-playing",
        "user-read-email",
        "user-read-playback-state",
        "user-read-private",
        "user-read-recently-played",
        "user-top-read",
    }
)


@dataclass
class App:
    """An app of a developer. Without a secret it is public, and must use PKCE."""

    client_id: str
    redirect_uris: set[str] = field(default_factory=set)
    secret: str | None = None

    def __post_init__(self) -> None:
        for uri in self.redirect_uris:
            if problem := redirect_problem(uri):
                raise ValueError(f"{uri}: {problem}")


def redirect_problem(uri: str) -> str | None:
    """Why Spotify takes no such redirect URI; None if it does."""
    parts = urlsplit(uri)
    host = parts.hostname or ""
    if not host or parts.fragment:
        return "Invalid redirect URI"
    if host == "localhost":
        return "Insecure redirect URI"
    if parts.scheme == "https":
        return None
    return None if parts.scheme == "http" and _is_loopback(host) else "Insecure redirect URI"


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
