"""Reading the whole history of one user, as the statistics need it.

The version, the items and the plays are read as of one moment (a snapshot session), so that what
is built from them is exactly what the version stands for, whoever writes meanwhile.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import bson

from spotistats_common.errors import NotFound
from spotistats_common.models.accounts import History
from spotistats_common.models.names import is_spotify_id
from spotistats_common.models.play import Kind
from spotistats_common.store import catalog, items, plays, users
from spotistats_common.store.client import owned_by

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence

    from pymongo.asynchronous.database import AsyncDatabase
    from pymongo.database import Database

    from spotistats_common.models.play import Item
    from spotistats_common.store.client import Document

_BATCH = 5_000  # documents a round trip: a few MB, enough to keep the server and us both busy
_USER = {"history": 1, "join_recordings": 1}
_PROJECTION = dict.fromkeys(("ms_played", "item", "source", *plays.DETAILS), 1)
"""When a play ended is read from its `_id`: decoding 200,000 dates takes as long as the rest."""


def _version(document: Mapping[str, Any] | None) -> History:
    if document is None:
        raise NotFound("There is no such account.")
    return History(**document["history"])


def read_version(database: Database[Document], user_id: str) -> History:
    """The version of a user's history; NotFound if there is no such user."""
    return _version(database[users.COLLECTION].find_one({"_id": user_id}, {"history": 1}))


async def read_version_async(database: AsyncDatabase[Document], user_id: str) -> History:
    """The version of a user's history; NotFound if there is no such user."""
    return _version(await database[users.COLLECTION].find_one({"_id": user_id}, {"history": 1}))


async def read_versions(
    database: AsyncDatabase[Document], user_ids: Iterable[str]
) -> dict[str, History]:
    """The versions of some users' histories, by user; without users that do not exist."""
    found = database[users.COLLECTION].find({"_id": {"$in": list(user_ids)}}, {"history": 1})
    return {each["_id"]: _version(each) async for each in found}


def read_time_zone(database: Database[Document], user_id: str) -> str:
    """The account's time zone; NotFound if there is no such user."""
    document = database[users.COLLECTION].find_one({"_id": user_id}, {"time_zone": 1})
    if document is None:
        raise NotFound("There is no such account.")
    return str(document["time_zone"])


@dataclass(frozen=True)
class StoredHistory:
    """One user's history as of one moment."""

    version: History
    items: Mapping[int, Item]
    """By the number that plays have in `item`."""
    isrcs: Mapping[str, str]
    """Of music, by Spotify's id, where the catalogue knows it; empty if the account joins none."""
    plays: Iterator[bytes]
    """Batches of play documents by ascending `_id`, as BSON one after the other (see `decoded`):
    `_id`, `item`, `source`, `ms_played`, `plays.DETAILS`. To be read once, in the context."""


@contextmanager
def reading(database: Database[Document], user_id: str) -> Iterator[StoredHistory]:
    """Read a user's history as of now; NotFound if there is no such user."""
    with database.client.start_session(snapshot=True) as session:
        user = database[users.COLLECTION].find_one({"_id": user_id}, _USER, session=session)
        version, joins = _version(user), users.joins_recordings(user or {})
        found = database[items.COLLECTION].find(owned_by(user_id), session=session)
        by_number = dict(items.from_document(each) for each in found)
        ids = music_ids(by_number.values()) if joins else set()
        isrcs = catalog.isrcs_of(database, ids, session)
        raw = database[plays.COLLECTION].find_raw_batches(
            owned_by(user_id), _PROJECTION, sort=[("_id", 1)], batch_size=_BATCH, session=session
        )
        batches = _fetched_ahead(iter(raw))
        try:
            yield StoredHistory(version, by_number, isrcs, batches)
        finally:
            batches.close()
            raw.close()


@dataclass(frozen=True)
class Appended:
    """What was appended to a history, as of one moment; nothing if the epoch is another."""

    version: History
    items: Mapping[int, Item] | None
    """Those of the plays, by number; None if they are settled."""
    isrcs: Mapping[str, str]
    """Of their music as in `StoredHistory`, and of all other ids that have one of these."""
    plays: Sequence[Document]
    """By ascending `_id`, with the fields of `StoredHistory`."""


def read_appended(
    database: Database[Document],
    user_id: str,
    known: History,
    last: str,
    most: int,
    *,
    settled: Callable[[Iterable[int]], bool],
) -> Appended:
    """What came after play `last` (its natural id; may be empty) in a history of version `known`.

    At most `most` plays are read. Where all their items are `settled`, nothing is read of these.
    NotFound if there is no such user.
    """
    with database.client.start_session(snapshot=True) as session:
        user = database[users.COLLECTION].find_one({"_id": user_id}, _USER, session=session)
        version, joins = _version(user), users.joins_recordings(user or {})
        if version.epoch != known.epoch or version.seq <= known.seq:
            return Appended(version, {}, {}, ())
        later = database[plays.COLLECTION].find(
            {"_id": {"$gt": f"{user_id}:{last}", "$lt": f"{user_id};"}},
            _PROJECTION,
            sort=[("_id", 1)],
            limit=most,
            batch_size=_BATCH,
            session=session,
        )
        found = list(later)
        numbers = [each["item"] for each in found]
        if settled(numbers):
            return Appended(version, None, {}, found)
        played = items.find(database, user_id, set(numbers), session)
        ids = music_ids(played.values()) if joins else set()
        isrcs = catalog.isrcs_of(database, ids, session)
        if isrcs:
            isrcs |= catalog.ids_with(database, set(isrcs.values()), session)
        return Appended(version, played, isrcs, found)


def music_ids(some: Iterable[Item]) -> set[str]:
    """The ids of items that Spotify's catalogue may know as tracks."""
    return {each.id for each in some if each.kind is Kind.MUSIC and is_spotify_id(each.id)}


def decoded(batch: bytes) -> list[Document]:
    """The documents of a batch."""
    return bson.decode_all(batch)


def _fetched_ahead(raw: Iterator[bytes]) -> Generator[bytes, None, None]:
    """Have the server work on the next batch while the caller works on this one."""
    with ThreadPoolExecutor(1, "history-fetch") as fetcher:
        coming = fetcher.submit(next, raw, None)
        while (batch := coming.result()) is not None:
            coming = fetcher.submit(next, raw, None)
            yield batch
