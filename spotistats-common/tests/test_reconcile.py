"""Which observations tell of the same play."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spotistats_common.models.columns import observation_id
from spotistats_common.models.play import Item, Kind, Observation, Source, item_of
from spotistats_common.reconcile import Cluster, clusters, quiet_bounds

if TYPE_CHECKING:
    import random
    from collections.abc import Iterable

SPOTIFY_ID = "4uLU6hMCjMI75M1A2tKUQC"
NOON = 1_700_049_600_000  # 2023-11-15T12:00:00Z
SECOND = 1_000
WINDOW = 90 * SECOND


def a_track(name: str = "Song", artist: str = "Band", uri: str | None = SPOTIFY_ID) -> Item:
    return item_of(Kind.MUSIC, uri, name, "Album", artist)


def extended(at: int, ms: int = 200_000, item: Item | None = None, **more: str) -> Observation:
    return Observation(Source.EXTENDED, at, ms, item or a_track(), **more)  # type: ignore[arg-type]


def account(at: int, ms: int = 200_000, item: Item | None = None) -> Observation:
    named = item or a_track()
    only_names = item_of(Kind.MUSIC, None, named.name, None, named.creator)
    return Observation(Source.ACCOUNT, at // 60_000 * 60_000, ms, only_names)


def polled(at: int, item: Item | None = None) -> Observation:
    return Observation(Source.POLLED, at, None, item or a_track())


def plays(observations: Iterable[Observation], window: int = WINDOW) -> list[Cluster]:
    return clusters({observation_id(each): each for each in observations}, window)


def sources(cluster: Cluster) -> list[str]:
    return [known.observation.source.value for known in cluster]


def test_a_play_that_three_sources_tell_of_is_one_play_led_by_the_extended_row() -> None:
    told = [polled(NOON + 2 * SECOND), account(NOON), extended(NOON)]
    (play,) = plays(told)
    assert sources(play) == ["extended", "account", "polled"]


def test_account_data_needs_the_same_listened_time() -> None:
    assert len(plays([extended(NOON, 200_000), account(NOON, 200_001)])) == 2


def test_account_data_needs_the_same_minute() -> None:
    assert len(plays([extended(NOON), account(NOON + 60_000)])) == 2


def test_two_account_rows_do_not_share_one_extended_row() -> None:
    rows = [extended(NOON), extended(NOON + 5 * SECOND), account(NOON)]
    assert sorted(map(sources, plays(rows))) == [["extended"], ["extended", "account"]]


def test_different_tracks_that_end_seconds_apart_are_two_plays() -> None:
    other = a_track("Other", uri="0DiWol3AO6WpXZgp0goxAV")
    assert len(plays([extended(NOON), polled(NOON + 3 * SECOND, other)])) == 2


def test_a_polled_play_of_another_id_of_the_recording_is_the_same_play() -> None:
    other = a_track("Song - Remastered", uri="0DiWol3AO6WpXZgp0goxAV")
    told = {observation_id(each): each for each in (extended(NOON), polled(NOON + SECOND, other))}
    assert len(clusters(told, WINDOW)) == 2
    (play,) = clusters(told, WINDOW, {SPOTIFY_ID: other.id})
    assert sources(play) == ["extended", "polled"]
    assert len(clusters(told, WINDOW, {SPOTIFY_ID: "another"})) == 2


@pytest.mark.parametrize(("apart", "expected"), [(90 * SECOND, 1), (90 * SECOND + 1, 2)])
def test_polled_plays_match_within_the_window(apart: int, expected: int) -> None:
    assert len(plays([extended(NOON), polled(NOON + apart)])) == expected


def test_polled_plays_match_one_to_one_the_closest_first() -> None:
    near, far = extended(NOON), extended(NOON - 60 * SECOND)
    found = plays([near, far, polled(NOON + SECOND)])
    joined = next(play for play in found if len(play) == 2)
    assert joined[0].observation == near
    assert len(found) == 2


def test_a_polled_play_without_uri_in_the_export_matches_by_names() -> None:
    by_names = a_track("  SONG ", "ＢＡＮＤ", uri=None)
    assert len(plays([extended(NOON, item=by_names), polled(NOON)])) == 1


def test_feat_tells_two_tracks_apart() -> None:
    featuring = a_track("Song (feat. X)", uri=None)
    assert len(plays([extended(NOON, item=featuring), polled(NOON)])) == 2


def test_a_polled_play_may_have_ended_anywhere_in_the_minute_of_account_data() -> None:
    assert len(plays([account(NOON), polled(NOON + 59 * SECOND + 90 * SECOND)])) == 1
    assert len(plays([account(NOON), polled(NOON + 61 * SECOND + 90 * SECOND)])) == 2


def test_one_row_that_two_exports_describe_differently_is_one_play_the_fuller_one_first() -> None:
    bare, full = extended(NOON), extended(NOON, platform="ios", country="LT")
    for told in ([bare, full], [full, bare]):
        (play,) = plays(told)
        assert play[0].observation == full


def test_rows_that_differ_in_listened_time_are_two_plays() -> None:
    assert len(plays([extended(NOON, 1_000), extended(NOON, 2_000)])) == 2


TRACKS = [a_track(), a_track("Other", uri="0DiWol3AO6WpXZgp0goxAV"), a_track(uri=None)]
INSTANTS = st.integers(0, 400).map(lambda seconds: NOON + seconds * SECOND)
OBSERVATIONS = st.one_of(
    st.builds(extended, INSTANTS, st.sampled_from([0, 1_000]), st.sampled_from(TRACKS)),
    st.builds(account, INSTANTS, st.sampled_from([0, 1_000]), st.sampled_from(TRACKS)),
    st.builds(polled, INSTANTS, st.sampled_from(TRACKS)),
)


@given(st.lists(OBSERVATIONS, max_size=25), st.randoms(use_true_random=False))
def test_the_order_of_the_observations_does_not_matter(
    told: list[Observation], chance: random.Random
) -> None:
    shuffled = list(told)
    chance.shuffle(shuffled)
    assert set(plays(told)) == set(plays(shuffled))


@given(st.lists(OBSERVATIONS, max_size=25))
def test_every_observation_is_in_exactly_one_play(told: list[Observation]) -> None:
    ids = [known.id for play in plays(told) for known in play]
    assert sorted(ids) == sorted({observation_id(each) for each in told})


@given(st.lists(OBSERVATIONS, max_size=40), st.integers(0, 400), st.integers(0, 400))
def test_nothing_outside_of_quiet_bounds_changes_what_is_inside(
    told: list[Observation], start: int, length: int
) -> None:
    since = NOON + start * SECOND
    window = 5 * SECOND
    loose = [each.ended_at for each in told if each.source is not Source.EXTENDED]
    low, high = quiet_bounds(loose, since, since + length * SECOND, window)

    def inside(play: Cluster) -> bool:
        return low <= play[0].observation.ended_at <= high

    alone = [each for each in told if low <= each.ended_at <= high]
    everything = plays(told, window)
    assert set(plays(alone, window)) == set(filter(inside, everything))
    for play in everything:
        assert len({low <= known.observation.ended_at <= high for known in play}) == 1
