"""Packed natural ids."""

from __future__ import annotations

from spotistats_common.models.keys import distinct, ids_of, packed_from

EARLIER = "0000000000001:ffffffffffffff00"
LATER = "1700000000000:0000000000000001"


def test_distinct_ids_are_in_order_and_each_there_once() -> None:
    assert ids_of(distinct(packed_from([LATER, EARLIER, LATER]))) == [EARLIER, LATER]


def test_of_no_ids_none_are_distinct() -> None:
    assert ids_of(distinct(packed_from([]))) == []
