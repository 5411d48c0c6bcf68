"""Sessions: how long, how many, what they begin and end with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dash import html

from spotistats_sdk.api.habits import get_sessions
from spotistats_sdk.models import Sessions
from spotistats_web import formats, palette
from spotistats_web import texts as shared
from spotistats_web.charts.base import Table, chart
from spotistats_web.charts.series import Series, bars_figure
from spotistats_web.components.basics import card, item_link
from spotistats_web.components.figures import KeyFigure, strip
from spotistats_web.components.lists import Column, Row, listed, table
from spotistats_web.components.sections import option_choices
from spotistats_web.components.states import whole_history
from spotistats_web.session import ask
from spotistats_web.texts import habits as texts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dash.development.base_component import Component

    from spotistats_sdk.models import NamedRef, Session, SessionEdge
    from spotistats_web.page import View

_GAP, _MINUTE = "gap", 60_000
_LISTED = 10


async def load(view: View) -> list[Component]:
    """The sessions of the period."""
    gap = int(view.query.choice(_GAP, tuple(texts.GAPS), "30"))
    found = await ask(
        get_sessions.asyncio_detailed(gap_ms=gap * _MINUTE, limit=_LISTED, **view.within),
        Sessions,
    )
    label = html.Span(texts.GAP, className="dim")
    gaps = option_choices(view, texts.GAP, _GAP, texts.GAPS, "30")
    controls = html.Div([label, gaps], className="row wrapping")
    if not found.total:
        return [controls, whole_history(view)]
    edges = [
        _edges(view, texts.OPENERS, texts.OPENERS_NOTE, found.openers),
        _edges(view, texts.CLOSERS, texts.CLOSERS_NOTE, found.closers),
    ]
    return [
        controls,
        strip(_figures(found)),
        _lengths(found),
        html.Div(edges, className="grid halves"),
        card(texts.LONGEST, _longest(view, found.items)),
    ]


def _figures(found: Sessions) -> list[KeyFigure]:
    per_day = found.sessions_per_active_day
    return [
        KeyFigure(texts.COUNT, formats.number(found.total)),
        KeyFigure(texts.MEDIAN, _time(found.median_length_ms), note=texts.MEDIAN_NOTE),
        KeyFigure(texts.MEAN, _time(found.mean_length_ms), note=texts.MEAN_NOTE),
        KeyFigure(
            texts.PER_DAY,
            "–" if per_day is None else formats.number(per_day),
            note=texts.PER_DAY_NOTE,
        ),
    ]


def _time(ms: int | None) -> str:
    return "–" if ms is None else formats.listened(ms)


def _lengths(found: Sessions) -> Component:
    labels = [span(each.from_ms, each.below_ms) for each in found.lengths]
    counts = [each.sessions for each in found.lengths]
    shares = [formats.percent(count / found.total) for count in counts]
    words = [
        f"<b>{label}</b><br>{formats.counted(count, 'session')} ({share})"
        for label, count, share in zip(labels, counts, shares, strict=True)
    ]
    series = [Series(texts.SESSIONS, palette.PLAYS, counts, words)]
    rows = [
        (label, formats.number(count), share)
        for label, count, share in zip(labels, counts, shares, strict=True)
    ]
    return chart(
        "lengths",
        texts.LENGTHS,
        bars_figure(labels, series, height=240),
        Table((texts.LENGTH, texts.SESSIONS, shared.PART), rows),
        note=texts.LENGTHS_NOTE,
    )


def span(from_ms: int, below_ms: int | None) -> str:
    """A range of times: `below 5 min`, `1–2 h`, `30 min–1 h`, `8 h and more`."""
    if below_ms is None:
        return texts.FROM_ON.format(first=short(from_ms))
    if not from_ms:
        return texts.BELOW.format(last=short(below_ms))
    first, last = short(from_ms), short(below_ms)
    number, _, unit = first.partition(" ")
    return texts.BETWEEN.format(first=number if last.endswith(f" {unit}") else first, last=last)


def short(ms: int) -> str:
    """A round time: `30 s`, `5 min`, `2 h`."""
    if ms < _MINUTE:
        return f"{ms // 1000} s"
    return f"{ms // _MINUTE} min" if ms < 60 * _MINUTE else f"{ms // (60 * _MINUTE)} h"


def _edges(view: View, title: str, note: str, edges: Sequence[SessionEdge]) -> Component:
    shown = edges[:8]
    most = max((edge.sessions for edge in shown), default=1)
    rows = [
        Row(
            "tracks",
            edge.id,
            edge.name,
            under=None if edge.artist is None else edge.artist.name,
            amount=formats.number(edge.sessions),
            note=texts.SESSIONS.lower(),
            part=edge.sessions / most,
        )
        for edge in shown
    ]
    return card(title, listed(view, rows), note=note)


def _longest(view: View, items: Sequence[Session]) -> Component:
    columns = [
        Column(texts.STARTED, is_end=False),
        Column(texts.TOOK),
        Column(shared.PLAYS),
        Column(texts.OPENER, is_end=False, is_wide_only=True),
        Column(texts.CLOSER, is_end=False, is_wide_only=True),
        Column(texts.PLAYED_ON, is_end=False, is_wide_only=True),
    ]
    rows = [
        [
            formats.moment(item.started_at, view.zone),
            html.Span(formats.listened(item.length_ms), title=formats.exact_time(item.length_ms)),
            formats.number(item.plays),
            _named(view, item.opener),
            _named(view, item.closer),
            family_name(item.platform_family),
        ]
        for item in items
    ]
    return table(columns, rows, name=0, label=texts.LONGEST)


def _named(view: View, ref: NamedRef | None) -> Component | str:
    return "–" if ref is None else item_link(view, "tracks", ref.id, ref.name)


def family_name(family: str | None) -> str:
    """A family of platforms, as people call it."""
    return texts.UNKNOWN if family is None else shared.FAMILIES[family]
