"""Spotify's Web API as one user: about ten calls, within the limits, with few and short retries."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any, Literal, TypeVar

import requests

from spotistats_common.spotify.errors import (
    LimitReached,
    NotAllowed,
    NotFound,
    NotReachable,
    Unauthorized,
)
from spotistats_common.spotify.http import Bearer, call
from spotistats_updater.metrics import counted_call
from spotistats_updater.spotify import models
from spotistats_updater.spotify.gate import group_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from spotistats_updater.spotify.access import Access
    from spotistats_updater.spotify.gate import Gate

PAUSES_S = (0.3, 1.0)
"""Before the second and the third try of a call that was not answered."""
PAGE = 50
SEVERAL: Mapping[Catalogued, int] = {"tracks": 50, "albums": 20, "artists": 50}
"""How many items the endpoints for several give at once, where an app may use them."""
MOST_RANKED = 500
"""Spotify's own lists end long before; one that does not is not followed for ever."""
ITEMS_AT_ONCE = 100
"""How many items a playlist takes at once."""
Catalogued = Literal["tracks", "albums", "artists"]
Entity = Literal["artists", "tracks"]
Range = Literal["short", "medium", "long"]
Parsed = TypeVar("Parsed")

_PARSE: Mapping[str, Callable[[Any], Any]] = {
    "tracks": models.track,
    "albums": models.album,
    "artists": models.artist,
}


class WebApi:
    """What all users' clients share: where the API is, and what the app may do."""

    def __init__(
        self, url: str, access: Access, gate: Gate, sleep: Callable[[float], object] = time.sleep
    ) -> None:
        self.url = url
        self.access = access
        self.gate = gate
        self.sleep = sleep

    def of(self, user_id: str) -> Client:
        """A client of one user, for one thread."""
        return Client(self, user_id)


class Client:
    """The Web API as one user. Every call can raise:

    LinkUnusableError: the person has to sign in with Spotify again.
    NotReachable: Spotify does not answer, or with a body that is none; try again later.
    LimitReached: not now; when, is remembered.
    Refused: any other 4xx, as its subclass.
    """

    def __init__(self, api: WebApi, user_id: str) -> None:
        self._api = api
        self._user_id = user_id
        self._session = requests.Session()
        self.calls = 0
        """How many calls were made so far."""

    def close(self) -> None:
        """Close the connections."""
        self._session.close()

    def recently_played(self) -> tuple[models.Played, ...]:
        """The latest plays, at most 50, the latest first.

        All of them each time, not only what came after the last one seen: Spotify shows some plays
        hours late, and the page is no longer for it.
        """
        page = self._read("me/player/recently-played", models.page, {"limit": PAGE})
        return tuple(_parsed(models.played, each) for each in page.items)

    def top(self, entity: Entity, range_: Range) -> tuple[Any, ...]:
        """Spotify's own top list: `models.Artist` or `models.Track`, the first one first."""
        parse, found = _PARSE[entity], list[Any]()
        params: dict[str, str | int] = {"time_range": f"{range_}_term", "limit": PAGE}
        while True:
            page = self._read(f"me/top/{entity}", models.page, {**params, "offset": len(found)})
            found += [_parsed(parse, each) for each in page.items]
            if not page.has_more or not page.items or len(found) >= MOST_RANKED:
                return tuple(found)

    def one(self, entity: Catalogued, spotify_id: str) -> Any:
        """A track, album or artist; None if Spotify has no such thing."""
        try:
            return self._read(f"{entity}/{spotify_id}", _PARSE[entity])
        except NotFound:
            return None

    def may_ask_for_several(self, entity: Catalogued) -> bool:
        """Whether the endpoint for several at once is worth a try."""
        return self._api.gate.may_ask_for_several(entity)

    def several(self, entity: Catalogued, ids: Sequence[str]) -> list[Any] | None:
        """Some tracks, albums or artists (None where there is no such thing), in their order.

        None if this app may not ask for several at once, which is remembered.
        """
        parse = _PARSE[entity]

        def parsed(body: Any) -> list[Any]:
            found = body.get(entity) if isinstance(body, dict) else None
            if not isinstance(found, list) or len(found) != len(ids):
                raise models.Malformed(f"{entity} are missing")
            return [None if each is None else parse(each) for each in found]

        try:
            return self._read(entity, parsed, {"ids": ",".join(ids)})
        except NotAllowed:
            self._api.gate.note_no_several(entity)
            return None

    def create_playlist(self, name: str, description: str) -> str:
        """A new private playlist; its id."""
        body = {"name": name, "description": description, "public": False}

        def parsed(answer: Any) -> str:
            spotify_id = answer.get("id") if isinstance(answer, dict) else None
            if not isinstance(spotify_id, str):
                raise models.Malformed("the playlist has no id")
            return spotify_id

        return _parsed(parsed, self._call("POST", "me/playlists", json=body, tries=1))

    def add_to_playlist(self, playlist_id: str, track_ids: Sequence[str], position: int) -> None:
        """Put tracks into a playlist, at most `ITEMS_AT_ONCE`."""
        uris = [f"spotify:track:{each}" for each in track_ids]
        body = {"uris": uris, "position": position}
        self._call("POST", f"playlists/{playlist_id}/items", json=body, tries=1)

    def _read(
        self,
        path: str,
        parse: Callable[[Any], Parsed],
        params: Mapping[str, str | int] | None = None,
    ) -> Parsed:
        return _parsed(parse, self._call("GET", path, params=params, tries=1 + len(PAUSES_S)))

    def _call(
        self,
        method: str,
        path: str,
        *,
        tries: int,
        params: Mapping[str, str | int] | None = None,
        json: object = None,
    ) -> Any:
        token = self._api.access.token(self._user_id)
        renewed = False
        for attempt in range(1, tries + 2):  # one more, with a new token
            try:
                return self._once(method, path, token, params, json)
            except Unauthorized:
                if renewed:
                    raise
                renewed = True
                token = self._api.access.token(self._user_id, refused=token)
            except NotReachable:
                if attempt >= tries:
                    raise
                self._api.sleep(PAUSES_S[attempt - 1])
        raise AssertionError("the last attempt returns or raises")

    def _once(
        self,
        method: str,
        path: str,
        token: str,
        params: Mapping[str, str | int] | None,
        json: object,
    ) -> Any:
        group = group_of(path)
        self._api.gate.check(group)
        self.calls += 1
        try:
            with counted_call(group):
                return call(
                    self._session,
                    method,
                    f"{self._api.url}/v1/{path}",
                    auth=Bearer(token),
                    params=params,
                    json=json,
                )
        except LimitReached as error:
            self._api.gate.note(group, error)
            raise


def _parsed(parse: Callable[[Any], Parsed], body: Any) -> Parsed:
    try:
        return parse(body)
    except models.Malformed as error:
        raise NotReachable(f"Spotify's answer is not what it should be: {error}.") from error
