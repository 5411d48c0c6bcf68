"""Collection `plays`: one document per play, `_id` = `<user>:<ended_at ms, 13 digits>:<key>`.

A document is the richest observation of the play; what poorer sources said of the same play is
kept in `also`, whole, so that undoing an import can give them back. Nulls are left out.

    ended_at       date     when the play ended, UTC
    ms_played      int      listened time, ms (missing: no source tells)
    item           int64    the `_id` suffix in `items`, as a signed number
    source         str      extended | account | polled
    started_at     date     the client's clock at its start
    platform, country, reason_start, reason_end   str, as Spotify wrote them
    shuffle, skipped, offline, incognito          bool
    also           [{id, …the same fields}]       poorer observations of the same play
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import numpy as np
from bson import MinKey
from pymongo import DeleteOne, ReplaceOne

from spotistats_common.models.keys import TEXT_LENGTH, joined, packed_from_texts
from spotistats_common.models.play import Observation, Source, item_number
from spotistats_common.store.client import insert_missing, owned_by
from spotistats_common.store.play_documents import encode_plays
from spotistats_common.store.users import Users

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from bson.raw_bson import RawBSONDocument
    from numpy.typing import NDArray
    from pymongo.asynchronous.database import AsyncDatabase
    from pymongo.client_session import ClientSession
    from pymongo.database import Database

    from spotistats_common.models.columns import Columns
    from spotistats_common.models.play import Circumstances, Item
    from spotistats_common.store.client import Document

COLLECTION = "plays"
DETAILS = (
    "platform",
    "country",
    "reason_start",
    "reason_end",
    "shuffle",
    "skipped",
    "offline",
    "incognito",
)
"""The fields of an observation that are stored under their own names."""
LOOSE = {
    "$or": [
        {"source": {"$in": [each.value for each in Source if each is not Source.EXTENDED]}},
        {"also": {"$exists": True}},
    ]
}
"""Plays with observations that are not of an extended history: few of many, with an own index."""
LOOSE_INDEX = [("_id", 1), ("source", 1)]
_WORDS = {source: source.value for source in Source}
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def instant(ms: int) -> datetime:
    """Milliseconds since 1970 as a datetime in UTC."""
    return _EPOCH + timedelta(0, 0, 0, ms)


def milliseconds(when: datetime) -> int:
    """A datetime as whole milliseconds since 1970."""
    return round(when.timestamp() * 1000)


def to_document(user_id: str, key: str, observation: Observation) -> Document:
    """The document of a play that `observation` (natural id `key`) leads."""
    return _with_fields({"_id": f"{user_id}:{key}"}, observation)


def to_documents(user_id: str, keys: NDArray[np.bytes_], columns: Columns) -> list[RawBSONDocument]:
    """The documents of plays that each are one observation, in no order: `to_document` of each."""
    details = [_details(each) for each in columns.circumstances]
    return encode_plays(user_id, keys, columns, details)


def to_fields(key: str, observation: Observation) -> Document:
    """What an observation (natural id `key`) says, as an entry of `also`."""
    return _with_fields({"id": key}, observation)


def _with_fields(fields: Document, observation: Observation) -> Document:
    source, ended_at, ms_played, item, started_at = observation[:5]
    fields["ended_at"] = instant(ended_at)
    fields["item"] = item_number(item)
    fields["source"] = _WORDS[source]
    if ms_played is not None:
        fields["ms_played"] = ms_played
    if started_at is not None:
        fields["started_at"] = instant(started_at)
    fields.update(_details(observation[5:]))
    return fields


def _details(circumstances: Circumstances) -> Document:
    pairs = zip(DETAILS, circumstances, strict=True)
    return {name: value for name, value in pairs if value is not None}


def from_fields(fields: Mapping[str, Any], item: Item) -> Observation:
    """The observation that `to_fields` stored; `item` is the one its number stands for."""
    started_at = fields.get("started_at")
    return Observation(
        Source(fields["source"]),
        milliseconds(fields["ended_at"]),
        fields.get("ms_played"),
        item,
        None if started_at is None else milliseconds(started_at),
        *(fields.get(name) for name in DETAILS),
    )


async def count(database: AsyncDatabase[Document], user_id: str) -> int:
    """How many plays a user has."""
    return await database[COLLECTION].count_documents(owned_by(user_id), hint="_id_")


class Plays:
    """The plays of one user, for workers. Spans are ends in ms since 1970, both inclusive."""

    def __init__(self, database: Database[Document], user_id: str) -> None:
        self._database = database
        self._collection = database[COLLECTION]
        self._user_id = user_id
        self._prefix = len(user_id) + 1

    def is_empty(self) -> bool:
        """Whether the user has no play yet."""
        return self._collection.find_one(owned_by(self._user_id), {"_id": 1}) is None

    def keys(self, since: int, until: int) -> NDArray[np.bytes_]:
        """The natural ids of the plays that ended in a span, packed and sorted; index only."""
        # All come as documents {"_id": text}: length, type, name, length of text, text, ends.
        head = 4 + len(b"\x02_id\0") + 4 + self._prefix
        size = head + TEXT_LENGTH + 2
        found: Iterable[Any] = self._collection.find_raw_batches(
            self._span(since, until), {"_id": 1}
        )
        rows = [np.frombuffer(batch, dtype=np.uint8).reshape(-1, size) for batch in found]
        return joined([packed_from_texts(row[:, head:-2]) for row in rows])

    def documents(self, since: int, until: int) -> Iterator[Document]:
        """The plays that ended in a span, by time."""
        return self._collection.find(self._span(since, until)).sort("_id", 1)

    def loose_ends(self, since: int = 0) -> list[int]:
        """The ends of all observations that are not of an extended history, in no order; of plays
        that ended before `since` (ms) none."""
        wanted = {"ended_at": 1, "source": 1, "also.ended_at": 1, "also.source": 1}
        ends = []
        first, end = self._from(since), owned_by(self._user_id)["_id"]["$lt"]
        mine = {"_id": {"$gte": first, "$lt": end}}
        # Where an index is made for an `$or`, MongoDB finds no bounds in it by itself, and would go
        # through what it has of everybody.
        found = self._collection.find({**mine, **LOOSE}, wanted).hint(LOOSE_INDEX)
        found = found.min(_loose_bound(first)).max(_loose_bound(end))
        for document in found:
            for each in (document, *document.get("also", [])):
                if each["source"] != Source.EXTENDED.value:
                    ends.append(milliseconds(each["ended_at"]))
        return ends

    def counts_of_items(self) -> dict[int, int]:
        """How many plays there are of each item, by its number."""
        groups: list[Document] = [
            {"$match": owned_by(self._user_id)},
            {"$group": {"_id": "$item", "plays": {"$sum": 1}}},
        ]
        return {int(each["_id"]): each["plays"] for each in self._collection.aggregate(groups)}

    def item_numbers(self) -> set[int]:
        """The numbers of all items that plays refer to."""
        found = self._collection.find(
            owned_by(self._user_id), {"item": 1, "also.item": 1, "_id": 0}
        )
        numbers = set()
        for document in found:
            numbers.add(int(document["item"]))
            numbers.update(int(each["item"]) for each in document.get("also", []))
        return numbers

    def insert(self, documents: Sequence[Document | RawBSONDocument]) -> None:
        """Store plays; those that are stored already stay as they are."""
        if documents:
            insert_missing(self._collection, documents)

    def append(self, documents: Sequence[Document | RawBSONDocument]) -> bool:
        """Store new plays that all come after every stored one, and raise `history.seq`.

        That is one transaction: a history at some `seq` has all plays that it stands for, and
        later ones come after them, so that only those have to be read. False, and nothing is
        stored, if any play comes before a stored one (by its id): then insert them and tell
        `Users.past_changed`. Items are to be stored before.
        """
        if not documents:
            return True
        first = min(each["_id"] for each in documents)
        users = Users(self._database)

        def stored(session: ClientSession) -> bool:
            users.appended(self._user_id, session)  # of two writers one has to wait here
            mine = owned_by(self._user_id)
            last = self._collection.find_one(mine, {"_id": 1}, sort=[("_id", -1)], session=session)
            if last is not None and last["_id"] >= first:
                session.abort_transaction()
                return False
            self._collection.insert_many(documents, session=session)
            return True

        with self._database.client.start_session() as session:
            return session.with_transaction(stored)

    def replace(self, documents: Iterable[Document]) -> None:
        """Store plays in the place of those with the same ids, if there are any."""
        writes = [ReplaceOne({"_id": each["_id"]}, each, upsert=True) for each in documents]
        if writes:
            self._collection.bulk_write(writes, ordered=False)

    def remove(self, ids: Iterable[str]) -> None:
        """Remove plays by their natural ids."""
        writes = [DeleteOne({"_id": f"{self._user_id}:{each}"}) for each in ids]
        if writes:
            self._collection.bulk_write(writes, ordered=False)

    def _span(self, since: int, until: int) -> Document:
        return {"_id": {"$gte": self._from(since), "$lt": f"{self._user_id}:{max(until, 0):013d};"}}

    def _from(self, since: int) -> str:
        return f"{self._user_id}:{max(since, 0):013d}:"


def _loose_bound(document_id: str) -> Any:
    """A place in the index of loose ends: before all plays with this `_id` or a later one."""
    return [("_id", document_id), ("source", MinKey())]  # PyMongo's types know no such bound
