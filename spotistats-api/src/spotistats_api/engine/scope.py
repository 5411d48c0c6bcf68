"""What a question is about, as SQL conditions with bound parameters."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from spotistats_api.engine.snapshot import KINDS
from spotistats_common.models.accounts import CountingRule
from spotistats_common.models.play import Kind

if TYPE_CHECKING:
    from spotistats_common.models.period import Period

MUSIC = KINDS.index(Kind.MUSIC)

LISTENED_MS = "coalesce(sum(ms_played), 0)::BIGINT"
"""Listened time of the selected plays, counted or not."""


@dataclass(frozen=True)
class Question:
    """The plays to look at, and which of them count.

    A play is *selected* by its period and kind. Of those, what *counts* follows from the rule: at
    least `min_ms` heard (or nobody knows how much), skips and private sessions if they are wanted.
    """

    period: Period
    rule: CountingRule = CountingRule()  # noqa: RUF009 - frozen
    kinds: tuple[Kind, ...] = (Kind.MUSIC,)

    @property
    def selected(self) -> str:
        """The condition on a play to be looked at."""
        numbers = sorted({KINDS.index(kind) for kind in self.kinds})
        conditions = [f"kind IN ({', '.join(map(str, numbers))})"]
        if self.period.since is not None:
            conditions.append("ended_at >= $since")
        if self.period.until is not None:
            conditions.append("ended_at < $until")
        return f"({' AND '.join(conditions)})"

    @property
    def counted(self) -> str:
        """The condition on a selected play to count; never null."""
        conditions = ["(ms_played IS NULL OR ms_played >= $min_ms)"]
        if not self.rule.count_skipped:
            conditions.append("skipped IS NOT TRUE")
        if not self.rule.count_incognito:
            conditions.append("incognito IS NOT TRUE")
        return f"({' AND '.join(conditions)})"

    @property
    def parameters(self) -> dict[str, Any]:
        """The values of the parameters in both conditions."""
        return {
            "since": self.period.since_ms,
            "until": self.period.until_ms,
            "min_ms": self.rule.min_ms,
        }
