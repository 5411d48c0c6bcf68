"""What Spotify's limits allow now, for all replicas together.

Two kinds of 429: the app made too many calls in the last half minute (then nothing of the app is
called for some seconds), and a quota is used up (then one group of endpoints is closed for up to a
day). Neither is ever waited for: the call is not made, and who wanted it comes back later.
"""

from __future__ import annotations

from datetime import timedelta
from math import ceil
from typing import TYPE_CHECKING

from spotistats_common.spotify.errors import LimitReached
from spotistats_common.store.limits import EVERYTHING, Limits

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

SEVERAL_AGAIN_AFTER = timedelta(days=30)
"""An app can be moved out of development mode: from time to time it is worth a try."""
LEAST_WAIT_S = 1


def group_of(path: str) -> str:
    """The group of endpoints whose quota a call counts for, by the path after `/v1/`.

    >>> group_of("tracks/4uLU6hMCjMI75M1A2tKUQC"), group_of("me/player/recently-played")
    ('tracks', 'recently-played')
    >>> group_of("me/top/artists"), group_of("me/playlists"), group_of("me")
    ('top', 'playlists', 'me')
    """
    return path.removeprefix("me/").removeprefix("player/").partition("/")[0]


class Gate:
    """Decides whether a call may be made, and remembers what Spotify says about it."""

    def __init__(self, limits: Limits, now: Callable[[], datetime]) -> None:
        self._limits = limits
        self._now = now

    def check(self, group: str) -> None:
        """Raise LimitReached if no call to this group may be made now."""
        now = self._now()
        until = self._limits.not_before(group, now)
        if until is not None:
            raise LimitReached(
                429,
                f"no such call is allowed before {until:%Y-%m-%d %H:%M:%S} UTC",
                retry_after_s=ceil((until - now).total_seconds()),
                quota=False,
            )

    def note(self, group: str, error: LimitReached) -> None:
        """Remember that Spotify refused a call to this group for now."""
        wait = max(error.retry_after_s, LEAST_WAIT_S)
        until = self._now() + timedelta(seconds=wait)
        self._limits.hold(group if error.quota else EVERYTHING, until)

    def may_ask_for_several(self, group: str) -> bool:
        """Whether the endpoint for several items at once is worth a try."""
        return self._limits.not_before(_several(group), self._now()) is None

    def note_no_several(self, group: str) -> None:
        """Remember that the endpoint for several items at once is refused."""
        self._limits.hold(_several(group), self._now() + SEVERAL_AGAIN_AFTER)

    def take(self, budget: str, most_a_day: int) -> bool:
        """Take a call out of the day's budget; False if it is used up."""
        return self._limits.take(budget, self._now(), most_a_day)


def _several(group: str) -> str:
    return f"{group}:several"
