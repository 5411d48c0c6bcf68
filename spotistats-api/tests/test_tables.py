"""The table of all plays has every play once, wherever a page ends."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyarrow import ipc

from spotistats_api.exports import tables
from spotistats_api.exports.drain import Drain, through


@given(data=st.data())
def test_every_play_is_there_once(
    data: st.DataObject, histories: Any, history_of: Any, read: Any
) -> None:
    observations = data.draw(histories)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tables, "PLAYS_IN_PAGE", data.draw(st.integers(1, 5)))
        content = b"".join(tables.table(history_of(observations), "arrow"))
    rows = ipc.open_stream(content).read_all().to_pylist()
    assert [
        (row["play_id"], row["ended_at"], row["ms_played"], row["track"], row["album_id"],
         row["artist"], row["skipped"], row["platform"], row["source"], row["kind"])
        for row in rows
    ] == [
        (play.play_id, play.instant, play.ms_played, play.title and play.title[1],
         play.collection and play.collection[0], play.creator and play.creator[1], play.skipped,
         play.observation.platform, play.observation.source, play.observation.item.kind)
        for play in read(observations)
    ]  # fmt: skip


def test_a_drain_gives_back_all_that_was_written_and_knows_where_it_is() -> None:
    drain = Drain()

    def steps() -> Any:
        for part in (b"a" * 300_000, b"b", bytearray(b"c")):
            drain.write(part)
            yield

    chunks = list(through(drain, steps()))
    assert chunks == [b"a" * 300_000, b"bc"]
    assert drain.tell() == 300_002
