"""Polling a fake Spotify: every play that it shows is stored once, whatever goes wrong."""

from __future__ import annotations

import random
from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest

from fake_spotify import FakeSpotify, Faults, Fraction, Group, Mode, Outage, Quota, serving
from fake_spotify.clock import DAY_MS, HOUR_MS, MINUTE_MS
from fake_spotify.exports import account_data, extended_history
from spotistats_common.store import imports, jobs
from spotistats_common.store.plays import milliseconds
from tests.support.exports import as_json
from tests.support.spotify import TICK_MS, Linked, a_fake, a_world
from tests.support.worker import Importing

if TYPE_CHECKING:
    from pymongo.database import Database

    from spotistats_common.settings import Settings

    Documents = Database[dict[str, Any]]

TROUBLE = Faults(server_errors=0.08, truncated=0.04, malformed=0.04)
ENDLESS = Faults(server_errors=1)


def check_stored_once(linked: Linked, listener: str) -> None:
    """All that Spotify has shown of a listener is stored once, and nothing else."""
    shown = sorted(each.played_at_ms for each in linked.shown[listener].values())
    stored = [milliseconds(each["ended_at"]) for each in linked.plays(listener)]
    seconds = {each // 1000 for each in stored}
    assert [each for each in shown if each // 1000 not in seconds] == []
    assert len(stored) == len(shown)
    for one, other in zip(stored, shown, strict=True):
        # Spotify tells the fraction of a second at one time and not at another.
        assert one == other or one == other // 1000 * 1000


def simulate(
    linked: Linked, days: float, tick_ms: int = TICK_MS, worker: Any = None, retries: int = 0
) -> None:
    """Let time pass; the updater works after each tick, and comes back some times soon after."""
    worker, clock = worker or linked.worker(), linked.fake.world.clock
    until = clock.now_ms() + round(days * DAY_MS)
    while clock.now_ms() < until:
        linked.note_shown()
        worker.run_due()
        for _ in range(retries):
            clock.advance(2 * MINUTE_MS)
            worker.run_due()
        clock.advance(tick_ms - retries * 2 * MINUTE_MS)


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
            assert sum(each["calls"] for each in linked.syncs(listener)) == sum(
                call.user == listener and call.group is not None for call in fake.calls
            )
            assert all("inbox" not in each for each in syncs)


def test_what_spotify_shows_in_strange_ways_is_stored_once(
    database: Documents, settings: Settings
) -> None:
    fake = a_fake(
        6,
        2,
        fraction=Fraction.SOME_READS,
        duplicate_share=0.1,
        relinked_share=0.2,
        late_share=0.1,
        contexts=False,
        delay_ms=20 * MINUTE_MS,
        rotates_refresh_tokens=True,
    )
    start = fake.world.clock.now_ms()
    fake.behaviour.outages.append(Outage(start + 9 * HOUR_MS, start + 15 * HOUR_MS))
    with serving(fake) as url:
        linked = Linked.to(database, settings, url, fake)
        simulate(linked, 1.5, tick_ms=TICK_MS // 2)
        for listener in linked.accounts:
            check_stored_once(linked, listener)


def test_faults_dead_tokens_and_endless_errors_delay_nobody(
    database: Documents, settings: Settings
) -> None:
    fake = a_fake(7, 4, faults=TROUBLE)
    with serving(fake) as url:
        linked = Linked.to(database, settings, url, fake)
        dead, failing, *others = linked.accounts
        fake.behaviour.faults_of[failing] = ENDLESS
        fake.revoke(dead)
        simulate(linked, 1, retries=3)
        for listener in others:
            check_stored_once(linked, listener)
        assert linked.plays(dead) == []
        link = linked.link_of(dead)
        assert (link["state"], link["problem"]) == ("reconnect", "revoked")
        assert (link["refresh_token"], link["access_token"]) == (None, None)
        assert linked.poll(dead)["due_at"] is None
        assert linked.poll(dead)["last_error"]["code"] == "link_unusable"
        poll = linked.poll(failing)
        assert poll["failures"] > 3
        assert poll["last_error"]["code"] == "not_reachable"
        assert poll["last_success_at"] is None
        assert linked.link_of(failing)["state"] == "active"
        # After the person has signed in again, and Spotify is well again, all goes on.
        linked.link(dead)
        fake.behaviour.faults_of.clear()
        fake.behaviour.faults = Faults()
        fake.world.clock.advance(HOUR_MS)
        linked.shown.clear()
        linked.note_shown()
        linked.worker().run_due()
        for listener in (dead, failing):
            check_stored_once(linked, listener)


def test_limits_are_kept_by_all_replicas(database: Documents, settings: Settings) -> None:
    fake = a_fake(8, 2)
    with serving(fake) as url:
        linked = Linked.to(database, settings, url, fake)
        one, other = linked.worker(), linked.worker()
        fake.lock_out(Group.RECENTLY_PLAYED, 86_000)
        one.run_due()
        refused = [each for each in fake.calls if each.status == 429]
        assert 1 <= len(refused) <= 2  # two visits began at once
        lists = database.rankings.count_documents({})
        assert lists == 12  # other endpoints are open
        for _ in range(6):
            fake.world.clock.advance(HOUR_MS)
            other.run_due()
        assert len([each for each in fake.calls if each.status == 429]) == len(refused)
        for listener in linked.accounts:
            assert linked.poll(listener)["last_error"]["code"] == "limit_reached"
        fake.world.clock.advance(DAY_MS)
        linked.note_shown()
        other.run_due()
        for listener in linked.accounts:
            check_stored_once(linked, listener)


def test_who_is_not_on_the_allowlist_is_told_and_tried_daily(
    database: Documents, settings: Settings
) -> None:
    fake = a_fake(14, 2)
    allowed, other = fake.world.users
    fake.behaviour.allowlist = {allowed}
    with serving(fake) as url:
        linked = Linked.to(database, settings, url, fake)
        for _ in range(6):
            linked.worker().run_due()
            fake.world.clock.advance(HOUR_MS)
        link = linked.link_of(other)
        assert (link["state"], link["problem"]) == ("not_allowed", "not_allowlisted")
        assert link["refresh_token"] is not None
        calls = [each for each in fake.calls if each.user == other and each.group is not None]
        assert [each.status for each in calls] == [403]
        assert len(linked.plays(allowed)) >= 50
        fake.behaviour.allowlist.add(other)
        fake.world.clock.advance(DAY_MS)
        linked.note_shown()
        linked.worker().run_due()
        check_stored_once(linked, other)
        assert linked.link_of(other)["state"] == "active"
        assert linked.link_of(other)["problem"] is None


def test_metadata_comes_within_its_budget_and_most_played_first(
    database: Documents, settings: Settings
) -> None:
    fake = a_fake(9, 1)
    (listener,) = fake.world.users
    with serving(fake) as url:
        linked = Linked.to(database, settings, url, fake)
        importing = Importing(database, linked.settings, linked.accounts[listener])
        importing.done(history=as_json(extended_history(fake.world.heard(listener))))
        fake.behaviour.quotas[Group.ARTISTS] = Quota(calls=0)
        worker = linked.worker(metadata_calls=24)
        for _ in range(24):
            worker.run_due()
            fake.world.clock.advance(HOUR_MS)
        calls = [each for each in fake.calls if each.group in (Group.TRACKS, Group.ARTISTS)]
        days = Counter(each.at_ms // DAY_MS for each in calls)
        assert 0 < max(days.values()) <= 24
        several = [each for each in calls if each.query]
        assert [each.status for each in several] == [403]  # tried once, and remembered
        assert database.catalog_artists.count_documents({"is_gone": True}) == 0
        known = {each["_id"] for each in database.catalog_tracks.find({"isrc": {"$exists": True}})}
        asked = [each.path.rpartition("/")[2] for each in calls if each.status == 200]
        assert known >= set(asked)


def test_extended_mode_asks_for_several_at_once(database: Documents, settings: Settings) -> None:
    fake = a_fake(10, 1, mode=Mode.EXTENDED)
    (listener,) = fake.world.users
    with serving(fake) as url:
        linked = Linked.to(database, settings, url, fake)
        importing = Importing(database, linked.settings, linked.accounts[listener])
        importing.done(history=as_json(extended_history(fake.world.heard(listener))))
        linked.worker().run_due()
        calls = [each for each in fake.calls if each.group in (Group.TRACKS, Group.ARTISTS)]
        assert 0 < len(calls) <= 10
        assert {each.status for each in calls} == {200}
        assert all(each.query for each in calls[:1])
        assert database.catalog_artists.count_documents({"genres": {"$exists": True}}) > 0


def test_after_a_long_downtime_the_gap_is_told(database: Documents, settings: Settings) -> None:
    fake = FakeSpotify(a_world(11, 1, plays_a_day=(90, 100)))
    (listener,) = fake.world.users
    with serving(fake) as url:
        linked = Linked.to(database, settings, url, fake)
        linked.worker().run_due()
        last = linked.plays(listener)[-1]["ended_at"]
        fake.world.clock.advance(3 * DAY_MS)
        linked.worker().run_due()
        first, second = linked.syncs(listener, kind="poll")
        assert first["gaps"] == []
        (gap,) = second["gaps"]
        assert gap == {"since_at": last, "until_at": linked.plays(listener)[50]["ended_at"]}
        assert len(linked.plays(listener)) == 100


def test_while_an_import_is_at_work_what_is_seen_waits(
    database: Documents, settings: Settings
) -> None:
    fake = a_fake(12, 1)
    (listener,) = fake.world.users
    with serving(fake) as url:
        linked = Linked.to(database, settings, url, fake)
        user = linked.accounts[listener]
        held = jobs.Lease(database, jobs.lease_id(imports.COLLECTION, user.id), "import", 30)
        assert held.take()
        with held:
            for _ in range(3):
                linked.note_shown()
                linked.worker().run_due()
                fake.world.clock.advance(TICK_MS)
            assert linked.plays(listener) == []
            states = [each["state"] for each in linked.syncs(listener, kind="poll")]
            assert states == ["waiting"] * 3
        linked.note_shown()
        linked.worker().run_due()
        check_stored_once(linked, listener)
        syncs = linked.syncs(listener, kind="poll")
        assert [each["state"] for each in syncs] == ["succeeded"] * 4
        assert sum(each["plays"]["new"] for each in syncs) == len(linked.plays(listener))


@pytest.mark.parametrize("order", ["polls first", "export first", "in between", "account data too"])
def test_polled_plays_and_a_later_export_are_the_same_plays(
    database: Documents, settings: Settings, order: str
) -> None:
    fake = a_fake(13, 1, relinked_share=0.1, played_at_jitter_ms=1_500)
    (listener,) = fake.world.users
    with serving(fake) as url:
        linked = Linked.to(database, settings, url, fake)
        importing = Importing(database, linked.settings, linked.accounts[listener])
        end = fake.world.clock.now_ms() + round(1.5 * DAY_MS)
        heard = fake.world.heard(listener, end)
        whole = as_json(extended_history(heard))
        account = as_json(account_data(heard)["StreamingHistory_music_0.json"])
        if order == "export first":
            importing.done(history=whole)
        simulate(linked, 0.75)
        if order == "in between":
            importing.done(history=whole)
        if order == "account data too":
            importing.done(account=account)
        simulate(linked, 0.75)
        importing.done(history=whole)
        plays = linked.plays(listener)
        truth = Counter(play.ended_at // 1000 for play in heard)
        stored = Counter(milliseconds(each["ended_at"]) // 1000 for each in plays)
        assert stored == truth
        assert {each["source"] for each in plays} == {"extended"}
        polled = [
            also for each in plays for also in each.get("also", []) if also["source"] == "polled"
        ]
        assert len(polled) == len(linked.shown[listener])


@pytest.mark.long
def test_a_month_of_twenty_people(database: Documents, settings: Settings) -> None:
    chance = random.Random(20)
    fake = a_fake(20, 20, rotates_refresh_tokens=True, late_share=0.02)
    fake.behaviour.fraction = Fraction.SOME_READS
    start = fake.world.clock.now_ms()
    with serving(fake) as url:
        linked = Linked.to(database, settings, url, fake)
        dead, failing, *others = linked.accounts
        fake.revoke(dead)
        fake.behaviour.faults_of[failing] = ENDLESS
        for each in others[:5]:
            at = start + chance.randrange(28 * DAY_MS)
            fake.behaviour.outages.append(Outage(at, at + 8 * HOUR_MS, frozenset({each})))
        workers = [linked.worker(metadata_calls=10) for _ in range(2)]
        # Spotify shows the oldest of the first fifty plays only until another one is heard: whoever
        # is refused at the very beginning cannot get it any more.
        simulate(linked, 1 / 24, worker=workers[0])
        fake.behaviour.faults, fake.behaviour.window_calls = TROUBLE, 150
        for _ in range(30):
            simulate(linked, 1, worker=chance.choice(workers), retries=1)
        # Who was refused at the very end is served once Spotify answers again.
        fake.behaviour.faults, fake.behaviour.window_calls = Faults(), None
        fake.world.clock.advance(HOUR_MS)
        simulate(linked, 1 / 24, worker=workers[0])
        for listener in others:
            check_stored_once(linked, listener)
        assert linked.plays(dead) == linked.plays(failing) == []
        # Refused are at most those calls that were under way when the first one was.
        refused = Counter(each.at_ms for each in fake.calls if each.status == 429)
        assert max(refused.values(), default=0) <= linked.settings.updater_slots
        for listener in others:
            heard = fake.world.heard(listener)
            importing = Importing(database, linked.settings, linked.accounts[listener])
            importing.done(history=as_json(extended_history(heard)))
            stored = Counter(
                milliseconds(each["ended_at"]) // 1000 for each in linked.plays(listener)
            )
            assert stored == Counter(play.ended_at // 1000 for play in heard)
