"""Whatever is sent: no crash, no endless import, and the good file beside it is stored whole."""

from __future__ import annotations

import io
import random
import zipfile
from typing import TYPE_CHECKING, Any

import pytest

from tests.conftest import add_user
from tests.support.exports import (
    a_listener,
    account_rows_of,
    an_extended_row,
    as_json,
    as_zip,
)
from tests.support.worker import Importing

if TYPE_CHECKING:
    from pymongo.database import Database

    from spotistats_common.settings import Settings

ROWS = a_listener(seed=5, plays=25, tracks=12)
GOOD = as_json([an_extended_row(f"2019-01-01T10:{minute:02}:00Z") for minute in range(10)])
SEEDS_AT_ONCE = 40
TOKENS = [
    b"null", b"NaN", b"-1", b"1e400", b'"\\ud800"', b"\x00", b"[", b"]", b"{", b"}", b",", b'"',
    b"\xff", b"9" * 400, b'"0001-01-01T00:00:00Z"', b'"9999-12-31T23:59:59Z"', b"[" * 3_000,
    b'"' + b"x" * 70_000 + b'"', b"\xef\xbb\xbf", b"true", b'{"a": {"b": []}}',
]  # fmt: skip


def mutated(chance: random.Random) -> bytes:
    """An export that was hurt in some places."""
    rows = chance.sample(ROWS, 12)
    content = bytearray(as_json(chance.choice([rows, account_rows_of(rows)])))
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(content) + 1)
        match chance.randrange(6):
            case 0:
                content[at : at + chance.randrange(60)] = b""
            case 1:
                content[at:at] = chance.choice(TOKENS)
            case 2:
                content[at : at + chance.randrange(30)] = chance.choice(TOKENS)
            case 3:
                del content[at:]
            case 4:
                content[at : at + 1] = bytes([chance.randrange(256)])
            case _:
                content[at:at] = content[: chance.randrange(len(content) + 1)]
    return wrapped(chance, bytes(content))


def wrapped(chance: random.Random, content: bytes) -> bytes:
    """The export as it is, in UTF-16, or in a ZIP that is hurt too."""
    kind = chance.randrange(4)
    if kind == 0:
        return content.decode("utf-8", "replace").encode("utf-16")
    if kind == 1:
        packed = bytearray(as_zip({"a.json": content, "../b.json": content, "c.zip": b"PK"}))
        for _ in range(chance.randrange(3)):
            packed[chance.randrange(len(packed))] = chance.randrange(256)
        return bytes(packed)
    return content


@pytest.mark.parametrize(
    "first",
    [
        pytest.param(0),
        *(
            pytest.param(start, marks=pytest.mark.long)
            for start in range(SEEDS_AT_ONCE, 2_200, SEEDS_AT_ONCE)
        ),
    ],
)
def test_mutated_exports(
    database: Database[dict[str, Any]], settings: Settings, first: int
) -> None:
    for seed in range(first, first + SEEDS_AT_ONCE):
        importing = Importing(database, settings, add_user(database)[0])
        report = importing.done(good=GOOD, hurt=mutated(random.Random(seed)))
        assert report["state"] in ("succeeded", "succeeded_with_errors"), seed
        rows = report["rows"]
        assert rows["read"] == sum(rows[n] for n in ("stored", "known", "upgraded", "skipped"))
        assert report["files"][0]["rows"]["stored"] == 10, seed
        stored = {play["ended_at"].year for play in importing.plays()}
        assert 2019 in stored


def a_bomb() -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("bomb.json", b"[" + b" " * 60_000_000 + b"]")
    return target.getvalue()


def many_entries() -> bytes:
    return as_zip({f"{number}.json": b"[]" for number in range(10_001)})


@pytest.mark.parametrize(
    ("content", "words"),
    [
        pytest.param(a_bomb(), "refused", id="zip bomb"),
        pytest.param(many_entries(), "10,001 entries", id="10,001 entries"),
        pytest.param(as_zip({"../../climbs.json": GOOD}), "leads out", id="path that climbs out"),
    ],
)
def test_archives_that_mean_harm_are_refused_in_words(
    database: Database[dict[str, Any]], settings: Settings, content: bytes, words: str
) -> None:
    importing = Importing(database, settings, add_user(database)[0])
    report = importing.done(good=GOOD, harm=content)
    assert report["state"] == "succeeded_with_errors"
    assert report["rows"]["stored"] == 10
    assert words in report["files"][1]["detail"]


def test_more_than_an_import_may_unpack_to_is_refused(
    database: Database[dict[str, Any]], settings: Settings
) -> None:
    small = settings.model_copy(update={"unpacked_max_bytes": 100_000})
    importing = Importing(database, small, add_user(database)[0])
    report = importing.done(good=GOOD, more=as_json(a_listener(seed=1, plays=500)))
    assert report["state"] == "succeeded_with_errors"
    assert report["files"][0]["state"] == "read"
    assert "unpack to more than" in report["files"][1]["detail"]
