"""What the updater tells Prometheus is what Spotify saw; its log tells of no person."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from prometheus_client import REGISTRY

from fake_spotify import Behaviour, FakeSpotify, Group, serving
from spotistats_updater.spotify.gate import group_of
from tests.support.log import logging_all
from tests.support.spotify import Linked, a_world

if TYPE_CHECKING:
    from pymongo.database import Database

    from spotistats_common.settings import Settings


def counted(name: str) -> Counter[tuple[str, ...]]:
    """The counts of a metric, by the values of its labels in their alphabetical order."""
    return Counter(
        {
            tuple(value for _, value in sorted(sample.labels.items())): int(sample.value)
            for metric in REGISTRY.collect()
            for sample in metric.samples
            if sample.name == name
        }
    )


def test_calls_syncs_and_plays_are_counted(
    database: Database[dict[str, Any]], settings: Settings
) -> None:
    calls, syncs, plays = (
        counted("spotistats_spotify_calls_total"),
        counted("spotistats_syncs_ended_total"),
        counted("spotistats_sync_plays_total"),
    )
    fake = FakeSpotify(a_world(12, 2), Behaviour())
    with serving(fake) as url:
        linked = Linked.to(database, settings, url, fake)
        fake.lock_out(Group.TOP, 3_600)
        linked.worker().run_due()
        calls = counted("spotistats_spotify_calls_total") - calls
        syncs = counted("spotistats_syncs_ended_total") - syncs
        plays = counted("spotistats_sync_plays_total") - plays
        seen = Counter(
            (
                group_of(call.path.removeprefix("/v1/")),
                "answered" if call.status < 400 else "limited",
            )
            for call in fake.calls
            if call.group is not None
        )
        assert calls == seen
        assert calls["top", "limited"] >= 1
        stored = list(database.syncs.find({}))
        assert syncs == Counter((each["kind"], each["state"]) for each in stored)
        assert syncs["poll", "succeeded"] == 2
        assert syncs["rankings", "failed"] == 2
        assert plays["new",] == sum(len(linked.plays(each)) for each in linked.accounts) > 0


def test_the_log_of_an_updater_can_be_followed_and_names_nobody(
    database: Database[dict[str, Any]], settings: Settings
) -> None:
    fake = FakeSpotify(a_world(13, 2), Behaviour())
    with serving(fake) as url, logging_all() as log:
        linked = Linked.to(database, settings, url, fake)
        fake.lock_out(Group.TOP, 3_600)
        linked.worker().run_due()
        lines = log.lines()
    told = [(line["job"], line["message"]) for line in lines if "job_id" in line]
    assert Counter(told) == {
        ("poll", "sync done"): 2,
        ("rankings", "sync failed"): 2,
        ("metadata", "sync done"): 2,
    }
    stored = {each["_id"] for each in database.syncs.find()}
    assert {f"{line['user']}:{line['job_id']}" for line in lines if "job_id" in line} == stored
    text = log.text.getvalue()
    names = {name for item in database.items.find() for name in (item["name"], item["creator"])}
    assert len(names) > 5
    for forbidden in names | set(linked.accounts) | {"127.0.0.1", "Bearer", "spotify:track"}:
        assert forbidden not in text, forbidden
