"""Instants that are read together are read as each alone."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from spotistats_importer.formats.base import RowError
from spotistats_importer.formats.fields import Instants

_NUMBERS = st.tuples(
    st.sampled_from([1999, 2006, 2007, 2016, 2023, 2024, 2100, 9999]),
    st.integers(0, 13),
    st.one_of(st.integers(0, 32), st.sampled_from([28, 29, 30, 31])),
    st.integers(0, 24),
    st.integers(0, 60),
    st.integers(0, 60),
)
_TEXTS = st.one_of(
    _NUMBERS.map(lambda n: "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z".format(*n)),
    st.sampled_from(
        ["2023-05-01T10:00:00.5Z", "2023-05-01T10:00:00+", "2023-05-01 10:00:00Z", "", "x" * 20,
         "2023-05-01T10:00:0ⅫZ", "2023/05/01T10:00:00Z", "٢٠٢٣-05-01T10:00:00Z"]
    ),
)  # fmt: skip


@given(st.lists(_TEXTS, min_size=1, max_size=3))
def test_together_as_each_alone(texts: list[str]) -> None:
    instants = Instants()
    together = instants.read_all(texts)
    if together is not None:
        assert together == [instants.read("ts", text) for text in texts]


@given(_NUMBERS)
def test_what_spotify_writes_is_read_together(
    numbers: tuple[int, int, int, int, int, int],
) -> None:
    text = "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z".format(*numbers)
    instants = Instants()
    try:
        alone: list[int] | None = [instants.read("ts", text)]
    except RowError:
        alone = None
    assert instants.read_all([text]) == alone
