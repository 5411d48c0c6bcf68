"""What is new, what stays, and what is gone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from spotistats.flows import Flow, ask
from spotistats_sdk.api.discovery import (
    get_discoveries,
    get_diversity,
    get_forgotten,
    get_one_hits,
    get_rank_history,
    get_retention,
)

if TYPE_CHECKING:
    from spotistats import results
    from spotistats.asking import Asked
    from spotistats_sdk.models import CalendarStep, HeardEntity, RankMode


def discoveries(
    entity: HeardEntity = "artists",
    *,
    step: CalendarStep = "month",
    limit: int = 50,
    offset: int = 0,
    **asked: Unpack[Asked],
) -> Flow[results.Discoveries]:
    """What was heard for the first time, and new against familiar plays."""
    return ask(get_discoveries, entity=entity, step=step, limit=limit, offset=offset, **asked)


def retention(*, months: int | None = None, **asked: Unpack[Asked]) -> Flow[results.Retention]:
    """How many of the artists (or shows, or books) discovered in a month are heard months later."""
    return ask(get_retention, months=months, **asked)


def rank_history(
    entity: HeardEntity = "artists",
    *,
    step: CalendarStep = "month",
    mode: RankMode = "step",
    limit: int = 10,
    **asked: Unpack[Asked],
) -> Flow[results.RankHistory]:
    """The ranks of the top tracks, albums, artists, shows, … at each step."""
    return ask(get_rank_history, entity=entity, step=step, mode=mode, limit=limit, **asked)


def forgotten(
    entity: HeardEntity = "artists",
    *,
    min_plays: int | None = None,
    silent_days: int | None = None,
    limit: int = 50,
    offset: int = 0,
    **asked: Unpack[Asked],
) -> Flow[results.Forgotten]:
    """What was once loved and is not heard any more."""
    return ask(
        get_forgotten,
        entity=entity,
        min_plays=min_plays,
        silent_days=silent_days,
        limit=limit,
        offset=offset,
        **asked,
    )


def one_hits(
    *,
    min_plays: int | None = None,
    min_share: float | None = None,
    limit: int = 50,
    offset: int = 0,
    **asked: Unpack[Asked],
) -> Flow[results.OneHits]:
    """Artists (or shows, or books) of whom only one track is heard, or nearly only one."""
    return ask(
        get_one_hits,
        min_plays=min_plays,
        min_share=min_share,
        limit=limit,
        offset=offset,
        **asked,
    )


def diversity(
    entity: HeardEntity = "artists",
    *,
    step: CalendarStep = "month",
    **asked: Unpack[Asked],
) -> Flow[results.Diversity]:
    """How varied the listening is, overall and at each step."""
    return ask(get_diversity, entity=entity, step=step, **asked)
