"""A playlist at Spotify from what the statistics say: which tracks, and putting them there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import httpx

from spotistats_common.errors import InvalidRequest, SpotistatsError, Unavailable
from spotistats_common.models.names import is_spotify_id
from spotistats_common.service.requests import outgoing_headers
from spotistats_sdk import AuthenticatedClient
from spotistats_sdk.api.explore import query
from spotistats_sdk.api.statistics import get_top
from spotistats_sdk.models import Problem, Query, QueryAnswer, TopList
from spotistats_sdk.types import UNSET
from spotistats_updater.spotify.client import ITEMS_AT_ONCE

if TYPE_CHECKING:
    from spotistats_updater.spotify.client import Client

MOST_TRACKS = 500
_TIMEOUT_S = 60.0
_DEFAULT_LIMIT = 50


@dataclass(frozen=True)
class Tracks:
    """The tracks to put into a playlist, by Spotify's ids, each once."""

    ids: tuple[str, ...]
    left_out: int
    """How many more there are that only have names."""


@dataclass(frozen=True)
class Statistics:
    """The API's statistics, as the user whose `secret` it is."""

    url: str
    secret: str

    def tracks_of(self, body: dict[str, Any]) -> Tracks:
        """The tracks that a request for a playlist names, in their order.

        Raises:
            InvalidRequest: it names none, or not tracks.
            Unavailable: the API cannot be asked now.
        """
        if ("top" in body) == ("query" in body):
            raise InvalidRequest("top", "send either `top` or `query`", where="body")
        with AuthenticatedClient(
            f"{self.url}/api/v1",
            self.secret,
            timeout=httpx.Timeout(_TIMEOUT_S),
            headers=outgoing_headers(),
        ) as client:
            try:
                if "top" in body:
                    found = self._of_top(client, body["top"])
                else:
                    found = self._of_query(client, body["query"])
            except httpx.HTTPError as error:
                raise Unavailable("The statistics cannot be asked now; try again.") from error
        ids = tuple(dict.fromkeys(each for each in found if is_spotify_id(each)))[:MOST_TRACKS]
        if not ids:
            raise InvalidRequest(
                "top" if "top" in body else "query",
                "no track that Spotify knows is in it",
                where="body",
            )
        return Tracks(ids, len({each for each in found if not is_spotify_id(each)}))

    def _of_top(self, client: AuthenticatedClient, asked: dict[str, Any]) -> list[str]:
        answer = get_top.sync(
            "tracks",
            client=client,
            order_by=asked.get("order_by", UNSET),
            since=asked.get("since", UNSET),
            until=asked.get("until", UNSET),
            tz=asked.get("tz", UNSET),
            artist_id=asked.get("artist_ids") or UNSET,
            album_id=asked.get("album_ids") or UNSET,
            limit=asked.get("limit", _DEFAULT_LIMIT),
        )
        if not isinstance(answer, TopList):
            raise _refusal(answer, "top")
        return [each.id for each in answer.items]

    def _of_query(self, client: AuthenticatedClient, asked: dict[str, Any]) -> list[str]:
        answer = query.sync(client=client, body=Query.from_dict(asked))
        if not isinstance(answer, QueryAnswer):
            raise _refusal(answer, "query")
        columns = [each.name for each in answer.columns]
        if "track_id" not in columns:
            raise InvalidRequest("query", "must be grouped by `track`", where="body")
        place = columns.index("track_id")
        return [str(row[place]) for row in answer.rows if row[place] is not None]


def _refusal(answer: Any, field: str) -> SpotistatsError:
    if isinstance(answer, Problem) and answer.status == 422:
        return InvalidRequest(field, answer.detail, where="body")
    return Unavailable("The statistics cannot be asked now; try again.")


def put(client: Client, name: str, description: str, tracks: Tracks) -> str:
    """Make a private playlist of tracks; its id. Raises what the client does."""
    playlist_id = client.create_playlist(name, description)
    for start in range(0, len(tracks.ids), ITEMS_AT_ONCE):
        client.add_to_playlist(playlist_id, tracks.ids[start : start + ITEMS_AT_ONCE], start)
    return playlist_id
