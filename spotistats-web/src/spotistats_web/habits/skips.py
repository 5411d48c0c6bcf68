"""Skips: how many, when, where in the track, and what became one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dash import html

from spotistats_sdk.api.habits import get_skips
from spotistats_sdk.models import Skips
from spotistats_web import formats, palette
from spotistats_web import texts as shared
from spotistats_web.charts.base import Table, chart
from spotistats_web.charts.series import PERCENT, Series, bars_figure
from spotistats_web.components.basics import card
from spotistats_web.components.figures import KeyFigure, strip
from spotistats_web.components.lists import Column, Meter, Row, listed, meters, table, thing
from spotistats_web.components.states import card_state, empty, whole_history
from spotistats_web.habits.sessions import family_name, short, span
from spotistats_web.session import ask
from spotistats_web.texts import habits as texts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dash.development.base_component import Component

    from spotistats_sdk.models import SkipsOfThing, TurnedTrack
    from spotistats_web.page import View

_LISTED = 8


async def load(view: View) -> list[Component]:
    """All that is known of skips in the period."""
    found = await ask(get_skips.asyncio_detailed(limit=_LISTED, **view.within), Skips)
    if not found.plays and not found.known:
        return [whole_history(view)]
    if not found.known:
        state = empty(texts.NO_SKIPS, texts.NO_SKIPS_HINT, symbol="activity")
        return [card_state(state)]
    return [
        strip(_figures(found)),
        _by_hour(found),
        html.Div([_by_shuffle(found), _by_platform(found)], className="grid halves"),
        html.Div([_where(found), _after(found)], className="grid halves"),
        html.Div(
            [
                _most_skipped(view, texts.MOST_SKIPPED_TRACKS, "tracks", found.tracks, found),
                _most_skipped(view, texts.MOST_SKIPPED_ARTISTS, "artists", found.artists, found),
            ],
            className="grid halves",
        ),
        card(texts.TURNED, _turned(view, found.turned), note=texts.TURNED_NOTE),
    ]


def _figures(found: Skips) -> list[KeyFigure]:
    return [
        KeyFigure(texts.RATE, formats.percent(found.skip_rate or 0)),
        KeyFigure(texts.SKIPPED, formats.number(found.skipped)),
        KeyFigure(texts.KNOWN, formats.number(found.known), note=texts.KNOWN_NOTE),
    ]


def _rate(part: Any) -> str:
    """The rate of anything that has one, in exact words."""
    return texts.RATE_WORDS.format(
        rate=formats.percent(part.skip_rate or 0),
        skipped=formats.number(part.skipped),
        known=formats.number(part.known),
    )


def _by_hour(found: Skips) -> Component:
    labels = [f"{hour.hour:02}" for hour in found.hours]
    words = [f"<b>{formats.hour_of_day(hour.hour)}</b><br>{_rate(hour)}" for hour in found.hours]
    values = [hour.skip_rate for hour in found.hours]
    rows = [
        (
            formats.hour_of_day(hour.hour),
            "–" if hour.skip_rate is None else formats.percent(hour.skip_rate),
            formats.number(hour.skipped),
            formats.number(hour.known),
        )
        for hour in found.hours
    ]
    return chart(
        "skips-by-hour",
        texts.BY_HOUR,
        bars_figure(
            labels,
            [Series(texts.RATE, palette.PLAYS, values, words)],
            height=220,
            unit=PERCENT,
            every=3,
        ),
        Table((texts.HOUR, texts.RATE, texts.SKIPPED, texts.KNOWN), rows),
        note=texts.BY_HOUR_NOTE,
    )


def _by_shuffle(found: Skips) -> Component:
    parts = [
        (texts.UNKNOWN if part.shuffle is None else texts.SHUFFLE[part.shuffle], part)
        for part in found.shuffle
        if part.known
    ]
    return card(texts.BY_SHUFFLE, meters(_meters(parts)), note=texts.RATE)


def _by_platform(found: Skips) -> Component:
    parts = [
        (family_name(part.platform_family), part) for part in found.platform_families if part.known
    ]
    return card(texts.BY_PLATFORM, meters(_meters(parts)), note=texts.RATE)


def _meters(parts: list[tuple[str, Any]]) -> list[Meter]:
    most = max((part.skip_rate or 0 for _, part in parts), default=0) or 1
    return [
        Meter(
            label,
            (part.skip_rate or 0) / most,
            formats.percent(part.skip_rate or 0),
            f"{formats.number(part.skipped)} of {formats.counted(part.known, 'play')}",
        )
        for label, part in parts
    ]


def _where(found: Skips) -> Component:
    labels = [
        texts.PART_OF_TRACK.format(
            first=round(part.from_share * 100), last=round(part.to_share * 100)
        )
        for part in found.shares
    ]
    places = [f"{round(part.from_share * 100)}%" for part in found.shares]
    counts = [part.skips for part in found.shares]
    said = (texts.WHERE, texts.WHERE_NOTE)
    return _counts("skips-where", said, places, labels, counts)


def _after(found: Skips) -> Component:
    labels = [span(part.from_ms, part.below_ms) for part in found.positions]
    places = [short(part.from_ms) for part in found.positions]
    counts = [part.skips for part in found.positions]
    said = (texts.AFTER, texts.AFTER_NOTE)
    return _counts("skips-after", said, places, labels, counts)


def _counts(
    name: str,
    said: tuple[str, str],
    places: Sequence[str],
    labels: Sequence[str],
    counts: Sequence[int],
) -> Component:
    title, note = said
    total = sum(counts) or 1
    words = [
        f"<b>{label}</b><br>{formats.counted(count, 'skip')} ({formats.percent(count / total)})"
        for label, count in zip(labels, counts, strict=True)
    ]
    rows = [
        (label, formats.number(count), formats.percent(count / total))
        for label, count in zip(labels, counts, strict=True)
    ]
    series = [Series(texts.SKIPS, palette.PLAYS, counts, words)]
    table_ = Table((title, texts.SKIPS, shared.PART), rows)
    return chart(name, title, bars_figure(places, series, height=250), table_, note=note)


def _most_skipped(
    view: View, title: str, entity: str, things: Sequence[SkipsOfThing], found: Skips
) -> Component:
    rows = [
        Row(
            entity,
            each.id,
            each.name,
            under=None if each.artist is None or entity == "artists" else each.artist.name,
            amount=formats.percent(each.skip_rate or 0),
            note=f"{formats.number(each.skipped)} of {formats.number(each.known)}",
            part=each.skip_rate or 0,
        )
        for each in things
    ]
    note = texts.AT_LEAST.format(n=found.min_plays)
    return card(title, listed(view, rows) if rows else empty(texts.NONE_ENOUGH), note=note)


def _turned(view: View, turned: Sequence[TurnedTrack]) -> Component:
    if not turned:
        return empty(texts.NO_TURNED, texts.NO_TURNED_HINT, symbol="activity")
    columns = [
        Column(texts.TRACK, is_end=False),
        Column(texts.BEFORE),
        Column(texts.SINCE_THEN),
        Column(texts.TURN, is_wide_only=True),
        Column(shared.PLAYS, is_wide_only=True),
    ]
    rows = [
        [
            thing(
                view,
                Row(
                    "tracks",
                    each.id,
                    each.name,
                    under=None if each.artist is None else each.artist.name,
                ),
            ),
            formats.percent(each.skip_rate_before),
            formats.percent(each.skip_rate_after),
            formats.day(each.turned_at.astimezone(view.zone).date()),
            formats.number(each.known),
        ]
        for each in turned
    ]
    return table(columns, rows, name=0, label=texts.TURNED)
