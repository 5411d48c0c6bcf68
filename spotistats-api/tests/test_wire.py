"""Plays read all at once are the plays read one by one."""

from __future__ import annotations

from typing import Any

import bson
import pytest
from bson.int64 import Int64
from hypothesis import given
from hypothesis import strategies as st

from history_support.generators import stored_plays
from spotistats_api.engine import wire
from spotistats_api.engine.snapshot import FLAG_COLUMNS, WORD_COLUMNS
from spotistats_api.engine.wire import read_plays


def sent(plays: list[dict[str, Any]]) -> bytes:
    return b"".join(bson.encode(play) for play in plays)


@pytest.fixture
def no_fallback(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: bytes) -> None:
        raise AssertionError("this batch should be read at once")

    monkeypatch.setattr(wire, "_read_one_by_one", fail)


@given(plays=st.lists(stored_plays(), max_size=8))
def test_both_ways_read_the_same(plays: list[dict[str, Any]]) -> None:
    batch = sent(plays)
    found = wire._read_at_once(batch)
    found.validate(full=True)
    assert found == wire._read_one_by_one(batch)


def test_ordinary_plays_are_read_at_once(no_fallback: None) -> None:
    plays = [
        {"_id": f"u:{number:013d}:{'0f' * 8}", "item": Int64(1), "source": "polled"}
        | dict.fromkeys(WORD_COLUMNS, "ü" * number)
        | {name: bool(number % 2) for name in FLAG_COLUMNS}
        for number in range(3)
    ]
    assert wire._read_at_once(sent(plays))["platform"].to_pylist() == ["", "ü", "üü"]


@pytest.mark.parametrize(
    "odd",
    [
        {"source": "polled", "_id": f"u:{7:013d}:{'0f' * 8}", "item": 1},
        {"_id": f"u:{7:013d}:{'0f' * 8}", "item": 1, "source": "polled", "ms_played": None},
        {"_id": f"u:{10**14}:{'0f' * 8}", "item": 1, "source": "polled"},
        {"_id": f"u:{7:013d}:{'0f' * 8}", "item": 1, "source": "polled", "new": "field"},
    ],
)
def test_plays_that_are_not_like_the_others_are_read_too(odd: dict[str, Any]) -> None:
    plain = {"_id": f"u:{7:013d}:{'0f' * 8}", "item": 1, "source": "extended", "skipped": True}
    found = wire._read_at_once(sent([plain, odd, plain])).to_pylist()
    assert [each["source"] for each in found] == ["extended", "polled", "extended"]
    assert [each["skipped"] for each in found] == [True, None, True]
    assert found[1]["ended_at"] == int(odd["_id"].split(":")[1])
    assert found[1]["ms_played"] is None


@pytest.mark.parametrize("count", [0, 1, 1_000])
def test_few_and_many_plays_are_read(count: int) -> None:
    plays = [
        {"_id": f"u:{at:013d}:{'0f' * 8}", "item": at, "source": "polled"} for at in range(count)
    ]
    assert read_plays(sent(plays))["item"].to_pylist() == list(range(count))
