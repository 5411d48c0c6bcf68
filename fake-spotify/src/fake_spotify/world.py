"""The music and the listeners of one made-up Spotify."""

from __future__ import annotations

import bisect
import itertools
import threading
from typing import TYPE_CHECKING

from fake_spotify.catalogue import Catalogue
from fake_spotify.clock import DAY_MS, Clock
from fake_spotify.listeners import Listening, a_listener

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from fake_spotify.listeners import Listener
    from fake_spotify.plays import Play

LAST_PLAYS = 50
# Shorter ones do not get into recently-played.
SHOWN_FROM_MS = 30_000


class World:
    """A catalogue, and listeners who have listened for `past_days` before the clock's start.

    The same arguments make the same world. `users` is how many listeners there are, or their ids.
    Each hears between `plays_a_day` items on an average day; podcasts and local files are shares
    of them (0 to 1). Any thread may ask.
    """

    def __init__(
        self,
        seed: int = 1,
        users: int | Sequence[str] = 3,
        clock: Clock | None = None,
        *,
        past_days: int = 30,
        plays_a_day: tuple[float, float] = (8, 110),
        podcast_share: float = 0.03,
        local_share: float = 0.0,
    ) -> None:
        self.seed = seed
        self.clock = clock or Clock()
        self.catalogue = Catalogue(seed)
        keys = [None] * users if isinstance(users, int) else users
        self.listeners: dict[str, Listener] = {}
        for number, key in enumerate(keys):
            listener = a_listener(
                seed,
                number,
                key,
                plays_a_day=plays_a_day,
                podcast_share=podcast_share,
                local_share=local_share,
            )
            self.listeners[listener.id] = listener
        first_day = self.clock.now_ms() // DAY_MS - past_days
        self._lock = threading.Lock()
        self._heard = {
            key: _Heard(Listening(seed, listener, self.catalogue), first_day)
            for key, listener in self.listeners.items()
        }

    @property
    def users(self) -> list[str]:
        """The ids of all listeners."""
        return list(self.listeners)

    def listening(self, user: str) -> Listening:
        """What a listener likes."""
        return self._heard[user].listening

    def heard(self, user: str, until_ms: int | None = None) -> list[Play]:
        """All that a listener has heard until an instant (now), oldest first: the whole truth."""
        until = self.clock.now_ms() if until_ms is None else until_ms
        plays, count = self._until(user, until)
        return plays[:count]

    def shown(self, user: str, now_ms: int | None = None) -> list[Play]:
        """The last 50 plays that recently-played would show at an instant, newest first.

        That is without what a `Behaviour` changes; `FakeSpotify.shown` knows that too.
        """
        return list(itertools.islice(self.backwards(user, now_ms), LAST_PLAYS))

    def backwards(self, user: str, now_ms: int | None = None) -> Iterator[Play]:
        """All plays that recently-played would ever show, newest first."""
        until = self.clock.now_ms() if now_ms is None else now_ms
        plays, count = self._until(user, until)
        for place in range(count - 1, -1, -1):
            play = plays[place]
            if play.track and play.ms_played >= SHOWN_FROM_MS:
                yield play

    def playing(self, user: str, now_ms: int | None = None) -> Play | None:
        """What a listener is hearing at an instant, whole, or None."""
        at = self.clock.now_ms() if now_ms is None else now_ms
        plays, count = self._until(user, at)
        following = plays[count] if count < len(plays) else None
        return following if following and following.started_at <= at else None

    def _until(self, user: str, until_ms: int) -> tuple[list[Play], int]:
        """The plays of a listener, and how many of them have ended by an instant."""
        with self._lock:
            heard = self._heard[user]
            heard.go_on_to(until_ms // DAY_MS)
            return heard.plays, bisect.bisect_right(heard.ends, until_ms)


class _Heard:
    """The plays of a listener as far as anybody asked."""

    def __init__(self, listening: Listening, first_day: int) -> None:
        self.listening = listening
        self.plays: list[Play] = []
        self.ends: list[int] = []
        self._next_day = first_day

    def go_on_to(self, day: int) -> None:
        """Listen on until the end of a day."""
        for number in range(self._next_day, day + 1):
            new = list(self.listening.day(number))
            self.plays += new
            self.ends += [play.ended_at for play in new]
            self._next_day = number + 1
