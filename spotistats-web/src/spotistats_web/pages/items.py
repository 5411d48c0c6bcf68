"""Pages of single artists, albums and tracks."""

from __future__ import annotations

from asyncio import gather
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from dash import html

from spotistats_sdk.api.library import get_album, get_artist, get_track
from spotistats_sdk.api.plays import query_plays
from spotistats_sdk.models import Detail, PlayPage, PlayQuery
from spotistats_web import formats
from spotistats_web import texts as shared
from spotistats_web.charts.base import chart
from spotistats_web.charts.timeline import (
    last_day,
    start_of,
    timeline_figure,
    timeline_table,
)
from spotistats_web.components.basics import card, choices, cover_of, item_link, more
from spotistats_web.components.figures import strip
from spotistats_web.components.items import contexts_card, figures_of, neighbours_card
from spotistats_web.components.plays import plays_list
from spotistats_web.components.rankings import short_list
from spotistats_web.components.states import card_state, empty, link_button
from spotistats_web.explore.question import WHERE, written
from spotistats_web.page import Page, Shown
from spotistats_web.period import EVERYTHING, FROM, PERIOD, TO
from spotistats_web.session import ask
from spotistats_web.texts import items as texts

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from datetime import date, datetime

    from dash.development.base_component import Component

    from spotistats_web.page import View

    Load = Callable[[View], Awaitable[Shown]]

_MEASURE = "measure"
_RECENT = 8
_GET: dict[str, Any] = {"artist": get_artist, "album": get_album, "track": get_track}
_TRACKS = ("tracks", texts.TOP_TRACKS, texts.ALL_TRACKS)
_ALBUMS = ("albums", texts.TOP_ALBUMS, texts.ALL_ALBUMS)
_LISTS = {"artist": (_TRACKS, _ALBUMS), "album": (_TRACKS,), "track": ()}


def page_of(kind: str) -> Load:
    """The page of things of a kind: `artist`, `album` or `track`."""

    async def load(view: View) -> Shown:
        item_id = view.variables["id"]
        request = _GET[kind].asyncio_detailed(item_id, **view.within)
        detail, recent = await gather(ask(request, Detail), _recent(view, kind, item_id))
        head = _head(view, detail)
        if not detail.listened_ms and not recent.items:
            return Shown([head, _nothing(view)], title=detail.name)
        body = [
            head,
            strip(figures_of(detail)),
            *_months(view, detail, kind, item_id),
            *_lists(view, kind, item_id, detail),
            html.Div(
                [contexts_card(detail), neighbours_card(view, detail)], className="grid halves"
            ),
            card(
                texts.RECENT,
                plays_list(view, recent.items, relative=False),
                action=more(texts.ALL_PLAYS, _plays(view, kind, item_id)),
            ),
        ]
        return Shown(body, title=detail.name, lead=texts.KINDS[detail.entity])

    return load


def _head(view: View, detail: Detail) -> Component:
    """Its cover, whose it is, and what to do with it."""
    lines = []
    if detail.artist is not None:
        lines.append(item_link(view, "artists", detail.artist.id, detail.artist.name))
    if detail.album is not None:
        album = item_link(view, "albums", detail.album.id, detail.album.name)
        lines.append(html.Span(album, className="sub dim"))
    if detail.first_played_at is not None and detail.last_played_at is not None:
        moments = ((texts.FIRST, detail.first_played_at), (texts.LAST, detail.last_played_at))
        facts = [_moment(view, label, moment) for label, moment in moments]
        lines.append(html.Div(facts, className="row wrap dim"))
    kind = detail.entity.removesuffix("s")
    condition = {"field": f"{kind}_id", "op": "eq", "value": detail.id}
    asks = view.to("/explore", by="month", where=written(condition))
    lines.append(html.Div(more(texts.EXPLORE, asks)))
    return html.Div(
        [
            cover_of(view, detail.entity, detail.id, detail.name, size="large"),
            html.Div(lines, className="lines"),
        ],
        className="thing-head",
    )


def _moment(view: View, label: str, moment: datetime) -> Component:
    """When it was first or last played, with the way to the plays of that day."""
    day = moment.astimezone(view.zone).date()
    href = f"/plays?{FROM}={day.isoformat()}&{TO}={day.isoformat()}"
    return html.Span([f"{label} ", html.A(formats.day(day), href=href, className="said")])


def _months(view: View, detail: Detail, kind: str, item_id: str) -> list[Component]:
    if not detail.months:
        return []
    measure = view.query.choice(_MEASURE, ("plays", "listened_ms"), "plays")

    def plays_of(first: date, last: date) -> str:
        where = quote(_where(kind, item_id))
        return f"/plays?{FROM}={first.isoformat()}&{TO}={last.isoformat()}&{WHERE}={where}"

    figure = timeline_figure(detail.months, "month", view.zone, measure=measure, href=plays_of)
    options = [
        (shared.PLAYS, view.same(**{_MEASURE: None}), measure == "plays"),
        (shared.LISTENED, view.same(**{_MEASURE: "listened_ms"}), measure == "listened_ms"),
    ]
    unit = shared.PLAYS if measure == "plays" else shared.HOURS.capitalize()
    note = texts.PER_MONTH.format(unit=unit)
    if detail.best_month is not None:
        start = start_of(detail.best_month, view.zone)
        best = texts.BEST.format(
            month=f"{start:%B %Y}", plays=formats.counted(detail.best_month.plays, "play")
        )
        link = html.A(best, href=plays_of(start.replace(day=1), last_day(start, "month")))
        note_parts: Any = [f"{note} · ", link]
    else:
        note_parts = note
    return [
        chart(
            "months",
            texts.OVER_TIME,
            figure,
            timeline_table(detail.months, "month", view.zone),
            note=note_parts,
            action=choices(texts.MEASURE, options),
        )
    ]


def _lists(view: View, kind: str, item_id: str, detail: Detail) -> list[Component]:
    cards = []
    for entity, title, all_of_them in _LISTS[kind]:
        items = detail.top_tracks if entity == "tracks" else detail.top_albums
        if not items:
            continue
        by = entity.removesuffix("s")
        every = view.to("/explore", by=by, where=_where(kind, item_id))
        link = more(all_of_them, every)
        cards.append(card(title, short_list(view, entity, items), action=link))
    if not cards:
        return []
    return [html.Div(cards, className="grid halves")] if len(cards) > 1 else cards


async def _recent(view: View, kind: str, item_id: str) -> PlayPage:
    body = PlayQuery.from_dict(
        {
            **view.period.parameters,
            "where": {"field": f"{kind}_id", "op": "eq", "value": item_id},
            "limit": _RECENT,
        }
    )
    return await ask(query_plays.asyncio_detailed(client=view.client, body=body), PlayPage)


def _where(kind: str, item_id: str) -> str:
    return written({"field": f"{kind}_id", "op": "eq", "value": item_id})


def _plays(view: View, kind: str, item_id: str) -> str:
    return view.to("/plays", where=_where(kind, item_id))


def _nothing(view: View) -> Component:
    every = view.same(**{PERIOD: EVERYTHING, FROM: None, TO: None})
    link = link_button(shared.SHOW_ALL, every)
    return card_state(empty(texts.NOTHING, texts.NOTHING_HINT, link, symbol="calendar"))


PAGES = [
    Page("/artist/<id>", texts.ARTIST, page_of("artist")),
    Page("/album/<id>", texts.ALBUM, page_of("album")),
    Page("/track/<id>", texts.TRACK, page_of("track")),
]
