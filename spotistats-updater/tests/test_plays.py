"""From what Spotify shows to observations, each once."""

from __future__ import annotations

import itertools
import random

from spotistats_common.models.names import name_id
from spotistats_common.models.play import Kind, Observation, Source, item_of
from spotistats_updater.plays import from_inbox, observation_of, recognised, to_inbox
from spotistats_updater.spotify.models import Album, Played, Ref, Track

BAND, OTHER = Ref("4Z8W4fKeB5YxbusRsdQVPb", "Band"), Ref("0TnOYISbd1XYRBk9myaseg", "Other")


def a_track(**changes: object) -> Track:
    album = Album("2ODvWsOgouMbaA5xf0RkJe", "Album", (BAND,), (), None, None, None)
    fields = {"id": "4uLU6hMCjMI75M1A2tKUQC", "name": "Song", "artists": (OTHER, BAND)}
    rest = {"album": album, "duration_ms": 1, "explicit": None, "isrc": None}
    return Track(**{**fields, **rest, **changes})  # type: ignore[arg-type]


def an_observation(ended_at: int, track_id: str | None = None, name: str = "Song") -> Observation:
    return Observation(
        Source.POLLED, ended_at, None, item_of(Kind.MUSIC, track_id, name, "Album", "Band")
    )


def test_a_play_is_named_as_exports_name_it() -> None:
    item = observation_of(Played(a_track(), 5)).item
    assert (item.name, item.collection, item.creator) == ("Song", "Album", "Band")
    without = observation_of(Played(a_track(album=None), 5)).item
    assert (without.collection, without.creator) == (None, "Other")


def test_a_local_file_is_known_by_its_names() -> None:
    played = Played(a_track(id=None), 5)
    assert observation_of(played).item.id == name_id("music", "Band", "Song")
    nameless = a_track(id=None, name=None, album=None, artists=())
    assert observation_of(Played(nameless, 5)).item.kind is Kind.UNKNOWN


def test_what_is_written_down_comes_back() -> None:
    for each in (an_observation(5), an_observation(6, "4uLU6hMCjMI75M1A2tKUQC")):
        assert from_inbox(to_inbox(each)) == each


def test_a_play_with_and_without_its_fraction_is_one() -> None:
    exact, whole = an_observation(100_123), an_observation(100_000)
    for seen in itertools.permutations([exact, whole, exact]):
        assert recognised(seen, []) == [exact]
    assert recognised([whole], [exact]) == [exact]
    assert recognised([exact], [whole]) == [whole]


def test_another_id_of_the_recording_is_the_same_play() -> None:
    one = an_observation(100_123, "4uLU6hMCjMI75M1A2tKUQC")
    other = an_observation(100_123, "1uLU6hMCjMI75M1A2tKUQC")
    assert recognised([other], [one]) == [one]
    assert len(recognised([one, other], [])) == 1


def test_different_plays_stay_apart() -> None:
    plays = [
        an_observation(100_123),
        an_observation(100_123, name="Another"),
        an_observation(100_124),  # both with a fraction: Spotify's own clock tells them apart
        an_observation(101_500),
    ]
    random.Random(1).shuffle(plays)
    assert recognised(plays, []) == sorted(plays, key=lambda each: each.ended_at)
    assert len(recognised(plays, plays)) == len(plays)
