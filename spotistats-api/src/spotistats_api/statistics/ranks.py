"""Which rank does each track, album, artist, show, … have among all?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from spotistats_api.engine.scope import ESTIMATED_MS, LISTENED_MS
from spotistats_api.statistics.things import THINGS

if TYPE_CHECKING:
    from spotistats_api.engine.scope import Question
    from spotistats_api.statistics.things import HeardEntity


def ranked(question: Question, entity: HeardEntity) -> str:
    """SQL: a row for each thing with a play that counts, under the rule that `top` ranks by.

    Columns: `code`, `plays`, `listened_ms`, `estimated_ms`, `rank_by_plays`,
    `rank_by_listened_ms`.
    """
    things = THINGS[entity]
    question = things.asked_by(question)
    return f"""
        SELECT
            ranked.*,
            row_number() OVER (
                ORDER BY plays DESC, listened_ms DESC, thing.name, thing.id, thing.kind
            ) AS rank_by_plays,
            row_number() OVER (
                ORDER BY listened_ms DESC, plays DESC, thing.name, thing.id, thing.kind
            ) AS rank_by_listened_ms
        FROM (
            SELECT
                {things.code} AS code,
                count(*) FILTER ({question.counted}) AS plays,
                {LISTENED_MS} AS listened_ms,
                {ESTIMATED_MS} AS estimated_ms
            FROM plays
            WHERE {question.selected} AND {things.code} IS NOT NULL
            GROUP BY code HAVING plays > 0
        ) AS ranked
        JOIN {things.table} AS thing USING (code)
    """  # noqa: S608 - our own conditions; values are bound
