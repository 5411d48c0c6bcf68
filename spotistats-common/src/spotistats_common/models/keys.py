"""The natural ids of observations, in their three forms.

As text they are `<ended_at, 13 digits>:<16 hex digits>`; packed they are 16 bytes (ended_at and the
hex digits as big-endian integers), which sort like the texts; as columns they are two integers. All
but single ids are handled in NumPy arrays, thousands at a time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

# Bytes of one length, which NumPy can sort; that it ignores zeros at their ends does no harm then.
PACKED = np.dtype("S16")
_EVENT = np.dtype("S12")
_INTEGERS = np.dtype([("ended_at", ">i8"), ("key", ">u8")])
TEXT_LENGTH = 30
_DIGITS = 13
_POWERS = 10 ** np.arange(_DIGITS - 1, -1, -1, dtype=np.int64)
_SHIFTS = np.arange(60, -4, -4, dtype=np.uint64)
_HEX = np.frombuffer(b"0123456789abcdef", dtype=np.uint8)
_NIBBLES = np.zeros(256, dtype=np.uint64)
_NIBBLES[_HEX] = np.arange(16, dtype=np.uint64)


def packed(ended_at: NDArray[np.int64], key: NDArray[np.uint64]) -> NDArray[np.bytes_]:
    """Packed ids from their two parts."""
    rows = np.empty(len(ended_at), dtype=_INTEGERS)
    rows["ended_at"], rows["key"] = ended_at, key
    return rows.view(PACKED)


def packed_from(ids: Iterable[str]) -> NDArray[np.bytes_]:
    """Packed ids from texts."""
    parts = [(int(each[:_DIGITS]), int(each[_DIGITS + 1 :], 16)) for each in ids]
    return np.array(parts, dtype=_INTEGERS).view(PACKED)


def ids_of(keys: NDArray[np.bytes_]) -> list[str]:
    """The texts of packed ids."""
    return [f"{ended_at:013d}:{key:016x}" for ended_at, key in keys.view(_INTEGERS).tolist()]


def events_of(keys: NDArray[np.bytes_]) -> NDArray[np.bytes_]:
    """What ids of one event have in common: all but their last 8 hex digits."""
    rows = np.ascontiguousarray(keys).view(np.uint8).reshape(-1, PACKED.itemsize)
    return np.ascontiguousarray(rows[:, : _EVENT.itemsize]).view(_EVENT).ravel()


def ends_of(keys: NDArray[np.bytes_]) -> NDArray[np.int64]:
    """`ended_at` of packed ids, ms since 1970."""
    return np.ascontiguousarray(keys).view(_INTEGERS)["ended_at"].astype(np.int64)


def texts_of(keys: NDArray[np.bytes_]) -> NDArray[np.uint8]:
    """The texts of packed ids as rows of `TEXT_LENGTH` ASCII codes."""
    rows = keys.view(_INTEGERS)
    text = np.empty((len(rows), TEXT_LENGTH), dtype=np.uint8)
    text[:, :_DIGITS] = rows["ended_at"].astype(np.int64)[:, None] // _POWERS % 10 + ord("0")
    text[:, _DIGITS] = ord(":")
    nibbles = (rows["key"].astype(np.uint64)[:, None] >> _SHIFTS) & np.uint64(15)
    text[:, _DIGITS + 1 :] = _HEX[nibbles]
    return text


def packed_from_texts(text: NDArray[np.uint8]) -> NDArray[np.bytes_]:
    """Packed ids from what `texts_of` gives."""
    ended_at = (text[:, :_DIGITS].astype(np.int64) - ord("0")) @ _POWERS
    nibbles = _NIBBLES[text[:, _DIGITS + 1 :]] << _SHIFTS
    return packed(ended_at, np.bitwise_or.reduce(nibbles, axis=1))


def among(keys: NDArray[np.bytes_], ordered: NDArray[np.bytes_]) -> NDArray[np.bool_]:
    """Which of some packed ids are among others, which are in order."""
    if not len(ordered):
        return np.zeros(len(keys), dtype=bool)
    places = np.minimum(np.searchsorted(ordered, keys), len(ordered) - 1)
    return np.equal(ordered[places], keys)


def joined(parts: Sequence[NDArray[np.bytes_]]) -> NDArray[np.bytes_]:
    """Arrays of packed ids in one, in their order."""
    return np.concatenate(parts) if parts else np.empty(0, dtype=PACKED)


def distinct(keys: NDArray[np.bytes_]) -> NDArray[np.bytes_]:
    """Packed ids in order, each once."""
    # Asked for places too, NumPy sorts and does not hash, which takes fifty times as long here.
    return np.unique(keys, return_index=True)[0]
