"""From the parameters that all statistics share to the question they ask."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypedDict, cast

from spotistats_api.engine.scope import Filters, Question
from spotistats_common.errors import InvalidRequest
from spotistats_common.models.accounts import CountingRule
from spotistats_common.models.period import parse_period
from spotistats_common.models.play import Kind, Source

if TYPE_CHECKING:
    from collections.abc import Mapping

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
    track_id: list[str]
    album_id: list[str]
    artist_id: list[str]
    platform: list[str]
    platform_family: list[str]
    country: list[str]
    reason_start: list[str]
    reason_end: list[str]
    source: list[str]
    shuffle: bool
    skipped: bool
    offline: bool
    incognito: bool
    if_none_match: str | None


def question_of(user: User, asked: Asked) -> Question:
    """What is asked: what was sent, and the account's settings for the rest."""
    usual = user.counting_rule
    rule = CountingRule(
        asked.get("min_ms", usual.min_ms),
        asked.get("count_skipped", usual.count_skipped),
        asked.get("count_incognito", usual.count_incognito),
    )
    kinds = tuple(sorted({Kind(each) for each in asked.get("kind", ())}))
    period = parse_period(asked.get("since"), asked.get("until"), asked.get("tz", user.time_zone))
    return Question(period, rule, kinds, _filters_of(asked))


def for_others(question: Question) -> Question:
    """The question as others may see its answer: without plays in private sessions."""
    rule = replace(question.rule, count_incognito=False)
    return replace(question, rule=rule, for_others=True)


def two_sides(asked: Mapping[str, Any]) -> tuple[Asked, Asked]:
    """What is asked of both sides of a comparison, from parameters of which some are `other_…`.

    The second side is the first one but for those; where either end of its period is told, both
    are its own. InvalidRequest if there is none.
    """
    first = {name: value for name, value in asked.items() if not name.startswith("other_")}
    others = {
        name.removeprefix("other_"): value for name, value in asked.items() if name not in first
    }
    if not others:
        raise InvalidRequest(
            "other_since", "say what to compare with, by this or any other parameter other_…"
        )
    second = {**first, **others}
    if "since" in others or "until" in others:
        for end in ("since", "until"):
            if end not in others:
                second.pop(end, None)
    return cast("Asked", first), cast("Asked", second)


def _filters_of(asked: Asked) -> Filters:
    def values(name: str) -> tuple[str, ...]:
        return tuple(sorted(set(asked.get(name, ()))))  # type: ignore[call-overload]  # a list

    return Filters(
        track_id=values("track_id"),
        album_id=values("album_id"),
        artist_id=values("artist_id"),
        platform=values("platform"),
        platform_family=values("platform_family"),
        country=values("country"),
        reason_start=values("reason_start"),
        reason_end=values("reason_end"),
        source=tuple(Source(each) for each in values("source")),
        shuffle=asked.get("shuffle"),
        skipped=asked.get("skipped"),
        offline=asked.get("offline"),
        incognito=asked.get("incognito"),
    )
