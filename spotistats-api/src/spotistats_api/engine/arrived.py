"""Plays that arrived, as columns of plain values.

They are few, and somebody may be waiting for an answer that has them: to make Arrow's tables of
fifty rows takes as long as to add these to a history.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyarrow as pa

from spotistats_api.engine.build import derived_skipped
from spotistats_api.engine.inserting import TOLD
from spotistats_api.engine.snapshot import SOURCES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spotistats_api.engine.inserting import Arrived
    from spotistats_common.store.client import Document

_CODE_OF = {each.value: code for code, each in enumerate(SOURCES)}


def columns_of(plays: Sequence[Document]) -> Arrived:
    """What documents tell of plays (see `store.history`); null is what they leave out.

    The columns are those of `PLAYS`, but words are written out, and `item` stands for what was
    played.
    """
    ids = [play["_id"].split(":") for play in plays]
    columns = {
        "ended_at": [int(ended_at) for _, ended_at, _ in ids],
        "key": [int(key, 16) for _, _, key in ids],
        "item": [play["item"] for play in plays],
        "source": [_CODE_OF[play["source"]] for play in plays],
    }
    columns |= {name: [play.get(name) for play in plays] for name in TOLD}
    skipped, reason_end = columns["skipped"], columns["reason_end"]
    if any(value is not None for value in (*skipped, *reason_end)):  # not of those that are polled
        told = pa.array(skipped, pa.bool_()), pa.array(reason_end, pa.string())
        columns["skipped"] = derived_skipped(*told).to_pylist()
    return columns
