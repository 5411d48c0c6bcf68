"""Handlers of the tag `rankings`."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, Literal

from spotistats_api.handlers.questions import Asked, question_of
from spotistats_api.statistics.own_ranks import Place, own_ranks
from spotistats_common.errors import InvalidRequest, NotFound
from spotistats_common.store.rankings import AsyncRankings

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pymongo.asynchronous.database import AsyncDatabase

    from spotistats_api.engine.cache import Histories
    from spotistats_common.service.requests import Caller
    from spotistats_common.store.client import Document

Range = Literal["short", "medium", "long"]
LOOKS_BACK: Mapping[Range, timedelta] = {
    "short": timedelta(weeks=4),
    "medium": timedelta(days=182),
    "long": timedelta(days=365),
}
"""What Spotify says of its lists: about 4 weeks, 6 months, a year."""


def _head(ranking: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "id": ranking["_id"].partition(":")[2],
        "entity": ranking["entity"],
        "range": ranking["range"],
        "taken_at": ranking["taken_at"],
    }


def _with_first(ranking: Mapping[str, Any]) -> dict[str, Any]:
    entries = ranking["entries"]
    return {
        **_head(ranking),
        "size": ranking.get("size", len(entries)),
        "first": _named(entries[0]) if entries else None,
    }


def _named(entry: Mapping[str, Any]) -> dict[str, str]:
    return {"id": entry["id"], "name": entry["name"]}


def ranking_view(ranking: Mapping[str, Any], other: Mapping[str, Any] | None) -> dict[str, Any]:
    """A list as the contract describes it, compared with another one."""
    before = {} if other is None else _ranks(other)
    there = {entry["id"] for entry in ranking["entries"]}
    return {
        **_head(ranking),
        "other": None if other is None else _with_first(other),
        "items": [
            {
                "rank": rank,
                **_named(entry),
                "artists": entry["artists"],
                "previous_rank": before.get(entry["id"]),
                "rank_change": before[entry["id"]] - rank if entry["id"] in before else None,
                "is_new": None if other is None else entry["id"] not in before,
            }
            for rank, entry in enumerate(ranking["entries"], start=1)
        ],
        "left": []
        if other is None
        else [_named(entry) for entry in other["entries"] if entry["id"] not in there],
    }


def _ranks(ranking: Mapping[str, Any]) -> dict[str, int]:
    return {entry["id"]: rank for rank, entry in enumerate(ranking["entries"], start=1)}


class RankingHandlers:
    """Spotify's own top lists of the caller."""

    def __init__(self, database: AsyncDatabase[Document], histories: Histories) -> None:
        self._database = database
        self._histories = histories

    async def list_rankings(
        self,
        caller: Caller,
        limit: int,
        offset: int,
        entity: str | None = None,
        range: Range | None = None,  # noqa: A002 - the parameter's name
    ) -> dict[str, Any]:
        """The lists that were kept, newest first."""
        rankings = AsyncRankings(self._database, caller.user.id)
        found, count = await rankings.page(entity, range, limit, offset)
        return {"items": [_with_first(each) for each in found], "total": count}

    async def get_ranking(
        self, caller: Caller, ranking_id: str, other: str | None = None
    ) -> dict[str, Any]:
        """One list, and how it moved."""
        rankings = AsyncRankings(self._database, caller.user.id)
        ranking = await self._get(caller, ranking_id)
        if other is None:
            return ranking_view(ranking, await rankings.before(ranking))
        compared = await rankings.get(other)
        if compared is None:
            raise InvalidRequest("other", f"you have no list with the id {other}")
        if any(compared[name] != ranking[name] for name in ("entity", "range")):
            raise InvalidRequest("other", "is a list of another kind")
        return ranking_view(ranking, compared)

    async def compare_ranking(self, caller: Caller, ranking_id: str) -> dict[str, Any]:
        """One list beside the caller's own plays."""
        user = caller.user
        ranking = await self._get(caller, ranking_id)
        until = ranking["taken_at"]
        since = until - LOOKS_BACK[ranking["range"]]
        question = question_of(user, Asked(since=since.isoformat(), until=until.isoformat()))
        places = tuple(
            Place(entry["id"], entry["name"], _first(entry["artists"]))
            for entry in ranking["entries"]
        )
        found = await self._histories.ask(
            user.id, user.history, own_ranks, question, ranking["entity"], places
        )
        return {**_head(ranking), **vars(found)}

    async def _get(self, caller: Caller, ranking_id: str) -> Document:
        ranking = await AsyncRankings(self._database, caller.user.id).get(ranking_id)
        if ranking is None:
            raise NotFound(f"You have no list with the id {ranking_id}.")
        return ranking


def _first(artists: list[dict[str, str]]) -> str | None:
    return artists[0]["name"] if artists else None
