"""Modes, limits and faults."""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from fake_spotify import Behaviour, FakeSpotify, Faults, Group, Mode, Quota, World, serving
from fake_spotify.clock import SECOND_MS

if TYPE_CHECKING:
    from collections.abc import Callable

    Ask = Callable[..., httpx.Response]

ALBUM_GONE = {"available_markets", "label", "popularity"}
ARTIST_GONE = {"followers", "popularity", "genres"}
TRACK_GONE = {"available_markets", "popularity"}
USER_GONE = {"country", "email", "product", "followers", "explicit_content"}


@pytest.mark.parametrize("mode", list(Mode))
def test_fields_that_development_mode_lost(fake: FakeSpotify, ask: Ask, mode: Mode) -> None:
    fake.behaviour.mode = mode
    track = fake.world.catalogue.all_tracks[0]
    for path, gone in (
        (f"/albums/{track.album.id}", ALBUM_GONE),
        (f"/artists/{track.artists[0].id}", ARTIST_GONE),
        (f"/tracks/{track.id}", TRACK_GONE),
        ("/me", USER_GONE),
    ):
        told = gone & set(ask(path).json())
        assert told == (gone if mode is Mode.EXTENDED else set())


def test_private_fields_need_their_scopes(fake: FakeSpotify, client: httpx.Client) -> None:
    fake.behaviour.mode = Mode.EXTENDED
    token = fake.authorize("ada", ["user-top-read"]).access_token
    body = client.get("/v1/me", headers={"authorization": f"Bearer {token}"}).json()
    assert set(body) & USER_GONE == {"followers"}


@pytest.mark.parametrize("plain", [True, False])
def test_who_is_not_on_the_list(fake: FakeSpotify, ask: Ask, *, plain: bool) -> None:
    fake.behaviour.allowlist = {"bea"}
    fake.behaviour.plain_refusals = plain
    answer = ask("/me")
    assert answer.status_code == 403
    text = answer.text if plain else answer.json()["error"]["message"]
    assert text.startswith("The user is not registered for this application.")
    assert ask("/search", q="x", type="track").status_code == 403
    assert ask("/me", user="bea").status_code == 200
    fake.behaviour.mode = Mode.EXTENDED
    assert ask("/me").status_code == 200


def test_without_premium_of_the_owner(fake: FakeSpotify, ask: Ask) -> None:
    fake.behaviour.owner_has_premium = False
    answer = ask("/me")
    assert answer.status_code == 403
    assert answer.text.startswith("Active premium subscription required")
    fake.behaviour.mode = Mode.EXTENDED
    assert ask("/me").status_code == 200


def test_the_window_of_thirty_seconds(fake: FakeSpotify, ask: Ask) -> None:
    clock = fake.world.clock
    fake.behaviour.window_calls = 3
    assert ask("/me").status_code == 200
    clock.advance(10 * SECOND_MS)
    assert ask("/me", user="bea").status_code == 200
    assert ask("/me/top/tracks").status_code == 200
    answer = ask("/me")
    assert answer.status_code == 429
    assert answer.headers["retry-after"] == "20"
    assert "reason" not in answer.json()["error"]
    clock.advance(20 * SECOND_MS - 1)
    assert ask("/me").headers["retry-after"] == "1"
    clock.advance(1)
    assert ask("/me").status_code == 200
    assert ask("/me").headers["retry-after"] == "10"


def test_a_quota_locks_one_group_out(fake: FakeSpotify, ask: Ask) -> None:
    key = fake.world.catalogue.all_tracks[0].id
    fake.behaviour.quotas = {Group.TRACKS: Quota(calls=2)}
    assert ask(f"/tracks/{key}").status_code == 200
    assert ask(f"/tracks/{key}", user="bea").status_code == 200
    answer = ask(f"/tracks/{key}")
    assert answer.status_code == 429
    assert answer.headers["retry-after"] == "86000"
    assert answer.json() == {
        "error": {"status": 429, "message": "Too many requests", "reason": "QUOTA_EXCEEDED"}
    }
    assert ask("/me").status_code == 200
    fake.world.clock.advance(85_999 * SECOND_MS)
    assert ask(f"/tracks/{key}").headers["retry-after"] == "1"
    fake.world.clock.advance(SECOND_MS)
    assert ask(f"/tracks/{key}").status_code == 200


def test_a_quota_forgets_old_calls(fake: FakeSpotify, ask: Ask) -> None:
    fake.behaviour.quotas = {Group.ME: Quota(calls=1, within_s=60)}
    for _ in range(3):
        assert ask("/me").status_code == 200
        fake.world.clock.advance(60 * SECOND_MS)


def test_a_lock_out_at_will(fake: FakeSpotify, ask: Ask) -> None:
    fake.lock_out(Group.RECENTLY_PLAYED, 100)
    assert ask("/me/player/recently-played").headers["retry-after"] == "100"
    assert ask("/me").status_code == 200
    fake.world.clock.advance(100 * SECOND_MS)
    assert ask("/me/player/recently-played").status_code == 200


def test_server_errors_at_a_rate(asking: Callable[[FakeSpotify], Ask]) -> None:
    def statuses(seed: int) -> list[int]:
        behaviour = Behaviour(seed=seed, faults=Faults(server_errors=0.5))
        ask = asking(FakeSpotify(World(users=["ada"], past_days=1), behaviour))
        return [ask("/me").status_code for _ in range(60)]

    found = statuses(1)
    assert set(found) == {200, 500, 502, 503}
    assert 15 < found.count(200) < 45
    assert statuses(1) == found
    assert statuses(2) != found


def test_one_user_has_endless_server_errors(fake: FakeSpotify, ask: Ask) -> None:
    fake.behaviour.faults_of = {"bea": Faults(server_errors=1)}
    assert {ask("/me", user="bea").status_code for _ in range(20)} <= {500, 502, 503}
    assert {ask("/me").status_code for _ in range(20)} == {200}


def test_malformed_bodies(fake: FakeSpotify, ask: Ask) -> None:
    fake.behaviour.faults = Faults(malformed=1)
    bodies = {ask("/me").text for _ in range(30)}
    assert len(bodies) == 4
    for body in bodies:
        try:
            assert not isinstance(json.loads(body), dict)
        except ValueError:
            continue


def test_a_fault_after_the_fact_leaves_it_done(fake: FakeSpotify, ask: Ask) -> None:
    fake.behaviour.faults = Faults(truncated=1)
    before = len(fake.library("ada").playlists)
    ask("/me/playlists", "POST", json={"name": "x"})
    assert len(fake.library("ada").playlists) == before + 1
    fake.behaviour.faults = Faults(server_errors=1)
    ask("/me/playlists", "POST", json={"name": "x"})
    assert len(fake.library("ada").playlists) == before + 1


def test_time_outs_and_truncated_bodies_on_the_wire() -> None:
    fake = FakeSpotify(World(users=["ada"], past_days=1))
    headers = {"authorization": f"Bearer {fake.authorize('ada').access_token}"}
    with serving(fake) as url, httpx.Client(base_url=url, headers=headers) as client:
        assert client.get("/v1/me").json()["id"] == "ada"
        fake.behaviour.faults = Faults(truncated=1)
        with pytest.raises(httpx.RemoteProtocolError):
            client.get("/v1/me")
        fake.behaviour.faults = Faults(timeouts=1)
        fake.behaviour.hang_s = 0.05
        assert client.get("/v1/me").status_code == 504
        fake.behaviour.hang_s = 600
        with pytest.raises(httpx.ReadTimeout):
            client.get("/v1/me", timeout=0.2)
        began = time.monotonic()
    assert time.monotonic() - began < 10
    assert [call.fault for call in fake.calls] == [None, "truncated", "timeout", "timeout"]


def test_calls_are_told_and_hold_no_secrets(fake: FakeSpotify, ask: Ask) -> None:
    fake.world.clock.advance(5)
    ask("/me/top/tracks", user="cy", limit=3)
    call = fake.calls[-1]
    told: tuple[Any, ...] = (call.user, call.method, call.path, call.query, call.group, call.status)
    assert told == ("cy", "GET", "/v1/me/top/tracks", "limit=3", Group.TOP, 200)
    assert call.at_ms == fake.world.clock.now_ms()
    ask("/nothing")
    assert "Bearer" not in repr(fake.calls)
