"""Streaks: days in a row."""

from __future__ import annotations

from asyncio import gather
from typing import TYPE_CHECKING

from dash import html

from spotistats_sdk.api.habits import get_calendar, get_streaks
from spotistats_sdk.models import Calendar, Streaks
from spotistats_web import formats
from spotistats_web.charts.base import chart
from spotistats_web.charts.calendar import MOST_DAYS, calendar_figure, calendar_table
from spotistats_web.components.basics import card
from spotistats_web.components.figures import KeyFigure, strip
from spotistats_web.components.lists import Meter, meters
from spotistats_web.components.states import empty, whole_history
from spotistats_web.period import FROM, TO
from spotistats_web.session import ask
from spotistats_web.texts import habits as texts

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from dash.development.base_component import Component

    from spotistats_sdk.models import Streak, StreakGap
    from spotistats_web.page import View

_LISTED = 10


async def load(view: View) -> list[Component]:
    """The streaks and silences of the period, and its days where they can be told apart."""
    found, calendar = await gather(
        ask(get_streaks.asyncio_detailed(limit=_LISTED, **view.within), Streaks),
        _calendar_of(view),
    )
    if not found.active_days:
        return [whole_history(view)]
    body = [strip(_figures(view, found))]
    if calendar is not None and calendar.items:
        days = calendar.items
        figure = calendar_figure(days, _to_plays)
        note = texts.CALENDAR_NOTE
        body.append(chart("days", texts.CALENDAR, figure, calendar_table(days), note=note))
    body.append(html.Div([_streaks(found.items), _gaps(found.gaps)], className="grid halves"))
    return body


async def _calendar_of(view: View) -> Calendar | None:
    if view.period.days is None or view.period.days > MOST_DAYS:
        return None
    return await ask(get_calendar.asyncio_detailed(**view.within), Calendar)


def _figures(view: View, found: Streaks) -> list[KeyFigure]:
    days = view.period.days
    part = ""
    if days and found.active_days <= days:
        part = texts.OF_DAYS.format(part=formats.percent(found.active_days / days))
    return [
        _streak(texts.CURRENT, found.current),
        _streak(texts.LONGEST_STREAK, found.longest),
        KeyFigure(texts.ACTIVE, formats.number(found.active_days), note=part),
    ]


def _streak(label: str, streak: Streak | None) -> KeyFigure:
    if streak is None:
        return KeyFigure(label, texts.NO_STREAK, note=texts.NO_STREAK_NOTE)
    return KeyFigure(
        label,
        formats.counted(streak.days, "day"),
        note=f"{formats.days(streak.first_day, streak.last_day)}, "
        f"{formats.counted(streak.plays, 'play')}",
    )


def _streaks(items: Sequence[Streak]) -> Component:
    most = max(item.days for item in items)
    lines = [
        Meter(
            formats.days(item.first_day, item.last_day),
            item.days / most,
            formats.counted(item.days, "day"),
            formats.counted(item.plays, "play"),
        )
        for item in items
    ]
    return card(texts.STREAKS, meters(lines), note=texts.STREAKS_NOTE)


def _gaps(gaps: Sequence[StreakGap]) -> Component:
    if not gaps:
        state = empty(texts.NO_GAPS, texts.NO_GAPS_HINT, symbol="flame")
        return card(texts.GAPS_TITLE, state, note=texts.GAPS_NOTE)
    most = max(gap.days for gap in gaps)
    lines = [
        Meter(
            formats.days(gap.first_day, gap.last_day),
            gap.days / most,
            formats.counted(gap.days, "day"),
        )
        for gap in gaps
    ]
    return card(texts.GAPS_TITLE, meters(lines), note=texts.GAPS_NOTE)


def _to_plays(first: date, last: date) -> str:
    return f"/plays?{FROM}={first.isoformat()}&{TO}={last.isoformat()}"
