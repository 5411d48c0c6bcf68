"""The things that plays are plays of, and how ranked lists name them.

A list ranks by its measures, then by name (byte by byte), then by id. No two things of one kind
have the same id; of several kinds, kinds come last, so that no two places are equal and pages fit
together.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from spotistats_api.engine.scope import MUSIC
from spotistats_api.statistics.references import NamedRef, named
from spotistats_common.errors import InvalidRequest
from spotistats_common.models.play import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from spotistats_api.engine.run import Reader
    from spotistats_api.engine.scope import Question

LibraryEntity = Literal["tracks", "albums", "artists"]
HeardEntity = LibraryEntity | Literal["shows", "episodes", "audiobooks"]
Entity = HeardEntity | Literal["platforms", "countries"]

_TITLES = "SELECT title AS code, id, name, kind, creator AS artist, collection AS album FROM titles"
_COLLECTIONS = (
    "SELECT collection AS code, id, name, kind, creator AS artist, NULL::INTEGER AS album "
    "FROM collections"
)
_CREATORS = (
    "SELECT creator AS code, id, name, kind, NULL::INTEGER AS artist, NULL::INTEGER AS album "
    "FROM creators"
)
_WORDS = (
    "SELECT word AS code, text AS id, text AS name, NULL::TINYINT AS kind, "
    "NULL::INTEGER AS artist, NULL::INTEGER AS album FROM words"
)
_MAKERS = (
    f"{_CREATORS} WHERE kind = {MUSIC} UNION ALL "  # noqa: S608 - our own words
    f"SELECT -1 - code, * EXCLUDE (code) FROM ({_COLLECTIONS}) WHERE kind != {MUSIC}"
)

CODES = "(SELECT unnest($codes::INTEGER[]) AS code)"
"""SQL to join with, for some things only; faster than a list or IN."""


@dataclass(frozen=True)
class Things:
    """Where the things of one entity are found."""

    code: str
    """Their column in `plays`; null in a play that names none of them."""
    table: str
    """SQL to select from: `code`, `id`, `name`, `kind`, and the codes of `artist` and `album`."""
    kind: Kind | None = None
    """The kind of their plays; None for whichever is asked for."""

    def asked_by(self, question: Question, field: str = "kind") -> Question:
        """The question, about the plays that can name such things.

        InvalidRequest, about the `field`, if none of the kinds asked for can.
        """
        if self.kind is None:
            return question
        if question.kinds and self.kind not in question.kinds:
            raise InvalidRequest(
                field, f"must hold '{self.kind}', as the entity is of that kind, or be left out"
            )
        return replace(question, kinds=(self.kind,))


THINGS: dict[Entity, Things] = {
    "tracks": Things("title", f"({_TITLES})"),
    "albums": Things("collection", f"({_COLLECTIONS})"),
    "artists": Things("creator", f"({_CREATORS})"),
    "shows": Things("collection", f"({_COLLECTIONS})", Kind.PODCAST),
    "episodes": Things("title", f"({_TITLES})", Kind.PODCAST),
    "audiobooks": Things("collection", f"({_COLLECTIONS})", Kind.AUDIOBOOK),
    "platforms": Things("platform", f"({_WORDS})"),
    "countries": Things("country", f"({_WORDS})"),
}
"""Without a kind of their own, tracks may also be episodes or chapters, albums shows or audiobooks,
artists authors; they are those of the kinds that are asked for."""

MAKERS = Things(f"CASE kind WHEN {MUSIC} THEN creator ELSE -1 - collection END", f"({_MAKERS})")
"""Whom one keeps listening to: artists of music, else shows and audiobooks, as no source names the
makers of podcasts, and few name authors."""


@dataclass(frozen=True)
class Thing:
    """What a thing is called; `artist` may be an author, `album` the show of an episode."""

    id: str
    name: str
    artist: NamedRef | None
    album: NamedRef | None


class Row(NamedTuple):
    """What the tables say of a thing."""

    code: int
    id: str
    name: str
    kind: int | None
    artist_id: str | None
    artist_name: str | None
    album_id: str | None
    album_name: str | None

    @property
    def thing(self) -> Thing:
        return Thing(
            self.id,
            self.name,
            named(self.artist_id, self.artist_name),
            named(self.album_id, self.album_name),
        )


def rows_of(reader: Reader, things: Things, codes: Iterable[int]) -> list[Row]:
    """What the tables say of the things with these codes, in any order."""
    rows = reader.rows(
        f"""
        SELECT
            code, thing.id, thing.name, thing.kind,
            artists.id, artists.name, albums.id, albums.name
        FROM {things.table} AS thing
        JOIN {CODES} USING (code)
        LEFT JOIN creators AS artists ON artists.creator = thing.artist
        LEFT JOIN collections AS albums ON albums.collection = thing.album
        """,  # noqa: S608 - our own words; values are bound
        {"codes": list(codes)},
    )
    return list(map(Row._make, rows))


def described(reader: Reader, things: Things, codes: Sequence[int]) -> dict[int, Thing]:
    """What the things with these codes are called."""
    return {row.code: row.thing for row in rows_of(reader, things, codes)}


def page_of(
    reader: Reader,
    listed: str,
    things: Things,
    parameters: Mapping[str, Any],
    *,
    measures: str,
    limit: int,
    offset: int,
) -> tuple[int, list[tuple[Any, ...]]]:
    """How long a list is, and `limit` rows of it after the first `offset`, also beyond its end.

    `listed` is SQL: a WITH whose last table is `listed`, with `code` as its first column;
    `measures` is what it is ranked by.
    """
    places = f"{measures}, thing.name, thing.id, thing.kind"
    rows = reader.rows(
        f"""
        {listed}, page AS (
            SELECT listed.*, thing.name, thing.id, thing.kind
            FROM listed JOIN {things.table} AS thing USING (code)
            ORDER BY {places} LIMIT $limit OFFSET $offset
        )
        SELECT sums.total, thing.* EXCLUDE (name, id, kind)
        FROM (SELECT count(*) AS total FROM listed) AS sums LEFT JOIN page AS thing ON true
        ORDER BY {places}
        """,  # noqa: S608 - our own words; values are bound
        {**parameters, "limit": limit, "offset": offset},
    )
    return rows[0][0], [row[1:] for row in rows if row[1] is not None]
