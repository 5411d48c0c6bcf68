"""What was asked of the fake Spotify, for tests to look at. No tokens are kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fake_spotify.behaviour import Group


@dataclass
class Call:
    """One call; `status` is 0 while (and if) it gets no answer, `at_ms` is when it came in."""

    at_ms: int
    method: str
    path: str
    query: str = ""  # of the Web API only
    user: str | None = None
    client_id: str | None = None
    group: Group | None = None
    fault: str | None = None  # server_error, timeout, truncated or malformed
    status: int = 0
