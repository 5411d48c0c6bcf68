"""What is played right before and right after a track, album or artist?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from spotistats_api.engine.scope import HEARD_MS
from spotistats_api.statistics.things import THINGS

if TYPE_CHECKING:
    from spotistats_api.engine.run import Reader
    from spotistats_api.engine.scope import Question
    from spotistats_api.statistics.things import LibraryEntity

LONGEST_PAUSE_MS = 30 * 60_000
"""A longer silence parts two plays: nothing leads from one to the other."""
MOST = 5


@dataclass(frozen=True)
class Neighbour:
    """Something that is played next to something else, and how often."""

    id: str
    name: str
    plays: int


@dataclass(frozen=True)
class Neighbours:
    """The most frequent ones on both sides."""

    before: tuple[Neighbour, ...]
    after: tuple[Neighbour, ...]


def neighbours(reader: Reader, question: Question, entity: LibraryEntity, code: int) -> Neighbours:
    """What the plays that count have next to those of the thing with this `code`.

    Plays are taken in order of their ends. Two are neighbours if the second began at most
    `LONGEST_PAUSE_MS` after the first one ended. The thing itself is left out, ties are broken by
    name (byte by byte) and id.
    """
    things = THINGS[entity]
    column = things.code
    rows = reader.rows(
        f"""
        WITH stream AS (
            SELECT
                {column} AS code,
                lag({column}) OVER in_time AS earlier,
                ended_at - {HEARD_MS} - lag(ended_at) OVER in_time AS pause_ms
            FROM plays
            WHERE {question.selected} AND {question.counted}
            WINDOW in_time AS (ORDER BY ended_at, key)
        ), sides AS (
            SELECT TRUE AS is_before, earlier AS code FROM stream
            WHERE stream.code = $code AND earlier != $code AND pause_ms <= {LONGEST_PAUSE_MS}
            UNION ALL
            SELECT FALSE, code FROM stream
            WHERE earlier = $code AND stream.code != $code AND pause_ms <= {LONGEST_PAUSE_MS}
        )
        SELECT is_before, thing.id, thing.name, count(*) AS plays
        FROM sides JOIN {things.table} AS thing USING (code)
        GROUP BY is_before, thing.id, thing.name, thing.kind
        QUALIFY row_number() OVER (
            PARTITION BY is_before ORDER BY plays DESC, thing.name, thing.id, thing.kind
        ) <= {MOST}
        ORDER BY plays DESC, thing.name, thing.id, thing.kind
        """,  # noqa: S608 - our own conditions; values are bound
        {**question.parameters, "code": code},
    )
    before, after = (
        tuple(Neighbour(*row[1:]) for row in rows if row[0] is side) for side in (True, False)
    )
    return Neighbours(before, after)
