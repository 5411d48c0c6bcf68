"""All plays as one table, page by page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

import pyarrow as pa
from pyarrow import csv, ipc, parquet

from spotistats_api.engine.snapshot import KINDS, SOURCES
from spotistats_api.exports.drain import Drain, through

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from spotistats_api.engine.run import HeldHistory, Reader

TableFormat = Literal["csv", "parquet", "arrow"]
PLAYS_IN_PAGE = 20_000

_TEXTS = ("track", "album", "artist", "track_id", "album_id", "artist_id")
_WORDS = ("platform", "platform_family", "country", "reason_start", "reason_end")
SCHEMA = pa.schema(
    {
        "ended_at": pa.timestamp("ms", "UTC"),
        "ms_played": pa.int64(),
        "kind": pa.string(),
        **{name: pa.string() for name in _TEXTS},
        "source": pa.string(),
        **{name: pa.string() for name in _WORDS},
        **{name: pa.bool_() for name in ("shuffle", "skipped", "offline", "incognito")},
        "play_id": pa.string(),
    }
)
"""The columns of the table."""

_SQL = """
    WITH page AS (
        SELECT * FROM plays
        WHERE ended_at >= $last_ms AND (ended_at > $last_ms OR key > $last_key::UBIGINT)
        ORDER BY ended_at, key LIMIT $limit
    )
    SELECT
        page.ended_at, page.ms_played, page.kind,
        titles.name, collections.name, creators.name, titles.id, collections.id, creators.id,
        page.source, platforms.text, platforms.family, countries.text, starts.text, ends.text,
        page.shuffle, page.skipped, page.offline, page.incognito, page.key
    FROM page
    LEFT JOIN titles USING (title)
    LEFT JOIN collections ON collections.collection = page.collection
    LEFT JOIN creators ON creators.creator = page.creator
    LEFT JOIN words AS platforms ON platforms.word = page.platform
    LEFT JOIN words AS countries ON countries.word = page.country
    LEFT JOIN words AS starts ON starts.word = page.reason_start
    LEFT JOIN words AS ends ON ends.word = page.reason_end
    ORDER BY page.ended_at, page.key
"""


def table(history: HeldHistory, table_format: TableFormat) -> Iterator[bytes]:
    """The bytes of a file with all plays of a history, the earliest first."""
    drain = Drain()

    def steps() -> Iterator[None]:
        with _writer(drain, table_format) as writer:
            for page in pages(history):
                writer.write(page)
                yield

    return through(drain, steps())


def _writer(drain: Drain, table_format: TableFormat) -> Any:
    open_: Callable[..., Any] = {
        "csv": csv.CSVWriter,
        "parquet": parquet.ParquetWriter,
        "arrow": ipc.new_stream,
    }[table_format]
    return open_(drain, SCHEMA)


def pages(history: HeldHistory) -> Iterator[pa.RecordBatch]:
    """The plays, some thousands at a time."""
    last_ms, last_key = -1, 0
    while True:
        rows = history.answer(_page, last_ms, last_key)
        if rows:
            yield _batch(rows)
        if len(rows) < PLAYS_IN_PAGE:
            return
        last_ms, last_key = rows[-1][0], rows[-1][-1]


def _page(reader: Reader, last_ms: int, last_key: int) -> list[tuple[Any, ...]]:
    return reader.rows(_SQL, {"last_ms": last_ms, "last_key": last_key, "limit": PLAYS_IN_PAGE})


def _batch(rows: list[tuple[Any, ...]]) -> pa.RecordBatch:
    columns = dict(zip(SCHEMA.names, map(list, zip(*rows, strict=True)), strict=True))
    columns["play_id"] = [f"{row[0]:013d}-{row[-1]:016x}" for row in rows]
    columns["kind"] = [KINDS[number].value for number in columns["kind"]]
    columns["source"] = [SOURCES[number].value for number in columns["source"]]
    return pa.RecordBatch.from_pydict(columns, schema=SCHEMA)
