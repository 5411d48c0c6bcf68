"""From stored plays to a snapshot."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from spotistats_api.engine.identity import identify
from spotistats_api.engine.snapshot import KINDS, PLAYS, SOURCES, WORDS, Snapshot
from spotistats_common.models.play import UNKNOWN_ITEM, Item

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from numpy.typing import NDArray

_SKIPPING_REASONS = ["fwdbtn", "nextbtn"]
_WORDY = ("platform", "country", "reason_start", "reason_end")
_DOCUMENTS = pa.struct(
    {
        "_id": pa.string(),
        "ms_played": pa.int64(),
        "item": pa.int64(),
        "source": pa.string(),
        **{name: pa.string() for name in _WORDY},
        **{name: pa.bool_() for name in ("shuffle", "skipped", "offline", "incognito")},
    }
)
_KEY_DIGITS = 16


def build(items: Mapping[int, Item], documents: Iterable[Sequence[Mapping[str, Any]]]) -> Snapshot:
    """The snapshot of the plays in `documents` (batches of `store.plays` documents, any order).

    `items` gives what the numbers in `item` stand for; more than are played do no harm.
    """
    batches = [pa.array(batch, type=_DOCUMENTS) for batch in documents]
    stored = pa.Table.from_struct_array(pa.chunked_array(batches, type=_DOCUMENTS))
    ended_at, key = _times_and_keys(stored["_id"])
    order = np.lexsort((key, ended_at))
    if not np.array_equal(order, np.arange(len(order))):
        stored, ended_at, key = stored.take(pa.array(order)), ended_at[order], key[order]

    numbers, item_of, plays_of = np.unique(
        stored["item"].to_numpy(), return_inverse=True, return_counts=True
    )
    latest = np.zeros(len(numbers), dtype=np.int64)
    latest[item_of] = np.arange(len(item_of))  # the last one written stays
    played = [items.get(int(number), UNKNOWN_ITEM) for number in numbers]
    known = identify(played, plays_of.tolist(), latest.tolist())

    kinds = np.array([KINDS.index(item.kind) for item in played], dtype=np.uint8)
    words, coded = _coded({name: stored[name] for name in _WORDY})
    columns: dict[str, Any] = {
        "ended_at": ended_at,
        "key": key,
        "ms_played": stored["ms_played"],
        "title": _spread(known.title_of, item_of),
        "collection": _spread(known.collection_of, item_of),
        "creator": _spread(known.creator_of, item_of),
        "kind": kinds[item_of] if len(kinds) else kinds,
        "source": pc.index_in(stored["source"], pa.array([each.value for each in SOURCES])),
        "skipped": derived_skipped(stored["skipped"], stored["reason_end"]),
        "shuffle": stored["shuffle"],
        "offline": stored["offline"],
        "incognito": stored["incognito"],
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


def _times_and_keys(ids: pa.ChunkedArray) -> tuple[NDArray[np.int64], NDArray[np.uint64]]:
    """When plays ended (ms) and their keys, from ids `<user>:<ended_at>:<key, 16 hex digits>`."""
    if len(ids) == 0:
        return np.zeros(0, np.int64), np.zeros(0, np.uint64)
    start = ids[0].as_py().index(":") + 1
    times = pc.utf8_slice_codeunits(ids, start, -(_KEY_DIGITS + 1))
    ended_at = pc.cast(times, pa.int64()).to_numpy()
    keys = pc.cast(pc.utf8_slice_codeunits(ids, -_KEY_DIGITS), pa.binary(_KEY_DIGITS))
    digits = np.frombuffer(b"".join(keys.to_numpy()), np.uint8).reshape(-1, _KEY_DIGITS)
    values = np.where(digits >= ord("a"), digits - ord("a") + 10, digits - ord("0"))
    pairs = (values[:, 0::2] << 4 | values[:, 1::2]).astype(np.uint8)
    return ended_at, np.ascontiguousarray(pairs).view(">u8").ravel().astype(np.uint64)


def _spread(codes: Sequence[int | None], item_of: NDArray[np.intp]) -> pa.Array:
    """The code of each play, from the code of each item."""
    return pa.array(codes, type=pa.int32()).take(pa.array(item_of))


def _coded(columns: Mapping[str, pa.ChunkedArray]) -> tuple[pa.Table, dict[str, pa.Array]]:
    """The words of all `columns` in one table, and the columns as codes in it."""
    texts = pa.chunked_array(
        [chunk for column in columns.values() for chunk in column.chunks], type=pa.string()
    )
    words = pc.drop_null(pc.unique(texts))
    words = words.take(pc.sort_indices(words))
    table = pa.table({"word": range(len(words)), "text": words}, schema=WORDS)
    return table, {name: pc.index_in(column, words) for name, column in columns.items()}


def _narrowed(columns: Mapping[str, Any]) -> pa.Table:
    """The columns of `plays` in their types, which keep a play in some fifty bytes."""
    types = dict(PLAYS)
    if (pc.max(columns["ms_played"]).as_py() or 0) < 2**31:
        types["ms_played"] = pa.int32()
    for name in _WORDY:
        if (pc.max(columns[name]).as_py() or 0) >= 2**16:
            types[name] = pa.uint32()
    table = pa.table({name: columns[name] for name in types})
    return table.cast(pa.schema(types)).combine_chunks()
