"""Recap: a year, a month or a week in review, as a page worth sharing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dash import html

from spotistats_sdk.api.recaps import get_recap
from spotistats_sdk.models import Recap
from spotistats_web import formats
from spotistats_web import texts as shared
from spotistats_web.charts.base import chart
from spotistats_web.charts.timeline import timeline_figure, timeline_table
from spotistats_web.components.attributes import aria
from spotistats_web.components.basics import card, choices, icon, more
from spotistats_web.components.rankings import short_list
from spotistats_web.components.states import card_state, empty, link_button
from spotistats_web.history import newest_play
from spotistats_web.page import Page, Place, Shown
from spotistats_web.period import FROM, TO
from spotistats_web.recap.names import UNITS, Reviewed, period_named, period_with
from spotistats_web.recap.poster import poster, save_button
from spotistats_web.session import ask
from spotistats_web.texts import recap as texts

if TYPE_CHECKING:
    from datetime import date

    from dash.development.base_component import Component

    from spotistats_sdk.models import RecapPlay, TopEntity
    from spotistats_web.page import View

_LISTS: tuple[TopEntity, ...] = ("artists", "tracks", "albums")


async def load(view: View) -> Shown:
    """The period that the path names; the year of the newest play unless it names one."""
    name = view.variables.get("period")
    period = await _latest(view) if name is None else period_named(name)
    recap = await ask(get_recap.asyncio_detailed(period.name, client=view.client), Recap)
    heading = texts.HEADING.format(period=period.within)
    if not recap.summary.plays and not recap.summary.listened_ms:
        state = await _nothing(view, period)
        return Shown([_controls(view, period), state], title=heading)
    save = save_button(recap, period, view.zone)
    body = [
        _controls(view, period, _share(period), save),
        poster(recap, period, view.zone),
        _timeline(view, recap),
        html.Div([_top(view, recap, period, each) for each in _LISTS], className="grid thirds"),
        _first_and_last(view, recap),
    ]
    return Shown(body, title=heading, lead=_lead(view, period))


async def _latest(view: View) -> Reviewed:
    newest = await newest_play(view.client)
    return period_with(
        "year", (view.now if newest is None else newest.astimezone(view.zone)).date()
    )


def _lead(view: View, period: Reviewed) -> str:
    words = texts.LEAD_SO_FAR if period.last >= view.now.date() else texts.LEAD
    return words.format(days=formats.days(period.first, period.last))


async def _nothing(view: View, period: Reviewed) -> Component:
    latest = await _latest(view)
    ways = []
    if latest != period:
        words = texts.LATEST.format(title=latest.within)
        ways.append(link_button(words, f"/recap/{latest.name}"))
    title = texts.EMPTY.format(period=period.within)
    return card_state(empty(title, texts.EMPTY_HINT, *ways, symbol="gift"))


def _controls(view: View, period: Reviewed, *actions: Component) -> Component:
    # Of a longer period its last part, unless that is still to come.
    day = min(period.last, max(period.first, view.now.date()))
    units = [
        (texts.UNITS[unit], f"/recap/{period_with(unit, day).name}", unit == period.unit)
        for unit in UNITS
    ]
    steps = html.Div(
        [_moved(view, period, -1), _moved(view, period, 1)],
        className="row",
    )
    return html.Div(
        [
            html.Div([choices(texts.UNIT, units), steps], className="row wrapping"),
            html.Div(list(actions), className="row"),
        ],
        className="controls",
    )


def _share(period: Reviewed) -> Component:
    href = f"/settings/shares?recap={period.name}"
    return html.A([icon("share-2"), texts.SHARE], href=href, className="button")


def _moved(view: View, period: Reviewed, steps: int) -> Component:
    other = period.moved(steps)
    symbol = icon("chevron-left" if steps < 0 else "chevron-right")
    if other.first > view.now.date():
        return html.Span([other.title, symbol], className="button off", **aria(hidden="true"))
    words = texts.EARLIER if steps < 0 else texts.LATER
    inside = [symbol, other.title] if steps < 0 else [other.title, symbol]
    return html.A(
        inside,
        href=f"/recap/{other.name}",
        className="button",
        **aria(label=words.format(title=other.title)),
    )


def _timeline(view: View, recap: Recap) -> Component:
    timeline = recap.timeline
    return chart(
        "recap",
        texts.TIMELINE,
        timeline_figure(timeline.items, timeline.step, view.zone, href=_to_plays, height=220),
        timeline_table(timeline.items, timeline.step, view.zone),
        note=texts.TIMELINE_NOTE.format(step=shared.STEPS[timeline.step].lower()),
    )


def _to_plays(first: date, last: date) -> str:
    return f"/plays?{FROM}={first.isoformat()}&{TO}={last.isoformat()}"


def _top(view: View, recap: Recap, period: Reviewed, entity: TopEntity) -> Component:
    items = {"artists": recap.artists, "tracks": recap.tracks, "albums": recap.albums}[entity]
    days = f"{FROM}={period.first.isoformat()}&{TO}={period.last.isoformat()}"
    what = shared.ENTITIES[entity]
    total = formats.number(getattr(recap.summary, entity))
    return card(
        texts.TOP.format(what=what.lower()),
        short_list(view, entity, items),
        action=more(shared.ALL_OF.format(total=total), f"/top/{entity}?{days}"),
    )


def _first_and_last(view: View, recap: Recap) -> Component:
    parts = [
        _play(view, label, play)
        for label, play in (
            (texts.FIRST_PLAY, recap.first_play),
            (texts.LAST_PLAY, recap.last_play),
        )
        if play is not None
    ]
    return card(texts.FIRST_AND_LAST, html.Dl(parts, className="strip inner"))


def _play(view: View, label: str, play: RecapPlay) -> Component:
    track = shared.UNNAMED if play.track is None else play.track.name
    artist = "" if play.artist is None else f"{play.artist.name} · "
    return html.Div(
        [
            html.Dt(label),
            html.Dd(track, className="name"),
            html.Dd(f"{artist}{formats.moment(play.ended_at, view.zone)}", className="dim sub"),
        ],
        className="figure",
    )


PAGES = [
    Page("/recap", texts.TITLE, load, Place("gift", 90), has_period=False),
    Page("/recap/<period>", texts.TITLE, load, has_period=False),
]
