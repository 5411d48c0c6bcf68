"""Listeners listen on the clock, the same way each time."""

from __future__ import annotations

import time
from collections import Counter
from itertools import pairwise

import pytest

from fake_spotify import Clock, World
from fake_spotify.clock import DAY_MS, HOUR_MS, START_MS


def test_the_same_arguments_make_the_same_world() -> None:
    one, two, other = World(seed=3), World(seed=3), World(seed=4)
    two.clock.advance(40 * DAY_MS)
    for world in (one, other):
        for _ in range(40):
            world.clock.advance(DAY_MS)
            world.heard(world.users[0])
    assert [one.heard(user) for user in one.users] == [two.heard(user) for user in two.users]
    assert one.heard(one.users[0]) != other.heard(other.users[0])


def test_what_was_heard_stays_as_time_goes_on() -> None:
    world = World(users=2)
    before = world.heard(world.users[0])
    world.clock.advance(3 * DAY_MS)
    after = world.heard(world.users[0])
    assert after[: len(before)] == before
    assert len(after) > len(before)
    assert world.heard(world.users[0], START_MS) == before


def test_plays_neither_overlap_nor_lie_in_the_future() -> None:
    world = World(users=4, plays_a_day=(150, 200))
    for user in world.users:
        plays = world.heard(user)
        assert len(plays) > 100
        assert all(one.ended_at < two.ended_at for one, two in pairwise(plays))
        assert all(one.ended_at <= two.started_at for one, two in pairwise(plays))
        assert plays[-1].ended_at <= world.clock.now_ms()
        for play in plays:
            of = play.track or play.episode
            assert of is not None
            assert 0 <= play.ms_played <= of.duration_ms


def test_listeners_have_favourites_repeat_skip_and_hear_podcasts() -> None:
    world = World(users=1, plays_a_day=(100, 100))
    plays = world.heard(world.users[0])
    counts = Counter(play.track.id for play in plays if play.track)
    assert counts.most_common(1)[0][1] > 10 * sum(counts.values()) / len(counts) / 2
    assert any(one.track == two.track for one, two in pairwise(plays) if one.track)
    assert any(play.skipped and play.ms_played < 30_000 for play in plays)
    assert any(play.reason_end == "trackdone" for play in plays)
    assert any(play.episode for play in plays)
    assert any(play.context_uri is None for play in plays)
    assert not any(play.track and play.track.is_local for play in plays)


def test_some_listeners_have_local_files() -> None:
    world = World(users=1, local_share=0.3)
    local = [p.track for p in world.heard(world.users[0]) if p.track and p.track.is_local]
    assert local
    assert all(track.uri.startswith("spotify:local:") and not track.isrc for track in local)


def test_shown_are_the_last_fifty_of_music_that_was_listened_to() -> None:
    world = World(users=1, plays_a_day=(100, 100), podcast_share=0.2)
    user, now = world.users[0], world.clock.now_ms()
    expected = [p for p in world.heard(user) if p.track and p.ms_played >= 30_000][::-1][:50]
    assert world.shown(user) == expected
    assert world.shown(user, now - 10 * DAY_MS)[0].ended_at <= now - 10 * DAY_MS


def test_what_is_playing_is_heard_when_it_has_ended() -> None:
    world = World(users=1, plays_a_day=(100, 100))
    user = world.users[0]
    playing = None
    while playing is None:
        world.clock.advance(HOUR_MS)
        playing = world.playing(user)
    assert playing not in world.heard(user)
    world.clock.advance(playing.ended_at - world.clock.now_ms())
    assert world.heard(user)[-1] == playing
    assert world.playing(user) != playing


def test_the_catalogue_has_what_spotify_has() -> None:
    catalogue = World().catalogue
    precisions = {album.precision: album.release_date for album in catalogue.albums.values()}
    assert {name: len(date) for name, date in precisions.items()} == {
        "year": 4,
        "month": 7,
        "day": 10,
    }
    assert {album.album_type for album in catalogue.albums.values()} == {
        *("album", "single", "compilation")
    }
    assert any(track.explicit for track in catalogue.all_tracks)
    twins = [(track, catalogue.twin(track)) for track in catalogue.all_tracks]
    pairs = [(track, twin) for track, twin in twins if twin]
    assert pairs
    for track, twin in pairs:
        assert track.isrc == twin.isrc
        assert track.id != twin.id
        assert catalogue.twin(twin) in {track, catalogue.twin(twin)}
    for album_id, tracks in catalogue.album_tracks.items():
        assert len(tracks) == catalogue.albums[album_id].total_tracks


def test_a_clock_runs_at_a_speed_or_stands() -> None:
    standing, running = Clock(), Clock(speed=100_000)
    time.sleep(0.02)
    assert standing.now_ms() == START_MS
    assert running.now_ms() >= START_MS + 2_000
    assert standing.advance(5) == START_MS + 5
    with pytest.raises(ValueError, match="back"):
        standing.advance(-1)
