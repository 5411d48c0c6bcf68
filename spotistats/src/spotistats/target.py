"""Where the services are, and with which token."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from spotistats.errors import NotConnectedError, UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from spotistats.local.folder import DataFolder

BASE_PATH = "/api/v1"
START_IT = "Is it running? Start it with: spotistats up"


@dataclass(frozen=True, slots=True)
class Target:
    """Where the services are, and the token to use."""

    url: str
    token: str


def resolve(
    url: str | None,
    token: str | None,
    folder: DataFolder,
    environment: Mapping[str, str] = os.environ,
) -> Target:
    """Where the services are: options first, then the environment, then the data folder.

    The folder's token is only ever sent to the folder's own address.

    Raises:
        NotConnectedError: the address or the token is missing.
        UsageError: the address is not one.
    """
    given = url or environment.get("SPOTISTATS_URL")
    local = folder.url()
    address = _checked(given) if given else local
    if address is None:
        raise NotConnectedError(
            f"Spotify Stats was not found: nothing is running on {folder.path}.", START_IT
        )
    secret = token or environment.get("SPOTISTATS_TOKEN")
    if not secret and address == local:
        secret = folder.token()
    if not secret:
        raise NotConnectedError(
            f"There is no access token for {address}.",
            "Give one: connect(token=…), --token or SPOTISTATS_TOKEN.",
        )
    try:
        secret.encode("ascii")
    except UnicodeEncodeError as error:
        raise UsageError("The access token has characters that no token has.") from error
    return Target(address, secret)


def _checked(url: str) -> str:
    try:
        parts = urlsplit(url)
        complete = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        complete = False
    if not complete:
        raise UsageError(f"'{url}' is not an address like http://127.0.0.1:8080.")
    return url.rstrip("/").removesuffix(BASE_PATH)
