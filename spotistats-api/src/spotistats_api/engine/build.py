"""From stored plays to a snapshot."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from spotistats_api.engine import snapshot
from spotistats_api.engine.identity import identify
from spotistats_api.engine.snapshot import KINDS, PLAYS, SOURCES, Snapshot
from spotistats_api.engine.wire import COLUMNS, WORDS, read_plays
from spotistats_common.models.play import UNKNOWN_ITEM, Item

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from numpy.typing import NDArray

_SKIPPING_REASONS = ["fwdbtn", "nextbtn"]


def build(items: Mapping[int, Item], documents: Iterable[bytes]) -> Snapshot:
    """The snapshot of the plays in `documents` (batches of BSON, see `wire`), in any order.

    `items` gives what the numbers in `item` stand for; more than are played do no harm.
    """
    stored = pa.Table.from_batches(map(read_plays, documents), schema=COLUMNS)
    ended_at, key = stored["ended_at"].to_numpy(), stored["key"].to_numpy()
    order = np.lexsort((key, ended_at))
    if not np.array_equal(order, np.arange(len(order))):
        stored = stored.take(pa.array(order))

    numbers, item_of, plays_of = np.unique(
        stored["item"].to_numpy(), return_inverse=True, return_counts=True
    )
    latest = np.zeros(len(numbers), dtype=np.int64)
    latest[item_of] = np.arange(len(item_of))  # the last one written stays
    played = [items.get(number, UNKNOWN_ITEM) for number in numbers.tolist()]
    known = identify(played, plays_of.tolist(), latest.tolist())

    words, coded = _coded({name: stored[name] for name in WORDS})
    columns: dict[str, Any] = {
        **{name: stored[name] for name in COLUMNS.names},
        "title": _spread(known.title_of, item_of),
        "collection": _spread(known.collection_of, item_of),
        "creator": _spread(known.creator_of, item_of),
        "kind": _spread([KINDS.index(item.kind) for item in played], item_of),
        "source": pc.index_in(stored["source"], pa.array([each.value for each in SOURCES])),
        "skipped": derived_skipped(stored["skipped"], stored["reason_end"]),
        **coded,
    }
    return Snapshot(_narrowed(columns), known.titles, known.collections, known.creators, words)


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


def _coded(columns: Mapping[str, pa.ChunkedArray]) -> tuple[pa.Table, dict[str, pa.Array]]:
    """The words of all `columns` in one table, and the columns as codes in it."""
    texts = pa.chunked_array(
        [chunk for column in columns.values() for chunk in column.chunks], type=pa.string()
    )
    words = pc.drop_null(pc.unique(texts))
    words = words.take(pc.sort_indices(words))
    table = pa.table({"word": range(len(words)), "text": words}, schema=snapshot.WORDS)
    return table, {name: pc.index_in(column, words) for name, column in columns.items()}


def _narrowed(columns: Mapping[str, Any]) -> pa.Table:
    """The columns of `plays` in their types, which keep a play in some fifty bytes."""
    types = dict(PLAYS)
    if (pc.max(columns["ms_played"]).as_py() or 0) < 2**31:
        types["ms_played"] = pa.int32()
    for name in WORDS:
        if (pc.max(columns[name]).as_py() or 0) >= 2**16:
            types[name] = pa.uint32()
    table = pa.table({name: columns[name] for name in types})
    return table.cast(pa.schema(types)).combine_chunks()
