"""Overview: a period at a glance."""

from __future__ import annotations

from asyncio import gather
from typing import TYPE_CHECKING, Any

from dash import html

from spotistats_sdk.api.habits import get_calendar, get_clock
from spotistats_sdk.api.plays import list_plays
from spotistats_sdk.api.statistics import get_summary, get_timeline, get_top
from spotistats_sdk.models import Calendar, Clock, PlayPage, Summary, Timeline, TopList
from spotistats_web import formats
from spotistats_web import texts as shared
from spotistats_web.charts.base import chart
from spotistats_web.charts.calendar import (
    MOST_DAYS,
    calendar_figure,
    calendar_table,
    months_figure,
)
from spotistats_web.charts.clock import clock_figure, clock_table
from spotistats_web.charts.timeline import timeline_figure, timeline_table
from spotistats_web.components.basics import card, choices, more
from spotistats_web.components.figures import KeyFigure, strip
from spotistats_web.components.plays import plays_list
from spotistats_web.components.rankings import short_list
from spotistats_web.components.states import empty_period
from spotistats_web.page import Page, Place, Shown
from spotistats_web.pages.start import welcome
from spotistats_web.period import EVERYTHING, FROM, PERIOD, TO
from spotistats_web.session import ask
from spotistats_web.texts import overview as texts

if TYPE_CHECKING:
    from collections.abc import Awaitable
    from datetime import date

    from dash.development.base_component import Component

    from spotistats_sdk.models import CountingRule, TopEntity
    from spotistats_sdk.types import Response
    from spotistats_web.page import View
    from spotistats_web.period import Period, Step

_TOP: tuple[TopEntity, ...] = ("artists", "tracks", "albums")
_MEASURE = "measure"


async def load(view: View) -> Shown:
    """Everything at once; who has no plays yet is welcomed instead."""
    measure = view.query.choice(_MEASURE, ("plays", "listened_ms"), "plays")
    step = view.period.step
    previous = view.period.moved(-1) if view.period.compares else None
    (summary, recent), (timeline, before), (clock, calendar), tops = await gather(
        gather(
            ask(get_summary.asyncio_detailed(**view.within), Summary),
            ask(list_plays.asyncio_detailed(limit=8, min_ms=0, **view.within), PlayPage),
        ),
        gather(_timeline_of(view, view.period, step), _timeline_of(view, previous, step)),
        gather(
            ask(get_clock.asyncio_detailed(**view.within), Clock),
            _calendar_of(view),
        ),
        gather(*(ask(_top_of(view, entity), TopList) for entity in _TOP)),
    )
    if summary.plays == 0 and not recent.items:
        if view.period.preset == EVERYTHING:
            return await welcome(view)
        every = view.same(**{PERIOD: EVERYTHING, FROM: None, TO: None})
        return Shown([empty_period(every)])
    body = [
        strip(key_figures(summary, compares=view.period.compares)),
        *([_timeline(view, timeline, before, measure)] if timeline else []),
        html.Div([_top(view, top) for top in tops], className="grid thirds"),
        html.Div([_clock(clock, measure), _recent(view, recent)], className="grid halves"),
        *_calendar(view, calendar, timeline, measure),
    ]
    return Shown(body, lead=_lead(summary.counting_rule))


async def _timeline_of(view: View, period: Period | None, step: Step) -> Timeline | None:
    if period is None:
        return None
    request = get_timeline.asyncio_detailed(client=view.client, step=step, **period.parameters)
    found = await ask(request, Timeline)
    return found if any(item.listened_ms for item in found.items) else None


def _top_of(view: View, entity: TopEntity) -> Awaitable[Response[Any]]:
    return get_top.asyncio_detailed(entity, limit=5, **view.within)


def key_figures(summary: Summary, *, compares: bool) -> list[KeyFigure]:
    """The figures of a summary, with their change where there is a previous period."""
    before = summary.previous if compares else None
    figures = [
        KeyFigure(
            shared.LISTENED,
            formats.listened(summary.listened_ms),
            now=summary.listened_ms,
            before=None if before is None else before.listened_ms,
            before_words="" if before is None else formats.listened(before.listened_ms),
            note=formats.in_days(summary.listened_ms),
            exact=_exact(summary),
        )
    ]
    for label, name in (
        (shared.PLAYS, "plays"),
        (shared.ENTITIES["artists"], "artists"),
        (shared.ENTITIES["tracks"], "tracks"),
        (shared.ENTITIES["albums"], "albums"),
        (texts.ACTIVE_DAYS, "active_days"),
    ):
        now = getattr(summary, name)
        then = None if before is None else getattr(before, name)
        figures.append(
            KeyFigure(
                label,
                formats.number(now),
                now=now,
                before=then,
                before_words="" if then is None else formats.number(then),
                note=_per_day(summary) if name == "active_days" else "",
            )
        )
    return figures


def _exact(summary: Summary) -> str:
    words = formats.exact_time(summary.listened_ms)
    if summary.estimated_ms:
        words += f" ({shared.ESTIMATED.format(time=formats.listened(summary.estimated_ms))})"
    return words


def _per_day(summary: Summary) -> str:
    if summary.plays_per_active_day is None:
        return ""
    return texts.PER_DAY.format(plays=formats.number(summary.plays_per_active_day))


def _lead(rule: CountingRule) -> str:
    if rule.min_ms == 0:
        return shared.COUNTS_ALL
    return shared.COUNTS_FROM.format(time=formats.listened(rule.min_ms))


def _timeline(view: View, timeline: Timeline, before: Timeline | None, measure: str) -> Component:
    step = timeline.step
    figure = timeline_figure(
        timeline.items,
        step,
        view.zone,
        measure=measure,
        previous=() if before is None else before.items,
        href=_to_plays,
    )
    unit = shared.PLAYS if measure == "plays" else shared.HOURS.capitalize()
    options = [
        (shared.PLAYS, view.same(**{_MEASURE: None}), measure == "plays"),
        (shared.LISTENED, view.same(**{_MEASURE: "listened_ms"}), measure == "listened_ms"),
    ]
    note = texts.PER_STEP.format(unit=unit, step=shared.STEPS[step].lower())
    if before is not None:
        note += texts.DOTTED
    return chart(
        "timeline",
        texts.TIMELINE,
        figure,
        timeline_table(timeline.items, step, view.zone),
        note=note,
        action=choices(texts.MEASURE, options),
    )


def _top(view: View, top: TopList) -> Component:
    link = more(texts.ALL.format(total=formats.number(top.total)), view.to(f"/top/{top.entity}"))
    title = texts.TOP.format(what=shared.ENTITIES[top.entity].lower())
    return card(title, short_list(view, top.entity, top.items), action=link)


def _clock(clock: Clock, measure: str) -> Component:
    return chart(
        "clock",
        texts.CLOCK,
        clock_figure(clock.items, measure=measure, height=390),
        clock_table(clock.items),
        note=_per(measure, texts.PER_HOUR),
    )


def _recent(view: View, recent: PlayPage) -> Component:
    return card(
        texts.RECENT,
        plays_list(view, recent.items),
        action=more(texts.ALL_PLAYS, view.to("/plays")),
    )


def _calendar(
    view: View, calendar: Calendar | None, timeline: Timeline | None, measure: str
) -> list[Component]:
    """Days, or months where there are too many days."""
    if calendar is not None and calendar.items:
        days = calendar.items
        figure = calendar_figure(days, _to_plays, measure=measure)
        table, note = calendar_table(days), texts.PER_DAY_OF_CALENDAR
    elif timeline is not None and timeline.step == "month":
        months = timeline.items
        figure = months_figure(months, view.zone, _to_plays, measure=measure)
        table, note = timeline_table(months, "month", view.zone), texts.PER_MONTH
    else:
        return []
    title = texts.CALENDAR if calendar is not None else texts.MONTHS
    return [chart("calendar", title, figure, table, note=_per(measure, note))]


async def _calendar_of(view: View) -> Calendar | None:
    if view.period.days is None or view.period.days > MOST_DAYS:
        return None
    return await ask(get_calendar.asyncio_detailed(**view.within), Calendar)


def _to_plays(first: date, last: date) -> str:
    return f"/plays?{FROM}={first.isoformat()}&{TO}={last.isoformat()}"


def _per(measure: str, words: str) -> str:
    return words.format(unit=shared.PLAYS if measure == "plays" else shared.HOURS.capitalize())


PAGES = [Page("/", texts.TITLE, load, Place("layout-dashboard", 10), compares=True)]
