"""From plays as MongoDB sends them (BSON documents, one after the other) to columns.

Making a Python object of every value takes most of the time that a snapshot takes. But plays are
all alike, so that a whole batch can be read field by field, all documents at once: where each of
them stands is an array of positions, and a field that a document has moves its position on. If
any document is not read to its end like that, the batch is decoded in the ordinary way.
"""

from __future__ import annotations

from struct import Struct
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from spotistats_api.engine.snapshot import FLAG_COLUMNS, WORD_COLUMNS
from spotistats_common.store.history import decoded

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Positions = NDArray[np.int64]
    Flags = NDArray[np.bool_]

COLUMNS = pa.schema(
    {
        "ended_at": pa.int64(),
        "key": pa.uint64(),
        "item": pa.int64(),
        "source": pa.string(),
        "ms_played": pa.int64(),
        **{name: pa.string() for name in WORD_COLUMNS},
        **{name: pa.bool_() for name in FLAG_COLUMNS},
    }
)
"""What is read of a play, in the order in which its document has it, after its `_id`."""

_STRING, _BOOL, _INT32, _INT64 = 0x02, 0x08, 0x10, 0x12  # the types of BSON that plays have
_LENGTH = Struct("<i").unpack_from
_FEW_BYTES = 16 * 1024  # of some fifty plays, Python's objects are made sooner
_TIME_DIGITS, _KEY_DIGITS = 13, 16
_TAIL = 1 + _TIME_DIGITS + 1 + _KEY_DIGITS  # of an id: `:<ended_at>:<key>`


def read_plays(batch: bytes) -> pa.RecordBatch:
    """The columns of a batch of play documents; null is what a document leaves out."""
    return _read_one_by_one(batch) if len(batch) < _FEW_BYTES else _read_at_once(batch)


def _read_at_once(batch: bytes) -> pa.RecordBatch:
    read = _Batch(batch)
    columns = [*read.id(), read.integer("item"), read.text("source"), read.integer("ms_played")]
    columns += [read.text(name) for name in WORD_COLUMNS]
    columns += [read.flag(name) for name in FLAG_COLUMNS]
    if read.is_at_its_end():
        return pa.record_batch(columns, schema=COLUMNS)
    return _read_one_by_one(batch)


def _read_one_by_one(batch: bytes) -> pa.RecordBatch:
    rows: list[dict[str, Any]] = []
    for document in decoded(batch):
        _, ended_at, key = document["_id"].split(":")
        rows.append({**document, "ended_at": int(ended_at), "key": int(key, 16)})
    return pa.RecordBatch.from_pylist(rows, schema=COLUMNS)


class _Batch:
    """Documents that are read side by side. What is read must be asked for in their order."""

    def __init__(self, batch: bytes) -> None:
        size = len(batch)
        starts, at = [], 0
        while at < size:
            starts.append(at)
            at += _LENGTH(batch, at)[0]
        self._at: Positions = np.array(starts, dtype=np.int64) + 4
        self._regular = True
        # The same bytes as numbers of each size, beginning anywhere; padded to be read at the end.
        self._bytes = np.frombuffer(batch + b"\0" * 16, np.uint8)
        self._int32 = np.ndarray((size + 8,), "<i4", self._bytes, strides=(1,))
        self._int64 = np.ndarray((size + 8,), "<i8", self._bytes, strides=(1,))

    def is_at_its_end(self) -> bool:
        """Whether every document was read completely."""
        return self._regular and not self._bytes[self._at].any()

    def _take(self, name: str, bson_type: int) -> tuple[Flags, Positions]:
        """Which documents go on with this field, and where its value is in those."""
        start = (name.encode() + b"\0")[:8]  # enough to tell our names apart
        mask, value = (
            int.from_bytes(each.ljust(8, b"\0"), "little", signed=True)
            for each in (b"\xff" * len(start), start)
        )
        has = (self._bytes[self._at] == bson_type) & ((self._int64[self._at + 1] & mask) == value)
        return has, self._at[has] + len(name) + 2

    def integer(self, name: str) -> pa.Array:
        values = np.zeros(len(self._at), dtype=np.int64)
        known = np.zeros(len(self._at), dtype=np.bool_)
        for bson_type, numbers, size in ((_INT32, self._int32, 4), (_INT64, self._int64, 8)):
            has, at = self._take(name, bson_type)
            values[has] = numbers[at]
            known |= has
            self._at[has] = at + size
        return pa.array(values, mask=~known)

    def flag(self, name: str) -> pa.Array:
        has, at = self._take(name, _BOOL)
        values = np.zeros(len(self._at), dtype=np.bool_)
        values[has] = self._bytes[at] != 0
        self._at[has] = at + 1
        return pa.array(values, mask=~has)

    def text(self, name: str) -> pa.Array:
        has, at, sizes = self._strings(name)
        ends = np.zeros(len(has) + 1, dtype=np.int32)
        ends[1:][has] = sizes
        ends = np.cumsum(ends, dtype=np.int32)
        places = np.repeat(at - ends[:-1][has], sizes) + np.arange(ends[-1])
        texts = pa.StringArray.from_buffers(
            len(has), pa.py_buffer(ends), pa.py_buffer(self._bytes[places])
        )
        return texts if has.all() else pc.if_else(pa.array(has), texts, None)

    def id(self) -> tuple[pa.Array, pa.Array]:
        """When the plays ended, and their keys."""
        has, at, sizes = self._strings("_id")
        tails = (at + sizes - _TAIL)[:, np.newaxis] + np.arange(_TAIL)
        text = self._bytes[np.maximum(tails, 0)]
        colons = text[:, (0, _TIME_DIGITS + 1)] == ord(":")
        self._regular = bool(has.all() and colons.all())
        digits = text[:, 1 : _TIME_DIGITS + 1].astype(np.int64) - ord("0")
        ended_at = digits @ 10 ** np.arange(_TIME_DIGITS, dtype=np.int64)[::-1]
        hexes = text[:, -_KEY_DIGITS:]
        values = np.where(hexes >= ord("a"), hexes - ord("a") + 10, hexes - ord("0"))
        pairs = np.ascontiguousarray(values[:, 0::2] << 4 | values[:, 1::2])
        return pa.array(ended_at), pa.array(pairs.view(">u8").ravel().astype(np.uint64))

    def _strings(self, name: str) -> tuple[Flags, Positions, Positions]:
        """Which documents go on with this text, where it is in those, and its bytes."""
        has, at = self._take(name, _STRING)
        sizes = self._int32[at].astype(np.int64)  # with the NUL at the end
        self._at[has] = at + 4 + sizes
        return has, at + 4, sizes - 1
