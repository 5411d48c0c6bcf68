"""In what circumstances was something played?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spotistats_api.engine.run import Reader
    from spotistats_api.engine.scope import Question


@dataclass(frozen=True)
class ContextCount:
    """How many plays that count share a circumstance; `value` is None where nobody knows."""

    value: str | None
    plays: int


@dataclass(frozen=True)
class Contexts:
    """The plays that count by circumstance, the most frequent first."""

    reason_starts: tuple[ContextCount, ...]
    platform_families: tuple[ContextCount, ...]
    shuffle: tuple[ContextCount, ...]


def contexts(reader: Reader, question: Question) -> Contexts:
    """How the question's plays that count began, on what, and whether shuffled.

    Values are those that the filters of the same names take. Ties are broken by value (byte by
    byte), what is unknown comes after them.
    """

    def counts(value: str) -> tuple[ContextCount, ...]:
        rows = reader.rows(
            f"""
            SELECT {value} AS value, count(*) AS plays
            FROM plays
            LEFT JOIN words AS reasons ON reasons.word = plays.reason_start
            LEFT JOIN words AS platforms ON platforms.word = plays.platform
            WHERE {question.selected} AND {question.counted}
            GROUP BY ALL ORDER BY plays DESC, value NULLS LAST
            """,  # noqa: S608 - our own conditions; values are bound
            question.parameters,
        )
        return tuple(ContextCount(*row) for row in rows)

    return Contexts(
        counts("reasons.text"), counts("platforms.family"), counts("CAST(shuffle AS VARCHAR)")
    )
