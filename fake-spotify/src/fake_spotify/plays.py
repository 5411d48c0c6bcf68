"""What a listener heard: the truth that every answer is made from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fake_spotify.catalogue import Episode, Track


@dataclass(frozen=True, slots=True)
class Play:
    """One play: of a track, or of an episode of a podcast (the other is None).

    `ended_at` is in Unix ms; no two plays of one listener overlap. `context_uri` is the album,
    playlist or artist it was started from, if any.
    """

    user: str
    ended_at: int
    ms_played: int
    track: Track | None
    episode: Episode | None
    context_uri: str | None
    reason_start: str
    reason_end: str
    shuffle: bool
    platform: str
    country: str

    @property
    def started_at(self) -> int:
        """When it began, in Unix ms."""
        return self.ended_at - self.ms_played

    @property
    def skipped(self) -> bool:
        """Whether the listener went on before the end."""
        return self.reason_end == "fwdbtn"
