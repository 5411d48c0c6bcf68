"""Which tracks, albums, artists, shows, … have these words in their names?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from spotistats_api.engine.instants import instant
from spotistats_api.engine.scope import ESTIMATED_MS, LISTENED_MS
from spotistats_api.statistics.things import THINGS, HeardEntity, Thing, described
from spotistats_common.errors import InvalidRequest

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from spotistats_api.engine.run import Reader
    from spotistats_api.engine.scope import Question
    from spotistats_common.models.accounts import CountingRule

ENTITIES: tuple[HeardEntity, ...] = (
    "tracks",
    "albums",
    "artists",
    "shows",
    "episodes",
    "audiobooks",
)

_PLACES = "plays DESC, listened_ms DESC, name, id, entity"


@dataclass(frozen=True)
class SearchItem(Thing):
    """Something that was found; what has no play that counts has no last one."""

    entity: HeardEntity
    plays: int
    listened_ms: int
    estimated_ms: int
    last_played_at: datetime | None


@dataclass(frozen=True)
class SearchList:
    """A part of the `total` things that were found."""

    counting_rule: CountingRule
    total: int
    items: tuple[SearchItem, ...]


def search(  # noqa: PLR0917 - called with what the request has, in the contract's order
    reader: Reader,
    question: Question,
    words: Sequence[str],
    entities: Sequence[HeardEntity] = ENTITIES,
    limit: int = 50,
    offset: int = 0,
) -> SearchList:
    """What has all `words` in its name and its artist's, at least one of them in its own.

    Case and accents make no difference. Ranked by plays that count, ties by listened time, then by
    name, then by id.
    """
    rows = reader.rows(
        f"""
        WITH found AS ({_found(question, words, entities)}), page AS (
            SELECT * FROM found ORDER BY {_PLACES} LIMIT $limit OFFSET $offset
        )
        SELECT sums.total, page.* EXCLUDE (name, id)
        FROM (SELECT count(*) AS total FROM found) AS sums LEFT JOIN page ON true
        ORDER BY {_PLACES}
        """,  # noqa: S608 - our own words; values are bound
        {
            **question.parameters,
            **{f"word_{number}": word for number, word in enumerate(words)},
            "limit": limit,
            "offset": offset,
        },
    )
    page = [row[1:] for row in rows if row[1] is not None]
    names = _names(reader, page)
    items = (
        SearchItem(
            **vars(names[entity, code]),
            entity=entity,
            plays=plays,
            listened_ms=listened_ms,
            estimated_ms=estimated_ms,
            last_played_at=instant(last_ms),
        )
        for entity, code, plays, listened_ms, estimated_ms, last_ms in page
    )
    return SearchList(question.rule, rows[0][0], tuple(items))


def words_of(q: str) -> tuple[str, ...]:
    """The words to look for; InvalidRequest if there is none."""
    words = tuple(dict.fromkeys(q.encode("utf-8", "replace").decode().split()))
    if not words:
        raise InvalidRequest("q", "holds nothing but blanks; give a word to look for")
    return words


def _found(question: Question, words: Sequence[str], entities: Iterable[HeardEntity]) -> str:
    """SQL: what was found, with its measures."""
    parts = []
    for entity in entities:
        things = THINGS[entity]
        about = things.asked_by(question)
        own, whole = _folded("thing.name"), _folded("concat_ws(' ', thing.name, artists.name)")
        folded = [_folded(f"$word_{number}") for number in range(len(words))]
        every = " AND ".join(f"contains({whole}, {word})" for word in folded)
        some = " OR ".join(f"contains({own}, {word})" for word in folded)
        parts.append(f"""
            SELECT '{entity}' AS entity, code, plays, listened_ms, estimated_ms, last_ms, name, id
            FROM (
                SELECT thing.code, thing.name, thing.id FROM {things.table} AS thing
                LEFT JOIN creators AS artists ON artists.creator = thing.artist
                WHERE {every} AND ({some})
            ) JOIN (
                SELECT
                    {things.code} AS code,
                    count(*) FILTER ({about.counted}) AS plays,
                    {LISTENED_MS} AS listened_ms,
                    {ESTIMATED_MS} AS estimated_ms,
                    max(ended_at) FILTER ({about.counted}) AS last_ms
                FROM plays WHERE {about.selected} GROUP BY ALL
            ) USING (code)
        """)  # noqa: S608 - our own conditions; values are bound
    return " UNION ALL ".join(parts)


def _folded(sql: str) -> str:
    return f"strip_accents(lower({sql}))"


def _names(reader: Reader, page: Iterable[tuple[Any, ...]]) -> dict[tuple[HeardEntity, int], Thing]:
    codes: dict[HeardEntity, list[int]] = {}
    for entity, code, *_ in page:
        codes.setdefault(entity, []).append(code)
    return {
        (entity, code): thing
        for entity, some in codes.items()
        for code, thing in described(reader, THINGS[entity], some).items()
    }
