"""Builders of plays, snapshots and histories."""

from __future__ import annotations

from collections import deque
from datetime import datetime
from typing import TYPE_CHECKING, Any, Protocol

import bson

from spotistats_api.engine.build import build
from spotistats_api.engine.run import HeldHistory
from spotistats_common.models.accounts import History
from spotistats_common.models.columns import observation_ids
from spotistats_common.models.play import (
    Kind,
    Observation,
    Source,
    item_number,
    item_of,
)
from spotistats_common.store import plays

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from spotistats_api.engine.snapshot import Snapshot


class PlayBuilder(Protocol):
    """Makes a play of which only what matters is said."""

    def __call__(
        self,
        track: str | None = "Song",
        *,
        by: str | None = "Band",
        album: str | None = "Album",
        ended_at: str | int = "2024-03-01T12:00:00Z",
        ms_played: int | None = 200_000,
        uri_id: str | None = None,
        kind: Kind = Kind.MUSIC,
        source: Source = Source.EXTENDED,
        **details: Any,
    ) -> Observation: ...


def make_play(
    track: str | None = "Song",
    *,
    by: str | None = "Band",
    album: str | None = "Album",
    ended_at: str | int = "2024-03-01T12:00:00Z",
    ms_played: int | None = 200_000,
    uri_id: str | None = None,
    kind: Kind = Kind.MUSIC,
    source: Source = Source.EXTENDED,
    **details: Any,
) -> Observation:
    """A play; `track`, `album` and `by` are the title, collection and creator of any kind."""
    if isinstance(ended_at, str):
        ended_at = round(datetime.fromisoformat(ended_at).timestamp() * 1000)
    item = item_of(kind, uri_id, track, album, by)
    return Observation(source, ended_at, ms_played, item, **details)


def _as_sent(document: dict[str, Any]) -> dict[str, Any]:
    """A play as it is read for a snapshot: without its times, which its id tells."""
    return {name: document[name] for name in document if name not in ("ended_at", "started_at")}


def make_snapshot(
    observations: Iterable[Observation],
    isrcs: Mapping[str, str] | None = None,
    *,
    batch: int = 3,
) -> Snapshot:
    """The snapshot that is built if these plays are stored, read in batches of `batch`."""
    told = list(observations)
    items = {item_number(each.item): each.item for each in told}
    documents = [
        _as_sent(plays.to_document("u1", key, each))
        for key, each in dict(zip(observation_ids(told), told, strict=True)).items()
    ]
    sent = [bson.encode(each) for each in documents]
    batches = [b"".join(sent[at : at + batch]) for at in range(0, len(sent), batch)]
    return build(items, isrcs or {}, batches)


_open: deque[HeldHistory] = deque()
_MOST_OPEN = 20


def make_history(
    observations: Iterable[Observation],
    tz: str = "UTC",
    isrcs: Mapping[str, str] | None = None,
) -> HeldHistory:
    """These plays, ready for questions; closed when many more were made after it.

    `isrcs` is what the catalogue knows, by Spotify's id.
    """
    if len(_open) == _MOST_OPEN:
        _open.popleft().retire()
    _open.append(HeldHistory(make_snapshot(list(observations), isrcs), History(1, 0), tz))
    return _open[-1]
