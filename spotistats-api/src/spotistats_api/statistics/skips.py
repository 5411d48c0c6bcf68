"""How often, where and what is skipped?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from spotistats_api.statistics.skip_places import (
    SkipPosition,
    SkipShare,
    skip_positions,
    skip_shares,
)
from spotistats_api.statistics.skip_rates import SkipRates, SkipsOfThing, skip_rates, skips_of
from spotistats_api.statistics.skip_turns import TurnedTrack, skip_turns

if TYPE_CHECKING:
    from spotistats_api.engine.run import Reader
    from spotistats_api.engine.scope import Question
    from spotistats_common.models.accounts import CountingRule
    from spotistats_common.models.period import Period


@dataclass(frozen=True)
class Skips(SkipRates):
    """Rates, and which tracks and artists were skipped, and where."""

    period: Period
    counting_rule: CountingRule
    min_plays: int
    tracks: tuple[SkipsOfThing, ...]
    artists: tuple[SkipsOfThing, ...]
    positions: tuple[SkipPosition, ...]
    shares: tuple[SkipShare, ...]
    turned: tuple[TurnedTrack, ...]


def skips(reader: Reader, question: Question, min_plays: int = 10, limit: int = 50) -> Skips:
    """Skips among selected plays, counted or not, since most skips come too early to count.

    Tracks and artists are listed, `limit` of them, if it is known of `min_plays` plays whether
    they were skipped.
    """
    return Skips(
        **vars(skip_rates(reader, question)),
        period=question.period,
        counting_rule=question.rule,
        min_plays=min_plays,
        tracks=skips_of(reader, question, "tracks", min_plays, limit),
        artists=skips_of(reader, question, "artists", min_plays, limit),
        positions=skip_positions(reader, question),
        shares=skip_shares(reader, question),
        turned=skip_turns(reader, question, min_plays, limit),
    )
