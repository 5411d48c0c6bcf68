"""Polling a fake Spotify: every play that it shows is stored once, whatever goes wrong."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from fake_spotify import Faults, serving
from fake_spotify.clock import DAY_MS
from tests.support.spotify import TICK_MS, Linked, a_fake

if TYPE_CHECKING:
    from pymongo.database import Database

    from spotistats_common.settings import Settings

    Documents = Database[dict[str, Any]]

TROUBLE = Faults(server_errors=0.05, truncated=0.03, malformed=0.03)


def ends_of(linked: Linked, listener: str) -> Counter[int]:
    return Counter(int(each["ended_at"].timestamp()) for each in linked.plays(listener))


def check_stored_once(linked: Linked, listener: str) -> None:
    """All that Spotify has shown of a listener is stored once, and nothing else."""
    shown = Counter(ended_at // 1000 for ended_at in linked.shown[listener])
    stored = ends_of(linked, listener)
    # Only whole seconds are compared: Spotify tells the fraction at one time and not at another.
    assert abs(sum(stored.values()) - sum(shown.values())) == 0
    for second in shown:
        assert stored[second] + stored[second + 1] >= shown[second]


def simulate(linked: Linked, days: float, tick_ms: int = TICK_MS) -> None:
    """Let time pass; the updater works after each tick."""
    worker, clock = linked.worker(), linked.fake.world.clock
    until = clock.now_ms() + round(days * DAY_MS)
    while clock.now_ms() < until:
        linked.note_shown()
        worker.run_due()
        clock.advance(tick_ms)


def test_three_days_of_five_people(database: Documents, settings: Settings) -> None:
    fake = a_fake(5, 5)
    with serving(fake) as url:
        linked = Linked.to(database, settings, url, fake)
        simulate(linked, 3)
        for listener in linked.accounts:
            check_stored_once(linked, listener)
            syncs = linked.syncs(listener, kind="poll")
            assert {each["state"] for each in syncs} == {"succeeded"}
            assert sum(each["plays"]["new"] for each in syncs) == len(linked.plays(listener))
            assert all("inbox" not in each for each in syncs)
