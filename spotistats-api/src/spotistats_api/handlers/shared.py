"""Handlers of the tag `shares` for who has a link: nobody has to sign in."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from spotistats_api.explore.query import MOST_ROWS_JSON
from spotistats_api.handlers.queries import answer_to, shared_query_of
from spotistats_api.handlers.questions import for_others, question_of
from spotistats_api.sharing.subject import period_of
from spotistats_api.sharing.turnstile import Turnstile
from spotistats_api.statistics.listeners import overlap, taste
from spotistats_api.statistics.profile import profile
from spotistats_api.statistics.recap import recap
from spotistats_common.errors import NotFound, NotShared
from spotistats_common.models.accounts import utc_now
from spotistats_common.models.calendar_periods import calendar_period
from spotistats_common.service.operations import Answer
from spotistats_common.service.problems import OF_LINKS
from spotistats_common.store.shares import AsyncShares
from spotistats_common.store.users import AsyncUsers
from spotistats_common.store.views import AsyncViews

if TYPE_CHECKING:
    from collections.abc import Callable

    from pymongo.asynchronous.database import AsyncDatabase

    from spotistats_api.engine.cache import Histories
    from spotistats_api.engine.scope import Question
    from spotistats_api.statistics.listeners import Taste
    from spotistats_common.models.accounts import User
    from spotistats_common.models.period import Period
    from spotistats_common.service.requests import Caller
    from spotistats_common.store.client import Document
    from spotistats_common.store.shares import Share, ShareKind
    from spotistats_common.store.views import View

_NOTHING = "This link shows nothing: it is wrong, has expired or was revoked. Ask for a new one."


@dataclass(frozen=True)
class Opened:
    """A link that shows something, whose it is, and the saved query or the period that it shows."""

    share: Share
    owner: User
    view: View | None
    period: Period | None


class Shared:
    """What links show."""

    def __init__(self, database: AsyncDatabase[Document], histories: Histories) -> None:
        self._database = database
        self._shares = AsyncShares(database)
        self._users = AsyncUsers(database)
        self._histories = histories
        self._turnstile = Turnstile()

    async def get_shared(self, token: str) -> Answer:
        """What a link shows, and whose it is."""
        opened = await self._opened(token)
        share, view = opened.share, opened.view
        return _answer(
            {
                "kind": share.kind,
                "owner": opened.owner.display_name,
                "title": share.recap if view is None else view.title or view.name,
                "description": None if view is None else view.description,
                "chart": None if view is None else view.chart,
                "period": opened.period,
                "expires_at": share.expires_at,
                "allow_comparison": share.allow_comparison,
            }
        )

    async def get_shared_view(self, token: str) -> Answer:
        """The answer of a saved query."""
        opened = await self._opened(token, "view")
        assert opened.view is not None  # noqa: S101 - that is its kind
        query = shared_query_of(opened.owner, opened.view.query, MOST_ROWS_JSON)
        return _answer((await self._ask(opened.owner, answer_to, query)).body)

    async def get_shared_recap(self, token: str) -> Answer:
        """A recap."""
        opened = await self._opened(token, "recap")
        name = opened.share.recap or ""
        question = _question(opened)
        unit = calendar_period(name).unit
        return _answer(await self._ask(opened.owner, recap, question, name, unit))

    async def get_shared_profile(self, token: str) -> Answer:
        """A profile."""
        opened = await self._opened(token, "profile")
        return _answer(await self._ask(opened.owner, profile, _question(opened)))

    async def compare_with_shared(self, caller: Caller, token: str, limit: int) -> Answer:
        """The caller beside the owner of a profile."""
        opened = await self._opened(token, "profile")
        if not opened.share.allow_comparison:
            raise NotShared(_NOTHING)
        question = _question(opened)
        theirs = await self._ask(opened.owner, taste, question)
        mine = await self._ask(caller.user, taste, question)
        groups = await asyncio.to_thread(_side_by_side, mine, theirs, limit)
        return _answer(
            {
                "owner": opened.owner.display_name,
                "period": question.period,
                "counting_rule": question.rule,
                "mine": mine.figures,
                "theirs": theirs.figures,
                **groups,
            }
        )

    async def _opened(self, token: str, kind: ShareKind | None = None) -> Opened:
        """The link with this secret, for one more request.

        Raises:
            NotShared: there is none that shows something (of this kind).
            TooManyRequests: it was asked too often.
        """
        share, now = await self._shares.of_secret(token), utc_now()
        if share is None or share.is_expired(now) or kind not in {None, share.kind}:
            raise NotShared(_NOTHING)
        owner = await self._users.get(share.user_id)
        view = await self._view(share)
        if owner is None or (share.kind == "view" and view is None):
            raise NotShared(_NOTHING)
        self._turnstile.let_through(share.id)
        return Opened(share, owner, view, period_of(share, owner, now))

    async def _view(self, share: Share) -> View | None:
        if share.view is None:
            return None
        try:
            view = await AsyncViews(self._database, share.user_id).get(share.view)
        except NotFound:
            return None
        return view if view.created_at == share.view_made_at else None

    async def _ask(self, user: User, question: Callable[..., Any], *parts: object) -> Any:
        async with self._turnstile.running:
            return await self._histories.ask(user.id, user.history, question, *parts)


def _question(opened: Opened) -> Question:
    """What is asked of a period: all music in it, by the owner's rule."""
    usual = for_others(question_of(opened.owner, {}))
    return usual if opened.period is None else replace(usual, period=opened.period)


def _side_by_side(mine: Taste, theirs: Taste, limit: int) -> dict[str, Any]:
    return {
        str(entity): overlap(heard, theirs.heard[entity], limit)
        for entity, heard in mine.heard.items()
    }


def _answer(body: object) -> Answer:
    return Answer(body, headers=OF_LINKS)
