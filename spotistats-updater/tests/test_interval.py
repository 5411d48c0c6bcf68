"""The time between two polls fits how much somebody listens."""

from __future__ import annotations

import pytest

from spotistats_updater.interval import LEAST_MS, LISTENING_MS, MINUTE_MS, MOST_MS, next_interval_ms


def ends(count: int, every_ms: int) -> list[int]:
    return [number * every_ms for number in range(count)]


def test_who_does_not_listen_is_asked_less_and_less_often() -> None:
    current, found = LEAST_MS, []
    for _ in range(6):
        current = next_interval_ms(current, ends(50, 4 * MINUTE_MS), 0)
        found.append(current // MINUTE_MS)
    assert found == [4, 8, 16, 30, 30, 30]
    assert next_interval_ms(MOST_MS, [], 0) == MOST_MS


def test_who_listens_is_seen_soon() -> None:
    assert next_interval_ms(MOST_MS, ends(50, 4 * MINUTE_MS), 3) == LISTENING_MS
    assert next_interval_ms(MOST_MS, [1], 1) == LISTENING_MS


@pytest.mark.parametrize("seconds", [30, 40, 60, 120, 200])
@pytest.mark.parametrize("new", [0, 1, 50])
def test_fewer_than_fifty_plays_pass_at_the_fastest_pace(seconds: int, new: int) -> None:
    pace = seconds * 1000
    slow = [each + 10**9 for each in ends(40, 10 * MINUTE_MS)]
    interval = next_interval_ms(MOST_MS, [*ends(10, pace), *slow], new)
    assert LEAST_MS <= interval <= MOST_MS
    assert interval / pace < 50


def test_impossible_pages_do_no_harm() -> None:
    assert next_interval_ms(MOST_MS, [5] * 50, 50) == LEAST_MS
