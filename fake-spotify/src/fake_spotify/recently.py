"""What recently-played shows of a listener at an instant, with all that goes wrong with it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fake_spotify.chance import draw, hits
from fake_spotify.world import LAST_PLAYS

if TYPE_CHECKING:
    from fake_spotify.behaviour import Behaviour
    from fake_spotify.catalogue import Track
    from fake_spotify.plays import Play
    from fake_spotify.world import World


@dataclass(frozen=True, slots=True)
class Shown:
    """A play as recently-played shows it: when it says it ended, and as which track."""

    play: Play
    played_at_ms: int
    track: Track
    linked_from: Track | None


def shown_plays(world: World, behaviour: Behaviour, user: str, now_ms: int) -> list[Shown]:
    """The last 50 plays that are shown, newest first."""
    as_of = _as_of(behaviour, user, now_ms)
    delay = behaviour.delays_ms.get(user, behaviour.delay_ms)
    found: list[Shown] = []
    for play in world.backwards(user, as_of):
        late = hits(behaviour.late_share, "late", behaviour.seed, user, play.ended_at)
        shown_from = play.ended_at + delay + (behaviour.late_by_ms if late else 0)
        if shown_from <= as_of:
            found.append(_shown(world, behaviour, play))
            if len(found) == LAST_PLAYS:
                break
    return sorted(found, key=lambda each: -each.played_at_ms)


def _as_of(behaviour: Behaviour, user: str, now_ms: int) -> int:
    """The instant whose state is shown: the start of the outage, if there is one."""
    starts = [
        outage.from_ms
        for outage in behaviour.outages
        if outage.from_ms <= now_ms < outage.until_ms
        and (outage.users is None or user in outage.users)
    ]
    return min(starts, default=now_ms)


def _shown(world: World, behaviour: Behaviour, play: Play) -> Shown:
    if play.track is None:
        raise ValueError("podcasts are never shown")
    key = (behaviour.seed, play.user, play.ended_at)
    jitter = behaviour.played_at_jitter_ms
    off = round((draw("jitter", *key) * 2 - 1) * jitter) if jitter else 0
    twin = world.catalogue.twin(play.track)
    if twin and hits(behaviour.relinked_share, "relinked", *key):
        return Shown(play, play.ended_at + off, twin, play.track)
    return Shown(play, play.ended_at + off, play.track, None)
