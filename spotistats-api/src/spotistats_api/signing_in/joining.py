"""Who gets an account: the first one always, then whom the setting, or the admin, lets in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spotistats_common.errors import Conflict, Forbidden
from spotistats_common.models.accounts import User
from spotistats_common.store.invitations import AsyncInvitations
from spotistats_common.store.links import AsyncLinks
from spotistats_common.store.policies import AsyncPolicies
from spotistats_common.store.users import AsyncUsers

if TYPE_CHECKING:
    from pymongo.asynchronous.database import AsyncDatabase

    from spotistats_common.models.links import Link
    from spotistats_common.settings import Settings
    from spotistats_common.store.client import Document
    from spotistats_common.store.policies import SignUps

_CLOSED = (
    "No account here is linked to this Spotify account, and new ones are not taken. The owner of a "
    "local installation links theirs with: spotistats link. Others ask the admin."
)
_NOT_INVITED = (
    "No account here is linked to this Spotify account, and new ones need an invitation: ask the "
    "admin for one. If you had one, it was used, revoked, or is older than a week."
)
_TOO_LATE = "Another account was made or deleted at the same moment. Sign in again."


class Joining:
    """Makes accounts for people who sign in for the first time."""

    def __init__(self, database: AsyncDatabase[Document], settings: Settings) -> None:
        self._users = AsyncUsers(database)
        self._links = AsyncLinks(database)
        self._invitations = AsyncInvitations(database)
        self._policies = AsyncPolicies(database)
        self._setting = settings.sign_ups

    async def sign_ups(self) -> SignUps:
        """Who may make an account now."""
        if self._setting is not None:
            return self._setting
        if (decided := await self._policies.sign_ups()) is not None:
            return decided
        return "open" if await self._users.is_empty() else "closed"

    @property
    def is_fixed(self) -> bool:
        """Whether the setting says who may, so that nobody can change it here."""
        return self._setting is not None

    async def set_sign_ups(self, value: SignUps) -> None:
        """Decide who may make an account; Conflict where the setting does."""
        if self._setting is not None:
            raise Conflict(
                f"The server is started with SPOTISTATS_SIGN_UPS={self._setting}, which holds. "
                "Take it out of the server's environment to decide it here."
            )
        await self._policies.set_sign_ups(value)

    async def join(self, link: Link, invitation: str | None) -> User:
        """The new account `link.user_id`, linked; `invitation` is the hash of one's secret.

        The link is stored first: who dies in between gets the same account at the next sign-in.

        Raises:
            Forbidden: this person may not join.
            LinkedElsewhereError: the Spotify account is linked to another account.
        """
        first = await self._users.is_empty()
        if not first:
            await self._check(invitation, link.account_id)
        await self._links.authorize(link)
        name = (link.display_name or "Me")[:100]
        user = User(link.user_id, name, "UTC", is_admin=first)
        if not await self._users.add(user):
            there = await self._users.get(user.id)
            if there is None:  # another first account, or this one is just being deleted
                await self._links.remove(user.id)
                raise Forbidden(_TOO_LATE)
            user = there
        if invitation is not None:
            await self._invitations.used(invitation)
        return user

    async def _check(self, invitation: str | None, account_id: str) -> None:
        sign_ups = await self.sign_ups()
        if sign_ups == "closed":
            raise Forbidden(_CLOSED)
        if sign_ups == "invited" and (
            invitation is None or not await self._invitations.take(invitation, account_id)
        ):
            raise Forbidden(_NOT_INVITED)
