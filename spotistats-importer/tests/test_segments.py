"""Stretches of whole rows: the same in every file that has them, and never half a row."""

from __future__ import annotations

import io
import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from spotistats_importer.errors import UnreadableInput
from spotistats_importer.limits import Limits
from spotistats_importer.rows import read_rows
from spotistats_importer.segments import pieces

CUT, OTHER = "2023-05-01T10:07:17Z", "2023-05-01T10:07:18Z"
STYLES: tuple[dict[str, Any], ...] = ({}, {"separators": (",", ":")}, {"indent": 4})

tricky = st.sampled_from(['},{"ts":"' + CUT + '"}', '{"ts":"' + CUT, "}, ", "\\", '"', "\x00"])
rows = st.fixed_dictionaries(
    {"ts": st.sampled_from([CUT, OTHER])},
    optional={
        "name": st.text(max_size=3) | tricky,
        "inner": st.lists(st.fixed_dictionaries({"ts": st.sampled_from([CUT, OTHER])}), max_size=2),
    },
)
histories = st.lists(rows, max_size=12)


def read(
    content: bytes, chunk: int = 1 << 18, known: dict[str, list[Any]] | None = None
) -> tuple[list[Any], dict[str, list[Any]]]:
    """All rows, those of `known` segments from there, and the segments."""
    found: list[Any] = []
    segments: dict[str, list[Any]] = {}
    known = known or {}
    try:
        for batch in read_rows(
            io.BytesIO(content),
            Limits(),
            chunk_bytes=chunk,
            rows_in=lambda digest: len(known[digest]) if digest in known else None,
        ):
            assert batch.first_row == len(found)
            found += batch.rows
            if batch.segment and batch.rows:
                assert batch.segment.rows == len(batch.rows)
                segments[batch.segment.digest] = batch.rows
            elif batch.segment:
                found += known[batch.segment.digest]
    except UnreadableInput as problem:
        found.append(str(problem))
    return found, segments


@given(st.lists(st.binary(max_size=200), max_size=6))
def test_pieces_add_up_to_the_text(chunks: list[bytes]) -> None:
    assert b"".join(piece.text for piece in pieces(chunks)) == b"".join(chunks)


@given(histories, st.sampled_from(STYLES), st.sampled_from([1, 7, 64, 1 << 18]))
def test_segments_change_no_row(
    history: list[dict[str, Any]], style: dict[str, Any], chunk: int
) -> None:
    content = json.dumps(history, **style).encode()
    plain = [row for batch in read_rows(io.BytesIO(content), Limits()) for row in batch.rows]
    found, segments = read(content, chunk)
    assert found == plain
    again, more = read(content, chunk, segments)
    assert (again, more) == (plain, {})


@given(histories, histories, histories, st.sampled_from(STYLES))
def test_what_two_files_have_in_common_is_told_again(
    before: list[dict[str, Any]],
    common: list[dict[str, Any]],
    after: list[dict[str, Any]],
    style: dict[str, Any],
) -> None:
    between = [{"ts": CUT, "n": 0}, *common, {"ts": CUT, "n": 1}]
    older = json.dumps([{"ts": OTHER}, *between], **style).encode()
    newer = json.dumps([*before, {"ts": OTHER}, *between, *after], **style).encode()
    _, segments = read(older)
    assert read(newer, known=segments)[0] == read(newer)[0]
    told_again = {digest for digest in segments if digest not in read(newer, known=segments)[1]}
    # A cut inside of a text or of another row makes no segment; those of a row itself all do.
    if not any("inner" in row or '"ts"' in row.get("name", "") for row in [*common, *before]):
        assert told_again == segments.keys() != set()


@given(st.binary(max_size=8), st.integers(0, 400), st.integers(0, 20), histories, histories)
def test_damage_is_the_same_whatever_is_known(
    noise: bytes, at: int, lost: int, history: list[dict[str, Any]], other: list[dict[str, Any]]
) -> None:
    content = json.dumps(history).encode()
    damaged = content[:at] + noise + content[at + lost :]
    known = read(content)[1] | read(json.dumps(other).encode())[1]
    assert read(damaged, known=known)[0] == read(damaged)[0]


def test_a_long_stretch_without_a_cut_is_no_segment() -> None:
    history = [{"ts": CUT}, *[{"ts": OTHER, "name": "x" * 1_000}] * 5_000, {"ts": CUT}, {"ts": CUT}]
    found, segments = read(json.dumps(history).encode())
    assert found == history
    assert [len(each) for each in segments.values()] == [1]
