"""Access tokens of users: refreshed once for all replicas, stored sealed before they are used."""

from __future__ import annotations

import logging
from datetime import timedelta
from typing import TYPE_CHECKING

from spotistats_common.errors import SpotistatsError
from spotistats_common.models.accounts import new_id, utc_now
from spotistats_common.models.links import LinkProblem, LinkState
from spotistats_common.spotify.errors import GrantInvalid, NotReachable
from spotistats_common.store import jobs, links

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from pymongo.database import Database

    from spotistats_common.models.links import Link
    from spotistats_common.sealing import Sealer
    from spotistats_common.spotify.accounts import AccountsService
    from spotistats_common.store.client import Document

log = logging.getLogger(__name__)

SPARE = timedelta(seconds=60)
"""A token that ends sooner is renewed before a call, not after it."""
_KIND = "refresh"


class LinkUnusableError(SpotistatsError):
    """The user has no link to Spotify, or one that has to be renewed."""


class Access:
    """Gives access tokens of users who are linked to Spotify."""

    def __init__(
        self,
        database: Database[Document],
        accounts: AccountsService,
        sealer: Sealer,
        now: Callable[[], datetime],
        lease_seconds: int,
    ) -> None:
        self._database = database
        self._links = links.Links(database)
        self._accounts = accounts
        self._sealer = sealer
        self._now = now
        self._lease_seconds = lease_seconds

    def link(self, user_id: str) -> Link:
        """The user's link; raises LinkUnusableError if it cannot be used."""
        link = self._links.get(user_id)
        if link is None:
            raise LinkUnusableError("Your account is not linked to Spotify; sign in with Spotify.")
        if link.state is LinkState.RECONNECT or link.refresh_token is None:
            raise LinkUnusableError("The link to Spotify has to be renewed; sign in again.")
        return link

    def token(self, user_id: str, refused: str | None = None) -> str:
        """An access token that is good for a while yet, and is not the one that was `refused`.

        Raises:
            LinkUnusableError: there is none, and there will be none without the person.
            NotReachable, Refused: as `AccountsService.refresh`.
        """
        link = self.link(user_id)
        token = self._good(link, refused)
        return token if token is not None else self._renewed(user_id, refused)

    def _good(self, link: Link, refused: str | None) -> str | None:
        if link.access_token is None or link.access_expires_at is None:
            return None
        if link.access_expires_at <= self._now() + SPARE:
            return None
        token = self._sealer.open(link.access_token)
        return None if token == refused else token

    def _renewed(self, user_id: str, refused: str | None) -> str:
        # Two who refresh at once could each be given a refresh token that ends the other's.
        lease = jobs.Lease(
            self._database, jobs.lease_id(_KIND, user_id), new_id(), self._lease_seconds
        )
        if not lease.take():
            raise NotReachable("The access to Spotify is being renewed at this moment.")
        with lease:
            link = self.link(user_id)
            token = self._good(link, refused)  # somebody else may have been faster
            return token if token is not None else self._refreshed(link)

    def _refreshed(self, link: Link) -> str:
        if link.refresh_token is None:
            raise LinkUnusableError("The link to Spotify has to be renewed; sign in again.")
        asked_at = self._now()
        try:
            grant = self._accounts.refresh(self._sealer.open(link.refresh_token))
        except GrantInvalid as error:
            expired = link.expires_at <= asked_at
            problem = LinkProblem.EXPIRED if expired else LinkProblem.REVOKED
            self._links.mark(link, LinkState.RECONNECT, problem)
            log.info("link ended", extra={"user": link.user_id, "problem": problem.value})
            raise LinkUnusableError(
                "The link to Spotify has ended; sign in with Spotify again."
            ) from error
        stored = self._links.put_tokens(
            link,
            refresh_token=(
                link.refresh_token
                if grant.refresh_token is None
                else self._sealer.seal(grant.refresh_token)
            ),
            access_token=self._sealer.seal(grant.access_token),
            access_expires_at=asked_at + (grant.expires_at - utc_now()),
        )
        if not stored:
            raise NotReachable("The link to Spotify was renewed meanwhile.")
        return grant.access_token
