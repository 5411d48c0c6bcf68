"""The updater may die at any instruction: what was shown is stored once, and told once."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING, Any

import pytest

from fake_spotify import serving
from spotistats_updater.visit import IMPORT_PAUSE
from tests.spotify.test_polling import check_stored_once
from tests.support.spotify import KEY, TICK_MS, Linked, a_fake

if TYPE_CHECKING:
    from pymongo.database import Database

    from spotistats_common.settings import Settings

# How many commands a pass over two people sends: where death can strike.
COMMANDS = 90
LEASE_SECONDS = 1
UNDISTURBED_LEASE_SECONDS = 30
PAUSE_MS = round(IMPORT_PAUSE.total_seconds() * 1000)


def a_pass(linked: Linked, die_at: int, moment: str) -> int:
    """An updater works on what is due until it is killed; how it ended."""
    return _run(linked, LEASE_SECONDS, 0, die_at, moment)


def a_whole_pass(linked: Linked, late_ms: int) -> int:
    """An updater, so much later, works on what is due; how it ended."""
    # A machine that stalls for a second must not cost it the lease: nobody comes after it.
    return _run(linked, UNDISTURBED_LEASE_SECONDS, late_ms, 0, "never")


def _run(linked: Linked, lease_seconds: int, late_ms: int, die_at: int, moment: str) -> int:
    settings = linked.settings
    environment = {
        **os.environ,
        "SPOTISTATS_MONGODB_URI": settings.mongodb_uri.get_secret_value(),
        "SPOTISTATS_MONGODB_DATABASE": settings.mongodb_database,
        "SPOTISTATS_LEASE_SECONDS": str(lease_seconds),
        "SPOTISTATS_SPOTIFY_CLIENT_ID": settings.spotify_client_id or "",
        "SPOTISTATS_SPOTIFY_API_URL": settings.spotify_api_url,
        "SPOTISTATS_SPOTIFY_ACCOUNTS_URL": settings.spotify_accounts_url,
        "SPOTISTATS_TOKEN_KEYS": KEY,
    }
    command = [sys.executable, "-m", "tests.support.faulty_updater"]
    now = str(linked.fake.world.clock.now_ms() + late_ms)
    process = subprocess.run(
        [*command, now, str(die_at), moment],
        env=environment,
        stderr=subprocess.DEVNULL,
        timeout=150,  # MongoDB ends the transaction of who died only after a minute
        check=False,
    )
    return process.returncode


@pytest.mark.parametrize(
    "seed", [0, *(pytest.param(seed, marks=pytest.mark.long) for seed in range(1, 12))]
)
def test_an_updater_that_is_killed_again_and_again(
    database: Database[dict[str, Any]], settings: Settings, seed: int
) -> None:
    chance = random.Random(seed)
    fake = a_fake(30 + seed, 2)
    deaths = 0
    with serving(fake) as url:
        linked = Linked.to(database, settings, url, fake)
        for _ in range(3 if seed else 1):
            linked.note_shown()
            for _ in range(2):
                moment = chance.choice(["before", "after"])
                deaths += a_pass(linked, chance.randint(1, COMMANDS), moment) == -signal.SIGKILL
            # Whoever found the history held by one who had died comes back after a pause: by now
            # nobody holds it, and the pause is over.
            time.sleep(1.5 * LEASE_SECONDS)
            assert a_whole_pass(linked, PAUSE_MS) == 0
            fake.world.clock.advance(TICK_MS)
        assert deaths, "nobody died: the test has tested nothing"
        for listener in linked.accounts:
            check_stored_once(linked, listener)
            syncs = linked.syncs(listener)
            assert {each["state"] for each in syncs} == {"succeeded"}
            assert sum(each["plays"]["new"] for each in syncs) == len(linked.plays(listener))
            assert linked.database.rankings.count_documents({}) == 12
