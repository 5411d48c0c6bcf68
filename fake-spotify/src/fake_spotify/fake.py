"""The fake Spotify: a world, how it behaves, and the application that serves it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from fake_spotify.accounts.apps import SCOPES, App
from fake_spotify.accounts.endpoints import Accounts
from fake_spotify.accounts.grants import Grants
from fake_spotify.api import library, me, music, player, playlists, search
from fake_spotify.api.gate import gated
from fake_spotify.behaviour import Behaviour
from fake_spotify.calls import Call
from fake_spotify.chance import a_random
from fake_spotify.faults import error
from fake_spotify.images import picture
from fake_spotify.library import Library
from fake_spotify.limits import Limits
from fake_spotify.recently import shown_plays

if TYPE_CHECKING:
    from collections.abc import Iterable

    from starlette.requests import Request

    from fake_spotify.accounts.grants import Grant
    from fake_spotify.behaviour import Group
    from fake_spotify.recently import Shown
    from fake_spotify.world import World

CLIENT_ID = "0123456789abcdef0123456789abcdef"
_ENDPOINTS = (
    *me.ENDPOINTS,
    *player.ENDPOINTS,
    *music.ENDPOINTS,
    *search.ENDPOINTS,
    *library.ENDPOINTS,
    *playlists.ENDPOINTS,
)
_LARGEST_PICTURE = 640


class FakeSpotify:
    """Serves `/authorize`, `/api/token` and `/v1/…` as one ASGI application, `app`.

    `behaviour` may be changed while it serves. `calls` tells what was asked of it.
    """

    def __init__(self, world: World, behaviour: Behaviour | None = None) -> None:
        self.world = world
        self.behaviour = behaviour or Behaviour()
        self.apps: dict[str, App] = {}
        self.grants = Grants(world.clock)
        self.calls: list[Call] = []
        self.chance = a_random("faults", self.behaviour.seed)
        self._limits: dict[str, Limits] = {}
        self._libraries: dict[str, Library] = {}
        accounts = Accounts(self)
        self.app = Starlette(
            routes=[
                Route("/authorize", accounts.authorize, methods=["GET"]),
                Route("/api/token", accounts.token, methods=["POST"]),
                Route("/image/{size:int}/{key}", _image, methods=["GET"]),
                *(
                    Route(f"/v1{each.path}", gated(self, each), methods=[each.method])
                    for each in _ENDPOINTS
                ),
            ],
            exception_handlers={HTTPException: _not_served},
        )

    def register(
        self,
        redirect_uris: Iterable[str] = (),
        client_id: str = CLIENT_ID,
        secret: str | None = None,
    ) -> App:
        """Register an app, or replace it. Without a secret it is public, and must use PKCE.

        Raises ValueError for a redirect URI that Spotify would not take.
        """
        self.apps[client_id] = App(client_id, set(redirect_uris), secret)
        return self.apps[client_id]

    def authorize(
        self, user: str, scopes: Iterable[str] = SCOPES, client_id: str = CLIENT_ID
    ) -> Grant:
        """Tokens of a user, as if they had just signed in; the app is registered if need be."""
        app = self.apps.get(client_id) or self.register(client_id=client_id)
        return self.grants.authorize(app, user, frozenset(scopes))

    def revoke(self, user: str) -> None:
        """Let a user take back all that they allowed: their tokens end now."""
        self.grants.revoke(user)

    def lock_out(self, group: Group, for_s: int = 86_000, client_id: str = CLIENT_ID) -> None:
        """Let an app's quota for a group of endpoints be used up for a time."""
        self.limits(client_id).lock_out(group, self.world.clock.now_ms() + for_s * 1000)

    def shown(self, user: str, now_ms: int | None = None) -> list[Shown]:
        """The last 50 plays as recently-played shows them at an instant (now), newest first."""
        at = self.world.clock.now_ms() if now_ms is None else now_ms
        return shown_plays(self.world, self.behaviour, user, at)

    def limits(self, client_id: str) -> Limits:
        """The limits of an app."""
        return self._limits.setdefault(client_id, Limits())

    def library(self, user: str) -> Library:
        """What a user keeps: saved tracks and albums, playlists."""
        if user not in self._libraries:
            self._libraries[user] = Library(self.world, user)
        return self._libraries[user]

    def note(self, request: Request) -> Call:
        """Note that a call came in."""
        call = Call(self.world.clock.now_ms(), request.method, request.url.path)
        self.calls.append(call)
        return call


async def _image(request: Request) -> Response:
    size = min(int(request.path_params["size"]), _LARGEST_PICTURE)
    content = picture(request.path_params["key"], max(1, size))
    kept = {"cache-control": "public, max-age=31536000, immutable"}
    return Response(content, media_type="image/png", headers=kept)


async def _not_served(request: Request, problem: Exception) -> Response:
    status = problem.status_code if isinstance(problem, HTTPException) else 500
    if request.url.path.startswith("/v1/"):
        return error(status, "Service not found" if status == 404 else "Method not allowed")
    return PlainTextResponse("Not found", status)
