"""Recently played: cursors, and everything that goes wrong with it."""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING, Any

import pytest

from fake_spotify import FakeSpotify, Fraction, Mode, Outage, World
from fake_spotify.clock import DAY_MS, HOUR_MS, MINUTE_MS

if TYPE_CHECKING:
    from collections.abc import Callable

    import httpx

PATH = "/me/player/recently-played"


def ends(body: dict[str, Any]) -> list[int]:
    instants = [datetime.fromisoformat(item["played_at"]) for item in body["items"]]
    return [round(at.timestamp() * 1000) for at in instants]


def shown_ends(fake: FakeSpotify, user: str = "ada") -> list[int]:
    return [play.ended_at for play in fake.world.shown(user)]


def test_the_last_fifty_plays_newest_first(
    fake: FakeSpotify, ask: Callable[..., httpx.Response]
) -> None:
    body = ask(PATH, limit=50).json()
    plays = fake.world.shown("ada")
    assert len(plays) == 50
    assert ends(body) == shown_ends(fake)
    assert [item["track"]["id"] for item in body["items"]] == [
        play.track.id for play in plays if play.track
    ]
    assert body["next"] is None
    assert body["limit"] == 50
    assert body["cursors"] == {"after": str(ends(body)[0]), "before": str(ends(body)[-1])}
    assert len(ask(PATH).json()["items"]) == 20


def test_cursors_are_exclusive(fake: FakeSpotify, ask: Callable[..., httpx.Response]) -> None:
    all_ends = shown_ends(fake)
    assert ends(ask(PATH, limit=50, after=all_ends[10]).json()) == all_ends[:10]
    assert ends(ask(PATH, limit=50, after=all_ends[10] - 1).json()) == all_ends[:11]
    assert ends(ask(PATH, limit=50, before=all_ends[10]).json()) == all_ends[11:]
    empty = ask(PATH, limit=50, after=all_ends[0]).json()
    assert empty["items"] == []
    assert empty["cursors"] is None
    assert empty["next"] is None


@pytest.mark.parametrize("query", [{"limit": 7}, {"limit": 7, "after": 0}, {"limit": 50}])
def test_next_walks_through_all_of_them_and_no_further(
    fake: FakeSpotify, ask: Callable[..., httpx.Response], query: dict[str, int]
) -> None:
    found: list[int] = []
    body = ask(PATH, **query).json()
    while True:
        found += ends(body)
        if body["next"] is None:
            break
        body = ask(body["next"]).json()
    assert len(found) == len(set(found))
    assert sorted(found, reverse=True) == shown_ends(fake)


@pytest.mark.parametrize(
    "query",
    [{"limit": 0}, {"limit": 51}, {"limit": "x"}, {"after": -1}, {"after": 1, "before": 2}],
)
def test_senseless_questions(ask: Callable[..., httpx.Response], query: dict[str, Any]) -> None:
    answer = ask(PATH, **query)
    assert answer.status_code == 400
    assert answer.json()["error"]["status"] == 400


def test_podcasts_never_appear_and_local_files_have_no_id() -> None:
    world = World(users=["ada"], plays_a_day=(150, 150), podcast_share=0.4, local_share=0.3)
    fake = FakeSpotify(world)
    shown = fake.shown("ada")
    assert any(each.track.is_local for each in shown)
    assert all(each.play.episode is None for each in shown)
    assert any(play.episode for play in world.heard("ada")[-50:])


def test_a_local_file(asking: Callable[[FakeSpotify], Callable[..., httpx.Response]]) -> None:
    world = World(users=["ada"], podcast_share=0, local_share=1)
    track = asking(FakeSpotify(world))(PATH, limit=1).json()["items"][0]["track"]
    assert track["id"] is None
    assert track["uri"].startswith("spotify:local:")
    assert track["is_local"] is True
    assert track["external_ids"] == {}
    assert track["album"]["id"] is None
    assert track["artists"][0]["id"] is None


def test_a_delay(fake: FakeSpotify) -> None:
    before = shown_ends(fake)
    fake.behaviour.delay_ms = 5 * HOUR_MS
    fake.behaviour.delays_ms = {"bea": 0}
    fake.world.clock.advance(5 * HOUR_MS)
    assert [each.played_at_ms for each in fake.shown("ada")] == before
    assert [each.play for each in fake.shown("bea")] == fake.world.shown("bea")


def test_late_plays_come_after_newer_ones(fake: FakeSpotify) -> None:
    fake.behaviour.late_share = 0.3
    fake.behaviour.late_by_ms = 2 * HOUR_MS
    seen: set[int] = set()
    inserted = 0
    for _ in range(5 * 24):
        fake.world.clock.advance(HOUR_MS)
        shown = {each.play.ended_at for each in fake.shown("ada")}
        inserted += sum(1 for at in shown - seen if seen and min(shown) < at < max(seen))
        seen |= shown
    assert inserted > 5
    since = min(seen)
    late_ones = fake.world.clock.now_ms() - 2 * HOUR_MS
    truth = {p.ended_at for p in fake.world.backwards("ada") if since <= p.ended_at <= late_ones}
    assert truth <= seen


def test_an_outage_of_days(fake: FakeSpotify, ask: Callable[..., httpx.Response]) -> None:
    now = fake.world.clock.now_ms()
    fake.behaviour.outages = [Outage(now, now + 2 * DAY_MS, frozenset({"ada", "cy"}))]
    before = shown_ends(fake)
    fake.world.clock.advance(2 * DAY_MS - 1)
    assert ends(ask(PATH, limit=50).json()) == before
    assert [each.play for each in fake.shown("bea")] == fake.world.shown("bea")
    fake.world.clock.advance(1)
    after = ends(ask(PATH, limit=50).json())
    assert after == shown_ends(fake)
    assert after != before


def test_with_and_without_a_fraction(fake: FakeSpotify, ask: Callable[..., httpx.Response]) -> None:
    def told() -> list[bool]:
        items = ask(PATH, limit=50).json()["items"]
        for item in items:
            assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{3})?Z", item["played_at"])
        return ["." in item["played_at"] for item in items]

    assert set(told()) == {True}
    fake.behaviour.fraction = Fraction.NEVER
    assert set(told()) == {False}
    fake.behaviour.fraction = Fraction.SOME_PLAYS
    assert set(told()) == {True, False}
    assert told() == told()
    fake.behaviour.fraction = Fraction.SOME_READS
    assert set(told()) == {True, False}
    assert told() != told()


def test_jitter_moves_plays_a_little_and_always_the_same(fake: FakeSpotify) -> None:
    fake.behaviour.played_at_jitter_ms = 5_000
    shown = fake.shown("ada")
    off = [each.played_at_ms - each.play.ended_at for each in shown]
    assert len(set(off)) > 20
    assert all(-5_000 <= each <= 5_000 for each in off)
    assert fake.shown("ada") == shown
    fake.world.clock.advance(MINUTE_MS)
    assert fake.shown("ada")[-1] in shown


def test_duplicates_in_a_page(fake: FakeSpotify, ask: Callable[..., httpx.Response]) -> None:
    fake.behaviour.duplicate_share = 0.3
    found = ends(ask(PATH, limit=50).json())
    assert len(found) > 50
    assert sorted(set(found), reverse=True) == shown_ends(fake)


def test_relinked_tracks(fake: FakeSpotify, ask: Callable[..., httpx.Response]) -> None:
    fake.behaviour.relinked_share = 1
    items = ask(PATH, limit=50).json()["items"]
    relinked = 0
    for item, play in zip(items, fake.world.shown("ada"), strict=True):
        assert play.track
        assert item["track"]["external_ids"]["isrc"] == play.track.isrc
        assert "linked_from" not in item["track"]
        relinked += item["track"]["id"] != play.track.id
    assert relinked > 5
    assert ask(PATH, limit=50).json()["items"] == items
    fake.behaviour.mode = Mode.EXTENDED
    item = next(i for i in ask(PATH, limit=50).json()["items"] if "linked_from" in i["track"])
    assert item["track"]["linked_from"]["id"] != item["track"]["id"]


def test_contexts(fake: FakeSpotify, ask: Callable[..., httpx.Response]) -> None:
    def contexts() -> list[Any]:
        items = [item for user in fake.world.users for item in page(user)]
        return [item["context"] for item in items]

    def page(user: str) -> list[Any]:
        found: list[Any] = ask(PATH, user=user, limit=50).json()["items"]
        return found

    found = contexts()
    assert None in found
    told = [context for context in found if context]
    assert told
    assert {"type", "uri", "href", "external_urls"} == set(told[0])
    fake.behaviour.contexts = False
    assert set(contexts()) == {None}


def test_an_album_that_was_taken_down(
    fake: FakeSpotify, ask: Callable[..., httpx.Response]
) -> None:
    album = ask(PATH, limit=1).json()["items"][0]["track"]["album"]
    assert album["name"]
    fake.behaviour.taken_down = {album["id"]}
    assert ask(PATH, limit=1).json()["items"][0]["track"]["album"]["name"] == ""
    assert ask(f"/albums/{album['id']}").json()["name"] == ""
