"""Platforms: what one listens on, over time."""

from __future__ import annotations

from asyncio import gather
from typing import TYPE_CHECKING

from dash import html

from spotistats_sdk.api.statistics import get_timeline, get_top
from spotistats_sdk.models import Timeline, TopList
from spotistats_web import formats, palette
from spotistats_web import texts as shared
from spotistats_web.charts.base import Table, chart
from spotistats_web.charts.series import Series, bars_figure
from spotistats_web.charts.timeline import label_of, value_of, words_of
from spotistats_web.components.basics import card, legend, more
from spotistats_web.components.lists import Meter, meters
from spotistats_web.components.measures import measure_choices, measure_of, unit_of
from spotistats_web.components.sections import step_choices, step_of
from spotistats_web.components.states import whole_history
from spotistats_web.habits.sessions import family_name
from spotistats_web.session import ask
from spotistats_web.texts import habits as texts

if TYPE_CHECKING:
    from datetime import date

    from dash.development.base_component import Component

    from spotistats_sdk.models import TimelineSeries
    from spotistats_web.page import View

_FAMILIES = 8


async def load(view: View) -> list[Component]:
    """Families of platforms over time and in all, and the devices as Spotify names them."""
    measure = measure_of(view)
    timeline, devices = await gather(
        ask(
            get_timeline.asyncio_detailed(
                step=step_of(view), split_by="platform_family", series=_FAMILIES, **view.within
            ),
            Timeline,
        ),
        ask(get_top.asyncio_detailed("platforms", limit=8, **view.within), TopList),
    )
    controls = html.Div([measure_choices(view), step_choices(view)], className="controls")
    if not any(item.plays or item.listened_ms for item in timeline.items):
        return [controls, whole_history(view)]
    return [
        controls,
        _over_time(view, timeline, measure),
        html.Div([_in_all(timeline, measure), _devices(view, devices)], className="grid halves"),
    ]


def _name(series: TimelineSeries) -> str:
    return texts.REST if series.role == "other" else family_name(series.key)


def _colour(series: TimelineSeries) -> str:
    return palette.FAMILIES.get(series.key or "", palette.OTHER)


def _over_time(view: View, timeline: Timeline, measure: str) -> Component:
    starts = [item.start.astimezone(view.zone).date() for item in timeline.items]
    step = timeline.step
    shown = [
        Series(
            _name(series),
            _colour(series),
            [value_of(item, measure) for item in series.items],
            [_words(series, at, starts, timeline) for at in range(len(starts))],
        )
        for series in timeline.series
    ]
    names = [series.name for series in shown]
    rows = [
        (
            label_of(start, step),
            *(_amount(series.items[at], measure) for series in timeline.series),
            _amount(timeline.items[at], measure),
        )
        for at, start in enumerate(starts)
    ]
    return chart(
        "platforms",
        texts.OVER_TIME,
        bars_figure([start.isoformat() for start in starts], shown, height=320, are_days=True),
        Table((shared.STEPS[step], *names, shared.TOTAL), rows),
        note=texts.OVER_TIME_NOTE.format(unit=unit_of(measure), step=shared.STEPS[step].lower()),
        action=legend([(series.name, series.colour) for series in shown]),
    )


def _words(series: TimelineSeries, at: int, starts: list[date], timeline: Timeline) -> str:
    item, total = series.items[at], timeline.items[at]
    share = f" ({formats.percent(item.plays / total.plays)})" if total.plays else ""
    when = label_of(starts[at], timeline.step)
    return f"<b>{_name(series)}</b>, {when}<br>{words_of(item)}{share}"


def _amount(item: object, measure: str) -> str:
    value = getattr(item, measure)
    return formats.number(value) if measure == "plays" else formats.exact_time(value)


def _in_all(timeline: Timeline, measure: str) -> Component:
    total = sum(getattr(series, measure) for series in timeline.series) or 1
    sizes = [(series, getattr(series, measure)) for series in timeline.series]
    most = max((size for _, size in sizes), default=1) or 1
    lines = [
        Meter(
            _name(series),
            size / most,
            formats.percent(size / total),
            f"{formats.counted(series.plays, 'play')} · {formats.listened(series.listened_ms)}",
            colour=_colour(series),
        )
        for series, size in sizes
    ]
    unit = shared.PLAYS if measure == "plays" else shared.LISTENED_TIME
    return card(texts.IN_ALL, meters(lines), note=texts.IN_ALL_NOTE.format(unit=unit.lower()))


def _devices(view: View, devices: TopList) -> Component:
    most = max((item.plays for item in devices.items), default=1) or 1
    lines = [
        Meter(
            item.name,
            item.plays / most,
            formats.percent(item.plays_share),
            f"{formats.counted(item.plays, 'play')} · {formats.listened(item.listened_ms)}",
        )
        for item in devices.items
    ]
    link = more(
        shared.ALL_OF.format(total=formats.number(devices.total)), view.to("/top/platforms")
    )
    return card(texts.DEVICES, meters(lines), note=texts.DEVICES_NOTE, action=link)
