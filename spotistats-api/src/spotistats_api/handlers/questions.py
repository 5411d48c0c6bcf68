"""From the parameters that all statistics share to the question they ask."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypedDict

from spotistats_common.models.period import parse_period
from spotistats_common.models.play import Kind

from spotistats_api.engine.scope import Question

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


_RULE = ("min_ms", "count_skipped", "count_incognito")


def question_of(user: User, asked: Asked) -> Question:
    """What is asked: what was sent, and the account's settings for the rest."""
    rule = replace(user.counting_rule, **{name: asked[name] for name in _RULE if name in asked})
    kinds = tuple(sorted({Kind(each) for each in asked.get("kind", [Kind.MUSIC])}))
    period = parse_period(asked.get("since"), asked.get("until"), asked.get("tz", user.time_zone))
    return Question(period, rule, kinds)
