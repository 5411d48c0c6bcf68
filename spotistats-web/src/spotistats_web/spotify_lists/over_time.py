"""One of Spotify's lists as it was over time."""

from __future__ import annotations

from asyncio import gather
from typing import TYPE_CHECKING

from spotistats_sdk.api.rankings import get_ranking
from spotistats_sdk.models import Ranking
from spotistats_web import formats
from spotistats_web.charts.base import chart
from spotistats_web.charts.bump import DEPTH, Line, bump_figure, bump_table, colour_of
from spotistats_web.components.basics import legend
from spotistats_web.session import ask
from spotistats_web.texts import spotify_lists as texts
from spotistats_web.texts import trends

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dash.development.base_component import Component

    from spotistats_sdk.models import RankingHead
    from spotistats_web.page import View

MOST_LISTS = 12
LINES = 8


async def over_time(view: View, heads: Sequence[RankingHead]) -> list[Component]:
    """The places of what is on top of the newest of `heads`; nothing of fewer than two lists.

    `heads` are the newest first.
    """
    if len(heads) < 2:
        return []
    chosen = list(reversed(spread(heads)))
    lists = await gather(
        *(
            ask(get_ranking.asyncio_detailed(head.id, client=view.client), Ranking)
            for head in chosen
        )
    )
    days = [each.taken_at.astimezone(view.zone).date() for each in lists]
    steps = [(day, formats.day(day)) for day in days]
    places = [{item.id: item.rank for item in each.items} for each in lists]
    lines = [
        Line(
            item.name,
            [each.get(item.id) for each in places],
            [_place(each.get(item.id)) for each in places],
        )
        for item in lists[-1].items[:LINES]
    ]
    graph = chart(
        "spotify-over-time",
        texts.OVER_TIME,
        bump_figure(lines, steps),
        bump_table(lines, steps, texts.DAY),
        note=texts.OVER_TIME_NOTE.format(n=LINES, depth=DEPTH),
        action=legend([(line.name, colour_of(at)) for at, line in enumerate(lines)]),
        extra="with-legend",
    )
    return [graph]


def spread(heads: Sequence[RankingHead], most: int = MOST_LISTS) -> list[RankingHead]:
    """At most so many of them, evenly spread, with the first and the last."""
    if len(heads) <= most:
        return list(heads)
    return [heads[round(at * (len(heads) - 1) / (most - 1))] for at in range(most)]


def _place(rank: int | None) -> str:
    return "–" if rank is None else trends.PLACE.format(rank=rank)
