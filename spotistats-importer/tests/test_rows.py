"""Reading the rows of a list: exactly what it holds, however it is written and cut."""

from __future__ import annotations

import contextlib
import io
import json
import time
import tracemalloc
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spotistats_importer.documents import read_document
from spotistats_importer.errors import (
    DamagedFile,
    EmptyFile,
    LimitExceeded,
    NotAnArray,
    NotJson,
    TrailingData,
    TruncatedFile,
    UnreadableInput,
    WrongEncoding,
)
from spotistats_importer.limits import Limits
from spotistats_importer.rows import BadRow, first_token, read_rows

if TYPE_CHECKING:
    from collections.abc import Callable

    Read = Callable[..., tuple[list[Any], UnreadableInput | None]]

STYLES: tuple[dict[str, Any], ...] = (
    {"separators": (",", ":")},
    {},
    {"indent": 1},
    {"indent": 2, "ensure_ascii": False},
)
CHUNKS = (1, 2, 3, 7, 64, 1024, 1 << 18)


def rendered(rows: list[Any], style: dict[str, Any], newline: str = "\n") -> bytes:
    return json.dumps(rows, **style).replace("\n", newline).encode()


# NUL is left out of texts, and numbers beyond 64 bits may come as floats: neither is a name.
texts = st.text(st.characters(codec="utf-8", exclude_characters="\0"))
texts |= st.sampled_from(['},{"', '"}, {"', "}]", "\\", '\\"', '[{"a":1},{"b', "é𝄞", "\u2028"])
values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**63), 2**63 - 1) | st.floats(-1e9, 1e9) | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=6,
)
objects = st.dictionaries(texts, values, max_size=5)
# No braces in texts: a lost quote makes a text of what follows, in which one could end a row.
plain_texts = texts.filter(lambda text: not {"{", "}"} & set(text))
flat_objects = st.dictionaries(
    plain_texts,
    st.none() | st.integers(0, 10**9) | plain_texts,
    min_size=1,
    max_size=5,
)


@settings(max_examples=200)
@given(
    rows=st.lists(objects, max_size=12),
    style=st.sampled_from(STYLES),
    newline=st.sampled_from(["\n", "\r\n"]),
    chunk=st.sampled_from(CHUNKS),
)
def test_rows_are_what_the_text_says_whatever_its_style_and_its_chunks(
    read: Read, rows: list[Any], style: dict[str, Any], newline: str, chunk: int
) -> None:
    content = rendered(rows, style, newline)
    assert read(content, chunk) == (json.loads(content), None)


@settings(max_examples=300)
@given(data=st.data())
def test_damage_costs_the_damaged_row_and_no_other(read: Read, data: st.DataObject) -> None:
    rows = data.draw(st.lists(flat_objects, min_size=1, max_size=8))
    style = data.draw(st.sampled_from(STYLES))
    damaged = data.draw(st.integers(0, len(rows) - 1))
    elements = [rendered([row], style)[1:-1] for row in rows]
    element = elements[damaged]
    at = data.draw(st.integers(0, len(element) - 1))
    # One byte is lost, doubled, or becomes another one.
    wrong = data.draw(st.sampled_from([b"", element[at : at + 1] * 2, b'"', b"x", b"\xff", b"\0"]))
    elements[damaged] = element[:at] + wrong + element[at + 1 :]
    found, problem = read(b"[" + b",".join(elements) + b"]", data.draw(st.sampled_from(CHUNKS)))
    others = [row for number, row in enumerate(rows) if number != damaged]
    good = [row for row in found if not isinstance(row, BadRow)]
    remaining = iter(good)
    assert all(other in remaining for other in others)
    assert len(good) <= len(rows)
    assert problem is None or isinstance(problem, TrailingData | TruncatedFile)


class TestDamagedRows:
    @pytest.mark.parametrize(
        ("element", "problem"),
        [
            (b'{"a":tru}', "not valid JSON"),
            (b'{"a":NaN}', "NaN is no JSON value"),
            (b'{"a":-Infinity}', "no JSON value"),
            (b'{"a":"\xff"}', "not UTF-8"),
            (b'{"a":"\xed\xa0\x80"}', "not UTF-8"),
            (b'{"a":"\0"}', "not valid JSON"),
            (b'{"a:1}', "not valid JSON"),
            (b'{"a":' + b"9" * 5_000 + b"}", "too many digits"),
            (b'{"a":' * 5_000 + b"1" + b"}" * 5_000, "nested too deeply"),
            (b'{"a":1,', "not valid JSON"),
            (b"", "not valid JSON"),
            (b'"a":1}', "not valid JSON"),
        ],
    )
    @pytest.mark.parametrize("chunk", [5, 1 << 18])
    def test_are_bad_and_the_others_come(
        self, element: bytes, problem: str, chunk: int, read: Read
    ) -> None:
        rows, end = read(b'[{"a":1},' + element + b',{"b":2}, {"c":3}]', chunk)
        assert [rows[0], *rows[-2:]] == [{"a": 1}, {"b": 2}, {"c": 3}]
        assert all(isinstance(row, BadRow) for row in rows[1:-2])
        assert problem in rows[1].problem
        assert end is None

    def test_a_missing_comma_spoils_none(self, read: Read) -> None:
        assert read(b'[{"a":1}{"b":2}]') == ([{"a": 1}, {"b": 2}], None)

    def test_a_bad_last_row_is_no_cut(self, read: Read) -> None:
        rows, end = read(b'[{"a":1},{"b:2}]')
        assert (rows[0], type(rows[1]), end) == ({"a": 1}, BadRow, None)

    def test_halves_of_surrogate_pairs_are_replaced(self, read: Read) -> None:
        content = b'[{"a":"x\\ud83dy","b":"\\ud83d\\ude00","c":"\\\\ud83d"}]'
        assert read(content)[0] == [{"a": "x\ufffdy", "b": "\U0001f600", "c": "\\ud83d"}]

    @pytest.mark.parametrize("more", [b"", b',{"b":"\\ud800"}'])
    def test_nul_is_left_out_of_texts(self, more: bytes, read: Read) -> None:
        rows, _ = read(b'[{"a\\u0000":"x\\u0000y","n":["\\u0000"]}' + more + b"]")
        assert rows[0] == {"a": "xy", "n": [""]}

    @pytest.mark.parametrize("depth", [100, 400, 600, 1_000, 5_000])
    def test_nesting_never_breaks_the_reading(self, depth: int, read: Read) -> None:
        deep = b"[" * depth + b'"\\u0000"' + b"]" * depth
        rows, end = read(b'[{"a":' + deep + b'},{"b":2}]')
        assert (len(rows), rows[1], end) == (2, {"b": 2}, None)

    def test_huge_numbers_are_numbers(self, read: Read) -> None:
        rows, _ = read(b'[{"a":1' + b"0" * 400 + b'},{"a":1e999}]')
        assert rows[0]["a"] >= 10**400
        assert rows[1]["a"] == float("inf")

    def test_rows_may_be_anything(self, read: Read) -> None:
        assert read(b'[1, null, "a", [], [1, {"a": 2}], true]')[0] == [
            *[1, None, "a", [], [1, {"a": 2}], True]
        ]


class TestWholeFiles:
    @pytest.mark.parametrize("content", [b"[]", b" [ ] \n", b"\xef\xbb\xbf[]"])
    @pytest.mark.parametrize("chunk", CHUNKS)
    def test_an_empty_list_has_no_rows(self, content: bytes, chunk: int, read: Read) -> None:
        assert read(content, chunk) == ([], None)

    @pytest.mark.parametrize(
        "encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
    )
    @pytest.mark.parametrize("chunk", CHUNKS)
    def test_all_encodings_of_unicode_are_read(self, encoding: str, chunk: int, read: Read) -> None:
        assert read('[{"ä":"𝄞"},{"b":1}]'.encode(encoding), chunk) == ([{"ä": "𝄞"}, {"b": 1}], None)

    def test_text_that_breaks_its_encoding_is_named_with_the_place(self, read: Read) -> None:
        start = '[{"a":1},{"b":2},'.encode("utf-16")
        rows, problem = read(start + b"\x00\xdc\x00\xdc" + start)
        assert rows == [{"a": 1}, {"b": 2}]
        assert isinstance(problem, WrongEncoding)
        assert problem.position == len(start)

    @pytest.mark.parametrize("chunk", CHUNKS)
    def test_a_list_cut_anywhere_gives_the_rows_before_the_cut(
        self, chunk: int, read: Read
    ) -> None:
        content = b'[{"a":"x"}, {"b":[1]}, {"c":{}}]'
        for end in range(1, len(content)):
            rows, problem = read(content[:end], chunk)
            whole: list[Any] = [
                e for at, e in ((10, {"a": "x"}), (21, {"b": [1]}), (31, {"c": {}})) if end >= at
            ]
            assert [row for row in rows if not isinstance(row, BadRow)] == whole
            # After "[1]" the cut looks like the end of the list, with a damaged row before.
            assert isinstance(problem, TruncatedFile) or isinstance(rows[-1], BadRow)

    def test_the_cut_is_told_with_its_row(self, read: Read) -> None:
        _, problem = read(b'[{"a":1},{"b":2},{"c"')
        assert str(problem) == "cut off after row 2: download the export again"

    def test_something_after_the_list_is_told(self, read: Read) -> None:
        rows, problem = read(b'[{"a":1}] x')
        assert rows == [{"a": 1}]
        assert isinstance(problem, TrailingData)

    @pytest.mark.parametrize(
        ("content", "error"),
        [
            (b"", EmptyFile),
            (b" \r\n", EmptyFile),
            (b"\xef\xbb\xbf", EmptyFile),
            (b'{"a":1}', NotAnArray),
            (b"hello", NotJson),
            (b"PK\x03\x04", NotJson),
        ],
    )
    def test_what_is_no_list_is_said_so(
        self, content: bytes, error: type[Exception], read: Read
    ) -> None:
        rows, problem = read(content)
        assert (rows, type(problem)) == ([], error)

    def test_a_failing_stream_gives_what_it_gave_before(self) -> None:
        class Failing(io.BytesIO):
            def read(self, size: int | None = -1) -> bytes:
                data = super().read(size)
                if not data:
                    raise DamagedFile("torn")
                return data

        batches = read_rows(Failing(b'[{"a":1},{"b":2},{"c"'), Limits())
        assert next(batches).rows == [{"a": 1}, {"b": 2}]
        with pytest.raises(DamagedFile, match="torn"):
            next(batches)

    def test_batches_are_numbered_and_of_bounded_length(self) -> None:
        batches = list(read_rows(io.BytesIO(b"[" + b"{},\n" * 9_999 + b"{}]"), Limits()))
        assert sum(len(batch.rows) for batch in batches) == 10_000
        assert max(len(batch.rows) for batch in batches) == 2_000
        assert batches[-1].bytes_read == 9_999 * 4 + 4
        assert [batch.first_row for batch in batches][:3] == [0, 2_000, 4_000]


class TestLimits:
    def test_a_row_without_end_is_bad_and_the_others_come(self, read: Read) -> None:
        content = b'[{"a":1},{"b":"' + b"x" * 100_000 + b'"},{"c":3}]'
        rows, end = read(content, 1_000, max_row_bytes=5_000)
        assert rows[0] == {"a": 1}
        assert rows[1] == BadRow("longer than 4.883 KiB")
        assert rows[-1] == {"c": 3}
        assert end is None

    def test_a_long_row_within_the_limit_is_read(self, read: Read) -> None:
        rows = [{"a": 1}, {"b": ["x" * 100] * 20_000}, {"c": [{"d": 1}, {"e": 2}] * 50_000}]
        assert read(json.dumps(rows).encode()) == (rows, None)

    def test_too_many_rows_are_refused(self, read: Read) -> None:
        rows, problem = read(b"[" + b"1," * 100 + b"1]", max_rows=50)
        assert isinstance(problem, LimitExceeded)
        assert len(rows) == 101

    @pytest.mark.parametrize(
        "unit",
        [
            b'{"a":[{',
            b',{"a":',
            b',[{"a":1},',
            b'{"a":"},{',
            b',{"a":1',
            b'"',
            b"[",
            b"]",
            b"}",
            b",",
            b"{",
            b"1,",
            b"{},",
            b" ",
            b',{"',
            b'\\"',
            b'{"a":1},[',
            b"\xff,{}",
        ],
    )
    def test_nonsense_takes_time_in_proportion_to_its_length(self, unit: bytes) -> None:
        def time_of(length: int) -> float:
            content = b'[{"a":1},' + unit * (length // len(unit))
            started = time.process_time()
            with contextlib.suppress(UnreadableInput):
                for _ in read_rows(io.BytesIO(content), Limits(max_row_bytes=100_000)):
                    pass
            return time.process_time() - started

        time_of(10_000)
        # Quadratic work would take 100 times as long for 10 times the length.
        assert time_of(400_000) < 0.1 + 40 * time_of(40_000)

    @pytest.mark.parametrize("unit", [b'{"a":[{', b"[", b'{"a":1,"b":"c"},', b'{"a":"},{', b" "])
    def test_memory_does_not_grow_with_the_file(self, unit: bytes) -> None:
        content = b'[{"a":1},' + unit * (8_000_000 // len(unit))
        tracemalloc.start()
        with contextlib.suppress(UnreadableInput):
            for _ in read_rows(io.BytesIO(content), Limits(max_row_bytes=500_000)):
                pass
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert peak < 25_000_000


class TestDocuments:
    def test_the_first_token_tells_lists_from_objects(self) -> None:
        assert first_token(io.BytesIO(b' \n[{"a":1}]')) == "["
        assert first_token(io.BytesIO('{"a":1}'.encode("utf-16"))) == "{"
        with pytest.raises(EmptyFile):
            first_token(io.BytesIO(b""))
        with pytest.raises(NotJson, match="a ZIP inside a ZIP"):
            first_token(io.BytesIO(b"PK\x03\x04"))

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
    def test_a_document_is_read_as_a_whole(self, encoding: str) -> None:
        content = '{"tracks": ["é\\u0000", "\\ud800"]}'.encode(encoding)
        assert read_document(io.BytesIO(content), Limits()) == {"tracks": ["é", "\ufffd"]}

    @pytest.mark.parametrize(
        ("content", "error"),
        [
            (b"", EmptyFile),
            (b"{", NotJson),
            (b"\xff", NotJson),
            (b'{"a":' * 100_000, NotJson),
            (b'["' + b"x" * 100_000 + b'"]', LimitExceeded),
        ],
    )
    def test_what_cannot_be_read_is_said_so(self, content: bytes, error: type[Exception]) -> None:
        limits = Limits(max_document_bytes=600_000 if error is NotJson else 50_000)
        with pytest.raises(error):
            read_document(io.BytesIO(content), limits)
