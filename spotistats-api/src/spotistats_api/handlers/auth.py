"""Handlers of the tag `auth`."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode, urlsplit

from spotistats_api.handlers.admin import check_admin
from spotistats_api.signing_in import page, setup
from spotistats_api.signing_in.flow import Flow
from spotistats_api.signing_in.joining import Joining
from spotistats_common.errors import Conflict, Forbidden, NotFound, SpotistatsError
from spotistats_common.models.audit import Action, By
from spotistats_common.service.auth import Callers
from spotistats_common.service.cookies import SESSION, cookie, sent_cookie, signed_in, signed_out
from spotistats_common.service.negotiation import preferred
from spotistats_common.service.operations import Answer
from spotistats_common.service.problems import MEDIA_TYPE
from spotistats_common.store.audit import AsyncAudit
from spotistats_common.store.invitations import AsyncInvitations
from spotistats_common.store.sessions import AsyncSessions
from spotistats_common.store.sign_ins import LASTS
from spotistats_common.store.tickets import PREFIX as TICKET_PREFIX
from spotistats_common.store.tickets import AsyncTickets

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from connexion.lifecycle import ConnexionRequest
    from pymongo.asynchronous.database import AsyncDatabase

    from spotistats_common.models.accounts import User
    from spotistats_common.service.requests import Caller
    from spotistats_common.settings import Settings
    from spotistats_common.store.client import Document

SIGN_IN = "spotistats_sign_in"
"""The cookie that binds a sign-in to the browser that began it."""
_AUTH_PATH = setup.AUTH_PATH
_LOGIN = f"{_AUTH_PATH}/login"
_NO_TICKET = (
    "This link was used already, or is older than ten minutes. "
    "Make a new one with: spotistats open (on a server: spotistats-api owner)"
)


class Auth:
    """Signing in and out, and who may join."""

    def __init__(
        self,
        database: AsyncDatabase[Document],
        settings: Settings,
        ask_for_sync: Callable[[str], None],
    ) -> None:
        self._settings = settings
        self._secure = settings.is_https
        self._flow = Flow(database, settings)
        self._joining = Joining(database, settings)
        self._callers = Callers(database)
        self._sessions = AsyncSessions(database)
        self._tickets = AsyncTickets(database)
        self._invitations = AsyncInvitations(database)
        self._ask_for_sync = ask_for_sync
        self._audit = AsyncAudit(database, settings.audit_days)

    async def get_sign_in_options(self) -> dict[str, Any]:
        """What is set, and what is in the way."""
        problems = setup.problems(self._settings)
        return {
            "is_configured": not problems,
            "redirect_uri": setup.redirect_uri(self._settings),
            "problems": problems,
            "sign_ups": await self._joining.sign_ups(),
        }

    async def begin_sign_in(
        self, request: ConnexionRequest, return_to: str = "/", invitation: str | None = None
    ) -> Answer:
        """Off to Spotify; from another name of this machine first to ours, where cookies count."""
        return_to = setup.path_on_our_origin(return_to)
        if self._is_other_loopback_name(request):
            query = {"return_to": return_to}
            if invitation is not None:
                query["invitation"] = invitation
            return _redirect(f"{self._settings.public_url}{_LOGIN}?{urlencode(query)}")
        caller = await self._signed_in(request)
        begun = await self._flow.begin(return_to, invitation, _user(caller))
        bound = self._sign_in_cookie(begun.browser, int(LASTS.total_seconds()))
        return _redirect(begun.url, [bound])

    async def finish_sign_in(
        self,
        request: ConnexionRequest,
        state: str,
        code: str | None = None,
        error: str | None = None,
    ) -> Answer:
        """Back from Spotify: a new session, whatever session was there."""
        try:
            caller = await self._signed_in(request)
            done = await self._flow.finish(
                state=state,
                code=code,
                error=error,
                browser=sent_cookie(request, SIGN_IN),
                user=_user(caller),
            )
        except SpotistatsError as failure:
            return _refused(request, failure)
        if done.is_linked:
            self._ask_for_sync(done.user.id)
            await self._audit.note(done.user.id, Action.SPOTIFY_LINKED, By.SIGN_IN)
        gone = self._sign_in_cookie("", 0)
        return await self._begin_session(done.user.id, done.return_to, caller, [gone])

    async def log_out(self, caller: Caller) -> Answer:
        """This browser's session is over."""
        if caller.session_id is not None:
            await self._sessions.end(caller.user.id, caller.session_id)
        return Answer(cookies=signed_out(secure=self._secure))

    async def log_out_everywhere(self, caller: Caller) -> Answer:
        """Every session of the caller is over."""
        await self._sessions.end_all(caller.user.id)
        return Answer(cookies=signed_out(secure=self._secure))

    async def create_ticket(self, caller: Caller, body: dict[str, Any]) -> dict[str, Any]:
        """A link that signs the owner's browser in."""
        return_to = setup.path_on_our_origin(body.get("return_to", "/"), where="body")
        if not caller.user.is_local_owner:
            raise Forbidden("Only the owner of a local installation signs in by such a link.")
        secret = f"{TICKET_PREFIX}{secrets.token_urlsafe(32)}"
        return {
            "url": setup.enter_url(self._origin(), secret),
            "expires_at": await self._tickets.add(caller.user.id, secret, return_to),
        }

    async def enter_with_ticket(self, request: ConnexionRequest, ticket: str) -> Answer:
        """A new session, for whom the ticket was made."""
        found = await self._tickets.take(ticket)
        if found is None:
            return _refused(request, Forbidden(_NO_TICKET))
        user_id, return_to = found
        return await self._begin_session(user_id, return_to, await self._signed_in(request))

    async def create_invitation(self, caller: Caller, body: dict[str, Any]) -> dict[str, Any]:
        """An invitation, with its link."""
        check_admin(caller)
        secret = f"spin_{secrets.token_urlsafe(32)}"
        url = f"{self._origin()}{_LOGIN}?invitation={secret}"
        found = await self._invitations.add(caller.user.id, body["name"], secret)
        return {
            "id": found.id,
            "name": found.name,
            "created_at": found.created_at,
            "expires_at": found.expires_at,
            "url": url,
        }

    async def list_invitations(self, caller: Caller) -> dict[str, Any]:
        """The invitations that still can be used."""
        check_admin(caller)
        return {"items": await self._invitations.all(caller.user.id)}

    async def revoke_invitation(self, caller: Caller, invitation_id: str) -> None:
        """The link does not work any more."""
        check_admin(caller)
        if not await self._invitations.remove(caller.user.id, invitation_id):
            raise NotFound(f"You have no invitation with the id {invitation_id}.")

    async def _signed_in(self, request: ConnexionRequest) -> Caller | None:
        secret = sent_cookie(request, SESSION)
        return None if secret is None else await self._callers.of_session(secret)

    async def _begin_session(
        self, user_id: str, return_to: str, before: Caller | None, cookies: Sequence[str] = ()
    ) -> Answer:
        if before is not None and before.session_id is not None:
            await self._sessions.end(before.user.id, before.session_id)
        secret = secrets.token_urlsafe(32)
        await self._sessions.begin(user_id, secret)
        await self._audit.note(user_id, Action.SIGNED_IN, By.SIGN_IN)
        return _redirect(return_to, [*cookies, *signed_in(secret, secure=self._secure)])

    def _sign_in_cookie(self, value: str, seconds: int) -> str:
        return cookie(SIGN_IN, value, seconds=seconds, secure=self._secure, path=_AUTH_PATH)

    def _origin(self) -> str:
        if self._settings.public_url is None:
            raise Conflict("At which address browsers reach this server is not set.")
        return self._settings.public_url

    def _is_other_loopback_name(self, request: ConnexionRequest) -> bool:
        ours = urlsplit(self._settings.public_url or "")
        asked = request.headers.get("Host", "")
        return ours.hostname == "127.0.0.1" and asked == f"localhost:{ours.port}"


def _user(caller: Caller | None) -> User | None:
    return None if caller is None else caller.user


def _redirect(location: str, cookies: Sequence[str] = ()) -> Answer:
    headers = {
        "Location": location,
        "Cache-Control": "no-store",
        "Referrer-Policy": "no-referrer",
    }
    return Answer(status=303, headers=headers, cookies=cookies)


def _refused(request: ConnexionRequest, error: SpotistatsError) -> Answer:
    """The page for a browser; for everybody else the error goes on as the problem it is."""
    accepted = preferred(request.headers.get("Accept"), [MEDIA_TYPE, page.MEDIA_TYPE])
    if accepted != page.MEDIA_TYPE:
        raise error
    return page.refusal(error, _LOGIN)
