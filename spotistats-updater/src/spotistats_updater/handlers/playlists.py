"""Handlers of the tag `playlists`."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from spotistats_common.errors import Conflict, Forbidden, Unavailable
from spotistats_common.models.accounts import Scope
from spotistats_common.spotify.accounts import PLAYLIST_SCOPE
from spotistats_common.spotify.errors import LimitReached, NotAllowed, NotReachable
from spotistats_common.store.links import AsyncLinks
from spotistats_common.store.tokens import service_token
from spotistats_updater.handlers.syncs import check_usable
from spotistats_updater.playlists import Statistics, put
from spotistats_updater.spotify.access import LinkUnusableError
from spotistats_updater.worker import web_api

if TYPE_CHECKING:
    from pymongo.asynchronous.database import AsyncDatabase
    from pymongo.database import Database

    from spotistats_common.service.requests import Caller
    from spotistats_common.settings import Settings
    from spotistats_common.store.client import Document

HOW_TO_GRANT = (
    "Spotify has not been asked yet whether we may make playlists for you. Open "
    "/api/v1/auth/login?scopes=playlists in your browser and agree; then try again."
)


class PlaylistHandlers:
    """Playlists of the caller's at Spotify."""

    def __init__(
        self,
        async_database: AsyncDatabase[Document],
        database: Database[Document],
        settings: Settings,
    ) -> None:
        self._async_database = async_database
        self._database = database
        self._settings = settings
        self._api_url = settings.api_url or f"http://{settings.host}:{settings.port}"

    async def create_playlist(self, caller: Caller, body: dict[str, Any]) -> dict[str, Any]:
        """Make a private playlist."""
        link = check_usable(await AsyncLinks(self._async_database).get(caller.user.id))
        if PLAYLIST_SCOPE not in link.scopes:
            raise Forbidden(HOW_TO_GRANT)
        return await asyncio.to_thread(self._create, caller.user.id, body)

    def _create(self, user_id: str, body: dict[str, Any]) -> dict[str, Any]:
        secret = service_token(self._database, user_id, Scope.READ)
        tracks = Statistics(self._api_url, secret).tracks_of(body)
        client = web_api(self._database, self._settings).of(user_id)
        try:
            playlist_id = put(client, body["name"], body.get("description", ""), tracks)
        except LinkUnusableError as error:
            raise Conflict(str(error)) from error
        except NotAllowed as error:
            raise Forbidden(HOW_TO_GRANT) from error
        except (NotReachable, LimitReached) as error:
            raise Unavailable(f"{error} The playlist may be there in part.") from error
        finally:
            client.close()
        return {
            "id": playlist_id,
            "name": body["name"],
            "url": f"https://open.spotify.com/playlist/{playlist_id}",
            "tracks": len(tracks.ids),
            "left_out": tracks.left_out,
        }
