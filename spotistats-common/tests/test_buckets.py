"""How much each of many may ask."""

from __future__ import annotations

from spotistats_common.service.buckets import Buckets


def test_each_has_its_own_which_fills_up_evenly() -> None:
    clock = [0.0]
    buckets = Buckets[str](6, lambda: clock[0])
    assert [buckets.take("one") for _ in range(6)] == [5, 4, 3, 2, 1, 0]
    assert buckets.take("one") == -1
    assert buckets.take("other") == 5
    clock[0] += 5
    left = buckets.take("one")
    assert left == -0.5
    assert buckets.seconds_until(0, left) == 5
    clock[0] += 5
    assert buckets.take("one") == 0
    clock[0] += 3600
    assert buckets.take("one") == 5


def test_those_that_were_idle_longest_are_forgotten() -> None:
    buckets = Buckets[str](2, lambda: 0.0, most=2)
    buckets.take("one")
    buckets.take("other")
    buckets.take("one")
    buckets.take("third")
    assert buckets.take("one") == -1
    assert buckets.take("other") == 1
