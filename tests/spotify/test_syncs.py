"""Syncs, rankings and playlists over HTTP, with a fake Spotify behind them."""

from __future__ import annotations

import threading
import time
from collections import Counter
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest

from fake_spotify import FakeSpotify, Group, serving
from fake_spotify.exports import extended_history
from spotistats.cli import main
from spotistats_common.models.accounts import Scope
from spotistats_common.spotify.accounts import PLAYLIST_SCOPE
from spotistats_common.store.tokens import Tokens, new_secret, new_token
from spotistats_sdk.api.playlists import create_playlist
from spotistats_sdk.api.rankings import compare_ranking, get_ranking, list_rankings
from spotistats_sdk.api.syncs import create_sync, get_sync, list_syncs
from spotistats_sdk.models import NewPlaylist, NewSync, PlaylistTop, Query
from tests.support.exports import as_json
from tests.support.imports import imported
from tests.support.spans import is_below, named, recorded
from tests.support.spotify import SCOPES, Linked, a_world, tomorrow_noon_ms
from tests.support.stack import Stack, running_stack

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pymongo.database import Database

    from spotistats_common.settings import Settings


class Scene:
    """One linked person, the services, and a client of theirs."""

    def __init__(self, linked: Linked, stack: Stack, secret: str) -> None:
        self.linked = linked
        self.client = stack.client(secret)
        self.connection = ["--url", stack.url, "--token", secret]
        (self.listener,) = linked.accounts
        self.user = linked.accounts[self.listener]


@pytest.fixture
def scene(database: Database[dict[str, Any]], settings: Settings) -> Iterator[Scene]:
    fake = FakeSpotify(a_world(3, 1, plays_a_day=(80, 90), start_ms=tomorrow_noon_ms()))
    with serving(fake) as url:
        linked = Linked.to(database, settings, url, fake)
        (account,) = linked.accounts.values()
        secret = new_secret()
        scopes = (Scope.READ, Scope.IMPORT, Scope.SYNC, Scope.PLAYLISTS)
        Tokens(database).add(new_token(account.id, "tests", scopes, None), secret)
        with running_stack(linked.settings) as stack:
            yield Scene(linked, stack, secret)


def test_a_sync_that_is_asked_for(scene: Scene) -> None:
    with recorded() as spans:
        answer = create_sync.sync_detailed(client=scene.client, body=NewSync(kind="poll"))
        request = named(spans, "create_sync")
    assert answer.status_code == 202
    first: Any = answer.parsed
    assert (first.state, first.is_requested) == ("queued", True)
    assert answer.headers["Location"].endswith(first.id)
    again: Any = create_sync.sync(client=scene.client, body=NewSync(kind="poll"))
    assert again.id == first.id
    with recorded() as spans:
        scene.linked.worker().run_due()
    assert is_below(named(spans, "poll"), request)
    assert named(spans, "rankings").parent is None
    found: Any = get_sync.sync(first.id, client=scene.client)
    assert (found.state, found.calls, found.errors) == ("succeeded", 1, [])
    assert found.plays.seen == found.plays.new == 50
    assert found.finished_at is not None
    listed: Any = list_syncs.sync(client=scene.client)
    assert listed.total == 3  # a first visit does everything
    assert {each.kind for each in listed.items} == {"poll", "rankings", "metadata"}
    assert get_sync.sync_detailed("nothing", client=scene.client).status_code == 404


@pytest.mark.parametrize("state", [None, "reconnect"])
def test_without_a_link_that_works_nothing_is_asked(scene: Scene, state: str | None) -> None:
    links, mine = scene.linked.database.links, {"_id": scene.user.id}
    if state is None:
        links.delete_one(mine)
    else:
        links.update_one(mine, {"$set": {"state": state}})
    answer = create_sync.sync_detailed(client=scene.client, body=NewSync(kind="poll"))
    assert answer.status_code == 409
    body = NewPlaylist(name="Mine", top=PlaylistTop())
    assert create_playlist.sync_detailed(client=scene.client, body=body).status_code == 409
    assert scene.linked.database.syncs.count_documents({}) == 0


def test_top_lists_are_kept_daily_and_compared(scene: Scene) -> None:
    linked, clock = scene.linked, scene.linked.fake.world.clock
    visited = set()
    for _ in range(26):  # until half past nine, after the hours in which a list may be taken
        visited.add(str(datetime.fromtimestamp(clock.now_ms() // 1000, UTC).date()))
        linked.worker().run_due()
        clock.advance(10_000_000)
    listed: Any = list_rankings.sync(client=scene.client, entity="tracks", range_="short")
    days = [each.id[:10] for each in listed.items]
    assert days == sorted(visited, reverse=True)
    assert len(days) >= 3
    newest: Any = get_ranking.sync(listed.items[0].id, client=scene.client)
    assert newest.other.id == listed.items[1].id
    oldest = listed.items[-1].id
    moved: Any = get_ranking.sync(listed.items[0].id, client=scene.client, other=oldest)
    before: Any = get_ranking.sync(oldest, client=scene.client)
    assert before.other is None
    places = {each.id: each.rank for each in before.items}
    for item in moved.items:
        assert item.previous_rank == places.get(item.id)
        assert item.is_new == (item.id not in places)
    assert {each.id for each in moved.left} == places.keys() - {each.id for each in moved.items}
    compared: Any = compare_ranking.sync(listed.items[0].id, client=scene.client)
    assert [each.id for each in compared.items] == [each.id for each in newest.items]
    played = _plays_of_recordings(linked, compared.taken_at)
    assert {each.id: each.plays for each in compared.items} == {
        each.id: played[each.id] for each in compared.items
    }
    assert any(each.plays for each in compared.items)
    listed_artists: Any = list_rankings.sync(client=scene.client, entity="artists")
    other_kind = listed_artists.items[0]
    wrong = get_ranking.sync_detailed(listed.items[0].id, client=scene.client, other=other_kind.id)
    assert wrong.status_code == 422
    artists: Any = compare_ranking.sync(other_kind.id, client=scene.client)
    assert any(each.plays for each in artists.items)


def _plays_of_recordings(linked: Linked, until: datetime) -> Counter[str]:
    """How many plays of each track ended before a moment, by each of the ids of its recording."""
    ids = {each["_id"]: each["id"] for each in linked.database.items.find()}
    isrcs = {each["_id"]: each.get("isrc") for each in linked.database.catalog_tracks.find()}
    by_isrc: Counter[str] = Counter()
    by_id: Counter[str] = Counter()
    for play in linked.database.plays.find({"ended_at": {"$lt": until}}):
        owner = play["_id"].partition(":")[0]
        track = ids[f"{owner}:{play['item'] & (2**64 - 1):016x}"]
        by_isrc[isrcs.get(track) or track] += 1
        by_id[track] += 1
    catalogued = Counter({each: by_isrc[isrc or each] for each, isrc in isrcs.items()})
    return catalogued + Counter({each: by_id[each] for each in by_id.keys() - isrcs.keys()})


def test_a_playlist_from_a_top_list_and_from_a_query(scene: Scene) -> None:
    linked = scene.linked
    linked.worker().run_due()
    body = NewPlaylist(name="Mine", top=PlaylistTop(limit=20))
    refused = create_playlist.sync_detailed(client=scene.client, body=body)
    assert refused.status_code == 403
    assert b"scopes=playlists" in refused.content
    linked.link(scene.listener, (*SCOPES, PLAYLIST_SCOPE))
    made: Any = create_playlist.sync(client=scene.client, body=body)
    assert made.tracks + made.left_out == 20
    query = Query(group_by=["track"], measures=["plays"], limit=3)
    by_query: Any = create_playlist.sync(
        client=scene.client, body=NewPlaylist(name="Few", query=query)
    )
    assert by_query.tracks == 3
    calls = [each for each in linked.fake.calls if each.group is Group.PLAYLISTS]
    assert [each.status for each in calls] == [201] * 4
    for wrong in (
        NewPlaylist(name="None"),
        NewPlaylist(name="Both", top=PlaylistTop(), query=query),
    ):
        assert create_playlist.sync_detailed(client=scene.client, body=wrong).status_code == 422


def test_after_an_import_the_updater_looks_up_what_is_new(scene: Scene) -> None:
    linked = scene.linked
    heard = linked.fake.world.heard(scene.listener)
    imported(scene.client, history_json=as_json(extended_history(heard)))
    deadline = time.monotonic() + 20
    while not linked.syncs(scene.listener) and time.monotonic() < deadline:
        time.sleep(0.05)
    (sync,) = linked.syncs(scene.listener)
    assert (sync["kind"], sync["state"], sync["is_requested"]) == ("metadata", "queued", True)
    linked.worker().run_due()
    (found,) = linked.syncs(scene.listener, kind="metadata")
    assert (found["_id"], found["state"]) == (sync["_id"], "succeeded")
    assert found["found"]["tracks"] > 0


def test_the_command_line_asks_and_shows(scene: Scene, capsys: pytest.CaptureFixture[str]) -> None:
    stop, worker = threading.Event(), scene.linked.worker()
    worker.run_due()  # else the worker might find the plays before it is asked to
    thread = threading.Thread(target=worker.run, args=[stop, 0.05])
    thread.start()
    try:
        assert main(["sync", *scene.connection]) == 0
        assert "0 new plays, 50 known." in capsys.readouterr().out
        assert main(["sync", "rankings", *scene.connection]) == 0
        capsys.readouterr()
    finally:
        stop.set()
        thread.join()
    assert main(["rankings", "tracks", *scene.connection]) == 0
    shown = capsys.readouterr().out
    first: Any = list_rankings.sync(client=scene.client, entity="tracks", range_="short")
    assert first.items[0].first.name in shown
