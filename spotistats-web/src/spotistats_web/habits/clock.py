"""The clock: when in the day and in the week."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dash import html

from spotistats_sdk.api.habits import get_clock
from spotistats_sdk.models import Clock
from spotistats_web import formats, palette
from spotistats_web import texts as shared
from spotistats_web.charts.base import Table, chart
from spotistats_web.charts.clock import clock_figure, clock_table
from spotistats_web.charts.series import Series, bars_figure
from spotistats_web.charts.timeline import value_of, words_of
from spotistats_web.components.measures import measure_choices, measure_of, unit_of
from spotistats_web.components.states import whole_history
from spotistats_web.session import ask
from spotistats_web.texts import habits as texts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dash.development.base_component import Component

    from spotistats_sdk.models import ClockCell
    from spotistats_web.page import View


@dataclass
class Amount:
    """Plays and listened time of several cells of the clock."""

    plays: int = 0
    listened_ms: int = 0


async def load(view: View) -> list[Component]:
    """Weekdays and hours together, and each alone."""
    measure = measure_of(view)
    clock = await ask(get_clock.asyncio_detailed(**view.within), Clock)
    controls = html.Div(measure_choices(view), className="controls")
    if not any(cell.plays or cell.listened_ms for cell in clock.items):
        return [controls, whole_history(view)]
    unit = unit_of(measure)
    around = chart(
        "clock",
        texts.AROUND,
        clock_figure(clock.items, measure=measure, height=330),
        clock_table(clock.items),
        note=texts.AROUND_NOTE.format(unit=unit),
    )
    hours, weekdays = summed(clock.items)
    named_hours = [(f"{hour:02}", formats.hour_of_day(hour)) for hour in range(24)]
    return [
        controls,
        around,
        html.Div(
            [
                _bars(
                    "hours",
                    (texts.HOURS, texts.HOURS_NOTE.format(unit=unit), texts.HOUR),
                    named_hours,
                    hours,
                    measure,
                ),
                _bars(
                    "weekdays",
                    (texts.WEEKDAYS, texts.WEEKDAYS_NOTE.format(unit=unit), texts.WEEKDAY),
                    list(zip(formats.WEEKDAYS, shared.WEEKDAYS, strict=True)),
                    weekdays,
                    measure,
                ),
            ],
            className="grid halves",
        ),
    ]


def summed(cells: Sequence[ClockCell]) -> tuple[list[Amount], list[Amount]]:
    """The 24 hours of all weekdays, and the 7 weekdays of all hours."""
    hours, weekdays = [Amount() for _ in range(24)], [Amount() for _ in range(7)]
    for cell in cells:
        for amount in (hours[cell.hour], weekdays[cell.weekday - 1]):
            amount.plays += cell.plays
            amount.listened_ms += cell.listened_ms
    return hours, weekdays


def _bars(
    name: str,
    said: tuple[str, str, str],
    names: Sequence[tuple[str, str]],
    amounts: list[Amount],
    measure: str,
) -> Component:
    title, note, what = said
    words = [
        f"<b>{whole}</b><br>{words_of(amount)}"
        for (_, whole), amount in zip(names, amounts, strict=True)
    ]
    values = [value_of(amount, measure) for amount in amounts]
    series = [Series(title, palette.MEASURES[measure], values, words)]
    labels = [short for short, _ in names]
    figure = bars_figure(labels, series, every=3 if len(labels) > 12 else 1)
    rows = [
        (whole, formats.number(amount.plays), formats.exact_time(amount.listened_ms))
        for (_, whole), amount in zip(names, amounts, strict=True)
    ]
    table = Table((what, shared.PLAYS, shared.LISTENED), rows)
    return chart(name, title, figure, table, note=note)
