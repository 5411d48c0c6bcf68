"""Connecting to the services: where they are, with which token, and what can go wrong."""

from __future__ import annotations

import os
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import httpx

from spotistats.errors import CommandError, UsageError
from spotistats.local.folder import DataFolder
from spotistats_sdk import AuthenticatedClient
from spotistats_sdk.errors import UnexpectedStatus

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator, Mapping
    from types import TracebackType

BASE_PATH = "/api/v1"
# An answer may have to wait for a large upload to be stored, or a history to be loaded.
TIMEOUT = httpx.Timeout(300.0, connect=5.0)
START_IT = "Is it running? Start it with: spotistats up"


class NotConnectedError(CommandError):
    """The services cannot be reached, or it is not known where they are."""


@dataclass(frozen=True, slots=True)
class Target:
    """Where the services are, and the token to use."""

    url: str
    token: str


class Connection:
    """An SDK client whose failures are told in words; use it as a context manager."""

    def __init__(self, url: str, token: str) -> None:
        self.url = url
        base = url if url.endswith(BASE_PATH) else url + BASE_PATH
        self._client = AuthenticatedClient(
            base_url=base, token=token, timeout=TIMEOUT, raise_on_unexpected_status=True
        )

    def __enter__(self) -> Connection:
        self._client.__enter__()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._client.__exit__(kind, error, trace)

    @contextmanager
    def requests(self) -> Iterator[AuthenticatedClient]:
        """The SDK's client, for one request.

        Raises:
            NotConnectedError: nobody answers, or somebody else does.
        """
        try:
            yield self._client
        except httpx.ConnectError as error:
            raise NotConnectedError(f"Nothing answers at {self.url}.", START_IT) from error
        except httpx.TimeoutException as error:
            raise NotConnectedError(
                f"{self.url} does not answer in time.", "Try again; its log may tell why."
            ) from error
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise NotConnectedError(
                f"The connection to {self.url} broke: {error or type(error).__name__}", START_IT
            ) from error
        except (UnexpectedStatus, ValueError, KeyError, TypeError, AttributeError) as error:
            raise NotConnectedError(
                f"What answers at {self.url} does not answer like Spotify Stats.",
                "Check the address, and that server and command have the same version.",
            ) from error


def connect(arguments: Namespace) -> Connection:
    """A connection to where the options, the environment or the data folder say."""
    target = resolve(
        arguments.url,
        arguments.token,
        DataFolder(Path(arguments.data_dir) if arguments.data_dir else None),
    )
    return Connection(target.url, target.token)


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
            "Give one with --token or SPOTISTATS_TOKEN.",
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
