"""What can be told of a group of plays."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from spotistats_api.engine.scope import ESTIMATED_MS, LISTENED_MS
from spotistats_api.engine.steps import LOCAL_DATE
from spotistats_api.explore.conditions import Field

MILLION = 1_000_000

HEARD_PARTS = f"(ms_played::BIGINT * {MILLION} // longest_ms)"
"""SQL: how much of a title a play heard, in millionths of the longest known listen of it."""
LONGEST = "SELECT title, max(ms_played) AS longest_ms FROM plays WHERE ms_played > 0 GROUP BY title"
"""SQL: the longest known listen of each title."""


@dataclass(frozen=True)
class Measure:
    """An aggregate over plays: `sql` sees the columns of `plays`, and `counts`."""

    sql: str
    type: Literal["integer", "number", "timestamp"] = "integer"
    unit: Literal["ms", "share"] | None = None
    part_of: str | None = None
    """It is the share that a group has of this measure of all groups."""


def _different(column: str) -> Measure:
    return Measure(f"count(DISTINCT {column}) FILTER (counts)")


_PARTS = f"FILTER (counts AND {HEARD_PARTS} IS NOT NULL)"

MEASURES = {
    "plays": Measure("count(*) FILTER (counts)"),
    "listened_ms": Measure(LISTENED_MS, unit="ms"),
    "estimated_ms": Measure(ESTIMATED_MS, unit="ms"),
    "tracks": _different("title"),
    "albums": _different("collection"),
    "artists": _different("creator"),
    "days": Measure(f"count(DISTINCT {LOCAL_DATE}) FILTER (counts)"),
    "skip_rate": Measure(
        "count(*) FILTER (counts AND skipped)"
        " / nullif(count(*) FILTER (counts AND skipped IS NOT NULL), 0)",
        "number",
        "share",
    ),
    # In whole millionths, so that the sum is the same in whatever order it is taken.
    "completion": Measure(
        f"sum({HEARD_PARTS}) {_PARTS}::DOUBLE / (count(*) {_PARTS} * {MILLION})", "number", "share"
    ),
    "first_played_at": Measure("min(ended_at) FILTER (counts)", "timestamp"),
    "last_played_at": Measure("max(ended_at) FILTER (counts)", "timestamp"),
    "share": Measure("", "number", "share", "plays"),
    "listened_share": Measure("", "number", "share", "listened_ms"),
}
"""By name, in the order of the contract."""

FIELDS = {
    name: Field("instant" if each.type == "timestamp" else each.type, name)
    for name, each in MEASURES.items()
}
"""What a condition in `having` can speak of."""
