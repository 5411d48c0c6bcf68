"""One user's history as columns, and its stored form.

Nothing in here depends on the order in which plays came in, on a time zone, or on a counting
rule: a snapshot is a pure function of the set of stored plays. A history that plays were appended
to (see `engine.append`) has the same rows, but for the order of the codes.
"""

from __future__ import annotations

from dataclasses import dataclass, fields

import pyarrow as pa

from spotistats_common.models.platforms import family
from spotistats_common.models.play import Kind, Source

FORMAT = 4
"""The version of the columns and of their stored form; raised when either changes."""

KINDS: tuple[Kind, ...] = tuple(Kind)
"""What the numbers in a column `kind` stand for."""
SOURCES: tuple[Source, ...] = tuple(Source)
"""What the numbers in a column `source` stand for."""

WORD_COLUMNS = ("platform", "country", "reason_start", "reason_end")
"""What is told of a play by a word."""
FLAG_COLUMNS = ("shuffle", "skipped", "offline", "incognito")
"""What is told of a play by yes or no."""

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
        "fills_collection": pa.bool_(),  # plays that named no collection have this one
        "fills_creator": pa.bool_(),
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
ALIASES = pa.schema(
    {
        "alias": _CODE,
        "kind": pa.uint8(),
        "id": pa.string(),
        "spotify_id": pa.string(),
        "behind": pa.int64(),
    }
)
"""Ids made from names, and the ids of Spotify's that go by these names: the one that the names are
joined to, with `behind` null, and others, with how many plays they have less."""
RECORDINGS = pa.schema({"recording": _CODE, "id": pa.string(), "title": _CODE})
"""The ids of tracks that are joined to the title of another id of the same recording."""
WORDS = pa.schema({"word": pa.uint32(), "text": pa.string()})
"""Platforms, countries and reasons, as Spotify wrote them."""
SETTLED = pa.schema(
    {"item": pa.int64(), "kind": pa.uint8(), "title": _CODE, "collection": _CODE, "creator": _CODE}
)
"""What plays of some items have in these columns of `plays` (see `engine.settled`)."""


@dataclass(frozen=True)
class Snapshot:
    """One user's history. The first column of every other table is its row number, but for
    `settled`, which is by the numbers of items."""

    plays: pa.Table
    titles: pa.Table
    collections: pa.Table
    creators: pa.Table
    aliases: pa.Table
    recordings: pa.Table
    words: pa.Table
    settled: pa.Table


def with_families(words: pa.Table) -> pa.Table:
    """`words` with the column `family`, what a platform belongs to."""
    families = [family(text) for text in words["text"].to_pylist()]
    return words.append_column("family", pa.array(families, type=pa.string()))


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
