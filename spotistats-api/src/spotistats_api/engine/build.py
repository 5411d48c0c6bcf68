"""From stored plays to a snapshot."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from spotistats_api.engine import snapshot
from spotistats_api.engine.identity import identify, join, shown_name, title_ids
from spotistats_api.engine.settled import settled_items
from spotistats_api.engine.snapshot import (
    ALIASES,
    COLLECTIONS,
    CREATORS,
    KINDS,
    PLAYS,
    RECORDINGS,
    SOURCES,
    TITLES,
    WORD_COLUMNS,
    Snapshot,
)
from spotistats_api.engine.wire import COLUMNS, read_plays
from spotistats_common.models.play import UNKNOWN_ITEM, Kind
from spotistats_common.models.recordings import joined_ids

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    from spotistats_api.engine.identity import Columns, Identities, Joins, Key
    from spotistats_common.models.play import Item

_SKIPPING_REASONS = ["fwdbtn", "nextbtn"]


@dataclass(frozen=True)
class PlayedItems:
    """Which items plays are of."""

    numbers: list[int]
    """In ascending order."""
    items: list[Item]
    item_of: NDArray[np.intp]
    """Of each play, the place of its item in `items`."""
    plays: list[int]
    """How many plays each item has."""
    latest: list[int]
    """The place of the latest play of each item."""


def build(
    items: Mapping[int, Item], isrcs: Mapping[str, str], documents: Iterable[bytes]
) -> Snapshot:
    """The snapshot of the plays in `documents` (batches of BSON, see `wire`), in any order.

    `items` gives what the numbers in `item` stand for, `isrcs` what is known of the ids of music;
    more than are played do no harm.
    """
    stored = read_in_order(documents)
    played = played_items(stored["item"].to_numpy(), items)
    joins = join(played.items, played.plays)
    recordings = _recordings(played.items, isrcs)
    known = identify(played.items, played.latest, title_ids(joins.spotify_ids, recordings))
    words, coded = coded_words(stored)
    table = pa.table({"word": range(len(words)), "text": words}, schema=snapshot.WORDS)
    codes = known.title_of, known.collection_of, known.creator_of
    columns = {**play_columns(stored, things_of(played, *codes)), **coded}
    counted = {(kind, spotify_id) for (kind, _), spotify_id in joins.behind}
    return Snapshot(
        _narrowed(columns),
        numbered(known.titles, TITLES),
        numbered(known.collections, COLLECTIONS),
        numbered(known.creators, CREATORS),
        numbered(_aliases(joins), ALIASES),
        numbered(_other_ids(recordings, known), RECORDINGS),
        table,
        settled_items(played.numbers, played.items, known, counted),
    )


def read_in_order(documents: Iterable[bytes]) -> pa.Table:
    """The plays in batches of BSON, by (ended_at, key)."""
    stored = pa.Table.from_batches(map(read_plays, documents), schema=COLUMNS)
    ended_at, key = stored["ended_at"].to_numpy(), stored["key"].to_numpy()
    order = np.lexsort((key, ended_at))
    if not np.array_equal(order, np.arange(len(order))):
        stored = stored.take(pa.array(order))
    return stored


def played_items(played: NDArray[np.int64], items: Mapping[int, Item]) -> PlayedItems:
    """The items of plays that are in order, from the number of each play's."""
    numbers, item_of, plays_of = np.unique(played, return_inverse=True, return_counts=True)
    latest = np.zeros(len(numbers), dtype=np.int64)
    latest[item_of] = np.arange(len(item_of))  # the last one written stays
    found = [items.get(number, UNKNOWN_ITEM) for number in numbers.tolist()]
    return PlayedItems(numbers.tolist(), found, item_of, plays_of.tolist(), latest.tolist())


def things_of(
    played: PlayedItems,
    title_of: Sequence[int | None],
    collection_of: Sequence[int | None],
    creator_of: Sequence[int | None],
) -> dict[str, pa.Array]:
    """The columns of `plays` that tell what was played, from the codes that the items have."""
    kinds = [KINDS.index(item.kind) for item in played.items]
    return {
        "title": _spread(title_of, played.item_of),
        "collection": _spread(collection_of, played.item_of),
        "creator": _spread(creator_of, played.item_of),
        "kind": _spread(kinds, played.item_of),
    }


def play_columns(stored: pa.Table, things: Mapping[str, Any]) -> dict[str, Any]:
    """The columns of `plays` but for the words; `things` are those that tell what was played."""
    return {
        **{name: stored[name] for name in COLUMNS.names if name in PLAYS},
        **things,
        "source": pc.index_in(stored["source"], pa.array([each.value for each in SOURCES])),
        "skipped": derived_skipped(stored["skipped"], stored["reason_end"]),
    }


def numbered(columns: Columns, schema: pa.Schema, first: int = 0) -> pa.Table:
    """Rows as a table, numbered from `first`; what has no name gets one to show."""
    count = len(columns["id"])
    whole = {schema.names[0]: range(first, first + count), **columns}
    if "name" in columns:
        whole["name"] = list(map(shown_name, columns["kind"], columns["name"]))
    return pa.table(whole, schema=schema)


def _recordings(items: Iterable[Item], isrcs: Mapping[str, str]) -> dict[str, str]:
    """The ids that are joined to another one, of those that are played."""
    if not isrcs:
        return {}
    ids = {item.id for item in items if item.kind is Kind.MUSIC}
    return joined_ids({each: isrcs[each] for each in ids & isrcs.keys()})


def _aliases(joins: Joins) -> Columns:
    """What items known only by names are joined to, and could have been."""
    rows: list[tuple[Key, str, int | None]] = [
        *((names, spotify_id, None) for names, spotify_id in joins.spotify_ids.items()),
        *((names, spotify_id, less) for (names, spotify_id), less in joins.behind.items()),
    ]
    rows.sort(key=lambda row: (row[0], row[1]))
    return {
        "kind": [KINDS.index(kind) for (kind, _), _, _ in rows],
        "id": [names for (_, names), _, _ in rows],
        "spotify_id": [spotify_id for _, spotify_id, _ in rows],
        "behind": [less for _, _, less in rows],
    }


def _other_ids(recordings: Mapping[str, str], known: Identities) -> Columns:
    """The ids that are joined to another one, and the titles that they are of."""
    keys = zip(known.titles["kind"], known.titles["id"], strict=True)
    code_of = {key: code for code, key in enumerate(keys)} if recordings else {}
    music = KINDS.index(Kind.MUSIC)
    ids = sorted(recordings)
    return {"id": ids, "title": [code_of[music, recordings[each]] for each in ids]}


def derived_skipped(skipped: pa.ChunkedArray, reason_end: pa.ChunkedArray) -> pa.ChunkedArray:
    """Whether the listener went on before the end: the one definition of a skip.

    True if Spotify's `skipped` says so or the play ended by the forward button (for years Spotify
    left `skipped` empty); null if neither is known; else False.
    """
    by_button = pc.is_in(reason_end, pa.array(_SKIPPING_REASONS))  # False for null
    told = pc.or_(pc.is_valid(skipped), pc.is_valid(reason_end))
    went_on = pc.or_(pc.fill_null(skipped, fill_value=False), by_button)
    return pc.if_else(told, went_on, pa.scalar(None, pa.bool_()))


def _spread(codes: Sequence[int | None], item_of: NDArray[np.intp]) -> pa.Array:
    """The number of each play, from the number of each item."""
    return pa.array(codes, type=pa.int32()).take(pa.array(item_of))


def coded_words(stored: pa.Table) -> tuple[pa.Array, dict[str, pa.Array]]:
    """The words of plays, each once and in order, and their columns as places among these."""
    texts = pa.chunked_array(
        [chunk for name in WORD_COLUMNS for chunk in stored[name].chunks], type=pa.string()
    )
    words = pc.drop_null(pc.unique(texts))
    words = words.take(pc.sort_indices(words))
    return words, {name: pc.index_in(stored[name], words) for name in WORD_COLUMNS}


def _narrowed(columns: Mapping[str, Any]) -> pa.Table:
    """The columns of `plays` in their types, which keep a play in some fifty bytes."""
    types = dict(PLAYS)
    if (pc.max(columns["ms_played"]).as_py() or 0) < 2**31:
        types["ms_played"] = pa.int32()
    for name in WORD_COLUMNS:
        if (pc.max(columns[name]).as_py() or 0) >= 2**16:
            types[name] = pa.uint32()
    table = pa.table({name: columns[name] for name in types})
    return table.cast(pa.schema(types)).combine_chunks()
