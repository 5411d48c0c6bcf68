"""Of what are most plays? What plays can be split by, and how the values are called."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from spotistats_api.engine.scope import LISTENED_MS
from spotistats_api.engine.snapshot import KINDS, SOURCES
from spotistats_api.statistics.references import NamedRef, named

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spotistats_api.engine.run import Reader
    from spotistats_api.engine.scope import Question

Split = Literal[
    "kind",
    "platform_family",
    "country",
    "shuffle",
    "skipped",
    "offline",
    "incognito",
    "source",
    "reason_start",
    "reason_end",
    "artist",
    "album",
    "track",
]


@dataclass(frozen=True)
class Dimension:
    """A column of `plays`, and a query that names its values.

    `names` gives for each `value` of the column the `code` of what it belongs to, and of that
    `key`, `label`, `kind` and the artist's `artist_id` and `artist_name`. Values with one code
    belong together; a value that has no row is unknown.
    """

    column: str
    names: str


def _words(column: str) -> Dimension:
    return Dimension(
        column,
        "SELECT word AS value, word AS code, text AS key, text AS label, 0 AS kind, "
        "NULL AS artist_id, NULL AS artist_name FROM words",
    )


def _listed(column: str, texts: Iterable[tuple[object, str]]) -> Dimension:
    rows = ", ".join(f"({value}, '{text}')" for value, text in texts)
    return Dimension(
        column,
        "SELECT value, value AS code, text AS key, text AS label, 0 AS kind, "  # noqa: S608
        f"NULL AS artist_id, NULL AS artist_name FROM (VALUES {rows}) AS known(value, text)",
    )


def _things(column: str, table: str) -> Dimension:
    return Dimension(
        column,
        f"SELECT thing.{column} AS value, thing.{column} AS code, thing.id AS key, "  # noqa: S608
        "thing.name AS label, thing.kind, creators.id AS artist_id, creators.name AS artist_name "
        f"FROM {table} AS thing LEFT JOIN creators ON creators.creator = thing.creator",
    )


DIMENSIONS: dict[Split, Dimension] = {
    "kind": _listed("kind", enumerate(KINDS)),
    "platform_family": Dimension(
        "platform",
        "SELECT word AS value, min(word) OVER (PARTITION BY family) AS code, family AS key, "
        "family AS label, 0 AS kind, NULL AS artist_id, NULL AS artist_name FROM words",
    ),
    "country": _words("country"),
    "shuffle": _listed("shuffle", [(True, "true"), (False, "false")]),
    "skipped": _listed("skipped", [(True, "true"), (False, "false")]),
    "offline": _listed("offline", [(True, "true"), (False, "false")]),
    "incognito": _listed("incognito", [(True, "true"), (False, "false")]),
    "source": _listed("source", enumerate(SOURCES)),
    "reason_start": _words("reason_start"),
    "reason_end": _words("reason_end"),
    "artist": Dimension(
        "creator",
        "SELECT creator AS value, creator AS code, id AS key, name AS label, kind, "
        "NULL AS artist_id, NULL AS artist_name FROM creators",
    ),
    "album": _things("collection", "collections"),
    "track": _things("title", "titles"),
}


@dataclass(frozen=True)
class Part:
    """The plays with one value of a dimension; without a key, those where it is unknown."""

    key: str | None
    label: str | None
    artist: NamedRef | None
    values: tuple[Any, ...]
    """What they have in the dimension's column."""


def largest_parts(reader: Reader, question: Question, split: Split, limit: int) -> list[Part]:
    """The `limit` largest parts of the selected plays.

    Ranked by plays that count, ties by listened time, then by label (byte by byte; the unknown
    last) and key.
    """
    dimension = DIMENSIONS[split]
    rows = reader.rows(
        f"""
        WITH names AS ({dimension.names}), by_value AS (
            SELECT
                {dimension.column} AS value,
                count(*) FILTER ({question.counted}) AS plays,
                {LISTENED_MS} AS listened_ms
            FROM plays WHERE {question.selected} GROUP BY value
        )
        SELECT key, label, artist_id, artist_name, list(value)
        FROM by_value LEFT JOIN names USING (value)
        GROUP BY code, key, label, kind, artist_id, artist_name
        ORDER BY sum(plays) DESC, sum(listened_ms) DESC, label NULLS LAST, key, kind
        LIMIT $limit
        """,  # noqa: S608 - our own conditions; values are bound
        {**question.parameters, "limit": limit},
    )
    return [
        Part(key, label, named(artist_id, artist_name), tuple(values))
        for key, label, artist_id, artist_name, values in rows
    ]
