"""Columns say what observations say, and their ids and documents are those made one by one."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import bson
import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from spotistats_common.models import keys
from spotistats_common.models.columns import Columns, observation_id
from spotistats_common.models.play import Kind, Observation, Source, item_of
from spotistats_common.store.plays import to_document, to_documents

TEXTS = st.one_of(st.none(), st.text(max_size=5), st.sampled_from(["ios", "Żółw", "a\x01b"]))
FLAGS = st.sampled_from([None, False, True])
ITEMS = st.builds(
    item_of, st.sampled_from(Kind), st.sampled_from([None, "0" * 22]), TEXTS, TEXTS, TEXTS
)
OBSERVATIONS = st.builds(
    Observation,
    st.sampled_from(Source),
    st.integers(0, 4_000_000_000_000),
    st.one_of(st.none(), st.integers(0, 2**33), st.sampled_from([0, 2**31 - 1, 2**31])),
    ITEMS,
    st.one_of(st.none(), st.integers(1, 4_000_000_000_000)),
    *[TEXTS] * 4,
    *[FLAGS] * 4,
)
KEYS = st.lists(
    st.builds(
        lambda ended_at, key: f"{ended_at:013d}:{key:016x}",
        st.integers(0, 10**13 - 1),
        st.one_of(st.integers(0, 2**64 - 1), st.sampled_from([0, 1, 256, 2**63, 2**64 - 256])),
    ),
    max_size=20,
)


@given(st.lists(OBSERVATIONS))
def test_columns_give_back_the_observations(observations: list[Observation]) -> None:
    assert Columns.of(observations).observations() == observations


@given(st.lists(OBSERVATIONS))
def test_ids_do_not_depend_on_what_else_is_in_the_columns(observations: list[Observation]) -> None:
    together = keys.ids_of(Columns.of(observations).keys)
    assert together == [observation_id(each) for each in observations]
    assert [each[:13] for each in together] == [f"{each.ended_at:013d}" for each in observations]


@given(st.lists(OBSERVATIONS))
def test_documents_by_columns_are_those_of_each_observation(
    observations: list[Observation],
) -> None:
    columns = Columns.of({observation_id(each): each for each in observations}.values())
    expected: dict[str, Any] = {}
    for each in columns.observations():
        natural_id = observation_id(each)
        expected[f"u1:{natural_id}"] = to_document("u1", natural_id, each)
    options: Any = bson.CodecOptions(tz_aware=True, tzinfo=UTC)
    found = [bson.decode(each.raw, options) for each in to_documents("u1", columns.keys, columns)]
    assert {each["_id"]: each for each in found} == expected
    assert len(found) == len(columns)
    for each in found:
        # Byte for byte, but that a number of 64 bits stays one when it is small.
        each["item"] = bson.Int64(each["item"])
        assert list(each) == list(expected[each["_id"]])


def test_a_document_reads_as_it_is_stored() -> None:
    play = Observation(
        Source.EXTENDED,
        1_700_049_600_000,
        200_000,
        item_of(Kind.MUSIC, "4uLU6hMCjMI75M1A2tKUQC", "Song", "Album", "Band"),
        platform="ios",
        shuffle=True,
    )
    columns = Columns.of([play])
    (document,) = to_documents("u1", columns.keys, columns)
    found = bson.decode(document.raw)
    assert found["ended_at"] == datetime(2023, 11, 15, 12)  # noqa: DTZ001 - as BSON has it
    assert (found["ms_played"], found["platform"], found["shuffle"]) == (200_000, "ios", True)
    assert "started_at" not in found


@given(KEYS)
def test_ids_are_the_same_in_all_forms(ids: list[str]) -> None:
    packed = keys.packed_from(ids)
    assert keys.ids_of(packed) == ids
    assert [bytes(row).decode() for row in keys.texts_of(packed)] == ids
    assert keys.packed_from_texts(keys.texts_of(packed)).tolist() == packed.tolist()
    assert keys.ids_of(np.sort(packed)) == sorted(ids)
    events = keys.events_of(packed)
    for one, other in zip(range(len(ids)), reversed(range(len(ids))), strict=True):
        assert (events[one] == events[other]) == (ids[one][:-8] == ids[other][:-8])


@given(KEYS, KEYS)
def test_which_ids_are_among_others(ids: list[str], others: list[str]) -> None:
    found = keys.among(keys.packed_from(ids), np.sort(keys.packed_from(others)))
    assert found.tolist() == [each in others for each in ids]
