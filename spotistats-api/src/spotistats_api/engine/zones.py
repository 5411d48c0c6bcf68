"""Local time of many instants at once, exact for every IANA zone.

Instants are int64 milliseconds since 1970 in UTC. *Local* milliseconds are what the same clock
and calendar would be in UTC, so that dividing them by the length of a day numbers local days,
from 1970 on.
"""

from __future__ import annotations

from datetime import UTC, datetime
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple
from zoneinfo import ZoneInfo

import numpy as np
import pyarrow as pa

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Int64s = NDArray[np.int64]

DAY_S = 86_400
DAY_MS = DAY_S * 1000


class Offsets(NamedTuple):
    """Which offset from UTC a zone has from when on; offset `n` ends where `n + 1` starts."""

    starts: Int64s
    """ms, UTC, ascending. The first is only where the asked range begins."""
    offsets: Int64s
    """ms to add to UTC."""


def offsets_between(tz: str, first_ms: int, last_ms: int) -> Offsets:
    """The offsets of zone `tz` that cover `first_ms` to `last_ms`, both inclusive."""
    first_year = datetime.fromtimestamp(first_ms // 1000, UTC).year
    last_year = datetime.fromtimestamp(last_ms // 1000, UTC).year
    return _offsets_of_years(tz, first_year, last_year)


def local_ms(instants: Int64s, tz: str) -> Int64s:
    """The local milliseconds of instants, in any order, in zone `tz`."""
    if not len(instants):
        return instants
    known = offsets_between(tz, int(instants.min()), int(instants.max()))
    return instants + known.offsets[np.searchsorted(known.starts, instants, side="right") - 1]


def local_columns(instants: Int64s, tz: str) -> dict[str, pa.Array]:
    """`local`, the local milliseconds of instants in zone `tz`, and `day`, their local day."""
    local = local_ms(instants, tz)
    return {"local": pa.array(local), "day": pa.array(local_days(local))}


def local_days(local: Int64s) -> NDArray[np.int32]:
    """The local days, as days since 1970, of local milliseconds."""
    return (local // DAY_MS).astype(np.int32)


def day_sql(local: str) -> str:
    """SQL: the local day, as days since 1970, of local milliseconds that are later than 1969."""
    # A local time can be before 1970 where UTC is not, and DuckDB's division rounds towards zero.
    return f"(({local} + {DAY_MS}) // {DAY_MS} - 1)::INTEGER"


def local_ms_sql(column: str, tz: str, first_ms: int, last_ms: int) -> str:
    """An SQL expression for the local milliseconds of `column`, between two instants.

    The offset is found by a tree of comparisons, three or four deep for ten years of summer time.
    """
    known = offsets_between(tz, first_ms, last_ms)

    def offset(low: int, high: int) -> str:
        if high - low == 1:
            return str(int(known.offsets[low]))
        middle = (low + high) // 2
        return (
            f"CASE WHEN {column} < {int(known.starts[middle])} "
            f"THEN {offset(low, middle)} ELSE {offset(middle, high)} END"
        )

    return f"({column} + {offset(0, len(known.starts))})"


@lru_cache(maxsize=256)
def _offsets_of_years(tz: str, first_year: int, last_year: int) -> Offsets:
    """Whole years, so that the questions of a day share one answer."""
    zone = ZoneInfo(tz)
    first = int(datetime(first_year, 1, 1, tzinfo=UTC).timestamp())
    last = int(datetime(last_year, 12, 31, 23, 59, 59, tzinfo=UTC).timestamp())
    days = [*range(first, last, DAY_S), last]
    starts, offsets = [first], [_offset_s(zone, first)]
    for start, end in pairwise(days):
        for change in _changes(zone, start, end):
            starts.append(change)
            offsets.append(_offset_s(zone, change))
    return Offsets(
        np.array(starts, dtype=np.int64) * 1000, np.array(offsets, dtype=np.int64) * 1000
    )


def _offset_s(zone: ZoneInfo, second: int) -> int:
    offset = datetime.fromtimestamp(second, zone).utcoffset()
    assert offset is not None  # noqa: S101 - a ZoneInfo always knows
    return round(offset.total_seconds())


def _changes(zone: ZoneInfo, start: int, end: int) -> list[int]:
    """The seconds in (start, end] at which the offset changes, found by halving."""
    if _offset_s(zone, start) == _offset_s(zone, end):
        return []
    if end - start == 1:
        return [end]
    middle = (start + end) // 2
    return _changes(zone, start, middle) + _changes(zone, middle, end)
