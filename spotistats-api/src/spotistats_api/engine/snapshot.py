"""One user's history as columns, and its stored form.

Nothing in here depends on the order in which plays came in, on a time zone, or on a counting
rule: a snapshot is a pure function of the set of stored plays.
"""

from __future__ import annotations

from dataclasses import dataclass, fields

import pyarrow as pa

from spotistats_common.models.play import Kind, Source

FORMAT = 1
"""The version of the columns and of their stored form; raised when either changes."""

KINDS: tuple[Kind, ...] = tuple(Kind)
"""What the numbers in a column `kind` stand for."""
SOURCES: tuple[Source, ...] = tuple(Source)
"""What the numbers in a column `source` stand for."""

_CODE = pa.int32()

PLAYS = {
    "ended_at": pa.int64(),  # ms since 1970, UTC
    "key": pa.uint64(),  # with ended_at: the play's id
    "ms_played": pa.int64(),  # null: no source tells; int32 where that is enough
    "title": _CODE,  # null: names nothing
    "collection": _CODE,
    "creator": _CODE,
    "kind": pa.uint8(),
    "source": pa.uint8(),
    "skipped": pa.bool_(),  # see `build.derived_skipped`
    "shuffle": pa.bool_(),
    "offline": pa.bool_(),
    "incognito": pa.bool_(),
    "platform": pa.uint16(),  # these four are codes in `words`
    "country": pa.uint16(),
    "reason_start": pa.uint16(),
    "reason_end": pa.uint16(),
}
"""The columns of `plays`, sorted by (ended_at, key)."""

TITLES = pa.schema(
    {
        "title": _CODE,
        "kind": pa.uint8(),
        "id": pa.string(),
        "name": pa.string(),
        "collection": _CODE,
        "creator": _CODE,
    }
)
"""Tracks, episodes and chapters."""
COLLECTIONS = pa.schema(
    {
        "collection": _CODE,
        "kind": pa.uint8(),
        "id": pa.string(),
        "name": pa.string(),
        "creator": _CODE,
    }
)
"""Albums, shows and audiobooks."""
CREATORS = pa.schema({"creator": _CODE, "kind": pa.uint8(), "id": pa.string(), "name": pa.string()})
"""Artists and authors."""
WORDS = pa.schema({"word": pa.uint32(), "text": pa.string()})
"""Platforms, countries and reasons, as Spotify wrote them."""


@dataclass(frozen=True)
class Snapshot:
    """One user's history. The first column of every other table is its row number."""

    plays: pa.Table
    titles: pa.Table
    collections: pa.Table
    creators: pa.Table
    words: pa.Table


def to_bytes(snapshot: Snapshot) -> bytes:
    """The stored form: the tables as Arrow IPC streams (zstd), one after the other."""
    sink = pa.BufferOutputStream()
    options = pa.ipc.IpcWriteOptions(compression="zstd")
    for each in fields(snapshot):
        table = getattr(snapshot, each.name)
        with pa.ipc.new_stream(sink, table.schema, options=options) as writer:
            writer.write_table(table)
    return bytes(sink.getvalue())


def from_bytes(data: bytes) -> Snapshot:
    """The snapshot that `to_bytes` gave; ValueError if it was not that."""
    try:
        source = pa.BufferReader(data)
        tables = [pa.ipc.open_stream(source).read_all() for _ in fields(Snapshot)]
    except (pa.ArrowInvalid, OSError, EOFError) as error:
        raise ValueError(f"not a stored snapshot: {error}") from error
    return Snapshot(*tables)
