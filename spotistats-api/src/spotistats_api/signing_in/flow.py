"""To Spotify and back: the authorization code flow, from the first redirect to the link."""

from __future__ import annotations

import asyncio
import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING

import requests

from spotistats_api.signing_in import setup
from spotistats_api.signing_in.joining import Joining
from spotistats_common.errors import Conflict, Forbidden, Unavailable
from spotistats_common.models.accounts import new_id, utc_now
from spotistats_common.models.links import Link, LinkProblem, LinkState, valid_until
from spotistats_common.spotify.accounts import (
    SCOPES,
    AccountsService,
    Grant,
    challenge_of,
    new_verifier,
)
from spotistats_common.spotify.advice import ADVICE, why_not_allowed
from spotistats_common.spotify.errors import GrantInvalid, NotAllowed, NotReachable, Refused
from spotistats_common.spotify.profile import Profile, profile_of
from spotistats_common.store.links import AsyncLinks, LinkedElsewhereError
from spotistats_common.store.sign_ins import AsyncSignIns, SignIn
from spotistats_common.store.tokens import hash_of
from spotistats_common.store.users import AsyncUsers

if TYPE_CHECKING:
    from pymongo.asynchronous.database import AsyncDatabase

    from spotistats_common.models.accounts import User
    from spotistats_common.settings import Settings
    from spotistats_common.store.client import Document

NOT_BEGUN_HERE = (
    "This sign-in was not begun in this browser, was used already, or is older than ten minutes. "
    "Begin again."
)
_DENIED = "You did not agree at Spotify, so that nothing was connected. Begin again if you wish."
_CODE_USED = "Spotify does not accept this sign-in any more. Begin again."
_LATER = "Spotify cannot be reached now; sign in again in a minute."
_LINKED_ELSEWHERE = (
    "This Spotify account is linked to another account here. Sign out and sign in with Spotify to "
    "get to that one, or delete it first."
)
_ANOTHER = (
    "Your account is linked to another Spotify account. Disconnect that one first, if the plays of "
    "both are to come together in one history."
)


@dataclass(frozen=True, slots=True)
class Begun:
    """Where to send the browser, and the secret it has to bring back."""

    url: str
    browser: str


@dataclass(frozen=True, slots=True)
class SignedIn:
    """Who signed in, where they want to go, and whether their link works."""

    user: User
    return_to: str
    is_linked: bool


class Flow:
    """Signs people in."""

    def __init__(self, database: AsyncDatabase[Document], settings: Settings) -> None:
        self._sign_ins = AsyncSignIns(database)
        self._users = AsyncUsers(database)
        self._links = AsyncLinks(database)
        self._joining = Joining(database, settings)
        self._settings = settings

    async def begin(self, return_to: str, invitation: str | None, user: User | None) -> Begun:
        """Begin a sign-in; `user` is who is signed in already.

        Raises:
            Conflict: sign-in is not set up.
        """
        setup.check(self._settings)
        state, browser, verifier = (
            secrets.token_urlsafe(32),
            secrets.token_urlsafe(32),
            new_verifier(),
        )
        sign_in = SignIn(
            verifier,
            return_to,
            None if user is None else user.id,
            None if invitation is None else hash_of(invitation),
        )
        await self._sign_ins.begin(sign_in, state=state, browser=browser)
        url = AccountsService(self._settings).authorize_url(
            state,
            challenge_of(verifier),
            SCOPES,
            self._redirect_uri(),
            asks_again=user is not None,
        )
        return Begun(url, browser)

    async def finish(
        self,
        *,
        state: str,
        code: str | None,
        error: str | None,
        browser: str | None,
        user: User | None,
    ) -> SignedIn:
        """End the sign-in that this browser began; `user` is who is signed in already.

        Raises:
            Forbidden: it is not this browser's, the person declined, or may not come in.
            Conflict: the Spotify account belongs to another account, or the app is not set up.
            Unavailable: Spotify does not answer.
        """
        setup.check(self._settings)
        begun = await self._sign_ins.take(state=state, browser=browser or "")
        current = None if user is None else user.id
        if begun is None or (begun.user_id is not None and begun.user_id != current):
            raise Forbidden(NOT_BEGUN_HERE)
        if code is None:
            raise Forbidden(_DENIED if error == "access_denied" else f"Spotify said: {error}.")
        grant, profile = await asyncio.to_thread(self._ask_spotify, code, begun.verifier)
        try:
            link, user = await self._linked(begun, grant, profile)
        except LinkedElsewhereError as elsewhere:
            raise Conflict(_LINKED_ELSEWHERE) from elsewhere
        return SignedIn(user, begun.return_to, link.state is LinkState.ACTIVE)

    def _redirect_uri(self) -> str:
        return f"{self._settings.public_url}{setup.CALLBACK}"

    def _ask_spotify(self, code: str, verifier: str) -> tuple[Grant, Profile]:
        try:
            with requests.Session() as session:
                service = AccountsService(self._settings, session)
                grant = service.exchange(code, verifier, self._redirect_uri())
                return grant, profile_of(self._settings, session, grant.access_token)
        except NotReachable as error:
            raise Unavailable(_LATER) from error
        except GrantInvalid as error:
            raise Forbidden(_CODE_USED) from error
        except NotAllowed as error:
            raise Forbidden(ADVICE[why_not_allowed(error)]) from error
        except Refused as error:
            raise Conflict(
                f"{error}. Check the client id, the client secret and the redirect URI "
                f"({self._redirect_uri()}) of the app at Spotify."
            ) from error

    async def _linked(self, begun: SignIn, grant: Grant, profile: Profile) -> tuple[Link, User]:
        known = await self._links.of_account(profile.account_id)
        if begun.user_id is not None:
            user = await self._users.get(begun.user_id)
            if user is None:
                raise Forbidden(NOT_BEGUN_HERE)
            await self._check_same_account(user.id, profile.account_id)
        else:
            user = None if known is None else await self._users.get(known.user_id)
        user_id = user.id if user else known.user_id if known else new_id()
        link = self._link(user_id, grant, profile)
        if user is None:
            return link, await self._joining.join(link, begun.invitation)
        await self._links.authorize(link)
        return link, user

    async def _check_same_account(self, user_id: str, account_id: str) -> None:
        mine = await self._links.get(user_id)
        if mine is None or mine.state is LinkState.DISCONNECTED:
            return
        if mine.account_id != account_id:
            raise Conflict(_ANOTHER)

    def _link(self, user_id: str, grant: Grant, profile: Profile) -> Link:
        now = utc_now()
        scopes = grant.scopes or SCOPES  # OAuth: what is not said is as it was asked for
        complete = set(SCOPES) <= set(scopes)
        sealer = setup.sealer(self._settings)
        refresh_token = grant.refresh_token if complete else None
        if complete and refresh_token is None:
            raise Unavailable(_LATER)
        return Link(
            user_id=user_id,
            account_id=profile.account_id,
            display_name=profile.display_name,
            state=LinkState.ACTIVE if complete else LinkState.RECONNECT,
            problem=None if complete else LinkProblem.SCOPE_MISSING,
            scopes=scopes,
            authorized_at=now,
            expires_at=valid_until(now),
            refresh_token=None if refresh_token is None else sealer.seal(refresh_token),
            access_token=sealer.seal(grant.access_token) if complete else None,
            access_expires_at=grant.expires_at if complete else None,
        )
