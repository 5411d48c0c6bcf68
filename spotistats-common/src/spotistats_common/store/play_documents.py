"""Documents of plays, encoded by columns: what `plays.to_document` makes, some ten times as fast.

All plays that tell the same things have documents of the same layout, so their fixed parts are
filled in as one NumPy array; what stands at their ends (platform, reasons, …) comes back often and
is encoded once.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, Any

import bson
import numpy as np
from bson.raw_bson import RawBSONDocument

from spotistats_common.models.columns import NOT_TOLD
from spotistats_common.models.keys import TEXT_LENGTH, texts_of
from spotistats_common.models.play import Source

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from spotistats_common.models.columns import Columns

_SOURCES = tuple(Source)
_INT32_END = 2**31
# The types of BSON's elements, see https://bsonspec.org/spec.html
_TEXT, _DATE, _INT32, _INT64 = b"\x02", b"\x09", b"\x10", b"\x12"

_Part = tuple[str, Any]
"""A stretch of all documents of one layout: its NumPy type, and its value or a column of values."""


def encode_plays(
    user_id: str,
    keys: NDArray[np.bytes_],
    columns: Columns,
    details: Sequence[Mapping[str, Any]],
) -> list[RawBSONDocument]:
    """The documents of plays, in no order.

    `keys` are the plays' natural ids; `details` the stored form of each of `columns.circumstances`.
    """
    ends = [bson.encode(each)[4:] for each in details]  # without the length
    # What decides a layout: the source's word, how listened time is stored, whether a start is.
    heard = np.where(
        columns.ms_played == NOT_TOLD, 0, np.where(columns.ms_played < _INT32_END, 1, 2)
    )
    layouts = columns.source * 6 + heard * 2 + (columns.started_at != NOT_TOLD)
    documents: list[RawBSONDocument] = []
    for layout in np.unique(layouts).tolist():
        chosen = np.flatnonzero(layouts == layout)
        documents += _of_one_layout(user_id, keys[chosen], columns.take(chosen), ends)
    return documents


def _of_one_layout(
    user_id: str, keys: NDArray[np.bytes_], columns: Columns, ends: list[bytes]
) -> list[RawBSONDocument]:
    parts = _parts(user_id, keys, columns)
    lengths = np.array([len(end) for end in ends])
    head = np.dtype([(f"part{number}", kind) for number, (kind, _) in enumerate(parts)])
    heads = np.empty(len(columns), dtype=head)
    heads["part0"] = head.itemsize + lengths[columns.told]
    for number, (_, value) in enumerate(parts[1:], start=1):
        heads[f"part{number}"] = value
    data, size = heads.tobytes(), head.itemsize
    return [
        RawBSONDocument(data[at : at + size] + ends[told])
        for at, told in zip(range(0, len(data), size), columns.told.tolist(), strict=True)
    ]


def _parts(user_id: str, keys: NDArray[np.bytes_], columns: Columns) -> list[_Part]:
    """The parts of documents that all tell the same, but for their ends."""
    first = columns.ms_played[:1].tolist()
    word = _SOURCES[int(columns.source[0])].value.encode()
    own = f"{user_id}:".encode()
    parts = [
        ("<i4", None),
        _constant(_TEXT + b"_id\0" + struct.pack("<i", len(own) + TEXT_LENGTH + 1) + own),
        (f"S{TEXT_LENGTH}", texts_of(keys).view(f"S{TEXT_LENGTH}").ravel()),
        _constant(b"\0" + _DATE + b"ended_at\0"),
        ("<i8", columns.ended_at),
        _constant(_INT64 + b"item\0"),
        ("<i8", columns.item_numbers[columns.item]),
        _constant(_TEXT + b"source\0" + struct.pack("<i", len(word) + 1) + word + b"\0"),
    ]
    if first != [NOT_TOLD]:
        small = first < [_INT32_END]
        parts.append(_constant((_INT32 if small else _INT64) + b"ms_played\0"))
        parts.append(("<i4" if small else "<i8", columns.ms_played))
    if columns.started_at[0] != NOT_TOLD:
        parts += [_constant(_DATE + b"started_at\0"), ("<i8", columns.started_at)]
    return parts


def _constant(value: bytes) -> _Part:
    return f"V{len(value)}", np.void(value)
