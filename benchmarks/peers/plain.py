"""The same questions without us: plain MongoDB pipelines, and DuckDB alone, which is the limit."""

from __future__ import annotations

import json
import multiprocessing
import os
from datetime import datetime
from typing import TYPE_CHECKING, Any

import duckdb
from pymongo import MongoClient

from benchmarks.bench import seconds
from benchmarks.peers.asked import LEAST_MS, LIMIT, Measured, Question, resident_mib
from tests.support.mongodb import a_mongodb

if TYPE_CHECKING:
    from pathlib import Path

_BATCH = 10_000
_NAMES = {
    "tracks": "spotify_track_uri",
    "artists": "master_metadata_album_artist_name",
    "albums": "master_metadata_album_album_name",
}


def measure_mongodb(file: Path, rows: int, questions: list[Question]) -> Measured:
    """One document a row, repeated rows once; an index on the time."""
    measured = Measured("MongoDB pipelines")
    with a_mongodb() as uri, MongoClient[dict[str, Any]](uri) as client:
        plays = client["peers"]["plays"]
        client.drop_database("peers")
        plays.create_index("ended_at")

        def store() -> None:
            read = json.loads(file.read_bytes())
            once = {(row["ts"], row["spotify_track_uri"], row["ms_played"]): row for row in read}
            documents = [
                {
                    "ended_at": datetime.fromisoformat(row["ts"]),
                    "ms_played": row["ms_played"],
                    **{name: row[field] for name, field in _NAMES.items()},
                }
                for row in once.values()
            ]
            for start in range(0, len(documents), _BATCH):
                plays.insert_many(documents[start : start + _BATCH], ordered=False)

        measured.rows_a_second = rows / seconds(store)

        def answer(question: Question) -> int:
            return max(int(each["plays"]) for each in plays.aggregate(_pipeline(question)))

        measured.ask(questions, answer)
        measured.memory_mib = float(client.admin.command("serverStatus")["mem"]["resident"])
        client.drop_database("peers")
    return measured


def _pipeline(question: Question) -> list[dict[str, Any]]:
    by_month = question.what == "plays per month"
    month = {"$dateTrunc": {"date": "$ended_at", "unit": "month"}}
    what = ["$albums", "$artists"] if question.what == "albums" else f"${question.what}"
    wanted: dict[str, Any] = {"ms_played": {"$gte": LEAST_MS}, "tracks": {"$ne": None}}
    if question.since is not None:
        wanted["ended_at"] = {"$gte": question.since}
    group = {
        "_id": month if by_month else what,
        "plays": {"$sum": 1},
        "listened_ms": {"$sum": "$ms_played"},
    }
    order = {"_id": 1} if by_month else {"plays": -1, "listened_ms": -1}
    rest: list[dict[str, Any]] = [] if by_month else [{"$limit": LIMIT}]
    return [{"$match": wanted}, {"$group": group}, {"$sort": order}, *rest]


def measure_duckdb(file: Path, rows: int, questions: list[Question]) -> Measured:
    """One table in memory, in a process of its own."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(_in_duckdb, (file, rows, questions))


_READ = f"""
    CREATE TABLE rows AS
    SELECT DISTINCT ts::TIMESTAMP AS ended_at, ms_played::BIGINT AS ms_played,
        {", ".join(f"{field} AS {name}" for name, field in _NAMES.items())}
    FROM read_json(?, format = 'array', maximum_object_size = 268435456)
"""


def _in_duckdb(file: Path, rows: int, questions: list[Question]) -> Measured:
    measured = Measured("DuckDB alone")
    base = resident_mib(os.getpid())
    with duckdb.connect() as connection:

        def load() -> None:
            """Names as numbers, as an engine of ours would have them: a question is about codes."""
            connection.execute(_READ, [str(file)])
            for name in _NAMES:
                connection.execute(f"CREATE TYPE {name} AS ENUM (SELECT DISTINCT {name} FROM rows)")
            coded = ", ".join(f"{name}::{name} AS {name}" for name in _NAMES)
            connection.execute(
                f"CREATE TABLE plays AS SELECT ended_at, ms_played, {coded} FROM rows"
            )
            connection.execute("DROP TABLE rows")

        measured.rows_a_second = rows / seconds(load)

        def answer(question: Question) -> int:
            return max(int(row[0]) for row in connection.execute(*_statement(question)).fetchall())

        measured.ask(questions, answer)
        measured.memory_mib = resident_mib(os.getpid()) - base
    return measured


def _statement(question: Question) -> tuple[str, list[Any]]:
    by_month = question.what == "plays per month"
    what = "albums, artists" if question.what == "albums" else question.what
    key = "date_trunc('month', ended_at)" if by_month else what
    rest = "" if by_month else f"ORDER BY plays DESC, listened_ms DESC LIMIT {LIMIT}"
    since = question.since and question.since.replace(tzinfo=None)
    sql = f"""
        SELECT count(*) AS plays, sum(ms_played) AS listened_ms, {key}
        FROM plays
        WHERE ms_played >= {LEAST_MS} AND tracks IS NOT NULL
          AND ended_at >= coalesce(?, '-infinity'::TIMESTAMP)
        GROUP BY {key} {rest}
    """
    return sql, [since]
