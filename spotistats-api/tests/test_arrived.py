"""Plays that arrived are read as those that a history is built from."""

from __future__ import annotations

from typing import Any

import bson
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from history_support.generators import stored_plays
from spotistats_api.engine.arrived import columns_of
from spotistats_api.engine.build import play_columns, read_in_order
from spotistats_api.engine.inserting import TOLD, tells_no_more
from spotistats_api.engine.snapshot import WORD_COLUMNS

POLLED = {"_id": f"u:{7:013d}:{'0f' * 8}", "item": 1, "source": "polled"}


@example(plays=[POLLED | {"reason_end": ""}])
@given(plays=st.lists(stored_plays(), min_size=1, max_size=8, unique_by=lambda play: play["_id"]))
def test_they_are_read_as_those_of_a_snapshot(plays: list[dict[str, Any]]) -> None:
    plays.sort(key=lambda play: play["_id"].split(":")[1:])
    stored = read_in_order(bson.encode(play) for play in plays)
    built = play_columns(stored, {}) | {name: stored[name] for name in (*WORD_COLUMNS, "item")}
    assert columns_of(plays) == {name: column.to_pylist() for name, column in built.items()}


@pytest.mark.parametrize("name", TOLD)
def test_what_is_told_of_one_play_is_noticed(name: str) -> None:
    assert tells_no_more(columns_of([POLLED, POLLED]))
    told = POLLED | {name: "fwdbtn" if name in WORD_COLUMNS else False}
    assert not tells_no_more(columns_of([POLLED, told]))


def test_there_may_be_none() -> None:
    assert set(columns_of([])) >= {"ended_at", "key", "item"}
