"""Answers to try things on."""

from __future__ import annotations

from datetime import UTC, datetime

from spotistats.records import Rows
from spotistats.results import CountingRule, NamedRef, Period, TopItem, TopList

MOMENT = datetime(2024, 5, 1, tzinfo=UTC)
PERIOD = Period(since=MOMENT, until=None, tz="Europe/Vilnius")
RULE = CountingRule(min_ms=30_000, count_skipped=True, count_incognito=True)


def a_top_item(rank: int = 1, name: str = "Ten Vor", rank_change: int | None = None) -> TopItem:
    """A track."""
    return TopItem(
        rank=rank,
        id=f"t{rank}",
        name=name,
        artist=NamedRef("a", "Sel Na"),
        album=None,
        family=None,
        plays=1_234,
        plays_share=0.5,
        listened_ms=4_000_000,
        estimated_ms=0,
        listened_share=0.5,
        days=3,
        first_played_at=MOMENT,
        last_played_at=MOMENT,
        previous_rank=None,
        rank_change=rank_change,
        is_new=None,
    )


def a_top_list(*items: TopItem) -> TopList:
    """A ranked list."""
    return TopList("tracks", "plays", PERIOD, None, RULE, 4_113, 2_468, 8_000_000, 0, Rows(items))
