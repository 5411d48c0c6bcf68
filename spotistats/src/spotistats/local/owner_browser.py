"""Signs the local owner's own browser in.

The page that a person opens on their own machine comes over a connection that belongs to a program
of theirs: who can open it can read the data folder as well. Other users of the machine get no
session that way, nor do other sites: only a navigation of the person's own counts, and all that it
can do is show them their own page.
"""

from __future__ import annotations

import os
import secrets
from typing import TYPE_CHECKING

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request

from spotistats.local.peer import uid_of_peer
from spotistats_common.models.audit import Action, By
from spotistats_common.service.addresses import PASSED_ON
from spotistats_common.service.cookies import SESSION, signed_in
from spotistats_common.store.audit import AsyncAudit
from spotistats_common.store.sessions import AsyncSessions
from spotistats_common.store.users import AsyncUsers

if TYPE_CHECKING:
    from collections.abc import Callable

    from pymongo.asynchronous.database import AsyncDatabase
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from spotistats_common.store.client import Document

    UidOfPeer = Callable[[tuple[str, int], tuple[str, int]], int | None]

_NOT_PAGES = ("/_", "/assets/", "/api/")
_FROM_OUR_OWN = ("none", "same-origin")


class OwnerBrowser:
    """ASGI middleware around the dashboard: the owner's navigations come with a session."""

    def __init__(
        self,
        app: ASGIApp,
        database: AsyncDatabase[Document],
        owner_id: str,
        *,
        audit_days: int,
        uid_of: UidOfPeer = uid_of_peer,
    ) -> None:
        self._app = app
        self._sessions = AsyncSessions(database)
        self._users = AsyncUsers(database)
        self._audit = AsyncAudit(database, audit_days)
        self._owner_id = owner_id
        self._uid_of = uid_of

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if not is_navigation(scope) or await self._is_signed_in(scope) or not self._is_ours(scope):
            await self._app(scope, receive, send)
            return
        if await self._users.get(self._owner_id) is None:
            await self._app(scope, receive, send)
            return
        secret = secrets.token_urlsafe(32)
        await self._sessions.begin(self._owner_id, secret)
        await self._audit.note(self._owner_id, Action.SIGNED_IN, By.SIGN_IN)
        added = MutableHeaders(scope=scope)
        added["cookie"] = f"{SESSION}={secret}"
        cookies = signed_in(secret, secure=False)

        async def send_with_session(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for cookie in cookies:
                    headers.append("set-cookie", cookie)
            await send(message)

        await self._app(scope, receive, send_with_session)

    async def _is_signed_in(self, scope: Scope) -> bool:
        secret = Request(scope).cookies.get(SESSION)
        return bool(secret) and await self._sessions.of_secret(secret or "") is not None

    def _is_ours(self, scope: Scope) -> bool:
        client, server = scope.get("client"), scope.get("server")
        if not client or not server or server[1] is None:
            return False
        uid = self._uid_of((client[0], client[1]), (server[0], server[1]))
        return uid is not None and uid == os.getuid()


def is_navigation(scope: Scope) -> bool:
    """Whether a person opened a page: by its address or a link of ours, in a tab of its own."""
    if scope["type"] != "http" or scope["method"] != "GET":
        return False
    if scope["path"].startswith(_NOT_PAGES):
        return False
    headers = Headers(scope=scope)
    if any(name in headers for name in PASSED_ON) or "authorization" in headers:
        return False
    if "text/html" not in headers.get("accept", ""):
        return False
    if headers.get("sec-fetch-site", "none") not in _FROM_OUR_OWN:
        return False
    mode, destination = headers.get("sec-fetch-mode"), headers.get("sec-fetch-dest")
    return mode in (None, "navigate") and destination in (None, "document")
