"""What Spotify tells of the tracks and artists of a user's plays: a few calls now and then.

Most valuable first: what most plays are of. Nothing but the catalogue itself is remembered, so it
goes on wherever it was stopped. Albums come with their tracks.
"""

from __future__ import annotations

from collections import Counter
from heapq import merge
from itertools import groupby, islice
from typing import TYPE_CHECKING, Any

from spotistats_common.models.names import is_spotify_id
from spotistats_common.models.play import Kind
from spotistats_common.spotify.errors import LimitReached
from spotistats_common.store.catalog import Catalog
from spotistats_common.store.items import Items
from spotistats_common.store.plays import Plays
from spotistats_updater.known import keep
from spotistats_updater.spotify.client import SEVERAL

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from pymongo.database import Database

    from spotistats_common.store.client import Document
    from spotistats_updater.spotify.client import Catalogued, Client

CALLS_A_VISIT = 10
Wanted = tuple[int, "Catalogued", str]
"""What the catalogue lacks: plays, kind, Spotify's id."""


def played_tracks(database: Database[Document], user_id: str) -> Counter[str]:
    """How many plays a user has of each track of which Spotify's id is known."""
    counts = Plays(database, user_id).counts_of_items()
    tracks: Counter[str] = Counter()
    for number, item in Items(database, user_id).some(counts).items():
        if item.kind is Kind.MUSIC and is_spotify_id(item.id):
            tracks[item.id] += counts[number]
    return tracks


def wanted(catalog: Catalog, tracks: Counter[str], most: int) -> list[Wanted]:
    """What the catalogue lacks of played tracks, the most played first."""
    known = catalog.get("tracks", tracks, ["artists"])
    artists: Counter[str] = Counter()
    for track_id, entry in known.items():
        for artist in entry.get("artists", [])[:1]:
            if artist["id"] is not None:
                artists[artist["id"]] += tracks[track_id]
    no_tracks = [each for each, _ in tracks.most_common() if each not in known][:most]
    no_artists = catalog.missing("artists", (each for each, _ in artists.most_common()), most)
    lists: list[list[Wanted]] = [
        [(tracks[each], "tracks", each) for each in no_tracks],
        [(artists[each], "artists", each) for each in no_artists],
    ]
    return list(islice(merge(*lists, key=lambda each: each[0], reverse=True), most))


class Metadata:
    """One visit of the metadata worker."""

    def __init__(
        self,
        database: Database[Document],
        client: Client,
        may_call: Callable[[], bool],
        now: Callable[[], datetime],
    ) -> None:
        self._catalog = Catalog(database)
        self._client = client
        self._may_call = may_call
        self._now = now
        self._left = CALLS_A_VISIT

    def fill(self, lacking: Sequence[Wanted], found: Document) -> None:
        """Ask for what is lacking, in order, as long as calls are left; counts it in `found`.

        A kind that is closed by a limit is passed over. Raises what else the client does.
        """
        closed: LimitReached | None = None
        asked = False
        for kind, run in _by_kind(lacking):
            try:
                self._ask(kind, run, found)
                asked = True
            except LimitReached as error:
                closed = error
        if closed is not None and not asked:
            raise closed

    def _ask(self, kind: Catalogued, ids: Sequence[str], found: Document) -> None:
        size = SEVERAL[kind]
        for start in range(0, len(ids), size):
            part = ids[start : start + size]
            if len(part) > 1 and self._client.may_ask_for_several(kind):
                if not self._take():
                    return
                answers = self._client.several(kind, part)
                if answers is not None:
                    self._keep(kind, part, answers, found)
                    continue
            for each in part:
                if not self._take():
                    return
                self._keep(kind, [each], [self._client.one(kind, each)], found)

    def _take(self) -> bool:
        if self._left <= 0 or not self._may_call():
            return False
        self._left -= 1
        return True

    def _keep(
        self, kind: Catalogued, ids: Sequence[str], answers: Sequence[Any], found: Document
    ) -> None:
        now = self._now()
        for spotify_id, answer in zip(ids, answers, strict=True):
            # Under the id that was asked for: Spotify may answer with another one of the recording.
            if answer is None:
                self._catalog.gone(kind, spotify_id, now)
                continue
            for name, count in keep(self._catalog, [answer], now, asked=spotify_id).items():
                found[name] += count


def _by_kind(lacking: Sequence[Wanted]) -> list[tuple[Catalogued, list[str]]]:
    """Runs of one kind, in order."""
    return [
        (kind, [spotify_id for _, _, spotify_id in run])
        for kind, run in groupby(lacking, key=lambda each: each[1])
    ]
