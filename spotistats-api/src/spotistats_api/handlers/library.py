"""Handlers of the tag `library`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Unpack, cast

from spotistats_api.artwork import artwork
from spotistats_api.handlers.answers import Statistician
from spotistats_api.statistics.by_tracks import by_tracks
from spotistats_api.statistics.details import details
from spotistats_api.statistics.search import ENTITIES, search, words_of

if TYPE_CHECKING:
    from pymongo.asynchronous.database import AsyncDatabase

    from spotistats_api.engine.cache import Histories
    from spotistats_api.handlers.questions import Asked
    from spotistats_api.statistics.things import HeardEntity, LibraryEntity
    from spotistats_common.service.operations import Answer
    from spotistats_common.service.requests import Caller
    from spotistats_common.store.client import Document


class Library(Statistician):
    """Single tracks, albums and artists, their pictures, and finding them by name."""

    def __init__(self, database: AsyncDatabase[Document], histories: Histories) -> None:
        super().__init__(histories)
        self._database = database

    async def search(
        self,
        caller: Caller,
        q: str,
        limit: int,
        offset: int,
        entity: list[HeardEntity] | None = None,
        **asked: Unpack[Asked],
    ) -> Answer:
        """What has some words in its name."""
        entities = tuple(each for each in ENTITIES if each in (entity or ENTITIES))
        return await self._answer(search, caller, asked, words_of(q), entities, limit, offset)

    # Untyped, as the id in the path has the name of a filter that the operation does not take.

    async def get_track(self, caller: Caller, track_id: str, **asked: Any) -> Answer:
        """One track and its figures."""
        return await self._answer(details, caller, cast("Asked", asked), "tracks", track_id)

    async def get_album(self, caller: Caller, album_id: str, **asked: Any) -> Answer:
        """One album and its figures."""
        return await self._answer(details, caller, cast("Asked", asked), "albums", album_id)

    async def get_artist(self, caller: Caller, artist_id: str, **asked: Any) -> Answer:
        """One artist and their figures."""
        return await self._answer(details, caller, cast("Asked", asked), "artists", artist_id)

    async def list_artwork(
        self,
        caller: Caller,
        track_id: list[str] | None = None,
        album_id: list[str] | None = None,
        artist_id: list[str] | None = None,
    ) -> dict[str, Any]:
        """Where the covers and pictures of some things are."""
        user = caller.user
        asked: dict[LibraryEntity, list[str]] = {
            "tracks": track_id or [],
            "albums": album_id or [],
            "artists": artist_id or [],
        }
        things = await self._histories.ask(user.id, user.history, by_tracks, asked)
        return {"items": await artwork(self._database, things)}
