"""This day in earlier years."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from dash import html

from spotistats_sdk.api.habits import get_on_this_day
from spotistats_sdk.models import OnThisDay
from spotistats_web import formats
from spotistats_web.components.attributes import aria
from spotistats_web.components.basics import card, icon, more
from spotistats_web.components.lists import Row, listed
from spotistats_web.components.states import card_state, empty
from spotistats_web.period import FROM, TO
from spotistats_web.query import BadQueryError
from spotistats_web.session import ask
from spotistats_web.texts import forgotten as texts

if TYPE_CHECKING:
    from dash.development.base_component import Component

    from spotistats_sdk.models import OnThisDayYear
    from spotistats_web.page import View

DAY = "day"
_TRACKS = 5


async def load(view: View) -> list[Component]:
    """A card for each earlier year that has plays on the day."""
    day = day_of(view)
    found = await ask(
        get_on_this_day.asyncio_detailed(client=view.client, day=day, tracks=_TRACKS), OnThisDay
    )
    if not found.items:
        state = empty(texts.NO_DAY, texts.NO_DAY_HINT, symbol="calendar")
        return [_days(view, day), card_state(state)]
    years = [_year(view, year) for year in found.items]
    return [_days(view, day), html.Div(years, className="grid halves")]


def day_of(view: View) -> date:
    """The day that the address says; today unless it does.

    Raises:
        BadQueryError: it is none.
    """
    value = view.query.get(DAY)
    if value is None:
        return view.now.date()
    try:
        day = date.fromisoformat(value)
    except ValueError:
        raise BadQueryError(DAY, "must be a day such as 2024-12-31") from None
    if not date(1970, 1, 2) <= day <= view.now.date():
        raise BadQueryError(DAY, "must be from 1970 on, and not in the future")
    return day


def day_and_month(day: date) -> str:
    """`24 November`."""
    return f"{day.day} {day:%B}"


def _days(view: View, day: date) -> Component:
    today = view.now.date()
    return html.Nav(
        [
            _moved(view, "chevron-left", texts.DAY_BEFORE, day - timedelta(days=1)),
            html.Span(day_and_month(day), className="shown-day"),
            _moved(view, "chevron-right", texts.DAY_AFTER, day + timedelta(days=1)),
            None
            if day == today
            else html.A(texts.TODAY, href=view.same(**{DAY: None}), className="button"),
        ],
        className="row",
        **aria(label=formats.day(day)),
    )


def _moved(view: View, symbol: str, label: str, day: date) -> Component:
    today = view.now.date()
    if day > today:
        return html.Span(icon(symbol), className="button round off", **aria(hidden="true"))
    href = view.same(**{DAY: None if day == today else day.isoformat()})
    return html.A(icon(symbol), href=href, className="button round", **aria(label=label))


def _year(view: View, year: OnThisDayYear) -> Component:
    most = max((track.plays for track in year.tracks), default=1) or 1
    rows = [
        Row(
            "tracks",
            track.id,
            track.name,
            under=None if track.artist is None else track.artist.name,
            amount=formats.counted(track.plays, "play"),
            note=formats.listened(track.listened_ms),
            part=track.plays / most,
        )
        for track in year.tracks
    ]
    iso = year.day.isoformat()
    ago = texts.YEARS_AGO[min(year.years_ago, 2)].format(n=year.years_ago)
    note = " · ".join(
        (
            ago,
            formats.counted(year.plays, "play"),
            formats.listened(year.listened_ms),
        )
    )
    return card(
        formats.weekday_and_day(year.day),
        listed(view, rows),
        html.P(_began(view, year), className="card-note"),
        note=note,
        action=more(texts.ALL_OF_DAY, f"/plays?{FROM}={iso}&{TO}={iso}"),
    )


def _began(view: View, year: OnThisDayYear) -> str:
    if year.first_track is None:
        return ""
    artist = "" if year.first_artist is None else texts.BY.format(artist=year.first_artist.name)
    time = f"{year.first_played_at.astimezone(view.zone):%H:%M}"
    return texts.FIRST.format(track=year.first_track.name, artist=artist, time=time)
