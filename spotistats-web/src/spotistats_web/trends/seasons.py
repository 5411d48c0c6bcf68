"""What months, weekdays and hours have in common over the years."""

from __future__ import annotations

from asyncio import gather
from typing import TYPE_CHECKING

from dash import html

from spotistats_sdk.api.explore import query
from spotistats_sdk.api.statistics import get_timeline
from spotistats_sdk.models import Query, QueryAnswer, Timeline
from spotistats_web import formats
from spotistats_web import texts as shared
from spotistats_web.charts.base import Table, chart
from spotistats_web.charts.calendar import months_figure
from spotistats_web.charts.heat import heat_figure
from spotistats_web.charts.timeline import timeline_table
from spotistats_web.components.measures import measure_choices, measure_of, unit_of
from spotistats_web.components.states import whole_history
from spotistats_web.period import FROM, TO
from spotistats_web.session import ask
from spotistats_web.texts import trends as texts

if TYPE_CHECKING:
    from collections.abc import Awaitable, Sequence
    from datetime import date
    from typing import Any

    from dash.development.base_component import Component

    from spotistats_sdk.models import Dimension
    from spotistats_sdk.types import Response
    from spotistats_web.page import View

_MOST_GROUPS = 10_000


async def load(view: View) -> list[Component]:
    """Months and years, and the hours and weekdays of the months."""
    measure = measure_of(view)
    timeline, hours, weekdays = await gather(
        ask(get_timeline.asyncio_detailed(step="month", **view.within), Timeline),
        ask(_grouped(view, "hour"), QueryAnswer),
        ask(_grouped(view, "weekday"), QueryAnswer),
    )
    controls = html.Div(measure_choices(view), className="controls")
    if not any(item.plays or item.listened_ms for item in timeline.items):
        return [controls, whole_history(view)]
    by_month = chart(
        "months",
        texts.BY_MONTH,
        months_figure(timeline.items, view.zone, _to_plays, measure=measure),
        timeline_table(timeline.items, "month", view.zone),
        note=texts.BY_MONTH_NOTE.format(unit=unit_of(measure)),
    )
    hours_of_day = [(f"{hour:02}", formats.hour_of_day(hour)) for hour in range(24)]
    return [
        controls,
        by_month,
        _pattern(
            "hours",
            texts.HOURS_OF_MONTHS,
            texts.HOURS_OF_MONTHS_NOTE,
            hours_of_day,
            by_months(hours.rows, first=0, count=24),
        ),
        _pattern(
            "weekdays",
            texts.WEEKDAYS_OF_MONTHS,
            texts.WEEKDAYS_OF_MONTHS_NOTE,
            list(zip(formats.WEEKDAYS, shared.WEEKDAYS, strict=True)),
            by_months(weekdays.rows, first=1, count=7),
        ),
    ]


def _grouped(view: View, dimension: Dimension) -> Awaitable[Response[Any]]:
    body = Query(
        group_by=["month", dimension],
        measures=["plays"],
        limit=_MOST_GROUPS,
        **view.period.parameters,
    )
    return query.asyncio_detailed(client=view.client, body=body)


def by_months(rows: Sequence[Sequence[Any]], *, first: int, count: int) -> list[list[int]]:
    """Plays of the twelve months of all years, by a number that begins with `first`.

    `rows`: a month such as 2024-07, the number, plays.
    """
    found = [[0] * count for _ in range(12)]
    for month, number, plays in rows:
        found[int(month[5:7]) - 1][int(number) - first] += plays
    return found


def _pattern(
    name: str,
    title: str,
    note: str,
    columns: Sequence[tuple[str, str]],
    plays: list[list[int]],
) -> Component:
    """`columns`: each as the axis has room for it, and whole."""
    values: list[list[float | None]] = []
    words, rows = [], []
    for month, counts in enumerate(plays):
        total = sum(counts)
        shares = [count / total if total else None for count in counts]
        values.append(list(shares))
        told = [
            "–"
            if share is None
            else texts.PART_OF_MONTH.format(
                share=formats.percent(share), plays=formats.counted(count, "play")
            )
            for share, count in zip(shares, counts, strict=True)
        ]
        words.append(
            [
                f"<b>{formats.MONTHS[month]}, {whole}</b><br>{each}"
                for (_, whole), each in zip(columns, told, strict=True)
            ]
        )
        parts = ["–" if share is None else formats.percent(share) for share in shares]
        rows.append((formats.MONTHS[month], *parts))
    figure = heat_figure(
        [short for short, _ in columns],
        formats.MONTHS,
        values,
        words,
        row_height=22,
        every=3 if len(columns) > 12 else 1,
    )
    return chart(
        name, title, figure, Table((texts.MONTH, *(whole for _, whole in columns)), rows), note=note
    )


def _to_plays(first: date, last: date) -> str:
    return f"/plays?{FROM}={first.isoformat()}&{TO}={last.isoformat()}"
