"""How long to wait until the next poll of a user.

Spotify shows the last 50 plays, so fewer must pass between two polls; each call counts against the
app's limits, so no more are made than that needs. While somebody listens the history is at most ten
minutes behind.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

MINUTE_MS = 60_000
LEAST_MS = 2 * MINUTE_MS
LISTENING_MS = 10 * MINUTE_MS
MOST_MS = 30 * MINUTE_MS
RUN = 5
"""The pace is that of the fastest so many plays on the page."""
PLAYS_BETWEEN = 20
"""At that pace so many plays pass until the next poll: far from 50, as people can get faster."""


def next_interval_ms(current_ms: int, ends: Sequence[int], new: int) -> int:
    """The time until the next poll, in ms.

    `ends` are the ends of all plays on the page (ms, in no order), `new` how many are new.
    """
    longest = min(LISTENING_MS if new else current_ms * 2, MOST_MS)
    return max(min(longest, PLAYS_BETWEEN * _pace_ms(ends)), LEAST_MS)


def _pace_ms(ends: Sequence[int]) -> int:
    """How long a play takes where they follow each other fastest."""
    ordered = sorted(ends)
    runs = [last - first for first, last in zip(ordered[:-RUN], ordered[RUN:], strict=True)]
    return min(runs, default=MOST_MS * RUN) // RUN
