"""The tables that SQL is asked of: what they are called, what they hold, and how they are made.

They are made of the columns of a history (see `engine.snapshot`) in the process that answers.
Codes become Arrow dictionaries: a name is there once, and a play has only its number.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.compute as pc

from spotistats_api.engine.scope import HEARD_MS
from spotistats_api.engine.snapshot import KINDS, SOURCES
from spotistats_common.models.play import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spotistats_api.engine.run import Reader
    from spotistats_api.engine.scope import Question


@dataclass(frozen=True)
class TableColumn:
    """A column, for people."""

    name: str
    type: str
    description: str


@dataclass(frozen=True)
class Table:
    """A table, for people."""

    name: str
    description: str
    columns: tuple[TableColumn, ...]


_FLAG = "; null if unknown"
_PLAYS = (
    ("play_id", "VARCHAR", "the id that `GET /plays` gives it"),
    ("ended_at", "TIMESTAMP", "when it ended, in UTC"),
    ("local_time", "TIMESTAMP", "when it ended, on the clock of the time zone"),
    ("kind", "VARCHAR", "music, podcast, audiobook or unknown"),
    ("track_id", "VARCHAR", "of music"),
    ("track", "VARCHAR", "the track's name"),
    ("album_id", "VARCHAR", "of music"),
    ("album", "VARCHAR", "the album's name"),
    ("artist_id", "VARCHAR", "of music"),
    ("artist", "VARCHAR", "the artist's name"),
    ("show_id", "VARCHAR", "of podcasts"),
    ("show", "VARCHAR", "the show's name"),
    ("episode_id", "VARCHAR", "of podcasts"),
    ("episode", "VARCHAR", "the episode's name"),
    ("audiobook_id", "VARCHAR", "of audiobooks"),
    ("audiobook", "VARCHAR", "the audiobook's name"),
    ("chapter_id", "VARCHAR", "of audiobooks"),
    ("chapter", "VARCHAR", "the chapter's name"),
    ("author", "VARCHAR", "of audiobooks: the author's name"),
    ("ms_played", "BIGINT", "listened time in ms; null if no source tells"),
    ("estimated_ms", "BIGINT", "the estimate where no source tells, else null"),
    ("listened_ms", "BIGINT", "`ms_played`, or the estimate"),
    ("counts", "BOOLEAN", "whether it counts under the account's counting rule"),
    ("skipped", "BOOLEAN", "whether the listener went on before its end" + _FLAG),
    ("shuffle", "BOOLEAN", "whether shuffle was on" + _FLAG),
    ("offline", "BOOLEAN", "whether it was played without a connection" + _FLAG),
    ("incognito", "BOOLEAN", "whether it was in a private session" + _FLAG),
    ("platform", "VARCHAR", "as Spotify wrote it"),
    ("platform_family", "VARCHAR", "what the platform belongs to, by our own table"),
    ("country", "VARCHAR", "two letters"),
    ("reason_start", "VARCHAR", "why it began, in Spotify's word"),
    ("reason_end", "VARCHAR", "why it ended, in Spotify's word"),
    ("source", "VARCHAR", "the richest source that tells of it: extended, account or polled"),
)
_ID = ("id", "VARCHAR", "its id, as in `plays`")
_NAME = ("name", "VARCHAR", "its name in its latest play")
_IN = {
    "album": (
        ("album_id", "VARCHAR", "the album it was last played from"),
        ("album", "VARCHAR", "the album's name"),
    ),
    "artist": (("artist_id", "VARCHAR", "its artist"), ("artist", "VARCHAR", "the artist's name")),
    "show": (("show_id", "VARCHAR", "its show"), ("show", "VARCHAR", "the show's name")),
}
_OTHERS = {
    "tracks": ("Tracks with at least one play.", (*_IN["album"], *_IN["artist"])),
    "albums": ("Albums with at least one play.", _IN["artist"]),
    "artists": ("Artists with at least one play.", ()),
    "shows": ("Podcasts with at least one play.", ()),
    "episodes": ("Episodes of podcasts with at least one play.", _IN["show"]),
    "audiobooks": (
        "Audiobooks with at least one play.",
        (("author", "VARCHAR", "the author's name"),),
    ),
}

TABLES = (
    Table(
        "plays",
        "Every stored play, counted or not, in order of time.",
        tuple(TableColumn(*each) for each in _PLAYS),
    ),
    *(
        Table(name, about, tuple(TableColumn(*each) for each in (_ID, _NAME, *more)))
        for name, (about, more) in _OTHERS.items()
    ),
)
"""All tables, for people and for tests."""

KEYED_PLAYS = "keyed_plays"
"""`plays` with the key of a play in place of its id, which is made only where it is asked for."""
PLAYS_VIEW = f"""
    CREATE TEMP VIEW plays AS SELECT
        lpad(epoch_ms(ended_at)::VARCHAR, 13, '0') || '-' || lpad(lower(to_hex(key)), 16, '0')
        AS play_id, * EXCLUDE (key)
    FROM {KEYED_PLAYS}
"""  # noqa: S608 - our own words
"""SQL that makes `plays` of it."""

SENT = ("plays", "titles", "collections", "creators", "words")
"""The tables of a history, in the order in which they are sent to the process that answers."""


def sent_tables(reader: Reader, question: Question) -> list[pa.Table]:
    """The tables of a history, with what only it knows: local time, estimates, what counts."""
    plays = f"""
        SELECT *, {HEARD_MS}::BIGINT AS listened_ms, {question.counted} AS counts
        FROM {reader.plays_in(question.period.tz)} ORDER BY ended_at, key
    """  # noqa: S608 - our own conditions; values are bound
    others = [f"SELECT * FROM {name} ORDER BY 1" for name in SENT[1:]]  # noqa: S608
    return [reader.table(sql, question.parameters) for sql in (plays, *others)]


def made_tables(sent: Iterable[pa.Table]) -> dict[str, pa.Table]:
    """The documented tables, by name; `plays` is still to be made by `PLAYS_VIEW`."""
    plays, titles, collections, creators, words = (each.combine_chunks() for each in sent)

    def named(codes: Any, texts: Any) -> pa.Array:
        codes = codes.combine_chunks() if isinstance(codes, pa.ChunkedArray) else codes
        texts = texts.combine_chunks() if isinstance(texts, pa.ChunkedArray) else texts
        return pa.DictionaryArray.from_arrays(codes.cast(pa.int32()), texts)

    def of(kind: Kind, column: str, table: pa.Table, text: str) -> pa.Array:
        codes = pc.if_else(pc.equal(plays["kind"], KINDS.index(kind)), plays[column], None)
        return named(codes, table[text])

    def things(kind: Kind, column: str, table: pa.Table, word: str) -> dict[str, pa.Array]:
        return {
            f"{word}_id": of(kind, column, table, "id"),
            word: of(kind, column, table, "name"),
        }

    made = {
        **things(Kind.MUSIC, "title", titles, "track"),
        **things(Kind.MUSIC, "collection", collections, "album"),
        **things(Kind.MUSIC, "creator", creators, "artist"),
        **things(Kind.PODCAST, "collection", collections, "show"),
        **things(Kind.PODCAST, "title", titles, "episode"),
        **things(Kind.AUDIOBOOK, "collection", collections, "audiobook"),
        **things(Kind.AUDIOBOOK, "title", titles, "chapter"),
        **things(Kind.AUDIOBOOK, "creator", creators, "author"),
        "ended_at": plays["ended_at"].cast(pa.timestamp("ms")),
        "local_time": plays["local"].cast(pa.timestamp("ms")),
        "kind": named(plays["kind"], pa.array([each.value for each in KINDS])),
        "source": named(plays["source"], pa.array([each.value for each in SOURCES])),
        "ms_played": plays["ms_played"].cast(pa.int64()),
        "platform_family": named(plays["platform"], words["family"]),
        **{
            name: named(plays[name], words["text"])
            for name in ("platform", "country", "reason_start", "reason_end")
        },
    }
    chosen = {name: made[name] if name in made else plays[name] for name, *_ in _PLAYS[1:]}
    return {
        KEYED_PLAYS: pa.table({**chosen, "key": plays["key"]}),
        "tracks": _of_kind(titles, Kind.MUSIC, album=collections, artist=creators),
        "albums": _of_kind(collections, Kind.MUSIC, artist=creators),
        "artists": _of_kind(creators, Kind.MUSIC),
        "shows": _of_kind(collections, Kind.PODCAST),
        "episodes": _of_kind(titles, Kind.PODCAST, show=collections),
        "audiobooks": _of_kind(collections, Kind.AUDIOBOOK, author=creators).drop_columns(
            ["author_id"]
        ),
    }


def _of_kind(table: pa.Table, kind: Kind, **others: pa.Table) -> pa.Table:
    """Things of one kind: id, name, and id and name of what they belong to."""
    rows = table.filter(pc.equal(table["kind"], KINDS.index(kind)))
    columns = {"id": rows["id"], "name": rows["name"]}
    for word, other in others.items():
        codes = rows["creator" if "collection" not in other.column_names else "collection"]
        columns[f"{word}_id"] = other["id"].take(codes)
        columns[word] = other["name"].take(codes)
    return pa.table(columns)
