"""The latest plays of a user: from Spotify's page to the history, each exactly once.

What a page shows is written down in the sync (`inbox`) before anything of it is stored. Storing it
needs the lease that imports hold; while an import is at work the sync waits, and later ones queue
up behind it. A worker that takes over from one that died stores what is written down.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from spotistats_common.models.play import Item, Kind, Observation, Source, item_of
from spotistats_common.reconcile import names_key
from spotistats_common.store import imports, jobs
from spotistats_common.store.joining import History
from spotistats_common.store.plays import instant
from spotistats_common.store.users import Users
from spotistats_updater.metrics import count_plays

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pymongo.database import Database

    from spotistats_common.store.client import Document
    from spotistats_common.store.syncs import Syncs
    from spotistats_updater.spotify.models import Played

FULL_PAGE = 50
_ROUNDED_MS = 1_000


def observation_of(played: Played) -> Observation:
    """A play that Spotify shows, as an export would name it: by the album's artist."""
    track, album = played.track, played.track.album
    artists = (album.artists if album else ()) or track.artists
    item = item_of(
        Kind.MUSIC,
        track.id,
        track.name,
        album.name if album else None,
        artists[0].name if artists else None,
    )
    return Observation(Source.POLLED, played.ended_at, None, item)


def to_inbox(observation: Observation) -> Document:
    """An observation as it is written down."""
    item = observation.item
    return {"ended_at": observation.ended_at, "item": {**item._asdict(), "kind": item.kind.value}}


def from_inbox(entry: Document) -> Observation:
    """The observation that was written down."""
    item = Item(**{**entry["item"], "kind": Kind(entry["item"]["kind"])})
    return Observation(Source.POLLED, entry["ended_at"], None, item)


def recognised(seen: Sequence[Observation], stored: Sequence[Observation]) -> list[Observation]:
    """`seen` without repetitions, with what is stored already as it is stored.

    Spotify shows one play with and without the fraction of its last second, under another id of
    the same recording, or without the album's name once that was taken down.
    """
    known = sorted(stored, key=lambda each: each.ended_at)
    found: dict[Observation, None] = {}
    for each in sorted(seen, key=lambda each: (each.ended_at % _ROUNDED_MS == 0, each.ended_at)):
        place = bisect_left(
            known, each.ended_at - _ROUNDED_MS + 1, key=lambda other: other.ended_at
        )
        while place < len(known) and known[place].ended_at < each.ended_at + _ROUNDED_MS:
            if _is_same(each, known[place]):
                found[known[place]] = None
                break
            place += 1
        else:
            found[each] = None
            known.insert(bisect_left(known, each.ended_at, key=lambda o: o.ended_at), each)
    return sorted(found, key=lambda each: each.ended_at)


def _is_same(one: Observation, other: Observation) -> bool:
    whole = one.ended_at % _ROUNDED_MS == 0 or other.ended_at % _ROUNDED_MS == 0
    if one.ended_at != other.ended_at and not whole:
        return False
    return one.item.id == other.item.id or names_key(one) == names_key(other)


class LatestPlays:
    """Stores what was seen of one user's latest plays."""

    def __init__(
        self,
        database: Database[Document],
        user_id: str,
        worker: str,
        *,
        window_ms: int,
        lease_seconds: int,
    ) -> None:
        self._database = database
        self._user_id = user_id
        self._worker = worker
        self._window_ms = window_ms
        self._lease_seconds = lease_seconds

    def store(self, sync: Document, syncs: Syncs) -> bool:
        """Store the inbox of a sync; False if an import is at work: come again later.

        Raises:
            LeaseLostError: another worker may be at it.
        """
        seen = [from_inbox(each) for each in sync["inbox"]]
        if not seen:
            return True
        lease = jobs.Lease(
            self._database,
            jobs.lease_id(imports.COLLECTION, self._user_id),
            self._worker,
            self._lease_seconds,
        )
        if not lease.take():
            return False
        with lease:
            self._take_in(sync, syncs, seen, lease)
        return True

    def _take_in(
        self, sync: Document, syncs: Syncs, seen: list[Observation], lease: jobs.Lease
    ) -> None:
        history = History(self._database, self._user_id, window_ms=self._window_ms)
        first, last = min(each.ended_at for each in seen), max(each.ended_at for each in seen)
        near = history.observations(first - _ROUNDED_MS, last + _ROUNDED_MS)
        polled = [each for each in near.values() if each.source is Source.POLLED]
        found = recognised(seen, polled)
        plan = history.plan_latest(found)
        again = sync.get("is_counted", False)
        if not again:
            known = sum(map(len, plan.outcomes.values()))
            new = len(found) - known
            # Written down before it is true, so that whoever goes on tells the same.
            lease.check()
            syncs.change(
                sync["_id"],
                {
                    "plays": {"seen": len(found), "new": new, "known": known},
                    "gaps": _gaps(sync, found, known),
                    "is_counted": True,
                },
            )
            count_plays(new, known)
        if plan.changes or again:
            lease.check()
            appended = not again and history.append(plan)
            if not appended:
                history.apply(plan)
                Users(self._database).past_changed(self._user_id)


def _gaps(sync: Document, found: Sequence[Observation], known: int) -> list[Document]:
    """The time before a full page of which nothing was known, since the latest play before it."""
    before = sync["cursor"]
    if before is None or known or len(sync["inbox"]) < FULL_PAGE or found[0].ended_at <= before:
        return []
    return [{"since_at": instant(before), "until_at": instant(found[0].ended_at)}]
