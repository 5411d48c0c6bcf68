"""SQL answers what is in the documented tables, and reaches nothing else."""

from __future__ import annotations

import asyncio
import io
import os
import re
import time
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pytest
from pyarrow.parquet import ParquetFile

from spotistats_api.explore.sandbox import Job, opened
from spotistats_api.explore.sheet import sheet_of
from spotistats_api.explore.sql import Sandboxes, encoded_tables
from spotistats_api.explore.statement import Refused, check
from spotistats_api.explore.tables import SENT, TABLES
from spotistats_common.errors import InvalidRequest
from spotistats_common.models.play import Kind

MIB = 1024 * 1024


@pytest.fixture(scope="module")
def tables(a_play: Any, history_of: Any, asked: Any) -> bytes:
    plays = [
        a_play("Song", platform="ios", shuffle=True, reason_end="fwdbtn"),
        a_play("Song", ended_at="2024-07-01T12:00:00Z", ms_played=None),
        a_play("Episode", album="Show", by=None, kind=Kind.PODCAST, ended_at=2_000),
        a_play("Chapter", album="Book", by="Author", kind=Kind.AUDIOBOOK, ended_at=3_000),
        a_play(None, album=None, by=None, kind=Kind.UNKNOWN, ended_at=4_000),
    ]
    question = asked(tz="Europe/Vilnius", kinds=tuple(Kind))
    return bytes(history_of(plays).answer(encoded_tables, question))


def ask(tables: bytes, *sql: str, seconds: float = 5, most_rows: int = 10_000) -> Any:
    """The rows of the last statement."""

    async def main() -> Any:
        sandboxes = Sandboxes()
        try:
            for each in sql:
                job = Job(each, seconds, 128 * MIB, most_rows, 32 * MIB)
                answer = await sandboxes.answer("u1", job, tables)
        finally:
            await sandboxes.close()
        return answer

    return asyncio.run(main())


def rows(tables: bytes, sql: str) -> Any:
    return sheet_of(ask(tables, sql).table).rows()


def refusal(tables: bytes, sql: str, **limits: Any) -> str:
    with pytest.raises(InvalidRequest) as caught:
        ask(tables, sql, **limits)
    assert (caught.value.field, caught.value.where) == ("sql", "body")
    return caught.value.message


def test_every_documented_table_has_its_columns(tables: bytes) -> None:
    for table in TABLES:
        found = ask(tables, f"FROM {table.name}").table
        assert found.column_names == [each.name for each in table.columns], table.name
        types = ", ".join(f'any_value(typeof("{each.name}"))' for each in table.columns)
        (named,) = rows(tables, f"SELECT {types} FROM {table.name}")  # noqa: S608
        for column, kind in zip(table.columns, named, strict=True):
            assert kind.replace("TIMESTAMP_MS", "TIMESTAMP") == column.type, column.name


def test_plays_have_their_names_and_times(tables: bytes) -> None:
    sql = (
        "SELECT kind, coalesce(track, episode, chapter), coalesce(artist, author), platform_family"
    )
    assert rows(tables, f"{sql} FROM plays") == [
        ["podcast", "Episode", None, None],
        ["audiobook", "Chapter", "Author", None],
        ["unknown", None, None, None],
        ["music", "Song", "Band", "ios"],
        ["music", "Song", "Band", None],
    ]
    sql = "SELECT ended_at, local_time, ms_played, estimated_ms, listened_ms, counts, skipped"
    assert rows(tables, f"{sql} FROM plays WHERE kind = 'music'") == [
        ["2024-03-01T12:00:00.000", "2024-03-01T14:00:00.000", 200_000, None, 200_000, True, True],
        ["2024-07-01T12:00:00.000", "2024-07-01T15:00:00.000", None, 200_000, 200_000, True, None],
    ]
    ids = [row[0] for row in rows(tables, "SELECT play_id FROM plays")]
    assert [each[:14] for each in ids[1:4:2]] == ["0000000003000-", "1709294400000-"]
    assert all(re.fullmatch("[0-9]{13}-[0-9a-f]{16}", each) for each in ids)
    assert rows(tables, "SELECT name, album, artist FROM tracks") == [["Song", "Album", "Band"]]
    assert rows(tables, "SELECT name, author FROM audiobooks") == [["Book", "Author"]]
    joined = "SELECT a.name, count(*) FROM plays p JOIN artists a ON a.id = p.artist_id GROUP BY 1"
    assert rows(tables, joined) == [["Band", 2]]


VALUES = {
    "true": True,
    "1::HUGEINT": "1",
    "9007199254740993": 9007199254740993,
    "1.50::DECIMAL(4,2)": "1.50",
    "'nan'::DOUBLE": "NaN",
    "'-inf'::DOUBLE": "-Infinity",
    "0.5::FLOAT": 0.5,
    "DATE '2024-02-29'": "2024-02-29",
    "TIME '12:30:00'": "12:30:00.000000",
    "TIMESTAMP '2024-02-29 12:30:00'": "2024-02-29T12:30:00.000000",
    "TIMESTAMPTZ '2024-02-29 12:30:00+02'": "2024-02-29T10:30:00.000000Z",
    "INTERVAL 90 MINUTE": "01:30:00",
    "[1, NULL, 2]": [1, None, 2],
    "[[DATE '2024-01-01']]": [["2024-01-01"]],
    "{'a': 1, 'b': ['x']}": {"a": 1, "b": ["x"]},
    "MAP {'k': 'infinity'::DOUBLE}": [["k", "Infinity"]],
    "'ab'::BLOB": "YWI=",
    "'101'::BIT": "101",
    "'a'::ENUM ('a', 'b')": "a",
    "'00000000-0000-0000-0000-000000000001'::UUID": "00000000-0000-0000-0000-000000000001",
    "union_value(n := 1)": "1",
    "NULL": None,
    "1::BIGNUM": "1",
    "18446744073709551615::UBIGINT": 18446744073709551615,
}


def test_values_of_all_types_can_be_sent(tables: bytes) -> None:
    from spotistats_common.service.operations import to_json

    sheet = sheet_of(ask(tables, f"SELECT {', '.join(VALUES)}").table)
    assert sheet.rows() == [list(VALUES.values())]
    assert to_json(sheet.rows())
    assert len(sheet.csv().splitlines()) == 2
    assert sheet.arrow()
    found = ParquetFile(io.BytesIO(sheet.parquet())).read()
    assert (found.num_rows, found.num_columns) == (1, len(VALUES))


def test_what_parquet_has_no_type_for_is_a_text(tables: bytes) -> None:
    sheet = sheet_of(ask(tables, "SELECT {} AS a, MAP {} AS b, 1 AS c, 2 AS c").table)
    found = ParquetFile(io.BytesIO(sheet.parquet())).read()
    assert found.column_names == ["a", "b", "c", "c"]
    assert [each.to_pylist() for each in found.columns] == [["{}"], ["[]"], [1], [2]]


def test_dates_beyond_those_of_python_can_be_sent(tables: bytes) -> None:
    sql = "SELECT DATE 'infinity', TIMESTAMP 'infinity', DATE '12024-01-01', [DATE 'infinity']"
    (found,) = rows(tables, sql)
    assert all(found)


ESCAPES = {
    "SELECT * FROM read_csv('/etc/passwd')": "read_csv",
    "SELECT * FROM read_text('/etc/passwd')": "read_text",
    "SELECT * FROM read_blob('/etc/passwd')": "read_blob",
    "SELECT * FROM read_parquet('x.parquet')": "read_parquet",
    "SELECT * FROM read_json('x.json')": "read_json",
    "SELECT * FROM glob('/*')": "glob",
    "SELECT * FROM sniff_csv('/etc/passwd')": "sniff_csv",
    "SELECT * FROM '/etc/passwd'": "no table",
    "SELECT * FROM '/tmp/file.csv'": "no table",
    "SELECT * FROM 'https://example.com/a.parquet'": "no table",
    "SELECT * FROM read_csv('https://example.com/a.csv')": "read_csv",
    "WITH a AS (FROM read_text('/etc/passwd')) FROM a": "read_text",
    "SELECT (SELECT content FROM read_text('/etc/passwd'))": "read_text",
    "SELECT * FROM plays WHERE EXISTS (FROM glob('/*'))": "glob",
    "FROM query('SELECT 1')": "query",
    "FROM query_table('plays')": "query_table",
    "FROM json_execute_serialized_sql('x')": "json_execute_serialized_sql",
    "FROM arrow_scan(1, 2, 3)": "arrow_scan",
    "FROM pandas_scan(1)": "pandas_scan",
    "FROM duckdb_settings()": "duckdb_settings",
    "FROM duckdb_settings": "no table",
    "FROM duckdb_secrets()": "duckdb_secrets",
    "FROM which_secret('x', 'y')": "which_secret",
    "FROM pragma_version()": "pragma_version",
    "FROM enable_logging()": "enable_logging",
    "FROM information_schema.tables": "no table",
    "FROM sqlite_master": "no table",
    "FROM memory.main.plays": "no table",
    "FROM other_user.plays": "no table",
    "FROM history.plays": "no table",
    "FROM snapshots": "no table",
    "FROM keyed_plays": "no table",
    "SHOW TABLES": "Only a SELECT",
    "DESCRIBE plays": "Only a SELECT",
    "SELECT getenv('HOME')": "getenv",
    "SELECT current_setting('memory_limit')": "current_setting",
    "SELECT getvariable('x')": "getvariable",
    "SELECT write_log('x')": "write_log",
    "ATTACH '/tmp/other.db'": "ATTACH",
    "DETACH memory": "DETACH",
    "USE memory": "SET",
    "COPY plays TO '/tmp/plays.csv'": "COPY",
    "COPY (SELECT 1) TO '/tmp/plays.csv'": "COPY",
    "EXPORT DATABASE '/tmp/x'": "EXPORT",
    "IMPORT DATABASE '/tmp/x'": "",
    "PRAGMA database_list": "",
    "SET threads = 8": "SET",
    "SET enable_external_access = true": "SET",
    "RESET threads": "SET",
    "INSTALL httpfs": "LOAD",
    "LOAD httpfs": "LOAD",
    "CALL duckdb_settings()": "CALL",
    "CREATE TABLE x AS SELECT 1": "CREATE",
    "CREATE SECRET s (TYPE s3)": "",
    "CREATE MACRO f(x) AS x": "CREATE",
    "INSERT INTO plays VALUES (1)": "INSERT",
    "UPDATE plays SET kind = 'music'": "UPDATE",
    "DELETE FROM plays": "DELETE",
    "DROP VIEW plays": "DROP",
    "ALTER VIEW plays RENAME TO x": "ALTER",
    "VACUUM": "VACUUM",
    "CHECKPOINT": "",
    "EXPLAIN SELECT 1": "EXPLAIN",
    "BEGIN": "TRANSACTION",
    "PREPARE p AS SELECT 1": "PREPARE",
    "SELECT 1; SELECT 2": "one statement",
    "SELECT 1; DROP VIEW plays": "one statement",
    "": "one statement",
    "-- nothing": "one statement",
    "SELECT * FROM job": "no table",  # a variable of the process
    "SELECT * FROM tables": "no table",
    "SELECT $1": "",
    "SELEC 1": "syntax error",
    "SELECT nothing FROM plays": "nothing",
    "SELECT 'x'::INTEGER": "Conversion",
}


@pytest.fixture(scope="module")
def database(tables: bytes) -> duckdb.DuckDBPyConnection:
    source = io.BytesIO(tables)
    return opened(128 * MIB, [pa.ipc.open_stream(source).read_all() for _ in SENT])


@pytest.mark.parametrize("sql", ESCAPES)
def test_nothing_else_can_be_reached(database: duckdb.DuckDBPyConnection, sql: str) -> None:
    with pytest.raises((Refused, duckdb.Error)) as caught:
        database.sql(check(database, sql)).fetchall()
    assert ESCAPES[sql] in str(caught.value)


BEHIND = [
    "SELECT * FROM read_csv('/etc/passwd')",
    "SELECT * FROM read_text('/etc/passwd')",
    "SELECT * FROM '/etc/passwd.csv'",
    "SELECT * FROM read_csv('https://example.com/a.csv')",
    "ATTACH '/tmp/other.db'",
    "COPY plays TO '/tmp/plays.csv'",
    "EXPORT DATABASE '/tmp/x'",
    "INSTALL httpfs",
    "LOAD httpfs",
    "SET enable_external_access = true",
    "SET lock_configuration = false",
    "SET memory_limit = '100GB'",
    "SELECT getenv('HOME')",
    "SELECT * FROM some_frame",
]


@pytest.mark.parametrize("sql", BEHIND)
def test_behind_the_first_wall_is_another(database: duckdb.DuckDBPyConnection, sql: str) -> None:
    some_frame = pa.table({"secret": [1]})
    with pytest.raises(duckdb.Error):
        database.sql(sql).fetchall()
    assert some_frame.num_rows == 1


def test_a_refusal_of_the_process_is_told(tables: bytes) -> None:
    assert "read_text" in refusal(tables, "FROM read_text('/etc/passwd')")


def test_an_error_names_its_place(tables: bytes) -> None:
    message = refusal(tables, "SELECT track,\n  trak FROM plays")
    assert "LINE 2" in message
    assert "^" in message


BOMBS = [
    "SELECT count(*) FROM range(1000000000000)",
    "SELECT count(*) FROM range(10000000) a, range(10000000) b WHERE a.range * b.range = -1",
    "WITH RECURSIVE r AS (SELECT 1 AS n UNION ALL SELECT n + 1 FROM r) SELECT max(n) FROM r",
    "SELECT repeat('x', 4000000000)",
    "SELECT length(repeat('x', 2000000000))",
    "SELECT list(range) FROM range(1000000000)",
    "SELECT string_agg(repeat('x', 100000), '') FROM range(1000000)",
    "SELECT range(1000000000)",
    "SELECT * FROM range(100000000) ORDER BY hash(range)",
    "SELECT "
    + " OR ".join(f"regexp_matches(repeat('a', 100000000), '(a*)*b{n}')" for n in range(30)),
]


def test_bombs_end_within_their_limits(tables: bytes) -> None:
    async def main() -> list[tuple[str, float]]:
        sandboxes, found = Sandboxes(), []
        for sql in BOMBS:
            started = time.monotonic()
            with pytest.raises(InvalidRequest) as caught:
                await sandboxes.answer("u1", Job(sql, 1, 128 * MIB, 10, MIB), tables)
            found.append((caught.value.message, time.monotonic() - started))
        await sandboxes.close()
        return found

    for message, took in asyncio.run(main()):
        assert "longer than 1 s" in message or "memory" in message.lower() or "MiB" in message
        assert took < 15


def test_deep_nesting_is_refused(tables: bytes) -> None:
    for sql in (
        "SELECT " + "(" * 20_000 + "1" + ")" * 20_000,
        "SELECT " + "NOT " * 20_000 + "true",
        "SELECT 1" + " + 1" * 20_000,
        "SELECT * FROM " + "(SELECT * FROM " * 2_000 + "plays" + ")" * 2_000,
    ):
        assert refusal(tables, sql)


def test_rows_are_bounded_and_said_to_be(tables: bytes) -> None:
    answer = ask(tables, "FROM range(10)", most_rows=10)
    assert (answer.table.num_rows, answer.truncated) == (10, False)
    answer = ask(tables, "FROM range(1000000000000)", most_rows=10)
    assert (answer.table.num_rows, answer.truncated) == (10, True)


def test_a_process_has_no_environment_and_the_next_statement_works(tables: bytes) -> None:
    os.environ["SPOTISTATS_TEST_SECRET"] = "secret"
    try:
        answer = ask(tables, "SELECT 1", "SELECT count(*) AS n FROM plays")
    finally:
        del os.environ["SPOTISTATS_TEST_SECRET"]
    assert answer.table.to_pylist() == [{"n": 5}]


def test_a_cancelled_statement_ends_its_process(tables: bytes) -> None:
    async def main() -> tuple[float, int]:
        sandboxes = Sandboxes()
        job = Job("SELECT count(*) FROM range(1000000000000)", 30, 128 * MIB, 10, MIB)
        asking = asyncio.create_task(sandboxes.answer("u1", job, tables))
        await asyncio.sleep(2)
        asking.cancel()
        started = time.monotonic()
        with pytest.raises(asyncio.CancelledError):
            await asking
        took = time.monotonic() - started
        answer = await sandboxes.answer("u1", Job("SELECT 1 AS n", 5, MIB * 64, 10, MIB), tables)
        await sandboxes.close()
        return took, answer.table.num_rows

    took, count = asyncio.run(main())
    assert took < 5
    assert count == 1


def test_the_documentation_lists_every_column() -> None:
    text = (Path(__file__).parents[2] / "docs" / "sql.md").read_text(encoding="utf-8")
    for table in TABLES:
        _, _, part = text.partition(f"### {table.name}\n")
        for column in table.columns:
            line = f"| `{column.name}` | {column.type} | {column.description} |"
            assert line in part.partition("\n### ")[0]
