"""From the parameters that all statistics share to the question they ask."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from spotistats_api.engine.scope import Question
from spotistats_common.models.accounts import CountingRule
from spotistats_common.models.period import parse_period
from spotistats_common.models.play import Kind

if TYPE_CHECKING:
    from spotistats_common.models.accounts import User


class Asked(TypedDict, total=False):
    """The parameters that all statistics share, as they were sent."""

    since: str
    until: str
    tz: str
    min_ms: int
    count_skipped: bool
    count_incognito: bool
    kind: list[str]
    if_none_match: str | None


def question_of(user: User, asked: Asked) -> Question:
    """What is asked: what was sent, and the account's settings for the rest."""
    usual = user.counting_rule
    rule = CountingRule(
        asked.get("min_ms", usual.min_ms),
        asked.get("count_skipped", usual.count_skipped),
        asked.get("count_incognito", usual.count_incognito),
    )
    kinds = tuple(sorted({Kind(each) for each in asked.get("kind", [Kind.MUSIC])}))
    period = parse_period(asked.get("since"), asked.get("until"), asked.get("tz", user.time_zone))
    return Question(period, rule, kinds)
