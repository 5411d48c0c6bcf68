"""The rows that an import brought, in 16 bytes each."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from spotistats_common.models.keys import packed_from
from spotistats_importer.journal import Brought, rows_only_in, slices

KEYS = st.builds(
    lambda ended_at, key: f"{ended_at:013d}:{key:016x}",
    st.integers(0, 10**13 - 1),
    # Few, so that they meet; some end in zero bytes.
    st.sampled_from([0, 1, 256, 2**63, 2**64 - 1, 0x6100000000000000]),
)


def a_batch(stored: list[str], known: list[str]) -> dict[str, bytes]:
    return {"stored": packed_from(stored).tobytes(), "known": packed_from(known).tobytes()}


@given(st.sets(KEYS), st.sets(KEYS), st.sets(KEYS))
def test_what_only_one_import_has_is_found(
    stored: set[str], known: set[str], others: set[str]
) -> None:
    found = rows_only_in([a_batch(sorted(stored), sorted(known))], [a_batch([], sorted(others))])
    taken = [key for part in slices(found) for key in part]
    assert sorted(taken) == sorted((stored | known) - others)


@given(st.lists(KEYS, max_size=20), st.sets(KEYS, max_size=20))
def test_an_import_knows_the_rows_that_it_brought(brought: list[str], asked: set[str]) -> None:
    memory = Brought()
    half = len(brought) // 2
    memory.add(packed_from(brought[:half]).tobytes())
    memory.add(packed_from(brought[half:]).tobytes())
    ordered = sorted(asked)
    found = memory.among(packed_from(ordered)).tolist()
    assert found == [each in brought for each in ordered]
