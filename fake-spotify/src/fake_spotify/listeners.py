"""Made-up listeners: who they are, what they like, and what they hear on a day."""

from __future__ import annotations

import bisect
import itertools
import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fake_spotify import names
from fake_spotify.chance import a_random, spotify_id
from fake_spotify.clock import DAY_MS, HOUR_MS, SECOND_MS
from fake_spotify.plays import Play

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator

    from fake_spotify.catalogue import Catalogue, Episode, Track

# How much is heard in each hour of the day (UTC), and on what.
_HOURS = (1, 1, 0, 0, 0, 2, 5, 8, 8, 5, 5, 6, 6, 5, 5, 6, 8, 9, 9, 9, 8, 7, 5, 3)
_PLATFORMS = ("android", "ios", "windows", "web_player", "cast")
_COUNTRIES = ("LT", "DE", "SE", "PT", "US")
_MONTH_DAYS = 30


@dataclass(frozen=True, slots=True)
class Habits:
    """How a listener listens; shares are from 0 to 1."""

    plays_a_day: float
    podcast_share: float
    local_share: float
    skip_share: float


@dataclass(frozen=True, slots=True)
class Listener:
    """Somebody with a Spotify account. `account_id` never changes."""

    id: str
    account_id: str
    display_name: str
    country: str
    platforms: tuple[str, ...]
    habits: Habits

    @property
    def email(self) -> str:
        """An address that cannot exist."""
        return f"{self.id}@example.invalid"


def a_listener(
    seed: int,
    number: int,
    key: str | None,
    *,
    plays_a_day: tuple[float, float],
    podcast_share: float,
    local_share: float,
) -> Listener:
    """The listener of this number (from 0); their id is made from the name unless given."""
    name = names.listener(number)
    chance = a_random("listener", seed, number)
    habits = Habits(
        plays_a_day=chance.uniform(*plays_a_day),
        podcast_share=podcast_share,
        local_share=local_share,
        skip_share=chance.uniform(0.05, 0.35),
    )
    return Listener(
        id=key or _slug(name),
        account_id=f"{chance.getrandbits(128):032x}",
        display_name=name,
        country=chance.choice(_COUNTRIES),
        platforms=tuple(chance.sample(_PLATFORMS, 2)),
        habits=habits,
    )


class Listening:
    """What one listener hears, day by day from a first day on."""

    def __init__(self, seed: int, listener: Listener, catalogue: Catalogue) -> None:
        self._seed = seed
        self._listener = listener
        self._catalogue = catalogue
        chance = a_random("taste", seed, listener.id)
        count = min(len(catalogue.all_tracks), chance.randint(150, 600))
        self.favourites: list[Track] = chance.sample(catalogue.all_tracks, count)
        self._sums = list(itertools.accumulate(1 / (rank + 6) for rank in range(count)))
        self.playlists = tuple(spotify_id(chance) for _ in range(4))
        self._free_at = 0

    def day(self, number: int) -> Iterator[Play]:
        """The plays that begin on a day (days since 1970); call it for one day after the other."""
        chance = a_random("day", self._seed, self._listener.id, number)
        weekend = 1.25 if number % 7 in (2, 3) else 0.9  # 1970-01-03 was a Saturday
        left = round(self._listener.habits.plays_a_day * weekend * chance.uniform(0.3, 1.7))
        sizes = []
        while left > 0:
            sizes.append(min(left, chance.randint(3, 22)))
            left -= sizes[-1]
        hours = sorted(chance.choices(range(24), _HOURS, k=len(sizes)))
        rage = a_random("month", self._seed, self._listener.id, number // _MONTH_DAYS)
        loved = rage.sample(self._catalogue.all_tracks, 6)
        for hour, size in zip(hours, sizes, strict=True):
            begins = number * DAY_MS + hour * HOUR_MS + chance.randrange(HOUR_MS)
            yield from self._session(chance, max(begins, self._free_at), size, loved)

    def _session(
        self, chance: random.Random, at: int, size: int, loved: list[Track]
    ) -> Iterator[Play]:
        listener, habits = self._listener, self._listener.habits
        context, queue = self._queue(chance, size, loved)
        shuffle = context is not None and chance.random() < 0.4
        platform = chance.choice(listener.platforms)
        reason = "clickrow"
        for wanted in queue:
            track, episode, origin = self._item(chance, wanted, context)
            length = track.duration_ms if track else episode.duration_ms if episode else 0
            heard, ended = _listen(chance, length, habits.skip_share)
            at += heard + chance.randrange(200, 3 * SECOND_MS)
            yield Play(
                user=listener.id,
                ended_at=at,
                ms_played=heard,
                track=track,
                episode=episode,
                context_uri=origin,
                reason_start=reason,
                reason_end=ended,
                shuffle=shuffle,
                platform=platform,
                country=listener.country,
            )
            reason = ended if ended in ("trackdone", "fwdbtn") else "playbtn"
        self._free_at = at

    def _item(
        self, chance: random.Random, wanted: Track, context: str | None
    ) -> tuple[Track | None, Episode | None, str | None]:
        """What is heard in place of a track that was wanted, and where it was started."""
        drawn, habits = chance.random(), self._listener.habits
        if drawn < habits.podcast_share:
            episode = chance.choice(self._catalogue.episodes)
            return None, episode, f"spotify:show:{episode.show_id}"
        if drawn < habits.podcast_share + habits.local_share:
            return chance.choice(self._catalogue.local_files), None, None
        return wanted, None, context

    def _queue(
        self, chance: random.Random, size: int, loved: list[Track]
    ) -> tuple[str | None, list[Track]]:
        """What a session is started from, and the tracks that it brings."""
        kind = chance.random()
        first = self._favourite(chance)
        if kind < 0.25:
            tracks = self._catalogue.album_tracks[first.album.id]
            return first.album.uri, list(itertools.islice(itertools.cycle(tracks), size))
        picked = [self._favourite(chance) for _ in range(size)]
        for place in range(size):
            drawn = chance.random()
            if drawn < 0.25:
                picked[place] = chance.choice(loved)
            elif drawn < 0.31 and place:
                picked[place] = picked[place - 1]  # once more
        if kind < 0.65:
            return f"spotify:playlist:{chance.choice(self.playlists)}", picked
        return (first.artists[0].uri if kind < 0.72 else None), picked

    def _favourite(self, chance: random.Random) -> Track:
        at = chance.random() * self._sums[-1]
        return self.favourites[min(bisect.bisect(self._sums, at), len(self.favourites) - 1)]


def _listen(chance: random.Random, length_ms: int, skip_share: float) -> tuple[int, str]:
    """How long it was heard, and why it ended."""
    drawn = chance.random()
    if drawn < skip_share:
        return int(length_ms * chance.random() ** 3), "fwdbtn"
    if drawn < skip_share + 0.03:
        return int(length_ms * chance.random()), chance.choice(("endplay", "backbtn", "logout"))
    return length_ms, "trackdone"


def _slug(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", ".", plain)
