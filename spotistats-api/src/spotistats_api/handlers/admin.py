"""Handlers of the tag `admin`."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from spotistats_api.handlers.account import NOT_LINKED
from spotistats_api.signing_in.joining import Joining
from spotistats_common.errors import Conflict, Forbidden, InvalidRequest, NotFound
from spotistats_common.models.accounts import utc_now
from spotistats_common.spotify.advice import state_at
from spotistats_common.store import plays
from spotistats_common.store.accounts import delete_account
from spotistats_common.store.audit import AsyncAudit
from spotistats_common.store.links import AsyncLinks
from spotistats_common.store.polls import AsyncPolls
from spotistats_common.store.users import AsyncUsers

if TYPE_CHECKING:
    from pymongo.asynchronous.database import AsyncDatabase
    from pymongo.database import Database

    from spotistats_common.models.accounts import User
    from spotistats_common.service.requests import Caller
    from spotistats_common.settings import Settings
    from spotistats_common.store.client import Document


class Admin:
    """Who is here, and who may join."""

    def __init__(
        self,
        database: AsyncDatabase[Document],
        blocking_database: Database[Document],
        settings: Settings,
    ) -> None:
        self._database = database
        self._blocking_database = blocking_database
        self._users = AsyncUsers(database)
        self._links = AsyncLinks(database)
        self._polls = AsyncPolls(database)
        self._joining = Joining(database, settings)
        self._lease_seconds = settings.lease_seconds
        self._audit = AsyncAudit(database, settings.audit_days)

    async def list_users(self, caller: Caller, limit: int, offset: int) -> dict[str, Any]:
        """Everybody who has an account."""
        check_admin(caller)
        users, total = await self._users.page(limit, offset)
        return {"items": [await self._head(user) for user in users], "total": total}

    async def _head(self, user: User) -> dict[str, Any]:
        link = await self._links.get(user.id)
        return {
            "id": user.id,
            "display_name": user.display_name,
            "created_at": user.created_at,
            "is_admin": user.is_admin,
            "link_state": NOT_LINKED if link is None else state_at(link, utc_now())[0],
            "last_sync_at": (await self._polls.get(user.id)).last_sync_at,
            "plays": await plays.count(self._database, user.id),
        }

    async def remove_user(self, caller: Caller, user_id: str, confirm: str) -> None:
        """Everything of somebody else's is gone when this answers."""
        check_admin(caller)
        if confirm != user_id:
            raise InvalidRequest("confirm", "is not the id of the account to delete")
        if user_id == caller.user.id:
            raise Conflict("This is your own account, and the admin's. DELETE /me deletes it.")
        if await self._users.get(user_id) is None:
            raise NotFound(f"There is no account with the id {user_id}.")
        await asyncio.to_thread(
            delete_account, self._blocking_database, user_id, lease_seconds=self._lease_seconds
        )

    async def get_admin_audit(self, caller: Caller, limit: int, offset: int) -> dict[str, Any]:
        """What was done here as the admin."""
        check_admin(caller)
        items, total = await self._audit.admins_page(limit, offset)
        return {"items": items, "total": total}

    async def get_sign_ups(self, caller: Caller) -> dict[str, Any]:
        """Who may make an account."""
        check_admin(caller)
        return await self._policy()

    async def set_sign_ups(self, caller: Caller, body: dict[str, Any]) -> dict[str, Any]:
        """Say who may make an account."""
        check_admin(caller)
        await self._joining.set_sign_ups(body["sign_ups"])
        return await self._policy()

    async def _policy(self) -> dict[str, Any]:
        return {
            "sign_ups": await self._joining.sign_ups(),
            "is_fixed": self._joining.is_fixed,
        }


def check_admin(caller: Caller) -> None:
    """Raise `Forbidden` for everybody but the admin."""
    if not caller.user.is_admin:
        raise Forbidden("Only the admin may do this.")
