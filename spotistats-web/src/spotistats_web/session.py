"""Who looks at the page, and the client of the SDK that speaks for them."""

from __future__ import annotations

from contextvars import ContextVar
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

import httpx

from spotistats_common.errors import ConfigurationError
from spotistats_common.service.addresses import FORWARDED_FOR
from spotistats_common.service.cookies import CSRF_HEADER, SESSION
from spotistats_common.service.requests import outgoing_headers
from spotistats_common.settings import PREFIX
from spotistats_sdk import AuthenticatedClient as Client
from spotistats_sdk.api.account import get_me
from spotistats_sdk.models import Account, Problem
from spotistats_web.origins import ByPath
from spotistats_web.remembering import Remembering

if TYPE_CHECKING:
    from collections.abc import Awaitable, Mapping

    from spotistats_common.settings import Settings
    from spotistats_sdk.types import Response

T = TypeVar("T")
BASE_PATH = "/api/v1"
_TIMEOUT = httpx.Timeout(60, connect=5)


def origin_of(settings: Settings) -> str:
    """Where the services are.

    Raises:
        ConfigurationError: it is not set.
    """
    origin = settings.api_url or settings.public_url
    if origin is None:
        raise ConfigurationError(f"Set {PREFIX}API_URL: the origin where the services are.")
    return origin


class ProblemError(Exception):
    """The services refused, or failed."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(f"{problem.title}: {problem.detail}")
        self.problem = problem


class SignedOutError(Exception):
    """Nobody is signed in, or not any more."""


class Services:
    """Where the services are; connections to them are kept and shared by all visitors."""

    def __init__(
        self,
        origin: str,
        transport: httpx.AsyncBaseTransport | None = None,
        origins: Mapping[str, str | None] | None = None,
    ) -> None:
        """`origins`: where single services are, if not at `origin` like the others."""
        self.origin = origin
        limits = httpx.Limits(max_connections=200, max_keepalive_connections=50)
        reached = transport or httpx.AsyncHTTPTransport(limits=limits)
        if any((origins or {}).values()):
            reached = ByPath(origins or {}, reached)
        self._transport = Remembering(reached)

    def client(
        self, *, session: str | None, csrf: str | None, address: str | None = None
    ) -> Client:
        """A client of the SDK that sends what a browser sent: its session and its CSRF token.

        `address` is whom it asks for, unless that is us: there may be limits of one address.
        """
        headers = outgoing_headers()
        if address is not None:
            headers[FORWARDED_FOR] = address
        if session is not None:
            headers["Cookie"] = f"{SESSION}={session}"
        if csrf is not None:
            headers[CSRF_HEADER] = csrf
        base_url = f"{self.origin}{BASE_PATH}"
        http = httpx.AsyncClient(
            base_url=base_url,
            transport=self._transport,
            headers=headers,
            timeout=_TIMEOUT,
            trust_env=False,
        )
        # The SDK's type for those who are known; the session says who, instead of a token.
        return Client(base_url, token="").set_async_httpx_client(http)

    async def close(self) -> None:
        """Let go of the connections."""
        await self._transport.aclose()


@dataclass(frozen=True, slots=True)
class Visitor:
    """Whose browser asks."""

    client: Client
    session: str | None
    """The secret of their session, as their browser sent it."""

    async def account(self) -> Account | None:
        """Their account; None if they are not signed in (any more)."""
        if self.session is None:
            return None
        try:
            return await ask(get_me.asyncio_detailed(client=self.client), Account)
        except SignedOutError:
            return None


_VISITOR: ContextVar[Visitor] = ContextVar("visitor")


def visitor() -> Visitor:
    """Who asks now, within a request."""
    return _VISITOR.get()


def visit(
    services: Services,
    cookies: Mapping[str, str],
    headers: Mapping[str, str],
    address: str | None = None,
) -> Visitor:
    """Note who asks, from what their browser sent and where it is (unless that is here), for as
    long as the request."""
    session = cookies.get(SESSION) or None
    client = services.client(
        session=session, csrf=headers.get(CSRF_HEADER.lower()), address=address
    )
    found = Visitor(client, session)
    _VISITOR.set(found)
    return found


async def ask(request: Awaitable[Response[Any]], kind: type[T]) -> T:
    """The answer to a request of the SDK (`….asyncio_detailed(…)`).

    Raises:
        SignedOutError: the session is over.
        ProblemError: it is a problem, or the services cannot be reached.
    """
    try:
        response = await request
    except httpx.TransportError as error:
        raise ProblemError(_unreachable()) from error
    _check(response)
    if not isinstance(response.parsed, kind):
        raise TypeError(f"{response.status_code}: not a {kind.__name__}")
    return response.parsed


async def do(request: Awaitable[Response[Any]]) -> None:
    """Make a request of the SDK whose answer says nothing.

    Raises:
        SignedOutError: the session is over.
        ProblemError: it is a problem, or the services cannot be reached.
    """
    try:
        _check(await request)
    except httpx.TransportError as error:
        raise ProblemError(_unreachable()) from error


def _check(response: Response[Any]) -> None:
    if response.status_code == 401:
        raise SignedOutError
    if isinstance(response.parsed, Problem):
        raise ProblemError(response.parsed)
    if response.status_code >= 400:
        raise ProblemError(_unexpected(response.status_code))


def _unreachable() -> Problem:
    return Problem(
        type_="urn:spotistats:problem:unavailable",
        title="No answer",
        status=503,
        detail="Spotify Stats does not answer. Is it still running?",
        request_id="",
        errors=[],
    )


def _unexpected(status: int) -> Problem:
    return Problem(
        type_="about:blank",
        title="Something went wrong",
        status=status,
        detail=f"Spotify Stats answered with the status {status}.",
        request_id="",
        errors=[],
    )
